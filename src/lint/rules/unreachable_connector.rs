//! Send connectors that another one is always preferred to.
//!
//! Each address space that several connectors have is looked up once, and whoever wins is asked: no connector is compared with all
//! others.
//!
//! Advice: it may be kept for the day when the other one is disabled.

use std::collections::HashMap;

use super::ways::spaces_at;
use crate::diagnostic::{Rule, Sink};
use crate::lint::{Check, Facts, Need};
use crate::mailflow::{Outbound, PassedOver, Query};
use crate::value::{AddressSpace, AddressSpaces};

static RULE: Rule = Rule::advice("unreachable-connector", "An enabled send connector that is never used, since a cheaper one always is.")
    .page(include_str!("unreachable-connector.md"));

pub(super) const CHECK: Check = Check::of(&RULE, check).needs(&[Need::State]);

fn check(facts: &Facts<'_>, sink: &mut Sink) {
    // How many connectors have an address space; most have theirs alone.
    let mut holders: HashMap<&str, usize> = HashMap::new();
    for space in facts.mail.sending.iter().flat_map(spaces) {
        *holders.entry(space.ascii()).or_default() += 1;
    }
    for connector in facts.mail.sending.iter().filter(|connector| connector.enabled.is_true() && connector.spaces.whole) {
        let spaces = spaces(connector);
        if spaces.iter().any(|space| holders.get(space.ascii()).is_none_or(|holders| *holders < 2)) {
            continue;
        }
        let winners: Option<Vec<(&Outbound<'_>, u32)>> = spaces.iter().map(|space| winner(facts, connector, space)).collect();
        let Some((winners, space)) = winners.zip(spaces.first()) else { continue };
        let Some((winner, cost)) = winners.first() else { continue };
        let Some(at) = spaces_at(connector).or_else(|| spaces_at(winner)) else { continue };
        let (title, name) = (connector.subject.title(), winner.subject.title());
        let mut finding = RULE.at(at, format!("{title} is never used: {name} always is")).label(format!("cost {}", space.cost()));
        if let Some(other) = spaces_at(winner).filter(|other| *other != at) {
            finding = finding.other(other, format!("cost {cost}, for the same mail"));
        }
        sink.push(
            finding
                .note("Exchange chooses a connector before it tries to connect: that the cheaper one's hosts do not answer brings no mail to this one")
                .help("disable it until it is needed (`enabled: false`), or name its smart hosts in the other one; kept for the day when the other one is disabled, it is a reason to allow this"),
        );
    }
}

fn spaces<'o>(connector: &'o Outbound<'_>) -> &'o [AddressSpace] {
    connector.spaces.known.as_deref().map_or(&[], AddressSpaces::items)
}

/// The connector that takes all mail for an address space from another one, and its cost; none where there is none, or that depends on
/// what is unknown.
fn winner<'f, 'a>(facts: &'f Facts<'a>, connector: &Outbound<'a>, space: &AddressSpace) -> Option<(&'f Outbound<'a>, u32)> {
    let mail = &facts.mail;
    if !space.is_smtp() {
        return None;
    }
    let choice = mail.sending.choose(Query { domain: space.ascii(), size: None, from: None }, &mail.servers);
    let chosen = choice.chosen.as_ref().filter(|chosen| choice.is_certain() && chosen.space.ascii() == space.ascii())?;
    // Where the names decide, `duplicate-route` speaks.
    let dearer = choice
        .passed_over
        .iter()
        .any(|(candidate, why)| *why == PassedOver::HigherCost && candidate.connector.subject.key() == connector.subject.key());
    let won = dearer && chosen.connector.scoped.is_false() && admits_all(chosen.connector, connector);
    won.then(|| (chosen.connector, chosen.space.cost()))
}

/// Whether one takes every message that the other takes, by its size.
fn admits_all(one: &Outbound<'_>, other: &Outbound<'_>) -> bool {
    match (one.max_size.value().map(|size| size.bytes()), other.max_size.value().map(|size| size.bytes())) {
        (Some(None), _) => true,
        (Some(Some(limit)), Some(Some(larger))) => limit >= larger,
        // Where no manifest says anything, both have what Exchange gives a new one.
        (None, None) => !one.subject.is_exported() && !other.subject.is_exported(),
        _ => false,
    }
}

//! Send connectors between which only their names decide.
//!
//! Connectors are put into groups by what else decides (source servers, scope, domain and cost) and looked at beside the first of their
//! group: none is compared with all others. Where source servers differ, the nearest decides, and that is mostly meant.

use std::collections::HashMap;
use std::collections::hash_map::Entry;

use super::ways::spaces_at;
use crate::diagnostic::{Finding, Rule, Sink};
use crate::lint::{Check, Facts, Need};
use crate::mailflow::Outbound;
use crate::value::{AddressSpace, AddressSpaces, fold};

static RULE: Rule =
    Rule::warning("duplicate-route", "Two send connectors that fit equally well at equal cost: the name decides which is used.")
        .page(include_str!("duplicate-route.md"));

pub(super) const CHECK: Check = Check::of(&RULE, check).needs(&[Need::State]);

/// What decides before the name does.
#[derive(PartialEq, Eq, Hash)]
struct Rank<'f> {
    domain: &'f str,
    cost: u32,
    scoped: bool,
    sources: Vec<String>,
}

fn check(facts: &Facts<'_>, sink: &mut Sink) {
    let mut first: HashMap<Rank<'_>, &Outbound<'_>> = HashMap::new();
    // By name: the first of a group is the one that is used.
    for connector in facts.mail.sending.iter().filter(|connector| connector.enabled.is_true()) {
        let Some((sources, scoped)) = connector.source_servers().zip(connector.scoped.value().copied()) else { continue };
        let mut sources: Vec<String> = sources.into_iter().map(fold).collect();
        sources.sort_unstable();
        let mut told = false;
        let spaces = connector.spaces.known.as_deref().map_or(&[][..], AddressSpaces::items);
        for space in spaces.iter().filter(|space| space.is_smtp()) {
            match first.entry(Rank { domain: space.ascii(), cost: space.cost(), scoped, sources: sources.clone() }) {
                Entry::Vacant(free) => drop(free.insert(connector)),
                // One finding says it of the pair; how many domains they share makes no difference.
                Entry::Occupied(taken) if !told && !std::ptr::eq(*taken.get(), connector) => {
                    told = true;
                    if let Some(finding) = found(taken.get(), connector, space) {
                        sink.push(finding);
                    }
                }
                Entry::Occupied(_) => {}
            }
        }
    }
}

/// That one of two connectors idles, since the other one's name comes first.
fn found(used: &Outbound<'_>, idle: &Outbound<'_>, space: &AddressSpace) -> Option<Finding> {
    let at = spaces_at(idle).or_else(|| spaces_at(used))?;
    let (domain, cost) = (space.domain(), space.cost());
    let (first, second) = (used.subject.name(), idle.subject.name());
    let mut finding = RULE
        .at(at, format!("send connectors '{first}' and '{second}' are for {domain} at the same cost: their names decide"))
        .label(format!("{domain}, at cost {cost}, from the same source servers"));
    if let Some(other) = spaces_at(used).filter(|other| *other != at) {
        finding = finding.other(other, format!("'{first}' comes first, and is the one that is used"));
    }
    Some(
        finding
            .note(format!("'{second}' gets no mail for {domain} that '{first}' admits; whoever renames one of them, or adds a third, sends mail another way without knowing"))
            .help(format!("say which is meant by its cost (`{domain};10`), or make one connector of them, with the smart hosts of both")),
    )
}

//! Scoped send connectors without which other sites have no way, or only one that comes back.
//!
//! The address spaces of scoped connectors, mostly few, are looked up once a site, until one is found that a site has no way for.

use super::ways::{all_known, is_specific, place, sites, spaces_at};
use crate::diagnostic::{Rule, Sink, listed};
use crate::lint::{Check, Facts, Need};
use crate::mailflow::{DomainType, Outbound, PassedOver, Query, ServerFacts};
use crate::value::{AddressSpace, AddressSpaces};

static RULE: Rule =
    Rule::warning("scoped-connector", "A scoped send connector without which the servers of another site have no way, or a loop.")
        .page(include_str!("scoped-connector.md"));

pub(super) const CHECK: Check = Check::of(&RULE, check).needs(&[Need::State]);

fn check(facts: &Facts<'_>, sink: &mut Sink) {
    let mail = &facts.mail;
    let scoped = |connector: &&Outbound<'_>| connector.scoped.is_true() && connector.enabled.is_true();
    if !all_known(mail) || !mail.sending.iter().any(|connector| scoped(&connector)) {
        return;
    }
    // Without an export nobody knows of a way to the Internet that no manifest names.
    let rest = facts.view.is_exported() || mail.sending.candidates("*").iter().any(|candidate| !candidate.connector.enabled.is_false());
    let sites = sites(facts);
    for connector in mail.sending.iter().filter(scoped) {
        let spaces = connector.spaces.known.as_deref().map_or(&[][..], AddressSpaces::items);
        // The way to the Internet is `no-internet-route`'s.
        let named = spaces.iter().filter(|space| space.is_smtp() && space.ascii() != "*");
        let lost = |space: &AddressSpace| -> Vec<(&str, &ServerFacts<'_>)> {
            sites.iter().copied().filter(|(_, server)| is_lost(facts, connector, space, server, rest)).collect()
        };
        if let Some((space, lost)) = named.map(|space| (space, lost(space))).find(|(_, lost)| !lost.is_empty()) {
            found(connector, space, &lost, relays(facts, space), sink);
        }
    }
}

/// Whether mail for a domain goes onwards from here although it is the organisation's.
fn relays(facts: &Facts<'_>, space: &AddressSpace) -> bool {
    let accepted = facts.mail.domains.accepted(space.ascii());
    accepted.and_then(|domain| domain.domain_type).is_some_and(|(kind, _)| kind != DomainType::Authoritative)
}

/// Whether a server has no way for a domain, as the connector is not for its site; or only that to the Internet, for a domain whose MX
/// records lead here.
fn is_lost(facts: &Facts<'_>, connector: &Outbound<'_>, space: &AddressSpace, server: &ServerFacts<'_>, rest: bool) -> bool {
    let mail = &facts.mail;
    let choice = mail.sending.choose(Query { domain: space.ascii(), size: None, from: Some(server.name) }, &mail.servers);
    let is_it = |found: &Outbound<'_>| found.subject.key() == connector.subject.key();
    let out = choice.passed_over.iter().any(|(candidate, why)| *why == PassedOver::OutOfScope && is_it(candidate.connector));
    out && choice.is_certain()
        && match &choice.chosen {
            None => rest,
            Some(chosen) => !is_specific(chosen) && relays(facts, space),
        }
}

fn found(connector: &Outbound<'_>, space: &AddressSpace, lost: &[(&str, &ServerFacts<'_>)], relays: bool, sink: &mut Sink) {
    let declared = |(_, server): &(&str, &ServerFacts<'_>)| server.declared.map(|declared| declared.at);
    let Some(at) = place(&connector.scoped, connector).or(lost.iter().find_map(declared)) else { return };
    let (title, domain) = (connector.subject.title(), space.domain());
    let names = listed(&lost.iter().map(|(site, _)| *site).collect::<Vec<_>>(), "and");
    let mut finding = RULE
        .at(at, format!("{title} is the only way for {domain}, and not for site {names}"))
        .label("only the site of its source servers uses it");
    for (site, server) in lost {
        if let Some(here) = server.declared.map(|declared| declared.at).filter(|here| *here != at) {
            finding = finding.other(here, format!("{} is in {site}", server.name));
        }
    }
    if let Some(here) = spaces_at(connector).filter(|here| *here != at) {
        finding = finding.other(here, format!("no other connector is for {domain}"));
    }
    let note = if relays {
        format!(
            "from {names} mail for {domain} goes as for the Internet: the MX records of {domain} bring it here again, until it has had too many hops: 554 5.4.6 Hop count exceeded - possible mail loop"
        )
    } else {
        format!("mail for {domain} that is on a server of {names} waits in the Unreachable queue until it expires")
    };
    sink.push(finding.note(note).help(format!(
        "let the connector be unscoped (`is_scoped_connector: false`): mail of other sites goes to its source servers first; or give {names} one of its own"
    )));
}

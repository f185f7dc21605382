//! An organisation, or a site of it, from which mail does not get to the Internet.
//!
//! The connectors for `*` are looked up once, and once more for each site: servers of one site have the same ways.
//!
//! Without an export it speaks of a missing connector only where manifests say that mail leaves: they name the disabled connector, or
//! a server that sends Internet mail. With one it speaks where they name any send connector.

use super::ways::{all_known, place, sites};
use crate::diagnostic::{Finding, Rule, Sink};
use crate::lint::{Check, Facts, Need};
use crate::mailflow::{Candidate, PassedOver, Query, ServerFacts};
use crate::value::Size;

static RULE: Rule = Rule::warning(
    "no-internet-route",
    "No enabled send connector for `*`, or none that takes the mail of some site, or its large messages.",
)
.page(include_str!("no-internet-route.md"));

pub(super) const CHECK: Check = Check::of(&RULE, check).needs(&[Need::State]);

/// What only a connector for all domains has an address space for.
const ANYWHERE: &str = "*";

fn check(facts: &Facts<'_>, sink: &mut Sink) {
    if !all_known(&facts.mail) {
        return;
    }
    let (off, on): (Vec<_>, Vec<_>) =
        facts.mail.sending.candidates(ANYWHERE).into_iter().partition(|candidate| candidate.connector.enabled.is_false());
    if on.is_empty() {
        if let Some(finding) = none(facts, &off) {
            sink.push(finding);
        }
        return;
    }
    let largest = largest(&on);
    for (site, server) in sites(facts) {
        if let Some(finding) = cut_off(facts, site, server).or_else(|| largest.and_then(|size| too_large(facts, site, server, size))) {
            sink.push(finding);
        }
    }
}

/// No connector at all, or only disabled ones.
fn none(facts: &Facts<'_>, off: &[Candidate<'_, '_>]) -> Option<Finding> {
    let sends = || facts.platform().servers.iter().find(|server| server.sends_internet_mail).map(|server| server.at);
    let named = || facts.mail.sending.iter().find_map(|connector| connector.subject.at()).filter(|_| facts.view.is_exported());
    let mut disabled = off.iter().filter_map(|candidate| Some((place(&candidate.connector.enabled, candidate.connector)?, candidate)));
    let finding = match disabled.next() {
        Some((at, candidate)) => {
            let what = candidate.connector.subject.title();
            RULE.at(at, format!("no mail leaves for the Internet: {what} is disabled, and no other is for `*`"))
                .label("it is the only way to the Internet")
        }
        None => match sends() {
            Some(at) => RULE
                .at(at, "no mail leaves for the Internet: no send connector is for `*`")
                .label("this server is to send Internet mail, and no connector takes it there"),
            None => RULE
                .at(named()?, "no mail leaves for the Internet: no send connector is for `*`")
                .label("neither this one, nor any other in the export or the manifests"),
        },
    };
    let finding = disabled.fold(finding, |finding, (at, _)| finding.other(at, "this one is disabled, too"));
    Some(
        finding
            .note("mail for domains that no connector names waits in the Unreachable queue, and its senders hear of that only when it expires there")
            .help("write a send connector with `address_spaces: [\"*\"]`, by DNS or to a smart host, or enable the one that is there"),
    )
}

/// The size up to which some connector takes messages: the largest that all of them together have to take. None where a limit is
/// unknown, or all are the same.
fn largest(on: &[Candidate<'_, '_>]) -> Option<u64> {
    let limits: Option<Vec<Option<u64>>> =
        on.iter().map(|candidate| candidate.connector.max_size.value().map(|size| size.bytes())).collect();
    let limits = limits?;
    let finite = limits.iter().flatten().copied().max()?;
    Some(if limits.contains(&None) { finite.saturating_add(1) } else { finite })
}

/// A site from which every connector is out of scope.
fn cut_off(facts: &Facts<'_>, site: &str, server: &ServerFacts<'_>) -> Option<Finding> {
    let mail = &facts.mail;
    let choice = mail.sending.choose(Query { domain: ANYWHERE, size: None, from: Some(server.name) }, &mail.servers);
    let mut scoped = choice.passed_over.iter().filter(|(_, why)| *why == PassedOver::OutOfScope).map(|(candidate, _)| candidate);
    if choice.chosen.is_some() || !choice.is_certain() {
        return None;
    }
    let candidate = scoped.next()?;
    let declared = server.declared.map(|declared| declared.at);
    let at = place(&candidate.connector.scoped, candidate.connector).or(declared)?;
    let mut finding = RULE
        .at(at, format!("no mail leaves for the Internet from site {site}"))
        .label(format!("{} is only for the sites of its source servers", candidate.connector.subject.title()));
    if let Some(declared) = declared.filter(|declared| *declared != at) {
        finding = finding.other(declared, format!("{} is in {site}, where no connector for `*` is in scope", server.name));
    }
    for other in scoped.filter_map(|other| place(&other.connector.scoped, other.connector)) {
        finding = finding.other(other, "this one is for other sites, too");
    }
    Some(
        finding
            .note(format!("mail for the Internet that is written on a server of {site} waits in the Unreachable queue until it expires"))
            .help(format!("let one connector for `*` be unscoped (`is_scoped_connector: false`), or give {site} one of its own")),
    )
}

/// A site from which messages of a size that leave elsewhere do not.
fn too_large(facts: &Facts<'_>, site: &str, server: &ServerFacts<'_>, size: u64) -> Option<Finding> {
    let mail = &facts.mail;
    let choice = mail.sending.choose(Query { domain: ANYWHERE, size: Some(size), from: Some(server.name) }, &mail.servers);
    if choice.chosen.is_some() || !choice.is_certain() {
        return None;
    }
    let limits = choice.passed_over.iter().filter_map(|(candidate, why)| match why {
        PassedOver::TooSmall(limit) => Some((candidate, *limit)),
        _ => None,
    });
    let (candidate, limit) = limits.max_by_key(|(_, limit)| *limit)?;
    let scoped = choice.passed_over.iter().find(|(_, why)| *why == PassedOver::OutOfScope).map(|(candidate, _)| candidate)?;
    let at = place(&candidate.connector.max_size, candidate.connector)?;
    let mut finding = RULE
        .at(at, format!("messages above {} do not leave for the Internet from site {site}", Size::new(limit)))
        .label(format!("from {site}, {} takes the largest", candidate.connector.subject.title()));
    if let Some(other) = place(&scoped.connector.scoped, scoped.connector) {
        finding = finding.other(other, format!("this one takes larger ones, and is not for {site}"));
    }
    Some(
        finding
            .note("the same message gets out from one site and comes back to its sender from the other")
            .help("give both the same `max_message_size`, or let the one that takes more be unscoped"),
    )
}

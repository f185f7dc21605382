//! Mail between tenants that a server refuses as a loop, because it finds itself in the MX records.
//!
//! The connectors that could be meant are found first: there are few, mostly none. Then each domain is looked up once, until each of
//! these has one that it carries; that sender and recipient differ takes two tenants that do, not all pairs.
//!
//! A warning, since no manifest says whose addresses the MX records hold: a filter in front of the server would be no loop.

use std::collections::HashMap;

use super::ways::place;
use crate::diagnostic::{Finding, Rule, Sink, listed};
use crate::lint::{Check, Facts, Need};
use crate::mailflow::{Accepted, NextHop, Outbound, Query};
use crate::model::PlatformServer;
use crate::value::fold;

static RULE: Rule = Rule::warning(
    "mx-loopback",
    "Under /hosting, a server that sends to the Internet by DNS and also receives from there: mail between tenants bounces.",
)
.page(include_str!("mx-loopback.md"));

pub(super) const CHECK: Check = Check::of(&RULE, check).needs(&[Need::State]);

/// A connector that sends by DNS from servers to which the MX records lead.
struct Loop<'f, 'a> {
    connector: &'f Outbound<'a>,
    servers: Vec<&'a PlatformServer>,
}

fn check(facts: &Facts<'_>, sink: &mut Sink) {
    let mail = &facts.mail;
    if !facts.platform().hosting() || mail.sending.extent.gap().is_some() {
        return;
    }
    let mut loops = loops(facts);
    let Some((first, other)) = (!loops.is_empty()).then(|| strangers(facts)).flatten() else { return };
    for domain in mail.domains.iter() {
        let choice = mail.sending.choose(Query { domain: domain.subject.key().folded(), size: None, from: None }, &mail.servers);
        let Some(chosen) = choice.chosen.as_ref().filter(|_| choice.is_certain()) else { continue };
        let Some(at) = loops.iter().position(|one| std::ptr::eq(one.connector, chosen.connector)) else { continue };
        let sender = if first.subject.tenant() == domain.subject.tenant() { other } else { first };
        if let Some(finding) = found(facts, &loops.swap_remove(at), sender, domain) {
            sink.push(finding);
        }
        if loops.is_empty() {
            return;
        }
    }
}

/// The connectors from which mail may come back to the server that sends it.
fn loops<'f, 'a>(facts: &'f Facts<'a>) -> Vec<Loop<'f, 'a>> {
    let receiving: HashMap<String, &'a PlatformServer> =
        facts.mail.servers.receiving_internet_mail().filter_map(|server| Some((fold(server.name), server.declared?))).collect();
    let by_dns = facts.mail.sending.iter().filter(|connector| matches!(connector.next_hop(), NextHop::Dns(_)));
    let both = |connector: &Outbound<'a>| -> Vec<&'a PlatformServer> {
        let sources = connector.source_servers().unwrap_or_default();
        sources.iter().filter_map(|source| receiving.get(&fold(source)).copied()).collect()
    };
    by_dns.map(|connector| Loop { connector, servers: both(connector) }).filter(|one| !one.servers.is_empty()).collect()
}

/// Two domains of different tenants: of any third, one of them is a stranger.
fn strangers<'f, 'a>(facts: &'f Facts<'a>) -> Option<(&'f Accepted<'a>, &'f Accepted<'a>)> {
    let mut domains = facts.mail.domains.iter();
    let first = domains.next()?;
    domains.find(|domain| domain.subject.tenant() != first.subject.tenant()).map(|other| (first, other))
}

fn found(facts: &Facts<'_>, found: &Loop<'_, '_>, sender: &Accepted<'_>, domain: &Accepted<'_>) -> Option<Finding> {
    let Loop { connector, servers } = found;
    let names: Vec<&str> = servers.iter().map(|server| &*server.name).collect();
    let names = listed(&names, "or");
    let all = connector.source_servers().is_some_and(|sources| sources.len() == servers.len());
    let at = place(&connector.sources, connector).or(servers.first().map(|server| server.at))?;
    let title = connector.subject.title();
    let mut finding = RULE.at(at, format!("{title} sends mail between tenants from {names}, which refuses it as a loop")).label(if all {
        "sends to the Internet by DNS from here"
    } else {
        "sends to the Internet by DNS, also from there"
    });
    for server in servers.iter().filter(|server| server.at != at) {
        finding = finding.other(server.at, "receives mail from the Internet: the tenants' MX records lead here");
    }
    if let Some(isolation) = facts.platform().isolation_at {
        finding = finding.other(isolation, "makes each tenant a stranger to the others: mail between them leaves as for the Internet");
    }
    let (from, to) = (sender.subject.key(), domain.subject.key());
    Some(
        finding
            .note(format!(
                "mail from {from} to {to} goes where the MX records of {to} point; {names} finds its own address there, and the sender gets it back with: 554 5.4.4 SMTPSEND.DNS.MxLoopback"
            ))
            .help("three ways out: send Internet mail only from servers that receive none (`source_transport_servers`); hand it to a smart host (`smart_hosts`); or, in a lab only, a send connector of the tenants' own domains to a hub: `hostctl explain internal-connector` tells what that leaks"),
    )
}

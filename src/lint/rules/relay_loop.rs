//! Ways that come back: relay domains that no organisation on the way ends, and smart hosts that are the organisation's own.
//!
//! Each relay domain's way is followed once, and a way visits each organisation once; each smart host is looked up. No domain and no
//! connector is compared with another.

use std::collections::HashSet;

use super::ways::{goes_on, is_edge, is_specific};
use crate::diagnostic::{Finding, Rule, Sink, Span, listed};
use crate::lint::{Check, Facts, Need};
use crate::mailflow::{Accepted, DomainType, End, Message, NextHop, Outbound, Query, ServerFacts, Way, Whose};
use crate::model::Origin;
use crate::value::{AddressSpace, AddressSpaces, SmartHost, fold};

static RULE: Rule = Rule::warning("relay-loop", "Mail that comes back to where it was: no organisation on its way is its end.")
    .page(include_str!("relay-loop.md"));

pub(super) const CHECK: Check = Check::of(&RULE, check).needs(&[Need::State]);

/// A sender that is nobody's here. Source: RFC 2606, section 2.
const OUTSIDE: &str = "sender.invalid";

fn check(facts: &Facts<'_>, sink: &mut Sink) {
    // Hosts that nobody knows, as most are, bring nothing back for certain.
    let known = |connector: &&Outbound<'_>| match connector.next_hop() {
        NextHop::Hosts(hosts, _) => hosts.iter().any(|host| facts.mail.hosts.whose(host) != Whose::Unknown),
        _ => false,
    };
    let returning: Vec<&Outbound<'_>> = facts.mail.sending.iter().filter(|one| one.enabled.is_true()).filter(known).collect();
    if returning.is_empty() {
        return;
    }
    for domain in facts.mail.domains.iter() {
        relayed(facts, domain, sink);
    }
    for connector in returning {
        handed_to_itself(facts, connector, sink);
    }
}

/// A relay domain whose way comes back. Where only the connector for `*` carries it, or DNS decides, `relay-without-route` or nobody
/// can tell.
fn relayed(facts: &Facts<'_>, domain: &Accepted<'_>, sink: &mut Sink) {
    let mail = &facts.mail;
    let Some((kind, origin)) = domain.domain_type.filter(|(kind, _)| *kind != DomainType::Authoritative) else { return };
    let Some(at) = origin.span().or(domain.subject.at()) else { return };
    let to = domain.subject.key().folded();
    let choice = mail.sending.choose(Query { domain: to, size: None, from: None }, &mail.servers);
    let Some(chosen) = choice.chosen.filter(is_specific) else { return };
    let NextHop::Hosts(hosts, _) = chosen.connector.next_hop() else { return };
    // What stands between the organisation and the Internet has a configuration that nobody knows here.
    if own_server(facts, hosts).is_some_and(|server| is_edge(server) == Some(true)) {
        return;
    }
    let message = Message { from: OUTSIDE, to, size: None, server: None, remote: None, local: None, port: 25 };
    let way = mail.way(&message);
    let End::Loop(why) = &way.end else { return };
    let name = domain.subject.key();
    let finding = RULE.at(at, format!("mail for {name} that goes on comes back")).label(goes_on(kind));
    sink.push(
        along(finding, &way, at)
            .note(why.clone())
            .help(format!("one organisation on the way has to be the end: {name} is Authoritative in that which has its last recipients; or send it on to hosts that do not send it back")),
    );
}

/// Shows the places that decided the way, each once.
fn along(mut finding: Finding, way: &Way, at: Span) -> Finding {
    let mut shown = HashSet::from([at]);
    // Both the hop and the domain of the next organisation: what is between them decides nothing.
    let telling = way.steps.iter().filter(|step| step.what == "next hop" || step.what.starts_with("accepted domain"));
    for step in telling {
        if let Some(span) = step.origin.span().filter(|span| shown.insert(*span)) {
            finding = finding.other(span, &step.why);
        }
    }
    finding
}

/// The server of this organisation that is among some hosts.
fn own_server<'f, 'a>(facts: &'f Facts<'a>, hosts: &[SmartHost]) -> Option<&'f ServerFacts<'a>> {
    hosts.iter().find_map(|host| match facts.mail.hosts.whose(host) {
        Whose::Own(Some(server)) => facts.mail.servers.find(server),
        _ => None,
    })
}

/// A connector whose smart host is a server of this organisation, which would choose the same connector again. (The name that MX
/// records have may be a gateway's: of that nobody can tell.)
fn handed_to_itself(facts: &Facts<'_>, connector: &Outbound<'_>, sink: &mut Sink) {
    let mail = &facts.mail;
    let NextHop::Hosts(hosts, origin) = connector.next_hop() else { return };
    let Some(server) = own_server(facts, hosts) else { return };
    let is_source = connector.source_servers().is_some_and(|sources| sources.iter().any(|source| fold(source) == fold(server.name)));
    // Roles that nobody says may be those of a server that stands before the organisation.
    if is_edge(server).unwrap_or(!is_source) || mail.domains.extent.gap().is_some() {
        return;
    }
    let spaces = connector.spaces.known.as_deref().map_or(&[][..], AddressSpaces::items);
    let again = |space: &&AddressSpace| {
        let choice = mail.sending.choose(Query { domain: space.ascii(), size: None, from: Some(server.name) }, &mail.servers);
        choice.is_certain() && choice.chosen.is_some_and(|chosen| std::ptr::eq(chosen.connector, connector))
    };
    let strange = spaces.iter().filter(|space| space.is_smtp() && mail.domains.accepted(space.ascii()).is_none());
    let Some(space) = strange.filter(|_| mail.sending.extent.gap().is_none()).find(again) else { return };
    let Some(at) = origin.span().or(connector.subject.at()) else { return };
    let (title, name) = (connector.subject.title(), server.name);
    let all = if space.ascii() == "*" { "all Internet mail".to_owned() } else { format!("mail for {}", space.domain()) };
    let mut finding = RULE
        .at(at, format!("{title} hands mail to {name}, which is a server of this organisation"))
        .label(format!("{} is {name}", listed(hosts, "or")));
    if let Some(declared) = server.declared {
        finding = finding.other(declared.at, "it is declared here");
    }
    if let Some(spaces) = connector.spaces.origin.and_then(Origin::span) {
        finding = finding.other(spaces, format!("{name} chooses the same connector for what it is handed"));
    }
    sink.push(
        finding
            .note(format!("{all} goes round between the connector's source servers and {name} until it has had too many hops: 554 5.4.6 Hop count exceeded - possible mail loop"))
            .help("name the host that takes the mail out of the organisation; to choose the server that sends it, name that in `source_transport_servers`"),
    );
}

//! How a message goes on from an organisation: the send connector, the source server, the next hop, and whose that is.

use super::online;
use super::station::Station;
use super::way::{Aside, End, Next, Step, Walk};
use super::{Candidate, Choice, DomainType, MailFlow, NextHop, PassedOver, Query, Unsure, Whose};
use crate::diagnostic::listed;
use crate::model::Origin;
use crate::resource::Product;
use crate::value::{SmartHost, fold};

/// Sends a message onwards.
pub(super) fn onward(flow: &MailFlow<'_>, station: &Station<'_, '_>, walk: &mut Walk<'_>) -> Next {
    let to = walk.message.to;
    if station.platform.product == Product::Online {
        return online::onward(flow, station, walk);
    }
    let query = Query { domain: to, size: walk.message.size, from: walk.server.as_deref() };
    let choice = station.sending.choose(query, station.servers);
    if let Some(unknown) = unknown(&choice, station, to, walk.server.as_deref()) {
        return Next::End(End::Unknown(unknown));
    }
    let Some(chosen) = &choice.chosen else {
        let passed_over: Vec<Aside> = choice.passed_over.iter().map(|passed| aside(passed, None)).collect();
        let why = if passed_over.is_empty() {
            format!("none has an address space for {to}")
        } else {
            format!("none of those that have an address space for {to} takes the message")
        };
        walk.steps.push(Step { what: "send connectors".to_owned(), why, origin: Origin::Default, passed_over });
        return Next::End(End::DeadEnd(format!(
            "no send connector carries it: it waits in the Unreachable queue of {}",
            station.platform.name
        )));
    };
    let connector = chosen.connector;
    let origin = connector.spaces.origin.unwrap_or_else(|| connector.subject.origin());
    let passed_over = choice.passed_over.iter().map(|passed| aside(passed, Some(chosen))).collect();
    let why = chosen_for(&choice, to);
    walk.steps.push(Step { what: connector.subject.title(), why, origin, passed_over });
    if !walk.take(station, connector.subject.key()) {
        return Next::End(walk.round(station, &connector.subject.title()));
    }
    sources(chosen, walk);
    match connector.next_hop() {
        NextHop::Hosts(hosts, origin) => to_hosts(flow, station, walk, hosts, origin),
        NextHop::Dns(origin) => by_dns(flow, station, walk, chosen, origin),
        NextHop::Unknown => {
            let what = connector.subject.title();
            Next::End(End::Unknown(format!(
                "where {what} hands mail on: its SmartHosts and DNSRoutingEnabled are unknown: export them (Get-SendConnector)"
            )))
        }
    }
}

/// What has to be known before the connector can be told.
fn unknown(choice: &Choice<'_, '_>, station: &Station<'_, '_>, to: &str, from: Option<&str>) -> Option<String> {
    if let Some(gap) = station.sending.extent.gap() {
        return Some(format!("the send connectors of {}: {gap}", station.platform.name));
    }
    let (connector, what) = choice.unsure.first()?;
    let title = connector.subject.title();
    let shown = |name: &str| format!("its {name} is unknown: export it (Get-SendConnector)");
    let missing = match (what, from) {
        (Unsure::Enabled, _) => shown("Enabled"),
        (Unsure::Scoped, _) => shown("IsScopedConnector"),
        (Unsure::Size, _) => shown("MaxMessageSize"),
        (Unsure::Spaces, _) => "not all of its AddressSpaces are known: export them (Get-SendConnector)".to_owned(),
        (Unsure::Scope | Unsure::Distance, None) => {
            "that depends on where its source servers are: say on which server the message is (--server)".to_owned()
        }
        (Unsure::Scope, Some(from)) => {
            format!(
                "it is scoped, and whether {from} is in a site of its source servers is unknown: export them (Get-ExchangeServer, Get-SendConnector)"
            )
        }
        (Unsure::Distance, Some(_)) => {
            "that depends on the cost of the links between sites, which no manifest and no export has".to_owned()
        }
    };
    Some(format!("whether {title} carries mail for {to}: {missing}"))
}

/// Why the connector is the one.
fn chosen_for(choice: &Choice<'_, '_>, to: &str) -> String {
    let Some(chosen) = &choice.chosen else { return String::new() };
    let space = chosen.space.domain();
    let has = |why: fn(&PassedOver) -> bool| choice.passed_over.iter().any(|(_, passed)| why(passed));
    let cost = chosen.space.cost();
    if has(|why| *why == PassedOver::LaterName) {
        format!(
            "it carries mail for {to}: its address space {space} fits as well as another's, at the same cost {cost}, and its name comes first"
        )
    } else if has(|why| *why == PassedOver::Farther) {
        format!(
            "it carries mail for {to}: its address space {space} fits as well as another's, at the same cost {cost}, and its source servers are nearer"
        )
    } else if has(|why| *why == PassedOver::HigherCost) {
        format!("it carries mail for {to}: its address space {space} fits best, and its cost of {cost} is the lowest")
    } else {
        format!("it carries mail for {to}: its address space {space} fits best")
    }
}

fn aside((candidate, why): &(Candidate<'_, '_>, PassedOver), chosen: Option<&Candidate<'_, '_>>) -> Aside {
    let connector = candidate.connector;
    let (space, cost) = (candidate.space.domain(), candidate.space.cost());
    let spaces = connector.spaces.origin;
    let (why, origin) = match why {
        PassedOver::Disabled => ("it is disabled".to_owned(), connector.enabled.origin()),
        PassedOver::OutOfScope => ("it is scoped, and its source servers are in another site".to_owned(), connector.scoped.origin()),
        PassedOver::TooSmall(limit) => {
            (format!("it takes messages of at most {}", crate::value::Size::new(*limit)), connector.max_size.origin())
        }
        PassedOver::LessSpecific => (format!("its address space {space} fits less well"), spaces),
        PassedOver::HigherCost => match chosen {
            Some(chosen) => (format!("it costs {cost}, not {}", chosen.space.cost()), spaces),
            None => (format!("it costs {cost}"), spaces),
        },
        PassedOver::Farther => ("its source servers are farther away".to_owned(), connector.sources.origin()),
        PassedOver::LaterName => ("its name comes later".to_owned(), spaces),
    };
    Aside { what: connector.subject.title(), why, origin: origin.unwrap_or_else(|| connector.subject.origin()) }
}

/// Which servers send.
fn sources(chosen: &Candidate<'_, '_>, walk: &mut Walk<'_>) {
    let connector = chosen.connector;
    if let (Some(names), Some(origin)) = (connector.source_servers(), connector.sources.origin()) {
        let from = walk.server.as_deref().filter(|from| names.iter().any(|name| fold(name) == fold(crate::value::short_server(from))));
        let why = match from {
            Some(from) => format!("{from} is one itself, and sends the message"),
            None => format!("{} sends the message", listed(&names, "or")),
        };
        walk.step("source servers", why, origin);
    }
}

/// Hands a message to smart hosts.
pub(super) fn to_hosts(flow: &MailFlow<'_>, station: &Station<'_, '_>, walk: &mut Walk<'_>, hosts: &[SmartHost], origin: Origin) -> Next {
    let names: Vec<String> = hosts.iter().map(ToString::to_string).collect();
    let names = listed(&names, "or");
    let found = hosts.iter().map(|host| flow.hosts().whose(host)).find(|whose| *whose != Whose::Unknown);
    walk.outside = true;
    match found {
        None => strange(flow, station, walk, hosts, &names, origin),
        Some(Whose::Own(server)) => {
            let own = &flow.view.platform().name;
            let at = server.map_or_else(|| own.to_string(), |server| format!("{own}'s server {server}"));
            walk.step("next hop", format!("smart host {names} is {at}: the message arrives there as from outside"), origin);
            walk.server = server.map(str::to_owned);
            Next::Station(flow.peers().len())
        }
        Some(Whose::Other(platform)) => {
            walk.step("next hop", format!("smart host {names} is {platform}'s: the message arrives there"), origin);
            walk.server = None;
            Next::Station(flow.place(platform))
        }
        Some(Whose::Unknown) => Next::End(End::Leaves(hosts.to_vec())),
    }
}

/// Hands a message to hosts that no manifest knows. What is for a domain of this organisation's own comes back from there.
fn strange(flow: &MailFlow<'_>, station: &Station<'_, '_>, walk: &mut Walk<'_>, hosts: &[SmartHost], names: &str, origin: Origin) -> Next {
    let to = walk.message.to;
    let here = station.domains.accepted(to).filter(|accepted| accepted.domain_type.is_some_and(|(of, _)| of == DomainType::Authoritative));
    let exchangers = &station.platform.mail_exchangers;
    if here.is_none() || exchangers.is_empty() {
        walk.step("next hop", format!("the message leaves to smart host {names}"), origin);
        return Next::End(End::Leaves(hosts.to_vec()));
    }
    let mx: Vec<String> = exchangers.iter().map(ToString::to_string).collect();
    let why =
        format!("the message leaves to smart host {names}, which finds {to} by its MX records: it comes back to {}", listed(&mx, "or"));
    walk.step("next hop", why, origin);
    walk.server = None;
    Next::Station(flow.place(&station.platform.name))
}

/// Sends a message to the host that DNS names. Where that is, is known of domains that a declared organisation accepts: the MX records
/// of its tenants point to its mail exchangers.
fn by_dns(flow: &MailFlow<'_>, station: &Station<'_, '_>, walk: &mut Walk<'_>, chosen: &Candidate<'_, '_>, origin: Origin) -> Next {
    let to = walk.message.to;
    if station.domains.accepted(to).is_some() {
        return back_by_dns(flow, station, walk, chosen, origin);
    }
    elsewhere_by_dns(flow, station, walk, origin)
}

/// Sends a message to the host that DNS names, where that is not the organisation that it is in.
pub(super) fn elsewhere_by_dns(flow: &MailFlow<'_>, station: &Station<'_, '_>, walk: &mut Walk<'_>, origin: Origin) -> Next {
    let to = walk.message.to;
    if station.domains.accepted(to).is_some() {
        return Next::End(End::Unknown(format!("where the MX records of {to} point: the organisation itself accepts it")));
    }
    walk.outside = true;
    let others: Vec<usize> = flow.accepting(to).collect();
    let own = !station.is_own && flow.domains.accepted(to).is_some();
    match (others.as_slice(), own) {
        ([], false) => {
            walk.step("next hop", format!("DNS names it: the MX records of {to}"), origin);
            Next::End(End::Leaves(Vec::new()))
        }
        ([], true) => {
            let name = &flow.view.platform().name;
            walk.step("next hop", format!("DNS names it: {to} is accepted by {name}, whose mail exchangers its MX records name"), origin);
            walk.server = None;
            Next::Station(flow.peers().len())
        }
        ([one], false) => {
            let name = &flow.peers()[*one].station().platform.name;
            walk.step("next hop", format!("DNS names it: {to} is accepted by {name}, whose mail exchangers its MX records name"), origin);
            walk.server = None;
            Next::Station(*one)
        }
        _ => Next::End(End::Unknown(format!("to which organisation the MX records of {to} point: several that are declared accept it"))),
    }
}

/// Sends a message by DNS to the organisation that it is in.
fn back_by_dns(flow: &MailFlow<'_>, station: &Station<'_, '_>, walk: &mut Walk<'_>, chosen: &Candidate<'_, '_>, origin: Origin) -> Next {
    let (to, platform) = (walk.message.to, station.platform);
    let mx: Vec<String> = platform.mail_exchangers.iter().map(ToString::to_string).collect();
    if mx.is_empty() {
        return Next::End(End::Unknown(format!("where the MX records of {to} point: say `mail_exchangers` of platform {}", platform.name)));
    }
    let mx = listed(&mx, "or");
    let receiving: Vec<&str> = station.servers.receiving_internet_mail().map(|server| server.name).collect();
    if receiving.is_empty() {
        return Next::End(End::Unknown(format!(
            "which servers of {} mail from the Internet comes to: say `receives_internet_mail: true` of each",
            platform.name
        )));
    }
    let Some(sending) = chosen.connector.source_servers() else {
        let what = chosen.connector.subject.title();
        return Next::End(End::Unknown(format!(
            "which servers send through {what}: its SourceTransportServers are unknown: export them (Get-SendConnector)"
        )));
    };
    let is_one = |names: &[&str], name: &str| names.iter().any(|other| fold(other) == fold(name));
    // The server on which the message is sends it itself, where it is a source server.
    let here: Vec<&str> =
        walk.server.as_deref().map(crate::value::short_server).filter(|from| is_one(&sending, from)).into_iter().collect();
    let sending: Vec<&str> = if here.is_empty() {
        sending
    } else {
        here.iter().map(|here| sending.iter().find(|name| fold(name) == fold(here)).copied().unwrap_or_default()).collect()
    };
    let both: Vec<&str> = sending.iter().copied().filter(|name| is_one(&receiving, name)).collect();
    if !both.is_empty() {
        let why = format!(
            "DNS names it: the MX records of {to} point to {mx}, where {} {} mail from the Internet",
            listed(&receiving, "and"),
            if receiving.len() == 1 { "takes" } else { "take" }
        );
        walk.step("next hop", why, origin);
        return Next::End(End::Loop(format!(
            "{} finds itself in the MX records, and refuses: 554 5.4.4 SMTPSEND.DNS.MxLoopback",
            listed(&both, "or")
        )));
    }
    let why = format!(
        "DNS names it: the MX records of {to} point to {mx}; the message comes back to {}, as from outside",
        listed(&receiving, "or")
    );
    walk.step("next hop", why, origin);
    walk.outside = true;
    walk.server = None;
    Next::Station(flow.place(&platform.name))
}

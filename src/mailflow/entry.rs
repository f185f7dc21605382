//! How a message comes in: written here, from the Internet, or handed over to a server.

use std::net::IpAddr;

use super::way::{Aside, End, Step, Walk, whose};
use super::{Answer, Answering, Contact, MailFlow, Sender, relaying};
use crate::model::Origin;

/// Takes a message in. Gives back its end, where it is not taken.
pub(super) fn entry(flow: &MailFlow<'_>, walk: &mut Walk<'_>) -> Option<End> {
    let message = walk.message;
    let name = &flow.view.platform().name;
    if let Some(server) = message.server.filter(|server| flow.servers.find(server).is_none()) {
        return Some(End::Unknown(format!("what {server} is: neither the platform's servers nor the export have it")));
    }
    match (message.remote, message.server) {
        (Some(remote), Some(server)) => return handed_over(flow, walk, remote, server),
        (Some(_), None) => return Some(End::Unknown("the server to which that address connects: say --server NAME".to_owned())),
        (None, _) => {}
    }
    match flow.domains.accepted(message.from) {
        Some(sender) => {
            let on = message.server.map(|server| format!(", on {server}")).unwrap_or_default();
            let why = format!("{} is of {}: the message is written here{on}", message.from, whose(sender.subject.tenant(), name));
            walk.step("sender", why, sender.subject.origin());
        }
        None if flow.domains.extent.gap().is_some() && flow.domains.iter().next().is_none() => {
            return Some(End::Unknown(format!("the accepted domains: {}", flow.domains.extent.gap().unwrap_or_default())));
        }
        None => {
            let why = format!("{} is no accepted domain of {name}: the message comes from outside", message.from);
            walk.step("sender", why, Origin::Default);
            walk.outside = true;
        }
    }
    None
}

/// Takes a message from an address that connects to a server.
fn handed_over(flow: &MailFlow<'_>, walk: &mut Walk<'_>, remote: IpAddr, server: &str) -> Option<End> {
    let message = walk.message;
    let at =
        message.local.map_or_else(|| format!("{server}, port {}", message.port), |local| format!("{server}, {local}:{}", message.port));
    let answering = flow.receiving.answering(Contact { server, local: message.local, port: message.port, remote });
    if let Some(unsure) = answering.unsure.first() {
        let what = unsure.subject.title();
        return Some(End::Unknown(format!(
            "whether {what} answers {remote}: its Enabled, Bindings or RemoteIPRanges are unknown: export them (Get-ReceiveConnector)"
        )));
    }
    let Some(answer) = &answering.answer else {
        return Some(match flow.receiving.extent.gap() {
            Some(gap) => End::Unknown(format!("the receive connectors of {server}: {gap}")),
            None => End::Refused(format!("no receive connector of {at} takes connections from {remote}: the connection is closed")),
        });
    };
    if answering.others.first().is_some_and(|other| answer.ties_with(other)) {
        let others = answering.others.iter().take_while(|other| answer.ties_with(other)).map(|other| other.connector.subject.title());
        let names: Vec<String> = std::iter::once(answer.connector.subject.title()).chain(others).collect();
        return Some(End::Unknown(format!("which answers: {} have the same binding and as wide a range", names.join(" and "))));
    }
    let why = format!("it answers {remote} on {at}: {} is the most specific range that holds the address", answer.range);
    let origin = answer.connector.ranges.origin().unwrap_or_else(|| answer.connector.subject.origin());
    let passed_over = asides(answer, &answering);
    walk.steps.push(Step { what: answer.connector.subject.title(), why, origin, passed_over });
    walk.outside = true;
    admitted(flow, walk, answer)
}

/// The others that would answer.
fn asides(answer: &Answer<'_, '_>, answering: &Answering<'_, '_>) -> Vec<Aside> {
    let why = |other: &Answer<'_, '_>| {
        if other.range.width() > answer.range.width() {
            format!("{} is less specific", other.range)
        } else {
            format!("{} is another binding", other.binding)
        }
    };
    let aside = |other: &Answer<'_, '_>| Aside {
        what: other.connector.subject.title(),
        why: why(other),
        origin: other.connector.ranges.origin().unwrap_or_else(|| other.connector.subject.origin()),
    };
    answering.others.iter().map(aside).collect()
}

/// Whether an anonymous sender may hand over the message.
fn admitted(flow: &MailFlow<'_>, walk: &mut Walk<'_>, answer: &Answer<'_, '_>) -> Option<End> {
    let to = walk.message.to;
    let connector = answer.connector;
    let (what, admits) = (connector.subject.title(), relaying(flow.view, connector, Sender::Anonymous));
    let ours = flow.domains.accepted(to).is_some();
    let asked = if ours { &admits.submit } else { &admits.relay };
    let Some(admission) = asked else {
        let missing =
            if connector.groups.is_unknown() { "its PermissionGroups (Get-ReceiveConnector)" } else { "its rights (Get-ADPermission)" };
        return Some(End::Unknown(format!("who may send through {what}: export {missing}")));
    };
    let doing = if ours { format!("take mail for {to}, an accepted domain") } else { format!("relay: {to} is no accepted domain") };
    if admission.may {
        walk.step(what, format!("{}: it may {doing}", admission.why), admission.origin);
        // What a relay takes goes onwards like mail that is written here.
        walk.outside = ours;
        return None;
    }
    walk.step(what, format!("{}: without logging on nobody may {}", admission.why, if ours { "send" } else { "relay" }), admission.origin);
    Some(End::Refused(match (ours, admits.submit.is_some_and(|submit| submit.may)) {
        (false, true) => format!("550 5.7.1 Unable to relay: {to} is no accepted domain"),
        _ => "530 5.7.1 Client was not authenticated".to_owned(),
    }))
}

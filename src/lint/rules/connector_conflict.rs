//! Receive connectors of one server between which nothing decides.
//!
//! Connectors are gathered by server and binding, the ranges of each binding are sorted, and each is compared with its neighbour: no
//! connector is compared with all others.

use std::collections::HashSet;

use crate::diagnostic::{Finding, Rule, Sink};
use crate::lint::{Check, Facts, listeners, places};
use crate::mailflow::Inbound;
use crate::model::Fact;
use crate::resource::ReceiveConnector;
use crate::value::{Binding, Word};

static RULE: Rule = Rule::error(
    "connector-conflict",
    "Two receive connectors of a server with the same binding, and the same range or another transport role.",
)
.page(include_str!("connector-conflict.md"));

pub(super) const CHECK: Check = Check::of(&RULE, check);

fn check(facts: &Facts<'_>, sink: &mut Sink) {
    let mut findings = Vec::new();
    for (binding, connectors) in listeners::of_one_binding(facts) {
        let server = connectors.first().and_then(|connector| connector.subject.server());
        match roles(binding, &connectors) {
            Some(finding) => findings.push((server, finding)),
            None => findings.extend(same_ranges(binding, &connectors).into_iter().map(|finding| (server, finding))),
        }
    }
    places::push_by_server(findings, sink);
}

/// Two services of one server that are to listen on the same address and port.
fn roles(binding: &Binding, connectors: &[&Inbound<'_>]) -> Option<Finding> {
    let of = |word: &str| {
        let of_role = connectors.iter().filter(|connector| role(connector).value().is_some_and(|role| role.as_str() == word));
        // One that a manifest names, where there is one: there the finding stands.
        of_role.min_by_key(|connector| (connector.subject.at().is_none(), connector.subject.key()))
    };
    let (hub, front) = (of("HubTransport")?, of("FrontendTransport")?);
    let [hub_title, front_title] = [hub, front].map(|connector| connector.subject.title());
    let at = |connector: &Inbound<'_>| role(connector).span().or(connector.bindings.span()).or(connector.subject.at());
    let finding = places::found(
        &RULE,
        format!("{hub_title} and {front_title} are of two transport roles, and have the same binding {binding}"),
        &[
            (at(hub), "the Transport service listens here"),
            (at(front), "the Front End Transport service listens here"),
            (hub.bindings.span(), "on this address and port"),
            (front.bindings.span(), "and on the same here"),
        ],
        places::NOWHERE,
    )?;
    Some(
        finding
            .note("two services cannot both have the port: Exchange refuses this (ReceiveConnectorRoleConflictException), and where an older build let it pass, mail is taken now by the one and now by the other or not at all, and setup of the next update stops halfway")
            .help("give both the role FrontendTransport and ranges of their own, or one of them an address or a port of its own"),
    )
}

fn role<'a>(connector: &Inbound<'a>) -> Fact<'a, Word> {
    connector.subject.get(ReceiveConnector::TRANSPORT_ROLE)
}

/// Connectors with the same range on the same binding.
fn same_ranges(binding: &Binding, connectors: &[&Inbound<'_>]) -> Vec<Finding> {
    let (mut findings, mut told) = (Vec::new(), HashSet::new());
    for pair in listeners::ranges(connectors).windows(2) {
        let [(range, one), (same, other)] = pair else { continue };
        let same = range == same && one.subject.key() != other.subject.key();
        if !same || !told.insert((one.subject.key(), other.subject.key())) {
            continue;
        }
        // The finding stands where the later connector says it: the earlier one may have been there before.
        let says = |connector: &Inbound<'_>| connector.ranges.span().or(connector.bindings.span()).or(connector.subject.at());
        let (first, second) = if says(one) <= says(other) { (one, other) } else { (other, one) };
        let beside = format!("{} has them too", first.subject.title());
        let finding = places::found(
            &RULE,
            format!("{} and {} have the same binding {binding} and the same range {range}", first.subject.title(), second.subject.title()),
            &[(says(second), "binding and range are another connector's too"), (says(first), &beside)],
            places::NOWHERE,
        );
        findings.extend(finding.map(|finding| {
            finding
                .note("of connectors on one binding the one with the most specific range answers: between these two nothing decides, and Exchange refuses the second (ConnectorMappingConflictException)")
                .help("give one of them another binding or a narrower range, or make one connector of the two")
        }));
    }
    findings
}

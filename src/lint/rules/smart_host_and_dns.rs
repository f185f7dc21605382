//! Send connectors with two ways to find the next host, or none.
//!
//! Each connector is judged by itself: none is compared with another.

use crate::diagnostic::{Finding, Rule, Sink};
use crate::lint::certain::Certain;
use crate::lint::{Check, Facts, places};
use crate::mailflow::Outbound;
use crate::model::Origin;
use crate::resource::SendConnector;

static RULE: Rule = Rule::error("smart-host-and-dns", "A send connector with smart hosts and routing by DNS, or with neither.")
    .page(include_str!("smart-host-and-dns.md"));

pub(super) const CHECK: Check = Check::of(&RULE, check);

fn check(facts: &Facts<'_>, sink: &mut Sink) {
    let findings = facts.mail.sending.iter().filter_map(|connector| both(connector).or_else(|| neither(connector)));
    let findings = findings.map(|finding| (None, finding));
    places::push_by_server(findings, sink);
}

fn both(connector: &Outbound<'_>) -> Option<Finding> {
    let dns = Certain::sending(connector.subject).get(SendConnector::DNS_ROUTING_ENABLED);
    // Of hosts that are added to a list, these at least are there.
    let hosts = connector.subject.part(SendConnector::SMART_HOSTS);
    if !dns.is_true() || hosts.known.is_none() {
        return None;
    }
    let finding = places::found(
        &RULE,
        format!("{} has smart hosts, and finds the next host by DNS", connector.subject.title()),
        &[
            (dns.span(), "the recipient's own servers are to be found by DNS"),
            (hosts.origin.and_then(Origin::span), "mail is to go to these hosts"),
        ],
        places::of_export(connector.subject, "the rest of it is as the export shows it"),
    )?;
    Some(
        finding
            .note("mail goes either to the smart hosts or where DNS says: Exchange refuses a connector that is to do both")
            .help("delete `dns_routing_enabled`: with smart hosts it is false, without any it is true"),
    )
}

fn neither(connector: &Outbound<'_>) -> Option<Finding> {
    let certain = Certain::sending(connector.subject);
    let (dns, hosts) = (certain.get(SendConnector::DNS_ROUTING_ENABLED), certain.get(SendConnector::SMART_HOSTS));
    if !dns.is_false() || !hosts.is_empty() {
        return None;
    }
    let finding = places::found(
        &RULE,
        format!("{} has no smart hosts, and does not find the next host by DNS either", connector.subject.title()),
        &[(dns.span(), "DNS is not asked"), (hosts.span(), "there are no smart hosts")],
        places::of_export(connector.subject, "the rest of it is as the export shows it"),
    )?;
    Some(
        finding
            .note("nothing says where its mail is to go: Exchange refuses such a connector")
            .help("name `smart_hosts`, or say `dns_routing_enabled: true`"),
    )
}

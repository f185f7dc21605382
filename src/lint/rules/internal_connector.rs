//! A send connector that carries mail between the tenants of `/hosting` past DNS.
//!
//! Each address space of a connector is looked up among the accepted domains, which are indexed.

use super::ways::{all_known, spaces_at};
use crate::diagnostic::{Finding, Rule, Sink, Span, listed};
use crate::lint::{Check, Facts, Need};
use crate::mailflow::{Accepted, DomainType, NextHop, Outbound};
use crate::value::AddressSpaces;

static RULE: Rule =
    Rule::warning("internal-connector", "Under /hosting, a send connector that carries mail between tenants past DNS: it leaks, and ages.")
        .page(include_str!("internal-connector.md"));

pub(super) const CHECK: Check = Check::of(&RULE, check).needs(&[Need::State]);

fn check(facts: &Facts<'_>, sink: &mut Sink) {
    // Without /hosting mail between tenants never meets a send connector.
    if !facts.platform().hosting() {
        return;
    }
    for connector in facts.mail.sending.iter().filter(|connector| connector.enabled.is_true()) {
        let NextHop::Hosts(hosts, _) = connector.next_hop() else { continue };
        let Some(domain) = carried(facts, connector) else { continue };
        let Some(at) = spaces_at(connector).or(domain.subject.at()) else { continue };
        sink.push(found(facts, connector, domain, at, &listed(hosts, "or")));
    }
}

/// A domain that ends here, and that the connector names.
fn carried<'f, 'a>(facts: &'f Facts<'a>, connector: &Outbound<'a>) -> Option<&'f Accepted<'a>> {
    let spaces = connector.spaces.known.as_deref().map_or(&[][..], AddressSpaces::items);
    let names = spaces.iter().filter(|space| space.is_smtp()).map(|space| space.ascii());
    names.filter_map(|name| facts.mail.domains.accepted(name.strip_prefix("*.").unwrap_or(name))).find(|domain| ends_here(domain))
}

fn ends_here(domain: &Accepted<'_>) -> bool {
    domain.domain_type.is_some_and(|(kind, _)| kind == DomainType::Authoritative)
}

/// A domain that ends here, and that no connector names.
fn left_out<'f, 'a>(facts: &'f Facts<'a>) -> Option<&'f Accepted<'a>> {
    let mail = &facts.mail;
    let named = |domain: &&Accepted<'a>| mail.sending.candidates(domain.subject.key().folded()).iter().any(super::ways::is_specific);
    mail.domains.iter().filter(|domain| ends_here(domain)).find(|domain| !named(domain)).filter(|_| all_known(mail))
}

fn found(facts: &Facts<'_>, connector: &Outbound<'_>, domain: &Accepted<'_>, at: Span, hosts: &str) -> Finding {
    let (title, name) = (connector.subject.title(), domain.subject.key());
    let mut finding = RULE
        .at(at, format!("{title} carries mail between tenants past DNS"))
        .label(format!("mail for {name} goes to {hosts}, as that of the platform itself"));
    if let Some(here) = domain.subject.at().filter(|here| *here != at) {
        let whose = domain.subject.tenant().map_or_else(|| "the platform".to_owned(), |tenant| format!("tenant {tenant}"));
        finding = finding.other(here, format!("{name} is a domain of {whose}"));
    }
    if let Some(missing) = left_out(facts)
        && let Some(here) = missing.subject.at()
    {
        finding = finding.other(here, format!("{} is in no connector: mail for it leaves for the Internet", missing.subject.key()));
    }
    finding
        .note("mail that takes it counts as internal: out-of-office replies that are meant for colleagues reach other tenants")
        .note("each domain of each tenant has to be in it; and what is in it is believed: mail of all tenants to gmail.com stays here once a tenant claims that")
        .help("let hubs that receive no Internet mail send it by DNS, or hand all outgoing mail to a smart host: then no connector has to know the tenants' domains")
}

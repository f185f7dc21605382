//! How a message goes on from Exchange Online: its outbound connectors, or else DNS.
//!
//! Which of several connectors for one domain is taken, Microsoft's reference does not say: then the way is unknown.

use super::MailFlow;
use super::accepted_domain::above;
use super::onward::{elsewhere_by_dns, to_hosts};
use super::station::Station;
use super::way::{End, Next, Walk};
use crate::model::{Extent, Fact, Origin, Subject, View};
use crate::resource::OutboundConnector;
use crate::value::{Domain, Meaning, Names, SmartHosts};

/// An outbound connector, with what its choice depends on.
#[derive(Debug)]
struct Outbound<'a> {
    subject: Subject<'a>,
    domains: Fact<'a, Names>,
    /// Whether it may carry mail by itself; none where that is unknown.
    active: Option<bool>,
    all_accepted: Fact<'a, bool>,
    smart_hosts: Fact<'a, SmartHosts>,
    mx: Fact<'a, bool>,
}

/// The outbound connectors of an organisation.
#[derive(Debug)]
pub(super) struct Online<'a> {
    all: Vec<Outbound<'a>>,
    extent: Extent,
}

impl<'a> Online<'a> {
    pub(super) fn new(view: &View<'a>) -> Self {
        let outbound = |subject: Subject<'a>| Outbound {
            subject,
            domains: subject.get(OutboundConnector::RECIPIENT_DOMAINS),
            active: active(&subject),
            all_accepted: subject.get(OutboundConnector::ALL_ACCEPTED_DOMAINS),
            smart_hosts: subject.get(OutboundConnector::SMART_HOSTS),
            mx: subject.get(OutboundConnector::USE_MX_RECORD),
        };
        Self { all: view.of::<OutboundConnector>().map(outbound).collect(), extent: view.extent::<OutboundConnector>() }
    }
}

/// Whether it is enabled, not in test mode, and not only for what a mail flow rule says.
fn active(subject: &Subject<'_>) -> Option<bool> {
    let facts = [
        (subject.get(OutboundConnector::ENABLED), true),
        (subject.get(OutboundConnector::TEST_MODE), false),
        (subject.get(OutboundConnector::IS_TRANSPORT_RULE_SCOPED), false),
    ];
    let is = |(fact, wanted): &(Fact<'_, bool>, bool)| fact.value().map(|value| value == wanted);
    if facts.iter().any(|fact| is(fact) == Some(false)) {
        return Some(false);
    }
    facts.iter().all(|fact| is(fact).is_some()).then_some(true)
}

impl Outbound<'_> {
    /// Whether it is for a domain; none where that is unknown.
    fn is_for(&self, domain: &str, accepted: bool) -> Option<bool> {
        if accepted && self.all_accepted.is_true() {
            return Some(true);
        }
        let Some(names) = self.domains.value() else { return self.domains.is_empty().then_some(false) };
        let fits = |name: &str| match <Domain as Meaning>::parse(&[name]) {
            Ok(pattern) => match pattern.ascii().strip_prefix("*.") {
                Some(parent) => above(domain).any(|above| above == parent),
                None => pattern.ascii() == "*" || pattern.ascii() == domain,
            },
            Err(_) => false,
        };
        Some(names.items().iter().any(|name| fits(name.as_str())))
    }
}

/// Sends a message onwards.
pub(super) fn onward(flow: &MailFlow<'_>, station: &Station<'_, '_>, walk: &mut Walk<'_>) -> Next {
    let (to, online) = (walk.message.to, station.online);
    let unknown = |what: String| Next::End(End::Unknown(what));
    if let Some(gap) = online.extent.gap() {
        return unknown(format!("the outbound connectors of {}: {gap}", station.platform.name));
    }
    let accepted = station.domains.accepted(to).is_some();
    let may = |one: &&Outbound<'_>| one.active != Some(false) && one.is_for(to, accepted) != Some(false);
    let found: Vec<&Outbound<'_>> = online.all.iter().filter(may).collect();
    let [one] = found.as_slice() else {
        if !found.is_empty() {
            let titles: Vec<String> = found.iter().map(|one| one.subject.title()).collect();
            return unknown(format!("which carries mail for {to}: {}", titles.join(" or ")));
        }
        walk.step("outbound connectors", format!("none is for {to}: Exchange Online finds the next host itself"), Origin::Default);
        return elsewhere_by_dns(flow, station, walk, Origin::Default);
    };
    let what = one.subject.title();
    if one.active.is_none() || one.is_for(to, accepted).is_none() {
        return unknown(format!("whether {what} carries mail for {to}: export it (Get-OutboundConnector)"));
    }
    walk.step(&what, format!("it carries mail for {to}"), one.domains.origin().unwrap_or_else(|| one.subject.origin()));
    if !walk.take(station, one.subject.key()) {
        return Next::End(walk.round(station, &what));
    }
    match (one.smart_hosts.value(), one.smart_hosts.origin()) {
        (Some(hosts), Some(origin)) => to_hosts(flow, station, walk, hosts.items(), origin),
        (None, Some(origin)) => elsewhere_by_dns(flow, station, walk, one.mx.origin().unwrap_or(origin)),
        _ if one.mx.is_true() => elsewhere_by_dns(flow, station, walk, one.mx.origin().unwrap_or(Origin::Default)),
        _ => {
            unknown(format!("where {what} hands mail on: its SmartHosts and UseMXRecord are unknown: export them (Get-OutboundConnector)"))
        }
    }
}

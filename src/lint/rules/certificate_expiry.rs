//! Certificates that have expired, or soon will.
//!
//! Every certificate is looked at once. Whether another one has taken its place is looked up by server, service and names.

use std::collections::{BTreeMap, HashMap, HashSet};

use crate::diagnostic::{Rule, Sink, Span};
use crate::lint::{Check, Facts, Need};
use crate::model::Subject;
use crate::resource::ExchangeCertificate;
use crate::value::{Day, fold};

static RULE: Rule = Rule::warning("certificate-expiry", "A certificate that has expired, or expires within 30 days.")
    .page(include_str!("certificate-expiry.md"));

pub(super) const CHECK: Check = Check::of(&RULE, check).needs(&[Need::State, Need::Today]);

/// So many days before the end it is time to renew.
const SOON: i64 = 30;

const NOTE: &str = "from that day on browsers and Outlook warn everybody who comes, phones and Outlook Anywhere do not connect, and servers that ask for a good certificate send no mail over TLS";

fn check(facts: &Facts<'_>, sink: &mut Sink) {
    let Some(today) = facts.today else { return };
    let told = declared(facts, today, sink);
    exported(facts, today, &told, sink);
}

/// The certificates that the platform declares. Returns the names of those that are told.
fn declared(facts: &Facts<'_>, today: Day, sink: &mut Sink) -> HashSet<String> {
    let platform = facts.platform();
    let mut users: HashMap<String, Span> = HashMap::new();
    for (name, at) in platform.namespaces.iter().filter_map(|namespace| namespace.certificate.as_ref()) {
        users.entry(fold(name)).or_insert(*at);
    }
    let mut told = HashSet::new();
    for certificate in &platform.certificates {
        let Some(at) = certificate.not_after_at else { continue };
        let Some(left) = certificate.not_after.map(|last| last.since(today)).filter(|left| *left <= SOON) else { continue };
        let mut finding = RULE
            .at(at, format!("certificate '{}' {}", certificate.name, expires(left)))
            .label("the last day on which it is valid")
            .note(NOTE)
            .help("renew it, give the new one to the services (Enable-ExchangeCertificate), and say its date here");
        if let Some(user) = users.get(&fold(&certificate.name)) {
            finding = finding.other(*user, "services are found under hosts on it");
        }
        sink.push(finding);
        told.insert(set(certificate.subject_names.iter().map(|(name, _)| name.to_string())));
    }
    told
}

/// A certificate of the export that services use.
struct Used<'a> {
    subject: Subject<'a>,
    server: &'a str,
    services: Vec<String>,
    names: Vec<String>,
    /// The last day.
    last: Day,
}

impl<'a> Used<'a> {
    /// Reads one; none where nothing uses it, or where what matters is unknown.
    fn read(subject: Subject<'a>) -> Option<Self> {
        let services = subject.get(ExchangeCertificate::SERVICES);
        let services: Vec<String> = services.value()?.words().filter(|word| !word.eq_ignore_ascii_case("None")).map(fold).collect();
        let of_no_use = subject.get(ExchangeCertificate::HAS_PRIVATE_KEY).is_false();
        let names = subject.get(ExchangeCertificate::CERTIFICATE_DOMAINS);
        let names = names.value().map(|names| names.items().iter().map(ToString::to_string).collect()).unwrap_or_default();
        let last = subject.get(ExchangeCertificate::NOT_AFTER).value()?.day();
        (!services.is_empty() && !of_no_use).then_some(Self { subject, server: subject.server()?, services, names, last })
    }

    /// What it is found by: its server, one of its services, its names.
    fn posts(&self) -> impl Iterator<Item = (String, &str, String)> {
        let names = set(self.names.iter().cloned());
        self.services.iter().map(move |service| (fold(self.server), service.as_str(), names.clone()))
    }
}

/// The certificates that the servers use, as the export shows.
fn exported(facts: &Facts<'_>, today: Day, told: &HashSet<String>, sink: &mut Sink) {
    let used: Vec<Used<'_>> = facts.view.of::<ExchangeCertificate>().filter_map(Used::read).collect();
    let mut latest: HashMap<(String, &str, String), Day> = HashMap::new();
    for one in &used {
        for post in one.posts() {
            let last = latest.entry(post).or_insert(one.last);
            *last = one.last.max(*last);
        }
    }
    // One certificate may be on many servers.
    let mut ending: BTreeMap<String, Vec<&Used<'_>>> = BTreeMap::new();
    for one in used.iter().filter(|one| one.last.since(today) <= SOON) {
        // Exchange goes on showing the services of one that another has taken the place of.
        let replaced = one.posts().all(|post| latest.get(&post).is_some_and(|last| *last > one.last));
        if !replaced && !told.contains(&set(one.names.iter().cloned())) {
            ending.entry(fold(one.subject.name())).or_default().push(one);
        }
    }
    for servers in ending.values() {
        let declared = |one: &&&Used<'_>| facts.mail.servers.find(one.server).and_then(|server| server.declared).map(|server| server.at);
        let mut places = servers.iter().filter_map(|one| Some((*one, declared(&one)?)));
        let Some((first, at)) = places.next() else { continue };
        let name = first.names.first().map_or(first.subject.name(), String::as_str);
        let mut finding = RULE
            .at(at, format!("the certificate for {name} {}", expires(first.last.since(today))))
            .label(format!("{} uses it for {}", first.server, services(first)))
            .note(format!("the export shows it, with the thumbprint {}", first.subject.name()))
            .note(NOTE)
            .help("renew it, import the new one on each server, and give it to the services: Enable-ExchangeCertificate");
        for (one, at) in places {
            finding = finding.other(at, format!("{} uses it for {}", one.server, services(one)));
        }
        sink.push(finding);
    }
}

/// The services as Exchange writes them.
fn services(one: &Used<'_>) -> String {
    one.subject.get(ExchangeCertificate::SERVICES).value().map(ToString::to_string).unwrap_or_default()
}

/// Names in one text, however they are ordered and written.
fn set(names: impl IntoIterator<Item = String>) -> String {
    let mut names: Vec<String> = names.into_iter().map(|name| fold(&name)).collect();
    names.sort_unstable();
    names.join(" ")
}

/// `expires in 12 days`.
fn expires(left: i64) -> String {
    match left {
        0 => "expires today".to_owned(),
        1 => "expires tomorrow".to_owned(),
        -1 => "expired yesterday".to_owned(),
        2.. => format!("expires in {left} days"),
        _ => format!("expired {} days ago", -left),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_end_is_told_in_days() {
        for (left, text) in [
            (0, "expires today"),
            (1, "expires tomorrow"),
            (30, "expires in 30 days"),
            (-1, "expired yesterday"),
            (-9, "expired 9 days ago"),
        ] {
            assert_eq!(expires(left), text);
        }
    }
}

//! Where clients are told to find the services: names and paths that lead nowhere, and servers that contradict each other.
//!
//! Services are grouped by server, and by site and service; within a group each is held against the host that most of it has. No
//! service is compared with all others.

use std::collections::{BTreeMap, HashMap, HashSet};
use std::net::IpAddr;

use crate::diagnostic::{Finding, Rule, Sink, Span};
use crate::lint::services::{ACTIVE_SYNC, ECP, EWS, Found, OAB, OWA, Place, Side, services};
use crate::lint::{Check, Facts, Need};
use crate::model::Origin;
use crate::value::fold;

static RULE: Rule = Rule::warning(
    "external-url",
    "A URL under which clients do not find the service, or services that are published under names that do not go together.",
)
.page(include_str!("external-url.md"));

pub(super) const CHECK: Check = Check::of(&RULE, check).needs(&[Need::State]);

/// The services that are published together, mostly.
const TOGETHER: [&str; 5] = [OWA.title, ECP.title, ACTIVE_SYNC.title, OAB.title, EWS.title];

/// So many of them on one host, or published at all, make another one an exception.
const MOST: usize = 3;

/// Top-level domains for examples: whoever writes them means a name of the Internet. Source: RFC 2606.
const EXAMPLES: [&str; 2] = ["example", "test"];

/// What is told already, by place and kind: a namespace says a host once for many servers.
type Told = HashSet<(Span, &'static str)>;

fn check(facts: &Facts<'_>, sink: &mut Sink) {
    let all = services(facts.view);
    let mut told = Told::new();
    for found in &all {
        alone(found, &mut told, sink);
    }
    let published: Vec<&Found<'_>> = all.iter().filter(|found| found.side == Side::External).collect();
    let mut servers: BTreeMap<String, Vec<&Found<'_>>> = BTreeMap::new();
    let mut sites: BTreeMap<(String, &str), Vec<&Found<'_>>> = BTreeMap::new();
    for &found in &published {
        if TOGETHER.contains(&found.service.title) {
            servers.entry(fold(found.server)).or_default().push(found);
        }
        if let Some(site) = facts.mail.servers.site(found.server) {
            sites.entry((fold(site), found.service.title)).or_default().push(found);
        }
    }
    let mut missing: HashSet<(&str, &str)> = HashSet::new();
    for group in servers.values() {
        logged_on_twice(group, &mut told, sink);
        on_one_server(group, &mut told, sink);
        missing.extend(missing_on(group, &mut told, sink));
    }
    let mut lacking: BTreeMap<String, Vec<_>> = BTreeMap::new();
    for pair in sites.values().flat_map(|group| in_one_site(group, &missing, &mut told, sink)) {
        lacking.entry(fold(pair.0.server)).or_default().push(pair);
    }
    lacking.values().for_each(|lacking| lacking_in_site(lacking, facts, sink));
}

/// What is wrong with a URL or a host name by itself, where a manifest says it.
fn alone(found: &Found<'_>, told: &mut Told, sink: &mut Sink) {
    let Place::At { host, url, secure, origin: Origin::Manifest(at) } = &found.place else { return };
    let (at, service) = (*at, found.service);
    let mut tell = |kind: &'static str, finding: Finding| {
        if told.insert((at, kind)) {
            sink.push(finding);
        }
    };
    if let Some(url) = url {
        let plain_by_setup = found.side == Side::Internal && service.plain_inside;
        if !secure && !plain_by_setup {
            tell(
                "http",
                RULE.at(at, format!("the URL of {} is without TLS: {url}", found.title()))
                    .note("Exchange asks for TLS there: clients that follow the URL are refused or, where it does not ask, send passwords in the clear")
                    .help(format!("write https://{host}/{}", url.path())),
            );
        }
        if !url.path().eq_ignore_ascii_case(service.path) {
            tell(
                "path",
                RULE.at(at, format!("{} is not found beneath /{}: its path is /{}", found.title(), url.path(), service.path))
                    .label(url.to_string())
                    .note("clients get this URL from Autodiscover as it stands, and find no such service there")
                    .help(format!("write https://{host}/{}", service.path)),
            );
        }
    }
    if found.side == Side::External && is_internal(host) {
        tell(
            "internal",
            RULE.at(at, format!("{host} is published to the Internet, where nobody can find it"))
                .label("an internal name or address")
                .note("no DNS outside of the network knows it, and no public authority puts it on a certificate: to clients outside the service is not there, and it tells strangers what servers are called inside")
                .help("say the name that clients on the Internet use; the internal one is for `internal_url`, or `internal_host` of a namespace"),
        );
    }
}

/// Whether a host is known inside of a network only: one label, a private address, or a top-level domain that the Internet does not have.
fn is_internal(host: &str) -> bool {
    if let Ok(address) = host.trim_matches(['[', ']']).parse::<IpAddr>() {
        return match address {
            IpAddr::V4(address) => address.is_private() || address.is_loopback() || address.is_link_local(),
            IpAddr::V6(address) => address.is_loopback() || address.is_unique_local() || address.is_unicast_link_local(),
        };
    }
    let Some((_, top)) = host.rsplit_once('.') else { return true };
    !EXAMPLES.contains(&top) && psl::suffix(host.as_bytes()).is_none_or(|suffix| suffix.typ().is_none())
}

/// OWA and ECP of one server under two hosts.
fn logged_on_twice(group: &[&Found<'_>], told: &mut Told, sink: &mut Sink) {
    let of = |title: &str| group.iter().find(|found| found.service.title == title && found.host().is_some());
    if let (Some(ecp), Some(owa)) = (of(ECP.title), of(OWA.title))
        && ecp.host() != owa.host()
    {
        differing(
            ecp,
            owa,
            "OWA opens ECP for its options and settings: under another host everybody has to log on a second time, and behind a firewall that logs on for them, not even that helps",
            told,
            sink,
        );
    }
}

/// One service of a server under another host than the others.
fn on_one_server(group: &[&Found<'_>], told: &mut Told, sink: &mut Sink) {
    let hosts = tally(group);
    let Some((usual, count)) = most(&hosts, group) else { return };
    if count < MOST {
        return;
    }
    for found in group.iter().filter(|found| found.host().is_some_and(|host| hosts.get(host) == Some(&1))) {
        differing(
            found,
            usual,
            "a host of its own needs its own record in DNS and its own name on the certificate: where it is a slip of the pen, clients never find the service",
            told,
            sink,
        );
    }
}

/// One service of the servers of a site, under different hosts or published by some of them only.
///
/// Returns those that are not published, each with one that is.
fn in_one_site<'f, 'a>(
    group: &[&'f Found<'a>],
    missing: &HashSet<(&str, &str)>,
    told: &mut Told,
    sink: &mut Sink,
) -> Vec<(&'f Found<'a>, &'f Found<'a>)> {
    let hosts = tally(group);
    let mut lacking = Vec::new();
    let Some((usual, _)) = most(&hosts, group) else { return lacking };
    for found in group {
        match &found.place {
            Place::At { host, .. } if Some(&**host) != usual.host() => differing(
                found,
                usual,
                "both servers are in one site: Autodiscover tells its users the one or the other, so the same mailbox is found under two names, each of which has to reach a server, and be on its certificate",
                told,
                sink,
            ),
            Place::Nowhere(_) if !missing.contains(&(found.server, found.service.title)) => lacking.push((*found, usual)),
            _ => {}
        }
    }
    lacking
}

/// What a server does not publish, and others of its site do: one finding a server.
fn lacking_in_site(lacking: &[(&Found<'_>, &Found<'_>)], facts: &Facts<'_>, sink: &mut Sink) {
    let Some((found, _)) = lacking.first() else { return };
    let peer = lacking.iter().find_map(|(_, usual)| Some((usual, span(usual)?)));
    let cleared = lacking.iter().find_map(|(found, _)| span(found));
    let declared = || facts.mail.servers.find(found.server)?.declared.map(|server| server.at);
    let Some(at) = cleared.or_else(|| peer.and_then(|_| declared())) else { return };
    let titles: Vec<&str> = lacking.iter().map(|(found, _)| found.service.title).collect();
    let mut finding = RULE
        .at(at, format!("{} does not publish {}, and another server of its site does", found.server, titles.join(", ")))
        .label(if cleared.is_some() { "it has no URL here" } else { "the export shows no URL of it" })
        .note("which server a client comes to is chance: through this one it is told no address, or is sent to another server")
        .help(format!("say the same `external_url`, or put {} into the same namespace", found.server));
    if let Some((usual, place)) = peer {
        finding = finding.other(place, format!("{} is published here", usual.title()));
    }
    sink.push(finding);
}

/// The services of a server that are known to have no external URL, while most of the others have one.
fn missing_on<'f>(group: &[&'f Found<'_>], told: &mut Told, sink: &mut Sink) -> Vec<(&'f str, &'static str)> {
    let nowhere: Vec<&&Found<'_>> = group.iter().filter(|found| matches!(found.place, Place::Nowhere(_))).collect();
    let there: Vec<&&Found<'_>> = group.iter().filter(|found| found.host().is_some()).collect();
    if nowhere.is_empty() || there.len() < MOST {
        return Vec::new();
    }
    let cleared = nowhere.iter().find_map(|found| span(found));
    let others = there.iter().filter_map(|found| Some((found, span(found)?))).next();
    let Some(at) = cleared.or(others.map(|(_, at)| at)) else { return Vec::new() };
    let titles: Vec<&str> = nowhere.iter().map(|found| found.service.title).collect();
    let mut finding = RULE
        .at(at, format!("{} does not publish {}, but most other services", group[0].server, titles.join(" and ")))
        .note("clients outside are told no address: without EWS Outlook shows no free and busy times and sets no automatic replies, without OAB it downloads no address book, without ECP OWA has no options")
        .help(format!("say an `external_url` for {} too; or list it among the `services` of the namespace", titles.join(" and ")));
    match others {
        Some((found, place)) if place != at => {
            finding = finding.label("it has no URL here").other(place, format!("{} is published here", found.title()))
        }
        Some((found, _)) => {
            finding = finding.label(format!("{} is published here; the export shows no URL of {}", found.title(), titles.join(" and ")))
        }
        None => {}
    }
    if told.insert((at, "missing")) {
        sink.push(finding);
    }
    nowhere.iter().map(|found| (found.server, found.service.title)).collect()
}

/// Two that ought to have one host, and have two: at the one that a manifest says.
fn differing(found: &Found<'_>, usual: &Found<'_>, why: &str, told: &mut Told, sink: &mut Sink) {
    let (here, there) = if span(found).is_some() { (found, usual) } else { (usual, found) };
    let (Some(at), Some(host), Some(other)) = (span(here), here.host(), there.host()) else { return };
    if !told.insert((at, "host")) {
        return;
    }
    let finding = RULE
        .at(at, format!("{} is published under {host}, and {} under {other}", here.title(), there.title()))
        .label(format!("{} is under {host}", here.title()))
        .note(why);
    let finding = match span(there) {
        Some(place) => finding.other(place, format!("{} is under {other}", there.title())),
        None => finding.note(format!("the export shows the URL of {}", there.title())),
    };
    sink.push(finding.help("give both one host, most easily by one namespace; where two are meant, allow this with the reason"));
}

/// How many have each host.
fn tally<'f>(group: &[&'f Found<'_>]) -> HashMap<&'f str, usize> {
    let mut hosts = HashMap::new();
    for host in group.iter().filter_map(|found| found.host()) {
        *hosts.entry(host).or_insert(0) += 1;
    }
    hosts
}

/// One that has the host that most have: the first, of a manifest if there is one.
fn most<'f, 'a>(hosts: &HashMap<&str, usize>, group: &[&'f Found<'a>]) -> Option<(&'f Found<'a>, usize)> {
    let count = |found: &Found<'_>| found.host().and_then(|host| hosts.get(host)).copied().unwrap_or_default();
    let rank = |found: &Found<'_>| (count(found), span(found).is_some());
    // Of equals `max_by_key` takes the last.
    let best = group.iter().rev().copied().filter(|found| found.host().is_some()).max_by_key(|found| rank(found))?;
    Some((best, count(best)))
}

fn span(found: &Found<'_>) -> Option<Span> {
    found.origin().and_then(Origin::span)
}

#[cfg(test)]
mod tests {
    use super::is_internal;

    #[test]
    fn internal_names_are_told_from_public_ones() {
        let cases = [
            ("ex01", true),
            ("mail.fabrikam.local", true),
            ("mail.corp", true),
            ("mail.fabrikam.com", false),
            ("mail.fabrikam.co.uk", false),
            ("mail.fabrikam.example", false),
            ("xn--bcher-kva.xn--p1ai", false),
            ("10.1.2.3", true),
            ("203.0.113.10", false),
            ("[fd00::1]", true),
            ("[2001:db8::1]", false),
        ];
        for (host, expected) in cases {
            assert_eq!(is_internal(host), expected, "{host}");
        }
    }
}

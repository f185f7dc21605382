//! Decisions about mail, held against a slow and literal reading of Microsoft's rules, on random organisations.
//!
//! What is not known (a server that was not named, the cost of a link between sites) makes several worlds. A decision is certain only if
//! it is the same in all of them, and where there is one world it is certain.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, reason = "tests may fail loudly, and so may their helpers")]

use std::fmt::Write as _;
use std::net::IpAddr;

use hostctl::diagnostic::Source;
use hostctl::mailflow::{Contact, End, MailFlow, Message, Query};
use hostctl::model::{Organisation, View};
use proptest::collection::{btree_set, vec};
use proptest::prelude::*;
use proptest::sample::{select, subsequence};

const DOMAINS: [&str; 6] = ["a.example", "b.a.example", "c.b.a.example", "x.example", "a.test", "example"];
const SERVERS: [&str; 4] = ["EX01", "EX02", "EX03", "EX04"];

fn read(text: String) -> Vec<Organisation> {
    let sources = [Source::new("random.yaml", text)];
    let (organisations, sink) = hostctl::manifest::read(&sources);
    assert!(!sink.has_errors(), "{:?}\n{}", sink.into_sorted(), sources[0].text);
    organisations
}

fn platform(sites: Option<&[u8]>) -> String {
    let mut text =
        "kind: Platform\nname: p\norganization: {name: O, forest: o.example}\nproduct: 2019\nmail_exchangers: [mx.p.example]\nservers:\n"
            .to_owned();
    for (at, server) in SERVERS.iter().enumerate() {
        let site = sites.map(|sites| format!(", site: S{}", sites[at])).unwrap_or_default();
        writeln!(text, "  - {{name: {server}, roles: [Mailbox]{site}, receives_internet_mail: {}, sends_internet_mail: true}}", at == 0)
            .unwrap();
    }
    text
}

/// Whether a pattern is for a domain: itself, or with a star also what is beneath it. `contoso.com` and `*.contoso.com` are both for
/// contoso.com.
fn is_for(pattern: &str, domain: &str) -> bool {
    match pattern {
        "*" => true,
        _ => match pattern.strip_prefix("*.") {
            Some(parent) => domain == parent || domain.ends_with(&format!(".{parent}")),
            None => domain == pattern,
        },
    }
}

/// How specific a pattern is: by its labels, and without star before with one.
fn specificity(pattern: &str) -> (usize, bool) {
    match pattern {
        "*" => (0, false),
        _ => (pattern.trim_start_matches("*.").split('.').count(), !pattern.starts_with('*')),
    }
}

fn pattern() -> impl Strategy<Value = String> {
    (select(&DOMAINS[..]), 0..4u8).prop_map(|(domain, kind)| match kind {
        0 => "*".to_owned(),
        1 => format!("*.{domain}"),
        _ => domain.to_owned(),
    })
}

#[derive(Clone, Debug)]
struct Connector {
    name: String,
    spaces: Vec<(String, u32)>,
    enabled: bool,
    scoped: bool,
    megabytes: Option<u64>,
    sources: Vec<&'static str>,
}

fn connector() -> impl Strategy<Value = Connector> {
    let spaces = vec((pattern(), 1..4u32), 1..4);
    let sources = subsequence(SERVERS.to_vec(), 1..=4);
    (spaces, prop::bool::weighted(0.8), prop::bool::weighted(0.3), prop::option::of(1..20u64), sources).prop_map(
        |(spaces, enabled, scoped, megabytes, sources)| Connector { name: String::new(), spaces, enabled, scoped, megabytes, sources },
    )
}

fn connectors() -> impl Strategy<Value = Vec<Connector>> {
    (vec(connector(), 1..6), btree_set("[a-e]{1,2}", 6)).prop_map(|(mut connectors, names)| {
        // Some names come before others in another order than that in which they are written.
        for (connector, name) in connectors.iter_mut().zip(names.into_iter().rev()) {
            connector.name = format!("To {name}");
        }
        connectors
    })
}

fn send_connectors(connectors: &[Connector]) -> String {
    let mut text = "send_connectors:\n".to_owned();
    for one in connectors {
        let spaces: Vec<String> = one.spaces.iter().map(|(pattern, cost)| format!("'{pattern};{cost}'")).collect();
        let size = one.megabytes.map_or_else(|| "Unlimited".to_owned(), |size| format!("{size}MB"));
        writeln!(
            text,
            "  - {{name: {}, address_spaces: [{}], enabled: {}, is_scoped_connector: {}, max_message_size: {size}, source_transport_servers: [{}], dns_routing_enabled: true}}",
            one.name,
            spaces.join(", "),
            one.enabled,
            one.scoped,
            one.sources.join(", ")
        )
        .unwrap();
    }
    text
}

/// What may be the case: on which server the message is, and what a link between sites costs.
struct World<'a> {
    from: usize,
    link: u32,
    sites: &'a [u8],
}

/// The literal reading: filter, then the most specific, then the cheapest, then the nearest, then the name.
fn literal(connectors: &[Connector], domain: &str, megabytes: u64, world: &World<'_>) -> Option<String> {
    let site = |server: &str| world.sites[SERVERS.iter().position(|name| *name == server).unwrap()];
    let here = world.sites[world.from];
    let mut fit: Vec<_> = connectors
        .iter()
        .filter(|one| one.enabled && one.megabytes.is_none_or(|limit| limit >= megabytes))
        .filter(|one| !one.scoped || one.sources.iter().any(|source| site(source) == here))
        .filter_map(|one| {
            let spaces = one.spaces.iter().filter(|(pattern, _)| is_for(pattern, domain));
            let (pattern, cost) = spaces.max_by_key(|(pattern, cost)| (specificity(pattern), std::cmp::Reverse(*cost)))?;
            let near =
                one.sources.iter().map(|source| if *source == SERVERS[world.from] { 0 } else { 1 + u32::from(site(source) != here) });
            let near = near.min().unwrap();
            let cost = cost + if near == 2 { world.link } else { 0 };
            Some((std::cmp::Reverse(specificity(pattern)), cost, near, one.name.clone()))
        })
        .collect();
    fit.sort();
    fit.into_iter().next().map(|(.., name)| name)
}

proptest! {
    #[test]
    fn the_connector_is_that_of_the_literal_reading(
        connectors in connectors(),
        sites in prop::option::of(vec(0..2u8, 4)),
        domain in select(&DOMAINS[..]),
        megabytes in 1..20u64,
        from in prop::option::of(0..4usize),
    ) {
        // Where no site is known, all servers are taken for those of one; a scope cannot be told then.
        let connectors: Vec<Connector> = connectors.into_iter().filter(|one| sites.is_some() || !one.scoped).collect();
        prop_assume!(!connectors.is_empty());
        let organisations = read(platform(sites.as_deref()) + &send_connectors(&connectors));
        let view = View::desired(&organisations[0]);
        let flow = MailFlow::new(&view, &organisations);
        let query = Query { domain, size: Some(megabytes << 20), from: from.map(|at| SERVERS[at]) };
        let choice = flow.sending.choose(query, &flow.servers);
        let chosen = choice.chosen.as_ref().map(|one| one.connector.subject.name().to_owned());

        let sites = sites.unwrap_or(vec![0; 4]);
        let servers = from.map_or(0..4, |at| at..at + 1);
        let worlds = servers.flat_map(|from| [1, 2, 1000].map(|link| World { from, link, sites: &sites }));
        let answers: Vec<Option<String>> = worlds.map(|world| literal(&connectors, domain, megabytes, &world)).collect();
        if choice.is_certain() {
            for answer in &answers {
                prop_assert_eq!(&chosen, answer);
            }
        } else if from.is_some() && sites.iter().all(|site| *site == sites[0]) {
            prop_assert!(false, "one world, and not certain: {:?}", choice.unsure);
        } else {
            // Whatever is the case, it is one of those that are named.
            let named: Vec<Option<String>> = choice.unsure.iter().map(|(one, _)| Some(one.subject.name().to_owned())).chain([chosen]).collect();
            for answer in &answers {
                prop_assert!(named.contains(answer), "{:?} is none of {:?}", answer, named);
            }
        }
        // Each connector that is for the domain is accounted for, once.
        let told = choice.passed_over.len() + choice.unsure.len() + usize::from(choice.chosen.is_some());
        let are_for = connectors.iter().filter(|one| one.spaces.iter().any(|(pattern, _)| is_for(pattern, domain))).count();
        prop_assert_eq!(told, are_for);
    }

    #[test]
    fn the_accepted_domain_is_the_most_specific(
        domains in btree_set(pattern().prop_filter("Exchange accepts * by itself, and nobody hosts it", |pattern| pattern != "*"), 1..6),
        wide in vec(any::<bool>(), 6),
        domain in select(&DOMAINS[..]),
    ) {
        let mut text = platform(None) + "accepted_domains:\n";
        for (pattern, wide) in domains.iter().zip(&wide) {
            let wide = if pattern.starts_with('*') { String::new() } else { format!(", match_sub_domains: {wide}") };
            writeln!(text, "  - {{domain_name: '{pattern}'{wide}}}").unwrap();
        }
        let organisations = read(text);
        let view = View::desired(&organisations[0]);
        let flow = MailFlow::new(&view, &organisations);
        let beneath = |pattern: &str| domain.ends_with(&format!(".{pattern}"));
        let fit = domains.iter().zip(&wide).filter(|(pattern, wide)| is_for(pattern, domain) || **wide && beneath(pattern));
        // A domain that takes its subdomains and `*.` of the same domain are for the same, and which one it is makes no difference.
        let best = fit.map(|(pattern, _)| pattern).max_by_key(|pattern| {
            let exact = **pattern == domain;
            (exact, specificity(pattern).0)
        });
        let found = flow.domains.accepted(domain).map(|accepted| accepted.domain());
        prop_assert_eq!(found, best.map(|pattern| pattern.trim_start_matches("*.")));
        let exact = domains.contains(domain);
        prop_assert_eq!(exact, flow.domains.named(domain).is_some());
        if exact {
            prop_assert_eq!(flow.domains.accepted(domain).unwrap().subject.name(), domain);
        }
    }

    #[test]
    fn the_most_specific_receive_connector_answers(
        connectors in vec((subsequence(BINDINGS.to_vec(), 1..4), subsequence(RANGES.map(|(text, ..)| text).to_vec(), 1..4), prop::bool::weighted(0.8)), 1..6),
        local in prop::option::of(select(&["10.0.0.1", "10.0.0.2", "2001:db8::1"][..])),
        remote in select(&["10.1.2.3", "10.1.2.4", "10.200.0.1", "192.0.2.1", "2001:db8::7", "2001:db9::7"][..]),
        port in select(&[25u16, 587][..]),
    ) {
        let mut text = platform(None) + "receive_connectors:\n";
        for (at, (bindings, ranges, enabled)) in connectors.iter().enumerate() {
            let list = |items: &[&str]| items.iter().map(|item| format!("'{item}'")).collect::<Vec<_>>().join(", ");
            let (bindings, ranges) = (list(bindings), list(ranges));
            writeln!(text, "  - {{server: EX01, name: R{at}, bindings: [{bindings}], remote_ip_ranges: [{ranges}], enabled: {enabled}}}").unwrap();
        }
        let organisations = read(text);
        let view = View::desired(&organisations[0]);
        let flow = MailFlow::new(&view, &organisations);
        let (remote, local): (IpAddr, Option<IpAddr>) = (remote.parse().unwrap(), local.map(|local| local.parse().unwrap()));
        let answering = flow.receiving.answering(Contact { server: "ex01.o.example", local, port, remote });
        prop_assert!(answering.unsure.is_empty());

        // (whether all addresses are meant, how many addresses the range has), the smaller the sooner.
        let literal = connectors.iter().enumerate().filter(|(_, (.., enabled))| *enabled).filter_map(|(at, (bindings, ranges, _))| {
            let reached = bindings.iter().map(|binding| binding.parse::<std::net::SocketAddr>().unwrap()).filter(|binding| {
                binding.port() == port
                    && binding.is_ipv4() == remote.is_ipv4()
                    && local.is_none_or(|local| binding.ip() == local || binding.ip().is_unspecified())
            });
            let all = reached.map(|binding| binding.ip().is_unspecified()).min()?;
            let everywhere = local.is_some() && all;
            let within = RANGES.iter().filter(|(text, low, high)| {
                let (low, high): (IpAddr, IpAddr) = (low.parse().unwrap(), high.parse().unwrap());
                ranges.contains(text) && low.is_ipv4() == remote.is_ipv4() && (low..=high).contains(&remote)
            });
            let width = within.map(|(_, low, high)| number(high) - number(low)).min()?;
            Some(((everywhere, width), at))
        });
        let literal: Vec<((bool, u128), usize)> = literal.collect();
        let best = literal.iter().map(|(rank, _)| *rank).min();
        let first: Vec<String> = literal.iter().filter(|(rank, _)| Some(*rank) == best).map(|(_, at)| format!("R{at}")).collect();
        match &answering.answer {
            None => prop_assert!(first.is_empty()),
            Some(answer) => prop_assert!(first.iter().any(|name| name == answer.connector.subject.name()), "{:?}", first),
        }
        prop_assert_eq!(literal.len(), answering.others.len() + usize::from(answering.answer.is_some()));
    }

    #[test]
    fn every_way_ends(
        connectors in connectors(),
        others in connectors(),
        domains in vec((select(&DOMAINS[..]), select(&["Authoritative", "InternalRelay", "ExternalRelay"][..])), 1..5),
        theirs in vec((select(&DOMAINS[..]), select(&["Authoritative", "InternalRelay", "ExternalRelay"][..])), 1..5),
        hosts in vec(select(&["mx.p.example", "mx.q.example", "smtp.example", "[10.9.9.9]"][..]), 2),
        hosting in any::<bool>(),
        from in select(&DOMAINS[..]),
        to in select(&DOMAINS[..]),
    ) {
        let one = |base: String, connectors: &[Connector], domains: &[(&str, &str)], host: &str| {
            let mut text = base + &send_connectors(connectors).replacen("dns_routing_enabled: true", &format!("smart_hosts: ['{host}']"), 2);
            text.push_str("accepted_domains:\n");
            let mut seen = Vec::new();
            for (domain, of) in domains.iter().filter(|(domain, _)| !seen.contains(domain) && { seen.push(domain); true }) {
                writeln!(text, "  - {{domain_name: {domain}, domain_type: {of}}}").unwrap();
            }
            text
        };
        let p = platform(None).replace("servers:", if hosting { "isolation: Hosting\nservers:" } else { "servers:" });
        let q = platform(None).replace("name: p", "name: q").replace("p.example", "q.example").replace("name: O,", "name: Q,");
        let organisations = read(one(p, &connectors, &domains, hosts[0]) + "---\n" + &one(q, &others, &theirs, hosts[1]));
        for organisation in &organisations {
            let view = View::desired(organisation);
            let flow = MailFlow::new(&view, &organisations);
            for server in [None, Some("EX01"), Some("EX03")] {
                let way = flow.way(&Message { from, to, size: None, server, remote: None, local: None, port: 25 });
                prop_assert!(way.steps.len() < 24, "{:#?}", way);
                prop_assert!(way.steps.iter().all(|step| !step.what.is_empty() && !step.why.is_empty()));
                if let Some(last) = way.steps.last().filter(|_| matches!(way.end, End::Delivered | End::Arrives(_))) {
                    prop_assert!(last.what.starts_with("accepted domain '"), "only an authoritative domain ends a way: {:?}", last);
                }
            }
        }
    }
}

const BINDINGS: [&str; 5] = ["0.0.0.0:25", "10.0.0.1:25", "[::]:25", "[2001:db8::1]:25", "0.0.0.0:587"];

/// Ranges with their ends: nested, overlapping, of both families.
const RANGES: [(&str, &str, &str); 8] = [
    ("0.0.0.0-255.255.255.255", "0.0.0.0", "255.255.255.255"),
    ("10.0.0.0/8", "10.0.0.0", "10.255.255.255"),
    ("10.1.0.0(255.255.0.0)", "10.1.0.0", "10.1.255.255"),
    ("10.1.2.0-10.1.2.9", "10.1.2.0", "10.1.2.9"),
    ("10.1.2.4-10.1.2.20", "10.1.2.4", "10.1.2.20"),
    ("10.1.2.3", "10.1.2.3", "10.1.2.3"),
    ("::/0", "::", "ffff:ffff:ffff:ffff:ffff:ffff:ffff:ffff"),
    ("2001:db8::/32", "2001:db8::", "2001:db8:ffff:ffff:ffff:ffff:ffff:ffff"),
];

fn number(address: &str) -> u128 {
    match address.parse::<IpAddr>().unwrap() {
        IpAddr::V4(address) => u128::from(address.to_bits()),
        IpAddr::V6(address) => address.to_bits(),
    }
}

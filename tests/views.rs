//! What a view says of an organisation: wanted, as it is, and as the plan leaves it.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, reason = "tests may fail loudly, and so may their helpers")]

use std::path::{Path, PathBuf};

use hostctl::diagnostic::{Source, Sources};
use hostctl::mailflow::{MailFlow, Sender, reads, relaying};
use hostctl::model::{Extent, Fact, Key, Organisation, Origin, State, View};
use hostctl::plan::{Reads, apply, plan};
use hostctl::resource::{AcceptedDomain, ReceiveConnector, SendConnector};
use hostctl::value::Typed;

/// The worked example with its export.
fn example() -> (Sources, Organisation, State) {
    let tenants = Path::new(env!("CARGO_MANIFEST_DIR")).join("tenants");
    let files = hostctl::input::manifests(&[PathBuf::from(&tenants)]).unwrap();
    let (organisations, _) = hostctl::manifest::read(&files);
    let wanted = organisations.into_iter().next().unwrap();
    let asked = Reads::of(&wanted).and(reads);
    let state = hostctl::state::load(&tenants.join("state"), &|of, place| asked.contains(of, place)).unwrap().state;
    (Sources::new(files), wanted, state)
}

fn read(text: &str) -> Organisation {
    let (organisations, sink) = hostctl::manifest::read(&[Source::new("a", text)]);
    assert!(!sink.has_errors(), "{:?}", sink.into_sorted());
    organisations.into_iter().next().unwrap()
}

/// A fact in a line: the value, and who says it.
fn show<T: Typed>(fact: &Fact<'_, T>, sources: &Sources) -> String {
    let by = |origin: &Origin| match origin {
        Origin::Manifest(span) => format!("manifest: {}", sources.text(*span)),
        Origin::Export => "export".to_owned(),
        Origin::Default => "default".to_owned(),
    };
    match fact {
        Fact::Known(value, origin) => format!("{value} ({})", by(origin)),
        Fact::Empty(origin) => format!("nothing ({})", by(origin)),
        Fact::Default(value) => format!("{value} (default)"),
        Fact::Unknown => "unknown".to_owned(),
    }
}

#[test]
fn facts_are_those_of_the_view() {
    let (sources, wanted, before) = example();
    let after = apply(&plan(&wanted, &before), &before);
    let views = [View::desired(&wanted), View::current(&wanted, &before), View::after(&wanted, &before, &after)];
    let facts = |name: &str, what: &str| {
        views.each_ref().map(|view| {
            let Some(subject) = view.find::<SendConnector>(&Key::new(name)) else { return "absent".to_owned() };
            match what {
                "sources" => show(&subject.get(SendConnector::SOURCE_TRANSPORT_SERVERS), &sources),
                "spaces" => show(&subject.get(SendConnector::ADDRESS_SPACES), &sources),
                "size" => show(&subject.get(SendConnector::MAX_MESSAGE_SIZE), &sources),
                "enabled" => show(&subject.get(SendConnector::ENABLED), &sources),
                "hosts" => show(&subject.get(SendConnector::SMART_HOSTS), &sources),
                _ => show(&subject.get(SendConnector::USAGE), &sources),
            }
        })
    };
    let cases: &[(&str, &str, [&str; 3])] = &[
        // What a manifest changes.
        (
            "To Internet",
            "sources",
            [
                "EXHUBOUT01 (manifest: source_transport_servers)",
                "EXHUBIN01, EXHUBOUT01 (export)",
                "EXHUBOUT01 (manifest: source_transport_servers)",
            ],
        ),
        // What no manifest names is as it is; without an export, as new ones are documented to be.
        ("To Internet", "size", ["unknown", "10 MB (10,485,760 bytes) (export)", "10 MB (10,485,760 bytes) (export)"]),
        ("To Internet", "enabled", ["true (default)", "true (export)", "true (export)"]),
        // What is new.
        ("ToArchive", "enabled", ["true (default)", "absent", "true (default)"]),
        ("ToArchive", "usage", ["Custom (manifest: Archive)", "absent", "Custom (manifest: Archive)"]),
        ("ToArchive", "size", ["unknown", "absent", "unknown"]),
    ];
    for (name, what, expected) in cases {
        assert_eq!(facts(name, what), *expected, "{name}: {what}");
    }
    // A part of a list is the whole only with an export.
    let partners = facts("To Partners", "spaces");
    assert_eq!(partners[0], "unknown");
    let part = views[0].find::<SendConnector>(&Key::new("to partners")).unwrap().part(SendConnector::ADDRESS_SPACES);
    assert!(!part.whole && part.known.unwrap().items().iter().any(|space| space.ascii() == "proseware.example"));
    assert!(partners[2].contains("proseware.example"), "{partners:?}");
}

#[test]
fn objects_come_and_go() {
    let (_, wanted, before) = example();
    let after = apply(&plan(&wanted, &before), &before);
    let views = [View::desired(&wanted), View::current(&wanted, &before), View::after(&wanted, &before, &after)];
    for (domain, there) in [
        ("contoso.com", [true, true, true]),
        ("legacy.contoso.com", [true, false, true]),
        ("old.contoso.com", [false, true, false]),
        ("northwindtraders.com", [false, true, false]),
    ] {
        let found = views.each_ref().map(|view| view.find::<AcceptedDomain>(&Key::of_domain(domain)).is_some());
        assert_eq!(found, there, "{domain}");
    }
    let tenant = views[1].find::<AcceptedDomain>(&Key::of_domain("Contoso.com.")).unwrap();
    assert_eq!((tenant.tenant(), tenant.origin()), (Some("contoso"), Origin::Export));
    let extents = views.each_ref().map(|view| view.extent::<SendConnector>());
    assert_eq!(extents, [Extent::Managed, Extent::Whole, Extent::Whole]);
}

const PLATFORM: &str = "kind: Platform
name: p
organization: {name: O, forest: o.example}
product: 2016
servers: [{name: EX01}]
";

#[test]
fn nothing_is_known_of_what_nobody_names() {
    let wanted = read(PLATFORM);
    let (desired, empty) = (View::desired(&wanted), State::default());
    let current = View::current(&wanted, &empty);
    assert_eq!(
        desired.extent::<SendConnector>().gap(),
        Some("no manifest names send connectors, and there is no export (Get-SendConnector)")
    );
    assert_eq!(current.extent::<SendConnector>().gap(), Some("the export has no Get-SendConnector"));
    assert_eq!(desired.of::<SendConnector>().count() + current.of::<SendConnector>().count(), 0);
}

/// What a manifest does not say of a new receive connector follows from its usage, and who may relay from all of it.
#[test]
fn who_may_submit_and_relay() {
    let right = "extended_rights: [{user: S-1-5-7, rights: [Ms-Exch-SMTP-Accept-Any-Recipient]}]";
    let may = |may: bool| Some(may);
    let cases = [
        ("usage: Internet", Sender::Anonymous, may(true), may(false)),
        ("usage: Internet", Sender::User, may(false), may(false)),
        ("usage: Client, remote_ip_ranges: [10.0.0.0/8]", Sender::Anonymous, may(false), may(false)),
        ("usage: Client, remote_ip_ranges: [10.0.0.0/8]", Sender::User, may(true), may(true)),
        ("usage: Partner", Sender::Partner, may(true), may(false)),
        ("usage: Internal", Sender::Server, may(true), may(true)),
        ("permission_groups: [AnonymousUsers]", Sender::Anonymous, may(true), may(false)),
        (&format!("permission_groups: [AnonymousUsers], {right}"), Sender::Anonymous, may(true), may(true)),
        // The right is of no use to who may not submit.
        (&format!("permission_groups: [ExchangeUsers], {right}"), Sender::Anonymous, may(false), may(false)),
        ("auth_mechanism: [ExternalAuthoritative], permission_groups: [ExchangeServers]", Sender::Anonymous, may(true), may(true)),
        ("auth_mechanism: [ExternalAuthoritative], permission_groups: [AnonymousUsers]", Sender::Anonymous, may(true), may(false)),
        // It may have been there before, with other groups.
        ("fqdn: mail.o.example", Sender::Anonymous, None, None),
    ];
    for (keys, sender, submit, relay) in cases {
        let wanted = read(&format!("{PLATFORM}receive_connectors: [{{server: EX01, name: R, {keys}}}]\n"));
        let (view, declared) = (View::desired(&wanted), [wanted.clone()]);
        let flow = MailFlow::new(&view, &declared);
        let connector = flow.receiving.on("ex01.o.example").next().unwrap();
        assert_eq!(view.of::<ReceiveConnector>().count(), 1);
        let admits = relaying(&view, connector, sender);
        let found = (admits.submit.map(|one| one.may), admits.relay.map(|one| one.may));
        assert_eq!(found, (submit, relay), "{keys} for {sender:?}");
    }
}

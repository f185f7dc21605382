//! Servers that are to receive Internet mail, and let nobody in.
//!
//! Each server that receives Internet mail is asked for its own connectors: no server is compared with another.

use std::cell::LazyCell;
use std::collections::HashSet;

use crate::diagnostic::{Rule, Sink, Span};
use crate::lint::places::{self, Place};
use crate::lint::{Check, Facts, Need, breadth};
use crate::mailflow::{Inbound, Sender, ServerFacts, relaying};
use crate::model::{Desired, Ensure, Key, Role};
use crate::resource::{Product, ReceiveConnector, Resource};
use crate::value::Binding;

static RULE: Rule = Rule::warning(
    "anonymous-missing",
    "A server that receives Internet mail without an enabled connector on port 25 that takes it from anonymous senders.",
)
.page(include_str!("anonymous-missing.md"));

// What connectors have that manifests name only in part, the export shows.
pub(super) const CHECK: Check = Check::of(&RULE, check).needs(&[Need::State]);

/// The port to which mail servers connect. Source: RFC 5321, section 4.5.4.2.
const SMTP: u16 = 25;

/// So many connectors are shown beside a server: on large servers there are hundreds.
const SHOWN: usize = 3;

fn check(facts: &Facts<'_>, sink: &mut Sink) {
    let receiving = &facts.mail.receiving;
    if receiving.extent.gap().is_some() {
        return;
    }
    let absent = LazyCell::new(|| absent(facts));
    let mut findings = Vec::new();
    for server in facts.mail.servers.receiving_internet_mail() {
        let connectors: Vec<Admits<'_>> = receiving.on(server.name).map(|connector| admits(facts, connector)).collect();
        let may = connectors.iter().any(|admits| matches!(admits, Admits::Yes | Admits::Unknown));
        // Of a server without any, nobody manages the connectors, or it is not there yet.
        if may || connectors.is_empty() || setup_made_one(facts, server, &absent) {
            continue;
        }
        let mut places: Vec<Place<'_>> = vec![(server.declared.map(|declared| declared.at), "mail from the Internet comes to this server")];
        let why = connectors.into_iter().filter_map(|admits| if let Admits::No(place) = admits { Some(place) } else { None });
        places.extend(why.filter(|(span, _)| span.is_some()).take(SHOWN));
        let message = format!("no receive connector of {} admits anonymous senders from the Internet on port {SMTP}", server.name);
        findings.extend(places::found(&RULE, message, &places, places::NOWHERE).map(|finding| {
            let finding = finding
                .note("other organisations' servers do not log on: each is answered `530 5.7.1 Client was not authenticated` or not at all, and no mail comes in")
                .help("let AnonymousUsers send at the connector for all addresses: `permission_groups: [AnonymousUsers, ExchangeUsers, ExchangeServers, ExchangeLegacyServers]`; where only a gateway hands mail over, the server does not receive it from the Internet");
            (Some(server.name), finding)
        }));
    }
    places::push_by_server(findings, sink);
}

/// Whether a connector admits anonymous senders from the Internet.
enum Admits<'t> {
    Yes,
    /// It does not; where that is said.
    No(Place<'t>),
    /// It listens elsewhere: nobody looks for such mail there.
    Elsewhere,
    Unknown,
}

fn admits<'t>(facts: &Facts<'_>, connector: &Inbound<'_>) -> Admits<'t> {
    let object = connector.subject.at();
    let no = |span: Option<Span>, why: &'t str| Admits::No((span.or(object), why));
    let listens = |it: &Binding| it.port() == SMTP && !it.address().is_loopback();
    if connector.bindings.value().is_some_and(|bindings| !bindings.items().iter().any(listens)) {
        return Admits::Elsewhere;
    }
    if connector.enabled.is_false() {
        return no(connector.enabled.span(), "this connector is disabled");
    }
    if connector.ranges.value().is_some_and(|ranges| !ranges.items().iter().any(breadth::is_public)) {
        return no(connector.ranges.span(), "this connector is for private addresses alone");
    }
    match relaying(facts.view, connector, Sender::Anonymous).submit {
        Some(submit) if !submit.may => no(submit.origin.span(), "this connector lacks AnonymousUsers"),
        Some(_) if !connector.enabled.is_unknown() && !connector.bindings.is_unknown() && !connector.ranges.is_unknown() => Admits::Yes,
        _ => Admits::Unknown,
    }
}

/// Whether there is a connector that admits them since setup, of which manifests and export say nothing.
/// Source: Microsoft, "Receive connectors in Exchange Server", "Default Receive connectors created during setup".
fn setup_made_one(facts: &Facts<'_>, server: &ServerFacts<'_>, absent: &HashSet<&Key>) -> bool {
    let Some(declared) = server.declared.filter(|_| !facts.view.is_exported()) else { return false };
    let name = match declared.product {
        _ if declared.roles.contains(&Role::Edge) => "Default internal receive connector",
        // That of 2010 takes mail from those that log on.
        Product::E2010 => return false,
        _ => "Default Frontend",
    };
    let key = Key::on_server(server.name, &format!("{name} {}", server.name));
    facts.view.find::<ReceiveConnector>(&key).is_none() && !absent.contains(&key)
}

/// The receive connectors that manifests take away.
fn absent<'a>(facts: &Facts<'a>) -> HashSet<&'a Key> {
    let of = |object: &&Desired| std::ptr::eq(object.of, ReceiveConnector::TYPE) && object.ensure == Ensure::Absent;
    facts.wanted.objects.iter().filter(of).map(|object| &object.key).collect()
}

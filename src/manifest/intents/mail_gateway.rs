//! `mail_gateways`: an SMTP gateway outside, to which mail goes (a send connector) and from which mail comes (a receive connector on
//! each server), with the three ways of trusting each other.
//! Source: Microsoft, "Configure Internet mail flow through an external SMTP gateway" (Exchange 2010), "Allow anonymous relay on
//! Exchange servers" (2013 and later).

use super::super::entry::{Entry, ensure, protect};
use super::super::keys::{mapping, missing};
use super::super::rights::Grant;
use super::super::rules::{INVALID_VALUE, MISSING_KEY};
use super::super::selection::{SELECTOR, Selection};
use super::super::takes::Needs::{OneOf, With};
use super::super::takes::Takes::{Bool, Like, Map, Servers, Text, Whole, Words};
use super::super::word::one_of;
use super::Context;
use crate::diagnostic::{Sink, Span};
use crate::model::{Ensure, Key};
use crate::resource::{Product, ReceiveConnector, Resource, SendConnector};
use crate::value::{Kind, Value};
use crate::yaml::{self, NodeRef, Quoting};

mapping! {
    /// A gateway.
    MAIL_GATEWAY = "a mail gateway" {
        "name" ["it names the connectors: To<name> and From<name>"]: Text("a name") => "The connectors are called To<name> and From<name>.",
        "authentication" ["how the two trust each other: Basic, ExternallySecured or Anonymous"]: Words(Authentication::words) => "Basic: user name and password, over TLS, outbound. ExternallySecured: the network between them is trusted. Anonymous: by address alone.",
        "credential": Whole(SendConnector::AUTHENTICATION_CREDENTIAL.row()) => "With Basic: what the script asks a user name and a password for.",
        "outbound": Map(&OUTBOUND) => "Mail to the gateway: a send connector.",
        "inbound": Map(&INBOUND) => "Mail from the gateway: a receive connector on each server.",
        "ensure": Words(Ensure::words), or "present" => "absent removes the connectors.",
        "protect": Bool, or "false" => "true: no plan removes or replaces the connectors.",
    }
    needs [
        OneOf(&["outbound", "inbound"]),
        With { key: "authentication", is: "Basic", and: "outbound", path: &["credential"] },
        With { key: "authentication", is: "Anonymous", and: "inbound", path: &["inbound", "binding"] }
    ]
}

mapping! {
    /// Mail to the gateway.
    OUTBOUND = "the outbound side of a gateway" {
        "servers" ["the servers that send to the gateway"]: Servers(&SELECTOR) => "The servers that send.",
        "address_spaces" ["the domains whose mail goes to the gateway, such as ['*']"]: Whole(SendConnector::ADDRESS_SPACES.row()) => "The domains whose mail goes this way.",
        "smart_hosts" ["the gateway's hosts"]: Whole(SendConnector::SMART_HOSTS.row()) => "The gateway's hosts.",
    }
}

mapping! {
    /// Mail from the gateway.
    INBOUND = "the inbound side of a gateway" {
        "servers" ["the servers that take mail from the gateway"]: Servers(&SELECTOR) => "The servers that take the mail.",
        "remote_ip_ranges" ["the gateway's own addresses; whoever is among them is trusted"]: Whole(ReceiveConnector::REMOTE_IP_RANGES.row()) => "The addresses of the gateway.",
        "binding": Like("an address and a port", "10.2.3.4:25") => "The local address and port. Required with Anonymous.",
        "relay": Bool, or "false" => "With Anonymous: whether mail to any recipient is taken, not only to those of this organisation.",
    }
}

/// How the two sides trust each other.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Authentication {
    Basic,
    ExternallySecured,
    Anonymous,
}

impl Authentication {
    /// All ways, with their words.
    const ALL: [(&str, Self); 3] = [("Basic", Self::Basic), ("ExternallySecured", Self::ExternallySecured), ("Anonymous", Self::Anonymous)];

    /// All words.
    fn words() -> Vec<&'static str> {
        Self::ALL.map(|(word, _)| word).to_vec()
    }
}

/// A gateway.
#[derive(Debug)]
pub(in super::super) struct MailGateway {
    name: (String, Span),
    at: Span,
    authentication: Authentication,
    credential: Option<(Value, Span)>,
    ensure: (Ensure, Option<Span>),
    protect: Option<Span>,
    outbound: Option<Outbound>,
    inbound: Option<Inbound>,
}

#[derive(Debug)]
struct Outbound {
    servers: (Selection, Span),
    address_spaces: (Value, Span),
    smart_hosts: (Value, Span),
}

#[derive(Debug)]
struct Inbound {
    servers: Selection,
    ranges: (Value, Span),
    binding: Option<(Value, Span)>,
    relay: Option<Span>,
}

impl MailGateway {
    /// Reads a gateway.
    pub(super) fn read(node: NodeRef<'_>, sink: &mut Sink) -> Option<Self> {
        let mut keys = MAIL_GATEWAY.open(node, sink)?;
        let at = keys.at;
        let name = keys.take("name").and_then(|pair| name(pair.value, sink));
        let authentication = keys.take("authentication").and_then(|pair| authentication(pair.value, sink));
        let credential_at = keys.peek("credential").map(|pair| pair.key);
        let credential = keys.whole("credential", sink);
        let ensure = ensure(&mut keys, sink);
        let protect = protect(&mut keys, sink);
        let outbound = keys.take("outbound").map(|pair| (outbound(pair.value, sink), pair.key));
        let inbound = keys.take("inbound").map(|pair| (inbound(pair.value, authentication.map(|(word, _)| word), sink), pair.key));
        keys.finish(sink);
        let (authentication, authentication_at) = authentication?;
        match (authentication, credential_at, &outbound, &inbound) {
            (_, _, None, None) => {
                sink.push(
                    MISSING_KEY
                        .at(at, "this gateway has neither an `outbound` nor an `inbound` side")
                        .help("say `outbound`, where mail goes to it, or `inbound`, where mail comes from it, or both"),
                );
                return None;
            }
            (Authentication::Basic, _, _, Some((_, inbound))) => {
                sink.push(
                    INVALID_VALUE
                        .at(*inbound, "a gateway that logs on needs no connector of its own")
                        .other(authentication_at, "it logs on, since this says so")
                        .note("the default receive connector takes mail from whoever logs on; a connector of the gateway's own would have to offer what that one offers")
                        .help("delete `inbound`"),
                );
                return None;
            }
            (Authentication::Basic, None, Some(_), _) => {
                missing(authentication_at, "credential", "its name: the script asks for user name and password", sink);
                return None;
            }
            (Authentication::ExternallySecured | Authentication::Anonymous, Some(credential), ..) => {
                sink.push(
                    INVALID_VALUE
                        .at(credential, "`credential`: nobody logs on to this gateway")
                        .other(authentication_at, "since this is not Basic")
                        .help("delete `credential`, or say `authentication: Basic`"),
                );
                return None;
            }
            _ => {}
        }
        // A side that could not be read is told; the other one alone would be half a gateway.
        let outbound = match outbound {
            Some((side, _)) => Some(side?),
            None => None,
        };
        let inbound = match inbound {
            Some((side, _)) => Some(side?),
            None => None,
        };
        Some(Self { name: name?, at, authentication, credential, ensure, protect, outbound, inbound })
    }

    /// Its name, and where it is said.
    pub(super) fn name(&self) -> (&str, Span) {
        (&self.name.0, self.name.1)
    }

    /// The connectors.
    pub(super) fn expand(&self, context: &Context<'_>, sink: &mut Sink) -> Vec<Entry> {
        let inbound = self.inbound.iter().flat_map(|side| {
            let servers = side.servers.among(context.servers, sink);
            servers.into_iter().map(|server| self.from(side, server, context)).collect::<Vec<_>>()
        });
        let mut entries: Vec<Entry> = inbound.collect();
        entries.extend(self.outbound.as_ref().map(|side| self.to(side, context, sink)));
        for entry in &mut entries {
            entry.ensure = self.ensure;
            entry.protect = self.protect;
            entry.of_intent = true;
        }
        entries
    }

    /// The send connector.
    fn to(&self, side: &Outbound, context: &Context<'_>, sink: &mut Sink) -> Entry {
        let (name, at) = (format!("To{}", self.name.0), self.name.1);
        let mut entry = Entry::new(SendConnector::TYPE, Key::new(&name), self.at);
        // Source: the articles above.
        let (usage, mechanism) = match self.authentication {
            Authentication::Basic => ("Custom", "BasicAuthRequireTLS"),
            Authentication::ExternallySecured => ("Internal", "ExternalAuthoritative"),
            Authentication::Anonymous => ("Internet", "None"),
        };
        entry.put(SendConnector::NAME, &[&name], at);
        entry.put(SendConnector::USAGE, &[usage], at);
        entry.put(SendConnector::SMART_HOST_AUTH_MECHANISM, &[mechanism], at);
        entry.put_value(SendConnector::ADDRESS_SPACES, side.address_spaces.0.clone(), side.address_spaces.1);
        entry.put_value(SendConnector::SMART_HOSTS, side.smart_hosts.0.clone(), side.smart_hosts.1);
        if let Some((credential, at)) = &self.credential {
            entry.put_value(SendConnector::AUTHENTICATION_CREDENTIAL, credential.clone(), *at);
        }
        entry.servers = side.servers.0.among(context.servers, sink);
        let names: Vec<&str> = entry.servers.iter().map(|(name, _)| name.as_str()).collect();
        if let Ok(servers @ Value::Servers(_)) = Kind::Servers.parse(&names) {
            entry.put_value(SendConnector::SOURCE_TRANSPORT_SERVERS, servers, side.servers.1);
        }
        entry
    }

    /// The receive connector on a server.
    fn from(&self, side: &Inbound, (server, server_at): (String, Span), context: &Context<'_>) -> Entry {
        let (name, at) = (format!("From{}", self.name.0), self.name.1);
        let mut entry = Entry::new(ReceiveConnector::TYPE, Key::on_server(&server, &name), self.at);
        entry.put(ReceiveConnector::NAME, &[&name], at);
        entry.put(ReceiveConnector::SERVER, &[&server], server_at);
        entry.put_value(ReceiveConnector::REMOTE_IP_RANGES, side.ranges.0.clone(), side.ranges.1);
        if let Some((binding, at)) = &side.binding {
            entry.put_value(ReceiveConnector::BINDINGS, binding.clone(), *at);
        }
        // Mail from outside is the front end's since 2013; a connector of the other service cannot listen on a port of the front end's.
        if !matches!(context.product_of(&server), Product::E2010 | Product::Online) {
            entry.put(ReceiveConnector::TRANSPORT_ROLE, &["FrontendTransport"], at);
        }
        if self.authentication == Authentication::ExternallySecured {
            entry.put(ReceiveConnector::USAGE, &["Internal"], at);
            entry.put(ReceiveConnector::AUTH_MECHANISM, &["ExternalAuthoritative"], at);
            entry.put(ReceiveConnector::PERMISSION_GROUPS, &["ExchangeServers", "ExchangeLegacyServers"], at);
        } else {
            entry.put(ReceiveConnector::USAGE, &["Custom"], at);
            entry.put(ReceiveConnector::PERMISSION_GROUPS, &["AnonymousUsers"], at);
        }
        // Rights go with their connector.
        let relay = side.relay.filter(|_| self.ensure.0 != Ensure::Absent);
        if let (Some(relay), Ok(anonymous)) = (relay, Kind::Account.parse(&["S-1-5-7"])) {
            entry.rights.push(Grant::new(anonymous, "Ms-Exch-SMTP-Accept-Any-Recipient", relay));
        }
        entry.servers.push((server, server_at));
        entry
    }
}

/// The name of a gateway: short enough for those of its connectors.
fn name(node: NodeRef<'_>, sink: &mut Sink) -> Option<(String, Span)> {
    let (name, at) = yaml::text(node, "a name", sink)?;
    if name.trim().is_empty() {
        sink.push(INVALID_VALUE.at(at, "`name`: a gateway has a name"));
        return None;
    }
    let row = ReceiveConnector::NAME.row();
    match Kind::Name.parse(&[&format!("From{name}")]).and_then(|name| row.limits.check(name)) {
        Ok(_) => Some((name.to_owned(), at)),
        Err(refusal) => {
            sink.push(INVALID_VALUE.at(at, format!("`name`: as the connector's name, From{name}: {}", refusal.message)));
            None
        }
    }
}

fn authentication(node: NodeRef<'_>, sink: &mut Sink) -> Option<(Authentication, Span)> {
    let (word, at) = yaml::text(node, "Basic, ExternallySecured or Anonymous", sink)?;
    let found =
        one_of(&Authentication::ALL, (word, at), node, || format!("`authentication`: there is no way '{word}' to trust a gateway"), sink);
    found.map(|authentication| (authentication, at))
}

fn outbound(node: NodeRef<'_>, sink: &mut Sink) -> Option<Outbound> {
    let mut keys = OUTBOUND.open(node, sink)?;
    let servers = keys.take("servers").and_then(|pair| Some((Selection::read(pair.value, "servers", sink)?, pair.key)));
    let address_spaces = keys.whole("address_spaces", sink);
    let smart_hosts = keys.whole("smart_hosts", sink);
    keys.finish(sink);
    Some(Outbound { servers: servers?, address_spaces: address_spaces?, smart_hosts: smart_hosts? })
}

fn inbound(node: NodeRef<'_>, authentication: Option<Authentication>, sink: &mut Sink) -> Option<Inbound> {
    let mut keys = INBOUND.open(node, sink)?;
    let servers = keys.take("servers").and_then(|pair| Selection::read(pair.value, "servers", sink));
    let ranges = keys.whole("remote_ip_ranges", sink);
    let says_binding = keys.says("binding");
    let binding = keys.take("binding").and_then(|pair| binding(pair.value, sink));
    let relay = keys.take("relay").and_then(|pair| yaml::boolean(pair.value, "true or false", sink)?.then_some(pair.key));
    let at = keys.at;
    keys.finish(sink);
    let anonymous = authentication == Some(Authentication::Anonymous);
    if anonymous && !says_binding {
        missing(at, "binding", "the local address and port of its connector, such as 10.2.3.4:25", sink);
        return None;
    }
    if let (Some(relay), Some(Authentication::ExternallySecured)) = (relay, authentication) {
        sink.push(
            INVALID_VALUE
                .at(relay, "`relay`: a gateway that is ExternallySecured may relay already")
                .note("whoever is externally secured counts as an Exchange server, and those may send to any recipient")
                .help("delete `relay`"),
        );
        return None;
    }
    if says_binding && binding.is_none() {
        return None;
    }
    Some(Inbound { servers: servers?, ranges: ranges?, binding, relay })
}

/// One binding.
fn binding(node: NodeRef<'_>, sink: &mut Sink) -> Option<(Value, Span)> {
    let (text, at) = yaml::text(node, "an address and a port", sink)?;
    match Kind::Bindings.parse(&[text]) {
        Ok(Value::Nothing) => sink.push(INVALID_VALUE.at(at, "`binding`: no address is said").help("write it as 10.2.3.4:25")),
        Ok(value) => return Some((value, at)),
        Err(refusal) => {
            let finding = INVALID_VALUE.at(at, format!("`binding`: {}", refusal.message));
            let known = refusal.help.is_some() || refusal.instead.is_some();
            let refusal = if known { refusal } else { refusal.help("write it as 10.2.3.4:25") };
            sink.push(super::super::way_out(finding, refusal, at, Quoting::at(node, at)));
        }
    }
    None
}

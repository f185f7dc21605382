//! `namespaces`: one host name for a set of services on a set of servers.

use super::super::entry::{Entry, ensure};
use super::super::keys::mapping;
use super::super::rules::INVALID_VALUE;
use super::super::selection::{SELECTOR, Selection};
use super::super::takes::Takes::{Bool, Like, List, Servers, Text, Words};
use super::super::word::one_of;
use super::service::{self, Form, SERVICES, Service, Side};
use super::{Context, host};
use crate::diagnostic::{Sink, Span};
use crate::model::{Ensure, Key, PlatformNamespace, Want, Wish};
use crate::resource::{HttpRedirect, Identity, OwaVirtualDirectory, Product, Resource};
use crate::value::{Kind, Value};
use crate::yaml::{self, NodeRef};

mapping! {
    /// A namespace.
    NAMESPACE = "a namespace" {
        "host" ["the name under which clients on the Internet find the services"]: Like("a host's name", "mail.fabrikam.com") => "The host of the external URLs.",
        "servers" ["the servers whose services it names"]: Servers(&SELECTOR) => "The servers whose services have this host.",
        "services" ["which services, such as [owa, ecp, activesync, oab, ews]"]: List("services", &Words(service::words)) => "The services that have this host.",
        "internal_host": Like("a host's name", "mail.fabrikam.com") => "The host of the internal URLs; left out, they are not managed.",
        "redirect_root": Bool => "Whether the root of the servers' Default Web Site is redirected to OWA over HTTPS; the folders beneath are not.",
        "certificate": Text("the name of a certificate") => "The platform's certificate that the host is on.",
        "ensure": Words(Ensure::words), or "present" => "absent clears the URLs and host names; the services stay.",
    }
}

/// A namespace.
#[derive(Debug)]
pub(in super::super) struct Namespace {
    host: (String, Span),
    internal_host: Option<(String, Span)>,
    servers: Selection,
    services: Vec<(&'static Service, Span)>,
    redirect_root: Option<(bool, Span)>,
    certificate: Option<(String, Span)>,
    absent: bool,
}

impl Namespace {
    /// Reads a namespace.
    pub(super) fn read(node: NodeRef<'_>, sink: &mut Sink) -> Option<Self> {
        let mut keys = NAMESPACE.open(node, sink)?;
        let external = keys.take("host").and_then(|pair| host(pair.value, "host", sink));
        let servers = keys.take("servers").and_then(|pair| Selection::read(pair.value, "servers", sink));
        let services = keys.take("services").and_then(|pair| services(pair.value, sink));
        let says_internal = keys.says("internal_host");
        let internal_host = keys.take("internal_host").and_then(|pair| host(pair.value, "internal_host", sink));
        let redirect_root = keys.take("redirect_root").and_then(|pair| Some((yaml::boolean(pair.value, "true or false", sink)?, pair.key)));
        let certificate = keys.take("certificate").and_then(|pair| yaml::text(pair.value, "the name of a certificate", sink));
        let certificate = certificate.map(|(name, at)| (name.to_owned(), at));
        let (ensured, _) = ensure(&mut keys, sink);
        keys.finish(sink);
        if says_internal && internal_host.is_none() {
            return None;
        }
        let absent = ensured == Ensure::Absent;
        let namespace = Self { host: external?, internal_host, servers: servers?, services: services?, redirect_root, certificate, absent };
        namespace.hold_redirect(sink);
        Some(namespace)
    }

    /// The certificate that it names.
    pub(super) fn certificate(&self) -> Option<&(String, Span)> {
        self.certificate.as_ref()
    }

    /// A root that leads to OWA needs OWA under its host.
    fn hold_redirect(&self, sink: &mut Sink) {
        let Some((true, at)) = self.redirect_root else { return };
        if self.services.iter().any(|(service, _)| service.of.noun == OwaVirtualDirectory::TYPE.noun) {
            return;
        }
        let mut finding = INVALID_VALUE.at(at, "`redirect_root`: owa is not among the services of this namespace");
        if let Some((_, services)) = self.services.first() {
            finding = finding.other(*services, "the services begin here");
        }
        let note = format!("the root is redirected to https://{}/owa, which no server of the namespace is said to answer", self.host.0);
        sink.push(finding.note(note).help("add owa to `services`, or say `redirect_root` of the namespace that has it"));
    }

    /// What its certificate has to do with: the hosts that its services really have.
    pub(super) fn declared(&self) -> PlatformNamespace {
        let mut hosts: Vec<(Box<str>, Span)> = Vec::new();
        let sayings = self.services.iter().flat_map(|(service, _)| service.says).filter(|_| !self.absent);
        for (host, at) in sayings.filter_map(|saying| self.host(saying.side)) {
            if !hosts.iter().any(|(_, other)| other == at) {
                hosts.push((host.as_str().into(), *at));
            }
        }
        let certificate = self.certificate.as_ref().map(|(name, at)| (name.as_str().into(), *at));
        PlatformNamespace { hosts, certificate }
    }

    /// The host that is said on a side.
    fn host(&self, side: Side) -> Option<&(String, Span)> {
        match side {
            Side::External => Some(&self.host),
            Side::Internal => self.internal_host.as_ref(),
            Side::Inside => self.internal_host.as_ref().or(Some(&self.host)),
        }
    }

    /// The URLs, on each server.
    pub(super) fn expand(&self, context: &Context<'_>, sink: &mut Sink) -> Vec<Entry> {
        let mut entries = Vec::new();
        for (server, server_at) in self.servers.among(context.servers, sink) {
            for (service, at) in &self.services {
                let mut entry = self.object(service, &server, context.product_of(&server), *at);
                entry.servers.push((server.clone(), server_at));
                entries.push(entry);
            }
            if let Some((redirected, at)) = self.redirect_root {
                let mut entry = self.root(&server, redirected, at);
                entry.servers.push((server, server_at));
                entries.push(entry);
            }
        }
        entries
    }

    /// The redirection of a server's root. The type's table says what else it takes.
    fn root(&self, server: &str, redirected: bool, at: Span) -> Entry {
        let mut entry = Entry::new(HttpRedirect::TYPE, Key::on_server(server, "Default Web Site"), at);
        entry.of_intent = true;
        if redirected && !self.absent {
            entry.put(HttpRedirect::DESTINATION, &[&format!("https://{}/owa", self.host.0)], at);
        } else {
            entry.say(Wish { place: HttpRedirect::DESTINATION.index, at, want: Want::Clear });
        }
        entry
    }

    /// What it says of a service's object on a server of this product.
    fn object(&self, service: &Service, server: &str, product: Product, at: Span) -> Entry {
        let key = match service.of.identity {
            Identity::Website(directory) => Key::on_server(server, &format!("{directory} (Default Web Site)")),
            _ => Key::of_server(server),
        };
        let mut entry = Entry { of_intent: true, ..Entry::new(service.of, key, at) };
        // What a version of Exchange has no word for, it needs not be told. That it lacks the service as a whole is found later.
        let lacks = |place| service.of.exists_on(product) && !service.of.at(place).products.contains(product);
        for saying in service.says.iter().filter(|saying| !lacks(saying.place)) {
            let Some((host, at)) = self.host(saying.side) else { continue };
            let value = match saying.form {
                Form::Url(path) => Kind::Url.parse(&[&format!("https://{host}/{path}")]),
                Form::Name => Kind::Name.parse(&[host]),
                Form::True if self.absent => continue,
                Form::True => Ok(Value::Bool(true)),
            };
            let want = match value {
                Ok(value) if !self.absent => Want::Be(value),
                _ => Want::Clear,
            };
            entry.say(Wish { place: saying.place, at: *at, want });
        }
        entry
    }
}

fn services(node: NodeRef<'_>, sink: &mut Sink) -> Option<Vec<(&'static Service, Span)>> {
    let known: Vec<(&str, &'static Service)> = SERVICES.iter().map(|service| (service.word, service)).collect();
    let mut services: Vec<(&'static Service, Span)> = Vec::new();
    let mut whole = true;
    for item in yaml::items(node, "a list of services", sink)? {
        let Some((word, at)) = yaml::text(item, "a service", sink) else {
            whole = false;
            continue;
        };
        let Some(service) = one_of(&known, (word, at), item, || format!("`services`: there is no service '{word}'"), sink) else {
            whole = false;
            continue;
        };
        if let Some((_, first)) = services.iter().find(|(other, _)| other.word == service.word) {
            sink.push(
                INVALID_VALUE
                    .at(at, format!("`services`: {word} is named twice"))
                    .other(*first, "named here")
                    .help("delete one of the two"),
            );
            continue;
        }
        services.push((service, at));
    }
    if services.is_empty() && whole {
        sink.push(
            INVALID_VALUE
                .at(node.span(), "`services`: no service is named")
                .help(format!("one or more of {}", service::words().join(", "))),
        );
    }
    (whole && !services.is_empty()).then_some(services)
}

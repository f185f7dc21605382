//! Intents: what an operator means. Each is read by itself, one file an intent, and expands into Exchange's objects when the platform
//! is known: its product, its servers, the other platforms. What it expands to is joined with what is written by hand.

mod mail_gateway;
mod namespace;
mod relay_to;
mod service;

pub(super) use mail_gateway::{INBOUND, MAIL_GATEWAY, OUTBOUND};
pub(super) use namespace::NAMESPACE;
pub(super) use relay_to::RelayTo;

use super::entry::Entry;
use super::rules::INVALID_VALUE;
use crate::diagnostic::{Sink, Span};
use crate::model::{PlatformNamespace, PlatformServer, Want, Wish};
use crate::resource::{Product, Prop, Resource};
use crate::value::{Kind, Limits, SmartHost, Typed, Value};
use crate::yaml::{self, NodeRef, Quoting};

/// What intents expand on.
pub(super) struct Context<'a> {
    /// The platform's name.
    pub(super) platform: &'a str,
    /// Its product.
    pub(super) product: Product,
    /// Its servers.
    pub(super) servers: &'a [PlatformServer],
    /// All platforms, with the hosts that take their mail.
    pub(super) platforms: &'a [(String, Vec<SmartHost>)],
}

impl Context<'_> {
    /// The product of a server; the platform's, of one that is not declared.
    fn product_of(&self, server: &str) -> Product {
        let declared = self.servers.iter().find(|one| one.name.eq_ignore_ascii_case(server));
        declared.map_or(self.product, |server| server.product)
    }
}

/// An intent of a platform.
#[derive(Debug)]
pub(super) enum Intent {
    Namespace(namespace::Namespace),
    MailGateway(Box<mail_gateway::MailGateway>),
}

/// Reads the intents of one kind.
pub(super) fn read(section: &str, node: NodeRef<'_>, sink: &mut Sink, intents: &mut Vec<Intent>) {
    if matches!(node.view(), yaml::View::Null) {
        return;
    }
    for item in yaml::items(node, format_args!("a list of {}", section.replace('_', " ")), sink).unwrap_or_default() {
        intents.extend(match section {
            "namespaces" => namespace::Namespace::read(item, sink).map(Intent::Namespace),
            _ => mail_gateway::MailGateway::read(item, sink).map(|gateway| Intent::MailGateway(Box::new(gateway))),
        });
    }
}

impl Intent {
    /// What it is in Exchange.
    pub(super) fn expand(&self, context: &Context<'_>, sink: &mut Sink) -> Vec<Entry> {
        match self {
            Self::Namespace(namespace) => namespace.expand(context, sink),
            Self::MailGateway(gateway) => gateway.expand(context, sink),
        }
    }

    /// What two intents of one kind cannot both be called, and where it is said.
    pub(super) fn name(&self) -> Option<(&str, Span)> {
        match self {
            Self::Namespace(_) => None,
            Self::MailGateway(gateway) => Some(gateway.name()),
        }
    }

    /// What is kept of it beside the objects.
    pub(super) fn declared(&self) -> Option<PlatformNamespace> {
        match self {
            Self::Namespace(namespace) => Some(namespace.declared()),
            Self::MailGateway(_) => None,
        }
    }

    /// The certificate that it names, and where.
    pub(super) fn certificate(&self) -> Option<&(String, Span)> {
        match self {
            Self::Namespace(namespace) => namespace.certificate(),
            Self::MailGateway(_) => None,
        }
    }
}

/// A host's name.
fn host(node: NodeRef<'_>, key: &str, sink: &mut Sink) -> Option<(String, Span)> {
    let (text, at) = yaml::text(node, "a host's name", sink)?;
    match Kind::Name.parse(&[text]).and_then(|name| Limits::Host.check(name)) {
        Ok(Value::Name(name)) => return Some((name.to_string(), at)),
        Ok(_) => sink.push(INVALID_VALUE.at(at, format!("`{key}`: a host has a name"))),
        Err(refusal) => {
            let finding = INVALID_VALUE.at(at, format!("`{key}`: {}", refusal.message));
            let bare = text.split_once("://").map(|(_, rest)| rest.split('/').next().unwrap_or_default());
            let is_host = |text: &&str| Kind::Name.parse(&[text]).and_then(|name| Limits::Host.check(name)).is_ok();
            sink.push(match bare.filter(is_host) {
                Some(bare) => {
                    finding.fix("only the host is meant; hostctl adds the rest of the URL", at, Quoting::at(node, at).write(bare))
                }
                None => finding.help("write the host's full name, such as mail.contoso.com"),
            });
        }
    }
    None
}

impl Entry {
    /// Says what a property is to be. A text that the property would refuse says nothing: intents only say what their own checks let
    /// through.
    fn put<R: Resource, T: Typed>(&mut self, property: Prop<R, T>, texts: &[&str], at: Span) {
        debug_assert!(std::ptr::eq(self.of, R::TYPE), "a handle of another type");
        let row = property.row();
        if let Ok(value) = row.kind.parse(texts).and_then(|value| row.limits.check(value)) {
            self.put_value(property, value, at);
        }
    }

    /// Says what a property is to be.
    fn put_value<R: Resource, T: Typed>(&mut self, property: Prop<R, T>, value: Value, at: Span) {
        debug_assert!(std::ptr::eq(self.of, R::TYPE), "a handle of another type");
        self.say(Wish { place: property.index, at, want: Want::Be(value) });
    }
}

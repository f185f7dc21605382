//! The servers that a platform declares.

use std::net::IpAddr;

use super::keys::mapping;
use super::naming::server_name;
use super::rules::INVALID_VALUE;
use super::takes::Takes::{Bool, Like, List, Text, Words};
use super::word::one_of;
use crate::diagnostic::{Sink, Span};
use crate::model::{PlatformServer, Role};
use crate::resource::Product;
use crate::value::short_server;
use crate::yaml::{self, NodeRef};

mapping! {
    /// A server.
    SERVER = "a server" {
        "name" ["the server's name, as in Get-ExchangeServer"]: Like("a name", "EX01") => "Its name, short or with its domain.",
        "product": Words(Product::words) => "Its version, where that is not the platform's.",
        "roles": List("roles", &Words(Role::words)) => "What it does; `{role: ...}` chooses by it.",
        "site": Text("the name of a site") => "Its Active Directory site; `{site: ...}` chooses by it.",
        "addresses": List("IP addresses", &Like("an IP address", "10.2.3.4")) => "The addresses at which others reach it.",
        "receives_internet_mail": Bool, or "false" => "Whether mail from the Internet comes to it.",
        "sends_internet_mail": Bool, or "false" => "Whether mail to the Internet leaves through it; `relay_to` sends from those.",
    }
}

/// A server as a document declares it.
#[derive(Debug)]
pub(super) struct ServerPart {
    pub(super) name: String,
    pub(super) at: Span,
    pub(super) product: Option<Product>,
    roles: Vec<Role>,
    site: Option<String>,
    addresses: Vec<IpAddr>,
    receives: bool,
    sends: bool,
}

impl ServerPart {
    /// The server, on a platform of this product.
    pub(super) fn on(&self, product: Product) -> PlatformServer {
        PlatformServer {
            name: self.name.as_str().into(),
            product: self.product.unwrap_or(product),
            roles: self.roles.clone(),
            site: self.site.as_deref().map(Into::into),
            addresses: self.addresses.clone(),
            receives_internet_mail: self.receives,
            sends_internet_mail: self.sends,
            at: self.at,
        }
    }
}

/// Reads a server.
pub(super) fn server(node: NodeRef<'_>, sink: &mut Sink) -> Option<ServerPart> {
    let mut keys = SERVER.open(node, sink)?;
    let name = keys.take("name").and_then(|pair| server_name(pair.value, "name", sink));
    let product = keys.take("product").and_then(|pair| super::document::product(pair.value, sink));
    let site = keys.take("site").and_then(|pair| yaml::text(pair.value, "the name of a site", sink)).map(|(site, _)| site.to_owned());
    let roles = keys.take("roles").and_then(|pair| yaml::items(pair.value, "a list of roles", sink)).unwrap_or_default();
    let roles = roles.into_iter().filter_map(|item| role(item, "roles", sink)).collect();
    let addresses = keys.take("addresses").and_then(|pair| yaml::items(pair.value, "a list of IP addresses", sink)).unwrap_or_default();
    let addresses = addresses.into_iter().filter_map(|item| address(item, sink)).collect();
    let mut truth = |key: &str, sink: &mut Sink| keys.take(key).and_then(|pair| yaml::boolean(pair.value, "true or false", sink));
    let receives = truth("receives_internet_mail", sink).unwrap_or(false);
    let sends = truth("sends_internet_mail", sink).unwrap_or(false);
    keys.finish(sink);
    let (name, at) = name?;
    Some(ServerPart { name: short_server(&name).to_owned(), at, product, roles, site, addresses, receives, sends })
}

/// Reads a role.
pub(super) fn role(node: NodeRef<'_>, key: &str, sink: &mut Sink) -> Option<Role> {
    let (word, at) = yaml::text(node, "a role", sink)?;
    let roles = Role::ALL.map(|role| (role.word(), role));
    one_of(&roles, (word, at), node, || format!("`{key}`: there is no server role '{word}'"), sink)
}

fn address(node: NodeRef<'_>, sink: &mut Sink) -> Option<IpAddr> {
    let (text, at) = yaml::text(node, "an IP address", sink)?;
    let address = text.parse();
    if address.is_err() {
        sink.push(INVALID_VALUE.at(at, format!("`addresses`: '{text}' is no IP address")));
    }
    address.ok()
}

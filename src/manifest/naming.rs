//! Which object an entry is about: its naming properties, the server and the web site of a virtual directory, or the several servers that
//! it is on.

use super::beside::{WEBSITE, has};
use super::entry::Entry;
use super::keys::{Opened, missing};
use super::rules::{INVALID_VALUE, TWO_WRITERS};
use super::selection::Selection;
use crate::diagnostic::{Sink, Span};
use crate::model::{Key, Want};
use crate::resource::{Identity, ResourceType, snake_case};
use crate::value::{Kind, Value};
use crate::yaml::{self, NodeRef};

/// `servers`: one object on each, instead of one on a `server`. Whether it is said.
pub(super) fn servers(entry: &mut Entry, keys: &mut Opened<'_>, sink: &mut Sink) -> bool {
    if !has(entry.of, "servers") {
        return false;
    }
    let Some(pair) = keys.take("servers") else { return false };
    if let Some(one) = keys.take("server") {
        sink.push(
            TWO_WRITERS
                .at(one.key, "both `server` and `servers` are said")
                .label("one server")
                .other(pair.key, "several servers")
                .help("delete one of the two: `servers: [EX01, EX02]` is one object on each"),
        );
    }
    entry.on = Selection::read(pair.value, "servers", sink);
    true
}

/// The web site of a virtual directory; none of what is none, and where it could not be read.
pub(super) fn website(of: &'static ResourceType, keys: &mut Opened<'_>, sink: &mut Sink) -> Option<String> {
    if !has(of, "website") {
        return None;
    }
    match keys.take("website") {
        Some(pair) => yaml::text(pair.value, "the name of a web site", sink).map(|(site, _)| site.to_owned()),
        None => Some(WEBSITE.to_owned()),
    }
}

/// Which object it is. Of one on several servers, the server in its key stands for each of them.
pub(super) fn identity(entry: &mut Entry, says_servers: bool, site: Option<&str>, keys: &mut Opened<'_>, sink: &mut Sink) -> Option<Key> {
    let (of, at) = (entry.of, entry.at);
    if let Identity::Website(directory) = of.identity {
        let server = if says_servers { EACH.to_owned() } else { server(entry, keys, sink)? };
        return Some(Key::on_server(&server, &format!("{directory} ({})", site?)));
    }
    let mut parts = Vec::new();
    for name in of.naming() {
        if says_servers && *name == "Server" {
            parts.push(EACH.to_owned());
            continue;
        }
        let place = of.property(name).map(|(place, _)| place);
        let said = entry.wishes.iter().find(|wish| Some(wish.place) == place);
        match said.map(|wish| &wish.want) {
            Some(Want::Be(value)) => parts.push(value.to_string()),
            _ => missing(at, &snake_case(name), &format!("it says which {} is meant", of.label), sink),
        }
    }
    match (of.identity, parts.as_slice()) {
        (Identity::ServerAndName, [server, name]) => Some(Key::on_server(server, name)),
        (Identity::Domain, [domain]) => Some(Key::of_domain(domain)),
        (Identity::Name, [name]) => Some(Key::new(name)),
        (Identity::Server, [server]) => Some(Key::of_server(server)),
        (Identity::Single, []) => Some(Key::new(of.noun)),
        _ => None,
    }
}

/// What stands for the server in the key of an object that is on several.
const EACH: &str = "each";

/// The `server` of a virtual directory.
fn server(entry: &mut Entry, keys: &mut Opened<'_>, sink: &mut Sink) -> Option<String> {
    let Some(pair) = keys.take("server") else {
        missing(entry.at, "server", "the server whose virtual directory it is", sink);
        return None;
    };
    let (server, at) = server_name(pair.value, "server", sink)?;
    entry.servers.push((server.clone(), at));
    Some(server)
}

/// A server's name, as Exchange writes it in any of its ways.
pub(super) fn server_name(node: NodeRef<'_>, key: &str, sink: &mut Sink) -> Option<(String, Span)> {
    let (name, at) = yaml::text(node, "a server", sink)?;
    match Kind::Servers.parse(&[name]) {
        Ok(Value::Nothing) => {
            sink.push(INVALID_VALUE.at(at, format!("`{key}`: a server has a name")).help("write it as Get-ExchangeServer shows it"))
        }
        Ok(_) => return Some((name.to_owned(), at)),
        Err(refusal) => {
            sink.push(INVALID_VALUE.at(at, format!("`{key}`: {}", refusal.message)).help("write it as Get-ExchangeServer shows it"));
        }
    }
    None
}

//! From what documents say to one statement an object: entries for several servers become one for each, lists of servers that are
//! chosen by what the servers are become lists of names, and what hangs on an object becomes an object of its own.

use super::entry::Entry;
use super::rules::INVALID_VALUE;
use crate::diagnostic::Sink;
use crate::model::{Key, PlatformServer, Want, Wish};
use crate::resource::Identity;
use crate::value::{Kind, Value};

/// What stands for the server's name in the names of objects that are on several servers.
pub(super) const SERVER: &str = "{server}";

/// The entries that an entry is on the servers that the platform declares.
pub(super) fn spread(mut entry: Entry, declared: &[PlatformServer], sink: &mut Sink) -> Vec<Entry> {
    for (place, at, selection) in std::mem::take(&mut entry.choices) {
        let names: Vec<String> = selection.among(declared, sink).into_iter().map(|(name, _)| name).collect();
        let names: Vec<&str> = names.iter().map(String::as_str).collect();
        if let Ok(servers @ Value::Servers(_)) = Kind::Servers.parse(&names) {
            entry.say(Wish { place, at, want: Want::Be(servers) });
        }
    }
    let mut entries = match entry.on.take() {
        None => vec![entry],
        Some(selection) => {
            let servers = selection.among(declared, sink);
            servers.iter().filter_map(|server| on_server(&entry, server, sink)).collect()
        }
    };
    let grants: Vec<Entry> = entries
        .iter_mut()
        .flat_map(|entry| {
            let connector = entry.key.clone();
            std::mem::take(&mut entry.rights).into_iter().map(move |grant| grant.entry(&connector))
        })
        .collect();
    entries.extend(grants);
    entries
}

/// The entry on one of its servers.
fn on_server(entry: &Entry, server: &(String, crate::diagnostic::Span), sink: &mut Sink) -> Option<Entry> {
    let (server, at) = server;
    let mut one = entry.clone();
    one.servers.push((server.clone(), *at));
    let name = entry.key.name().replace(SERVER, server);
    one.key = Key::on_server(server, &name);
    if entry.of.identity != Identity::ServerAndName {
        return Some(one);
    }
    let (place, _) = entry.of.property("Server")?;
    one.say(Wish { place, at: *at, want: Want::Be(Kind::Name.parse(&[server]).ok()?) });
    let (place, row) = entry.of.property("Name")?;
    let said = one.wishes.iter_mut().find(|wish| wish.place == place)?;
    match Kind::Name.parse(&[&name]).and_then(|name| row.limits.check(name)) {
        Ok(name) => said.want = Want::Be(name),
        Err(refusal) => {
            sink.push(INVALID_VALUE.at(said.at, format!("`name`: on {server} it is '{name}': {}", refusal.message)));
            return None;
        }
    }
    Some(one)
}

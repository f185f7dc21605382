//! An object in a section of a document: `send_connectors: [{name: ...}]`.

use super::beside::{self, known};
use super::intents::RelayTo;
use super::keys::{Opened, missing};
use super::naming::{identity, servers, website};
use super::property::want;
use super::rights::Grant;
use super::selection::{self, Selection};
use super::word::one_of;
use crate::diagnostic::{Sink, Span};
use crate::model::{Ensure, Key, Want, Wish};
use crate::resource::{Property, ResourceType, Said, TYPES};
use crate::value::Kind;
use crate::yaml::{self, Entry as Pair, Fields, NodeRef, UNKNOWN_KEY, View};

/// What one document says of one object, or of one on each of several servers.
#[derive(Clone, Debug)]
pub(super) struct Entry {
    pub(super) of: &'static ResourceType,
    pub(super) key: Key,
    pub(super) parent: Option<Key>,
    /// The object's mapping.
    pub(super) at: Span,
    /// Whether it is to exist, and where that is said, if it is.
    pub(super) ensure: (Ensure, Option<Span>),
    pub(super) protect: Option<Span>,
    pub(super) wishes: Vec<Wish>,
    /// The servers that it names, and where.
    pub(super) servers: Vec<(String, Span)>,
    /// Where it is on several servers: on which. The server in its key stands for each of them.
    pub(super) on: Option<Selection>,
    /// Properties that are servers chosen by what they are: their places in the table, and where they are said.
    pub(super) choices: Vec<(u16, Span, Selection)>,
    /// What hangs on it: extended rights.
    pub(super) rights: Vec<Grant>,
    /// Where mail for an accepted domain goes on to.
    pub(super) relay_to: Option<RelayTo>,
    /// An intent expands into it: it is its writer's own, also where others of its type are shared.
    pub(super) of_intent: bool,
}

impl Entry {
    /// Of which nothing is said yet.
    pub(super) fn new(of: &'static ResourceType, key: Key, at: Span) -> Self {
        Self {
            of,
            key,
            parent: None,
            at,
            ensure: (Ensure::Present, None),
            protect: None,
            wishes: Vec::new(),
            servers: Vec::new(),
            on: None,
            choices: Vec::new(),
            rights: Vec::new(),
            relay_to: None,
            of_intent: false,
        }
    }

    /// Whether it is one object and no more: on no several servers, chooses none, and nothing hangs on it. Nearly all are.
    pub(super) fn is_one(&self) -> bool {
        self.on.is_none() && self.choices.is_empty() && self.rights.is_empty() && self.relay_to.is_none()
    }

    /// Adds what is wanted of a property.
    pub(super) fn say(&mut self, wish: Wish) {
        let place = self.wishes.partition_point(|other| other.place <= wish.place);
        self.wishes.insert(place, wish);
    }
}

/// Reads a section.
pub(super) fn section(name: &str, node: NodeRef<'_>, sink: &mut Sink, entries: &mut Vec<Entry>) {
    if matches!(node.view(), View::Null) {
        return;
    }
    if let Some(settings) = TYPES.iter().find(|of| of.section == name && of.is_settings()) {
        if let Some(fields) = Fields::open(node, format_args!("the {}", settings.label), sink) {
            object(settings, node.head(), fields, sink, entries);
        }
        return;
    }
    let types = beside::of_section(name);
    let what = match types.as_slice() {
        [of] => with_article(of.label),
        _ => "a virtual directory".to_owned(),
    };
    for item in yaml::items(node, format_args!("a list of {}", name.replace('_', " ")), sink).unwrap_or_default() {
        entry(&types, &what, item, sink, entries);
    }
}

/// Reads an entry of a section: of its only type, or of the one that its `type` says. `what` is what people call one, with an article.
fn entry(types: &[&'static ResourceType], what: &str, node: NodeRef<'_>, sink: &mut Sink, entries: &mut Vec<Entry>) {
    if let (Some(of), View::Scalar(_)) = (beside::short(types), node.view()) {
        entries.extend(short_domain(of, node, sink));
        return;
    }
    let Some(mut fields) = Fields::open(node, what, sink) else { return };
    let Some(of) = member(types, node.head(), &mut fields, sink) else { return };
    object(of, node.head(), fields, sink, entries);
}

/// `a send connector`, `an OWA virtual directory`.
pub(super) fn with_article(label: &str) -> String {
    let article = if label.starts_with(['a', 'e', 'i', 'o', 'A', 'E', 'O']) { "an" } else { "a" };
    format!("{article} {label}")
}

/// `- contoso.com`: a domain, authoritative where it is one that mail is taken for.
fn short_domain(of: &'static ResourceType, node: NodeRef<'_>, sink: &mut Sink) -> Option<Entry> {
    let (place, property) = of.property("DomainName")?;
    let Want::Be(domain) = want(property, node, sink)? else { return None };
    let at = node.span();
    let mut entry = Entry::new(of, Key::of_domain(&domain.to_string()), at);
    entry.say(Wish { place, at, want: Want::Be(domain) });
    if let Some((place, property)) = of.property("DomainType") {
        let authoritative = property.kind.parse(&[property.default.unwrap_or_default()]).ok()?;
        entry.say(Wish { place, at, want: Want::Be(authoritative) });
    }
    Some(entry)
}

/// The type of an entry, where types share a section: its `type`.
fn member(types: &[&'static ResourceType], at: Span, fields: &mut Fields<'_>, sink: &mut Sink) -> Option<&'static ResourceType> {
    if let [of] = types {
        return Some(of);
    }
    let members: Vec<(&str, &'static ResourceType)> = types.iter().filter_map(|of| Some((of.member?, *of))).collect();
    let Some(pair) = fields.take("type") else {
        let words: Vec<&str> = members.iter().map(|(word, _)| *word).collect();
        missing(at, "type", &format!("one of {}", words.join(", ")), sink);
        return None;
    };
    let (text, at) = yaml::text(pair.value, "a type of virtual directory", sink)?;
    let wrong = || format!("`type`: '{text}' is no virtual directory that hostctl knows");
    one_of(&members, (text, at), pair.value, wrong, sink)
}

fn object(of: &'static ResourceType, at: Span, mut fields: Fields<'_>, sink: &mut Sink, entries: &mut Vec<Entry>) {
    // Its key is known when its keys have been read.
    let mut entry = Entry::new(of, Key::new(""), at);
    if of.is_settings() {
        not_of_settings(of, &mut fields, sink);
    }
    let mut keys = Opened::of(at, fields, known(of));
    if !of.is_settings() {
        (entry.ensure, entry.protect) = (ensure(&mut keys, sink), protect(&mut keys, sink));
    }
    let says_servers = servers(&mut entry, &mut keys, sink);
    let site = website(of, &mut keys, sink);
    let mut refused = says_servers && entry.on.is_none();
    // One wish a key: lists that grow by doubling would be a third larger, and there are as many as objects.
    let said = keys.take_properties(of);
    entry.wishes.reserve_exact(said.len());
    for (place, pair) in said {
        let property = of.at(place);
        if property.kind == Kind::Servers && selection::is_choice(pair.value) {
            entry.choices.extend(Selection::read(pair.value, &property.key(), sink).map(|selection| (place, pair.key, selection)));
            continue;
        }
        collect_servers(of, property, &pair, &mut entry.servers);
        match want(property, pair.value, sink) {
            Some(want) => entry.say(Wish { place, at: pair.key, want }),
            None => refused |= of.naming().contains(&property.name),
        }
    }
    let key = if refused { None } else { identity(&mut entry, says_servers, site.as_deref(), &mut keys, sink) };
    if beside::has(of, "extended_rights") {
        entry.rights = keys.take("extended_rights").map(|pair| super::rights::read(pair.value, sink)).unwrap_or_default();
    }
    if beside::has(of, "relay_to") {
        entry.relay_to = keys.take("relay_to").and_then(|pair| RelayTo::read(&pair, sink));
    }
    keys.finish(sink);
    let Some(key) = key else { return };
    entry.key = key;
    entries.push(entry);
}

/// What settings do not have: they are always there, nothing makes or removes them, and nothing gives the organisation another name.
fn not_of_settings(of: &'static ResourceType, fields: &mut Fields<'_>, sink: &mut Sink) {
    let always = format!("the {} are always there: leave out what is to stay as it is", of.label);
    let read = "hostctl reads this, and never writes it".to_owned();
    let read_only = of.properties.iter().filter(|row| row.said == Said::Never).map(|row| (row.key(), &read));
    for (key, help) in [("ensure".to_owned(), &always), ("protect".to_owned(), &always)].into_iter().chain(read_only) {
        if let Some(pair) = fields.take(&key) {
            sink.push(UNKNOWN_KEY.at(pair.key, format!("there is no key `{key}` here")).label("unknown").help(help));
        }
    }
}

/// The servers named by a property, with their places: they have to be declared. Those that are to leave a list may be gone already.
fn collect_servers(of: &ResourceType, property: &Property, pair: &Pair<'_>, servers: &mut Vec<(String, Span)>) {
    if property.kind != Kind::Servers && of.server() != Some(property.name) {
        return;
    }
    let mut take = |node: NodeRef<'_>| {
        if let View::Scalar(scalar) = node.view() {
            servers.push((scalar.text.to_owned(), scalar.span));
        }
    };
    match pair.value.view() {
        View::Mapping => {
            let is_exclude = |key: NodeRef<'_>| matches!(key.view(), View::Scalar(scalar) if scalar.text == "exclude");
            pair.value.entries().filter(|(key, _)| !is_exclude(*key)).for_each(|(_, part)| part.items().for_each(&mut take));
        }
        View::Sequence => pair.value.items().for_each(take),
        View::Scalar(_) => take(pair.value),
        View::Null => {}
    }
}

pub(super) fn ensure(keys: &mut Opened<'_>, sink: &mut Sink) -> (Ensure, Option<Span>) {
    let Some(pair) = keys.take("ensure") else { return (Ensure::Present, None) };
    let Some((text, at)) = yaml::text(pair.value, "present or absent", sink) else { return (Ensure::Present, None) };
    let wrong = || format!("`ensure`: '{text}' is neither present nor absent");
    let ensure = one_of(&Ensure::SAID, (text, at), pair.value, wrong, sink);
    (ensure.unwrap_or(Ensure::Present), Some(pair.key))
}

pub(super) fn protect(keys: &mut Opened<'_>, sink: &mut Sink) -> Option<Span> {
    let pair = keys.take("protect")?;
    yaml::boolean(pair.value, "true or false", sink)?.then_some(pair.key)
}

//! An object in a section of a document: `send_connectors: [{name: ...}]`.

use super::property::{secret, want};
use super::rules::{INVALID_VALUE, MISSING_KEY};
use crate::diagnostic::{Sink, Span, is_secret_key};
use crate::model::{Ensure, Key, Want, Wish};
use crate::resource::{AdPermission, Identity, Property, Resource, ResourceType, Said, TYPES, snake_case};
use crate::value::{Kind, Value};
use crate::yaml::{self, Entry as Pair, Fields, NodeRef, View};

/// What one document says of one object.
#[derive(Debug)]
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
}

/// The sections that documents may have, each once.
pub(super) fn sections() -> Vec<&'static str> {
    let mut sections: Vec<&str> = TYPES.iter().map(|of| of.section).filter(|section| !section.is_empty()).collect();
    sections.dedup();
    sections.sort_unstable();
    sections.dedup();
    sections
}

/// Reads a section.
pub(super) fn section(name: &str, node: NodeRef<'_>, sink: &mut Sink, entries: &mut Vec<Entry>) {
    if matches!(node.view(), View::Null) {
        return;
    }
    for item in yaml::items(node, &format!("a list of {}", name.replace('_', " ")), sink).unwrap_or_default() {
        entry(name, item, sink, entries);
    }
}

fn entry(section: &str, node: NodeRef<'_>, sink: &mut Sink, entries: &mut Vec<Entry>) {
    let types: Vec<&'static ResourceType> = TYPES.iter().copied().filter(|of| of.section == section).collect();
    if let ([of], View::Scalar(_)) = (types.as_slice(), node.view())
        && of.identity == Identity::Domain
    {
        entries.extend(short_domain(of, node, sink));
        return;
    }
    let what = match types.as_slice() {
        [of] => with_article(of.label),
        _ => "a virtual directory".to_owned(),
    };
    let Some(mut fields) = Fields::open(node, &what, sink) else { return };
    let Some(of) = member(&types, head(node), &mut fields, sink) else { return };
    object(of, head(node), fields, sink, entries);
}

/// `a send connector`, `an OWA virtual directory`.
fn with_article(label: &str) -> String {
    let article = if label.starts_with(['a', 'e', 'i', 'o', 'A', 'E', 'O']) { "an" } else { "a" };
    format!("{article} {label}")
}

/// The place of a mapping as a whole: its first key and value, instead of all that it says.
pub(super) fn head(node: NodeRef<'_>) -> Span {
    let whole = node.span();
    let Some((key, value)) = node.entries().next() else { return whole };
    let (first, last) = (key.span(), value.span());
    // Behind an alias the keys stand elsewhere, and the alias is what is meant.
    if (first.file, first.start) < (whole.file, whole.start) || first.end > whole.end {
        return whole;
    }
    let end = if matches!(value.view(), View::Scalar(_)) && last.start >= first.end { last.end } else { first.end };
    Span::new(whole.file, first.start, end)
}

/// `- contoso.com`: an authoritative domain.
fn short_domain(of: &'static ResourceType, node: NodeRef<'_>, sink: &mut Sink) -> Option<Entry> {
    let (place, property) = of.property("DomainName")?;
    let Want::Be(domain) = want(property, node, sink)? else { return None };
    let at = node.span();
    let mut wishes = vec![Wish { place, at, want: Want::Be(domain.clone()) }];
    let (place, property) = of.property("DomainType")?;
    let authoritative = property.kind.parse(&[property.default.unwrap_or_default()]).ok()?;
    wishes.push(Wish { place, at, want: Want::Be(authoritative) });
    wishes.sort_by_key(|wish| wish.place);
    let key = Key::of_domain(&domain.to_string());
    Some(Entry { of, key, parent: None, at, ensure: (Ensure::Present, None), protect: None, wishes, servers: Vec::new() })
}

/// The type of an entry, where types share a section: its `type`.
fn member(types: &[&'static ResourceType], at: Span, fields: &mut Fields<'_>, sink: &mut Sink) -> Option<&'static ResourceType> {
    if let [of] = types {
        return Some(of);
    }
    let words: Vec<&str> = types.iter().filter_map(|of| of.member).collect();
    let Some(pair) = fields.take("type") else {
        missing(at, "type", &format!("one of {}", words.join(", ")), sink);
        return None;
    };
    let (text, at) = yaml::text(pair.value, "a type of virtual directory", sink)?;
    let found = types.iter().find(|of| of.member.is_some_and(|word| word.eq_ignore_ascii_case(&text)));
    if found.is_none() {
        let finding = INVALID_VALUE.at(at, format!("`type`: '{text}' is no virtual directory that hostctl knows"));
        sink.push(super::suggest(finding, &text, &words, at));
    }
    found.copied()
}

fn object(of: &'static ResourceType, at: Span, mut fields: Fields<'_>, sink: &mut Sink, entries: &mut Vec<Entry>) {
    let ensure = ensure(&mut fields, sink);
    let protect = protect(&mut fields, sink);
    let mut servers = Vec::new();
    let mut known = vec!["ensure", "protect"];
    if of.member.is_some() {
        known.push("type");
    }
    // One wish a key: lists that grow by doubling would be a third larger, and there are as many as objects.
    let mut wishes = Vec::with_capacity(fields.rest().count());
    let mut refused = false;
    let directory = website(of, at, &mut fields, &mut known, &mut servers, sink);
    for ((place, property), key) in (0u16..).zip(of.properties).zip(of.keys()) {
        if property.said == Said::Never {
            continue;
        }
        if let Some(pair) = fields.take(key) {
            collect_servers(property, &pair, &mut servers);
            match want(property, pair.value, sink) {
                Some(want) => wishes.push(Wish { place, at: pair.key, want }),
                None => refused |= of.naming().contains(&property.name),
            }
        }
        known.push(key);
    }
    let key = match of.identity {
        Identity::Website(_) => directory,
        _ if refused => None,
        _ => identity(of, &wishes, at, sink),
    };
    let rights = fields.take("extended_rights").filter(|_| AdPermission::TYPE.parent == Some(of.noun));
    if AdPermission::TYPE.parent == Some(of.noun) {
        known.push("extended_rights");
    }
    secrets(&mut fields, &known, sink);
    fields.finish(&known, sink);
    let Some(key) = key else { return };
    if let Some(pair) = rights {
        super::rights::read(&key, pair.value, sink, entries);
    }
    entries.push(Entry { of, key, parent: None, at, ensure, protect, wishes, servers });
}

/// The identity of a virtual directory: `server`, and `website` where it is not the default one.
fn website(
    of: &'static ResourceType,
    at: Span,
    fields: &mut Fields<'_>,
    known: &mut Vec<&str>,
    servers: &mut Vec<(String, Span)>,
    sink: &mut Sink,
) -> Option<Key> {
    let Identity::Website(directory) = of.identity else { return None };
    known.extend(["server", "website"]);
    let site = match fields.take("website") {
        Some(pair) => yaml::text(pair.value, "the name of a web site", sink).map(|(site, _)| site),
        None => Some("Default Web Site".to_owned()),
    };
    let Some(pair) = fields.take("server") else {
        missing(at, "server", "the server whose virtual directory it is", sink);
        return None;
    };
    let (server, at) = server_name(pair.value, "server", sink)?;
    servers.push((server.clone(), at));
    Some(Key::on_server(&server, &format!("{directory} ({})", site?)))
}

/// A server's name, as Exchange writes it in any of its ways.
pub(super) fn server_name(node: NodeRef<'_>, key: &str, sink: &mut Sink) -> Option<(String, Span)> {
    let (name, at) = yaml::text(node, "a server", sink)?;
    match Kind::Servers.parse(&[&name]) {
        Ok(Value::Nothing) => {
            sink.push(INVALID_VALUE.at(at, format!("`{key}`: a server has a name")).help("write it as Get-ExchangeServer shows it"))
        }
        Ok(_) => return Some((name, at)),
        Err(refusal) => {
            sink.push(INVALID_VALUE.at(at, format!("`{key}`: {}", refusal.message)).help("write it as Get-ExchangeServer shows it"));
        }
    }
    None
}

fn identity(of: &'static ResourceType, wishes: &[Wish], at: Span, sink: &mut Sink) -> Option<Key> {
    let mut parts = Vec::new();
    for name in of.naming() {
        let place = of.property(name).map(|(place, _)| place);
        let said = wishes.iter().find(|wish| Some(wish.place) == place);
        match said.map(|wish| &wish.want) {
            Some(Want::Be(value)) => parts.push(value.to_string()),
            _ => missing(at, &snake_case(name), &format!("it says which {} is meant", of.label), sink),
        }
    }
    match (of.identity, parts.as_slice()) {
        (Identity::ServerAndName, [server, name]) => Some(Key::on_server(server, name)),
        (Identity::Domain, [domain]) => Some(Key::of_domain(domain)),
        (Identity::Name, [name]) => Some(Key::new(name)),
        _ => None,
    }
}

/// The servers named by a property, with their places: they have to be declared. Those that are to leave a list may be gone already.
fn collect_servers(property: &Property, pair: &Pair<'_>, servers: &mut Vec<(String, Span)>) {
    if property.kind != Kind::Servers && property.name != "Server" {
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

pub(super) fn ensure(fields: &mut Fields<'_>, sink: &mut Sink) -> (Ensure, Option<Span>) {
    let Some(pair) = fields.take("ensure") else { return (Ensure::Present, None) };
    let Some((text, at)) = yaml::text(pair.value, "present or absent", sink) else { return (Ensure::Present, None) };
    let ensure = match text.to_ascii_lowercase().as_str() {
        "present" => Ensure::Present,
        "absent" => Ensure::Absent,
        _ => {
            let finding = INVALID_VALUE.at(at, format!("`ensure`: '{text}' is neither present nor absent"));
            sink.push(super::suggest(finding, &text, &["present", "absent"], at));
            Ensure::Present
        }
    };
    (ensure, Some(pair.key))
}

pub(super) fn protect(fields: &mut Fields<'_>, sink: &mut Sink) -> Option<Span> {
    let pair = fields.take("protect")?;
    yaml::boolean(pair.value, "true or false", sink)?.then_some(pair.key)
}

pub(super) fn missing(at: Span, key: &str, why: &str, sink: &mut Sink) {
    sink.push(MISSING_KEY.at(at, format!("`{key}` is missing")).help(format!("say `{key}`: {why}")));
}

/// Keys that can only hold a secret. Their values are never shown. A slip in a key that there is (`known`) is none.
pub(super) fn secrets(fields: &mut Fields<'_>, known: &[&str], sink: &mut Sink) {
    let slip = |name: &str| yaml::nearest(name, known).is_some_and(is_secret_key);
    let found = fields.rest().map(|(name, _)| name.to_owned());
    let found: Vec<String> = found.filter(|name| !name.starts_with("x-") && is_secret_key(name) && !slip(name)).collect();
    for name in found {
        if let Some(pair) = fields.take(&name) {
            sink.push(secret(pair.key, format!("`{name}`: a manifest holds no secrets")));
        }
    }
}

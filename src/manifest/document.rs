//! A document: `kind: Platform` or `kind: Tenant`, as far as it can be read by itself.

use super::entry::{self, Entry, head, missing, secrets, server_name};
use super::rules::{INVALID_VALUE, MISSING_KIND, UNKNOWN_KIND};
use crate::diagnostic::{Sink, Span};
use crate::model::{Ensure, Organization};
use crate::resource::Product;
use crate::value::short_server;
use crate::yaml::{self, Fields, NodeRef, View};

/// Something said once, and where.
pub(super) type Said<T> = Option<(T, Span)>;

/// What one document says of a platform.
#[derive(Debug)]
pub(super) struct PlatformPart {
    pub(super) name: (String, Span),
    pub(super) organization: Said<Organization>,
    pub(super) product: Said<Product>,
    pub(super) hosting: Said<bool>,
    pub(super) servers: Vec<ServerPart>,
    pub(super) entries: Vec<Entry>,
    /// Whether it says which organisation it is, be it with a mistake: then nothing is missing.
    pub(super) says_organization: bool,
    /// Whether it says which product it has, be it with a mistake.
    pub(super) says_product: bool,
    /// Whether all its servers could be understood: else nothing is concluded from one that is not among them.
    pub(super) all_servers: bool,
}

/// A server as a platform declares it.
#[derive(Debug)]
pub(super) struct ServerPart {
    pub(super) name: String,
    pub(super) at: Span,
    pub(super) product: Option<Product>,
}

/// What one document says of a tenant.
#[derive(Debug)]
pub(super) struct TenantPart {
    pub(super) name: (String, Span),
    pub(super) platform: Said<String>,
    pub(super) ensure: (Ensure, Option<Span>),
    pub(super) protect: Option<Span>,
    pub(super) entries: Vec<Entry>,
}

/// What one file says.
#[derive(Debug, Default)]
pub(super) struct Parts {
    pub(super) platforms: Vec<PlatformPart>,
    pub(super) tenants: Vec<TenantPart>,
    /// Whether some of it could not be understood at all: nothing is then concluded from what is not there.
    pub(super) broken: bool,
}

/// Reads a document.
pub(super) fn read(node: NodeRef<'_>, sink: &mut Sink, parts: &mut Parts) {
    // A document of comments only says nothing, and is no mistake.
    if matches!(node.view(), View::Null) {
        return;
    }
    let Some(mut fields) = Fields::open(node, "a document", sink) else {
        parts.broken = true;
        return;
    };
    let Some(pair) = fields.take("kind") else {
        let finding = MISSING_KIND
            .at(first_line(node), "this document does not say its `kind`")
            .help("begin it with `kind: Platform` or `kind: Tenant`");
        sink.push(finding);
        parts.broken = true;
        return;
    };
    let known = match yaml::text(pair.value, "Platform or Tenant", sink) {
        Some((kind, _)) if kind == "Platform" => platform(node, fields, sink).map(|part| parts.platforms.push(part)),
        Some((kind, _)) if kind == "Tenant" => tenant(node, fields, sink).map(|part| parts.tenants.push(part)),
        Some((kind, at)) => {
            let finding = UNKNOWN_KIND.at(at, format!("there is no kind of document '{kind}'"));
            sink.push(super::suggest(finding, &kind, &["Platform", "Tenant"], at));
            None
        }
        None => None,
    };
    parts.broken |= known.is_none();
}

/// The place of a document as a whole: its beginning.
fn first_line(node: NodeRef<'_>) -> Span {
    node.entries().next().map_or(node.span(), |(key, _)| key.span())
}

fn platform(node: NodeRef<'_>, mut fields: Fields<'_>, sink: &mut Sink) -> Option<PlatformPart> {
    let name = name(head(node), &mut fields, "the platform", sink);
    let says_organization = fields.peek("organization").is_some();
    let says_product = fields.peek("product").is_some();
    let organization = fields.take("organization").and_then(|pair| Some((organization(pair.value, sink)?, pair.key)));
    let product = fields.take("product").and_then(|pair| Some((product(pair.value, sink)?, pair.key)));
    let hosting = fields.take("isolation").and_then(|pair| Some((isolation(pair.value, sink)?, pair.key)));
    let servers: Option<Vec<Option<ServerPart>>> = match fields.take("servers") {
        Some(pair) => {
            let items = yaml::items(pair.value, "a list of servers", sink);
            items.map(|items| items.into_iter().map(|item| server(item, sink)).collect())
        }
        None => Some(Vec::new()),
    };
    let all_servers = servers.as_ref().is_some_and(|servers| servers.iter().all(Option::is_some));
    let servers = servers.unwrap_or_default().into_iter().flatten().collect();
    let entries = entries(&mut fields, sink);
    finish(fields, &["kind", "name", "organization", "product", "isolation", "servers"], sink);
    Some(PlatformPart { name: name?, organization, product, hosting, servers, entries, says_organization, says_product, all_servers })
}

fn tenant(node: NodeRef<'_>, mut fields: Fields<'_>, sink: &mut Sink) -> Option<TenantPart> {
    let name = name(head(node), &mut fields, "the tenant", sink);
    let platform = fields.take("platform").and_then(|pair| yaml::text(pair.value, "the name of a platform", sink));
    if let Some(pair) = fields.take("display_name") {
        // Shown to people only; that it is text is all that is asked of it.
        let _ = yaml::text(pair.value, "a name", sink);
    }
    let ensure = entry::ensure(&mut fields, sink);
    let protect = entry::protect(&mut fields, sink);
    let entries = entries(&mut fields, sink);
    finish(fields, &["kind", "name", "platform", "display_name", "ensure", "protect"], sink);
    Some(TenantPart { name: name?, platform, ensure, protect, entries })
}

fn entries(fields: &mut Fields<'_>, sink: &mut Sink) -> Vec<Entry> {
    let mut entries = Vec::new();
    for section in entry::sections() {
        if let Some(pair) = fields.take(section) {
            entry::section(section, pair.value, sink, &mut entries);
        }
    }
    entries
}

fn finish(mut fields: Fields<'_>, keys: &[&str], sink: &mut Sink) {
    let known: Vec<&str> = keys.iter().copied().chain(entry::sections()).collect();
    secrets(&mut fields, &known, sink);
    fields.finish(&known, sink);
}

fn name(at: Span, fields: &mut Fields<'_>, whose: &str, sink: &mut Sink) -> Said<String> {
    let Some(pair) = fields.take("name") else {
        missing(at, "name", &format!("it says which {} it is; other documents may add to it", whose.trim_start_matches("the ")), sink);
        return None;
    };
    let (name, at) = yaml::text(pair.value, "a name", sink)?;
    if name.trim().is_empty() {
        sink.push(INVALID_VALUE.at(at, format!("`name`: {whose} has a name")));
        return None;
    }
    Some((name, at))
}

fn organization(node: NodeRef<'_>, sink: &mut Sink) -> Option<Organization> {
    let mut fields = Fields::open(node, "organization", sink)?;
    let name = match fields.take("name") {
        Some(pair) => yaml::text(pair.value, "a name", sink),
        None => {
            missing(head(node), "name", "the organisation's name, as in (Get-OrganizationConfig).Name", sink);
            None
        }
    };
    let forest = match fields.take("forest") {
        Some(pair) => yaml::text(pair.value, "the DNS name of a forest", sink).map(|(forest, _)| Some(forest.into())),
        None => Some(None),
    };
    fields.finish(&["name", "forest"], sink);
    Some(Organization { name: name?.0.into(), forest: forest? })
}

fn product(node: NodeRef<'_>, sink: &mut Sink) -> Option<Product> {
    let (word, at) = yaml::text_or_number(node, "a version of Exchange", sink)?;
    let found = Product::from_word(&word);
    if found.is_none() {
        let words: Vec<&str> = Product::ALL.into_iter().map(Product::word).collect();
        let finding = INVALID_VALUE.at(at, format!("`product`: there is no Exchange {word}"));
        sink.push(super::suggest(finding, &word, &words, at));
    }
    found
}

/// Whether tenants are kept apart by `/hosting`; the other ways make no difference to what is planned.
fn isolation(node: NodeRef<'_>, sink: &mut Sink) -> Option<bool> {
    const WORDS: &[&str] = &["Hosting", "AddressBookPolicy", "None"];
    let (word, at) = yaml::text(node, "Hosting, AddressBookPolicy or None", sink)?;
    if !WORDS.iter().any(|known| known.eq_ignore_ascii_case(&word)) {
        let finding = INVALID_VALUE.at(at, format!("`isolation`: tenants cannot be kept apart by '{word}'"));
        sink.push(super::suggest(finding, &word, WORDS, at));
        return None;
    }
    Some(word.eq_ignore_ascii_case("Hosting"))
}

/// Roles, site and addresses tell people what a server is for: that they are well-formed is all that is asked of them.
fn server(node: NodeRef<'_>, sink: &mut Sink) -> Option<ServerPart> {
    const KEYS: &[&str] = &["name", "product", "roles", "site", "addresses", "receives_internet_mail", "sends_internet_mail"];
    let mut fields = Fields::open(node, "a server", sink)?;
    let name = match fields.take("name") {
        Some(pair) => server_name(pair.value, "name", sink),
        None => {
            missing(head(node), "name", "the server's name, as in Get-ExchangeServer", sink);
            None
        }
    };
    let product = fields.take("product").and_then(|pair| product(pair.value, sink));
    if let Some(pair) = fields.take("site") {
        let _ = yaml::text(pair.value, "the name of a site", sink);
    }
    if let Some(pair) = fields.take("roles") {
        roles(pair.value, sink);
    }
    if let Some(pair) = fields.take("addresses") {
        addresses(pair.value, sink);
    }
    for key in ["receives_internet_mail", "sends_internet_mail"] {
        if let Some(pair) = fields.take(key) {
            let _ = yaml::boolean(pair.value, "true or false", sink);
        }
    }
    secrets(&mut fields, KEYS, sink);
    fields.finish(KEYS, sink);
    let (name, at) = name?;
    Some(ServerPart { name: short_server(&name).to_owned(), at, product })
}

/// Source: Microsoft, Get-ExchangeServer (`ServerRole`).
fn roles(node: NodeRef<'_>, sink: &mut Sink) {
    const WORDS: &[&str] = &["Mailbox", "ClientAccess", "HubTransport", "UnifiedMessaging", "Edge"];
    for item in yaml::items(node, "a list of roles", sink).unwrap_or_default() {
        if let Some((word, at)) = yaml::text(item, "a role", sink)
            && !WORDS.iter().any(|known| known.eq_ignore_ascii_case(&word))
        {
            let finding = INVALID_VALUE.at(at, format!("`roles`: there is no server role '{word}'"));
            sink.push(super::suggest(finding, &word, WORDS, at));
        }
    }
}

fn addresses(node: NodeRef<'_>, sink: &mut Sink) {
    for item in yaml::items(node, "a list of IP addresses", sink).unwrap_or_default() {
        if let Some((text, at)) = yaml::text(item, "an IP address", sink)
            && text.parse::<std::net::IpAddr>().is_err()
        {
            sink.push(INVALID_VALUE.at(at, format!("`addresses`: '{text}' is no IP address")));
        }
    }
}

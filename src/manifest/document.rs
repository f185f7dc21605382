//! A document: `kind: Platform` or `kind: Tenant`, as far as it can be read by itself.

use std::sync::LazyLock;

use super::beside::sections;
use super::certificate::{CERTIFICATE, certificate};
use super::entry::{self, Entry};
use super::intents::{self, Intent, MAIL_GATEWAY, NAMESPACE};
use super::keys::{Mapping, Opened, mapping};
use super::levels::{LINT, levels};
use super::rules::{INVALID_VALUE, MISSING_KIND, UNKNOWN_KIND};
use super::server::{SERVER, ServerPart, server};
use super::takes::Takes::{Bool, Just, Like, List, Map, Section, Text, Whole, Words};
use super::word::one_of;
use crate::diagnostic::{Sink, Span};
use crate::model::{Ensure, Isolation, LintLevels, Organization, PlatformCertificate};
use crate::resource::{Product, SendConnector};
use crate::value::{SmartHost, SmartHosts, Typed};
use crate::yaml::{self, Fields, NodeRef, View};

/// Something said once, and where.
pub(super) type Said<T> = Option<(T, Span)>;

/// What one document says of a platform.
#[derive(Debug)]
pub(super) struct PlatformPart {
    /// The document.
    pub(super) at: Span,
    pub(super) name: (String, Span),
    pub(super) organization: Said<Organization>,
    pub(super) product: Said<Product>,
    pub(super) isolation: Said<Isolation>,
    pub(super) lint: Said<LintLevels>,
    pub(super) servers: Vec<ServerPart>,
    pub(super) mail_exchangers: Said<Vec<SmartHost>>,
    pub(super) certificates: Vec<PlatformCertificate>,
    pub(super) intents: Vec<Intent>,
    pub(super) entries: Vec<Entry>,
    /// Whether it says which organisation it is, be it with a mistake: then nothing is missing.
    pub(super) says_organization: bool,
    /// Whether it says which product it has, be it with a mistake.
    pub(super) says_product: bool,
    /// Whether all its servers could be understood: else nothing is concluded from one that is not among them.
    pub(super) all_servers: bool,
    /// Whether all its certificates could be.
    pub(super) all_certificates: bool,
}

/// What one document says of a tenant.
#[derive(Debug)]
pub(super) struct TenantPart {
    /// The document.
    pub(super) at: Span,
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
        Some(("Platform", _)) => {
            platform(node.span(), PLATFORM.opened(node.head(), fields, &PLATFORM_KEYS, sink), sink).map(|part| parts.platforms.push(part))
        }
        Some(("Tenant", _)) => {
            tenant(node.span(), TENANT.opened(node.head(), fields, &TENANT_KEYS, sink), sink).map(|part| parts.tenants.push(part))
        }
        Some((kind, at)) => {
            let finding = UNKNOWN_KIND.at(at, format!("there is no kind of document '{kind}'"));
            sink.push(super::suggest(finding, kind, &KINDS.map(|(word, _)| word), at));
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

/// The kinds of documents, and the keys of each.
pub(super) static KINDS: [(&str, &Mapping); 2] = [("Platform", &PLATFORM), ("Tenant", &TENANT)];

static PLATFORM_KEYS: LazyLock<Vec<&'static str>> = LazyLock::new(|| [PLATFORM.names, sections()].concat());
static TENANT_KEYS: LazyLock<Vec<&'static str>> = LazyLock::new(|| [TENANT.names, sections()].concat());

mapping! {
    /// A platform: an Exchange organisation.
    PLATFORM = "a platform" {
        "kind": Just("Platform") => "What the document describes.",
        "name" ["it says which platform it is; other documents may add to it"]: Text("a name") => "Its name in the manifests. Documents of one name are one platform.",
        "organization": Map(&ORGANIZATION) => "Which Exchange organisation it is: no plan and no script touches another. Said once.",
        "product": Words(Product::words) => "The version whose shell scripts run in. Said once.",
        "isolation": Words(Isolation::words) => "How tenants are kept apart.",
        "mail_exchangers": Whole(SendConnector::SMART_HOSTS.row()) => "Where the tenants' MX records point; `relay_to` of another platform sends there.",
        "servers": List("servers", &Map(&SERVER)) => "The servers that manifests speak of.",
        "certificates": List("certificates", &Map(&CERTIFICATE)) => "The certificates that namespaces speak of.",
        "namespaces": Section("namespaces", &NAMESPACE) => "Intent: one host for a set of services on a set of servers.",
        "lint": Map(&LINT) => "What the platform decides about the rules of lint.",
        "mail_gateways": Section("gateways", &MAIL_GATEWAY) => "Intent: SMTP gateways outside, to and from which mail goes.",
    }
}

mapping! {
    /// A tenant: a customer on a platform.
    TENANT = "a tenant" {
        "kind": Just("Tenant") => "What the document describes.",
        "name" ["it says which tenant it is; other documents may add to it"]: Text("a name") => "Its name in the manifests. Documents of one name are one tenant.",
        "platform": Text("the name of a platform") => "On which platform it is, where there are several.",
        "display_name": Text("a name") => "What people call it.",
        "ensure": Words(Ensure::words), or "present" => "absent removes what is the tenant's own, and takes what it included out of the lists that all share.",
        "protect": Bool, or "false" => "true: no plan removes or replaces what is the tenant's own.",
    }
}

mapping! {
    /// Which Exchange organisation a platform is.
    ORGANIZATION = "organization" {
        "name" ["the organisation's name, as in (Get-OrganizationConfig).Name"]: Like("a name", "First Organization") => "As in (Get-OrganizationConfig).Name; Online, the initial domain.",
        "forest": Like("a DNS name", "fabrikam.local") => "The Active Directory forest. Required on premises: two forests may have organisations of one name.",
    }
}

/// The sections of a platform that are intents.
const INTENTS: [&str; 2] = ["namespaces", "mail_gateways"];

fn platform(at: Span, mut keys: Opened<'_>, sink: &mut Sink) -> Option<PlatformPart> {
    let name = keys.take("name").and_then(|pair| name(pair.value, "the platform", sink));
    let (says_organization, says_product) = (keys.says("organization"), keys.says("product"));
    let organization = keys.take("organization").and_then(|pair| Some((organization(pair.value, sink)?, pair.key)));
    let product = keys.take("product").and_then(|pair| Some((product(pair.value, sink)?, pair.key)));
    let isolation = keys.take("isolation").and_then(|pair| Some((isolation(pair.value, sink)?, pair.key)));
    let lint = keys.take("lint").and_then(|pair| Some((levels(pair.value, sink)?, pair.key)));
    let servers: Option<Vec<Option<ServerPart>>> = match keys.take("servers") {
        Some(pair) => {
            let items = yaml::items(pair.value, "a list of servers", sink);
            items.map(|items| items.into_iter().map(|item| server(item, sink)).collect())
        }
        None => Some(Vec::new()),
    };
    let all_servers = servers.as_ref().is_some_and(|servers| servers.iter().all(Option::is_some));
    let servers = servers.unwrap_or_default().into_iter().flatten().collect();
    let mail_exchangers = keys.whole("mail_exchangers", sink);
    let mail_exchangers = mail_exchangers.and_then(|(value, at)| Some((SmartHosts::of(&value)?.items().to_vec(), at)));
    let certificates = keys.take("certificates").and_then(|pair| yaml::items(pair.value, "a list of certificates", sink));
    let certificates: Vec<Option<PlatformCertificate>> =
        certificates.unwrap_or_default().into_iter().map(|item| certificate(item, sink)).collect();
    let all_certificates = certificates.iter().all(Option::is_some);
    let mut intents = Vec::new();
    for section in INTENTS {
        if let Some(pair) = keys.take(section) {
            intents::read(section, pair.value, sink, &mut intents);
        }
    }
    let entries = entries(&mut keys, sink);
    keys.finish(sink);
    Some(PlatformPart {
        at,
        name: name?,
        organization,
        product,
        isolation,
        lint,
        servers,
        mail_exchangers,
        certificates: certificates.into_iter().flatten().collect(),
        intents,
        entries,
        says_organization,
        says_product,
        all_servers,
        all_certificates,
    })
}

fn tenant(at: Span, mut keys: Opened<'_>, sink: &mut Sink) -> Option<TenantPart> {
    let name = keys.take("name").and_then(|pair| name(pair.value, "the tenant", sink));
    let platform = keys.take("platform").and_then(|pair| yaml::text(pair.value, "the name of a platform", sink));
    let platform = platform.map(|(name, at)| (name.to_owned(), at));
    if let Some(pair) = keys.take("display_name") {
        // Shown to people only; that it is text is all that is asked of it.
        let _ = yaml::text(pair.value, "a name", sink);
    }
    let ensure = entry::ensure(&mut keys, sink);
    let protect = entry::protect(&mut keys, sink);
    let entries = entries(&mut keys, sink);
    keys.finish(sink);
    Some(TenantPart { at, name: name?, platform, ensure, protect, entries })
}

fn entries(keys: &mut Opened<'_>, sink: &mut Sink) -> Vec<Entry> {
    let mut entries = Vec::new();
    for section in sections() {
        if let Some(pair) = keys.take(section) {
            entry::section(section, pair.value, sink, &mut entries);
        }
    }
    entries
}

fn name(node: NodeRef<'_>, whose: &str, sink: &mut Sink) -> Said<String> {
    let (name, at) = yaml::text(node, "a name", sink)?;
    if name.trim().is_empty() {
        sink.push(INVALID_VALUE.at(at, format!("`name`: {whose} has a name")));
        return None;
    }
    Some((name.to_owned(), at))
}

fn organization(node: NodeRef<'_>, sink: &mut Sink) -> Option<Organization> {
    let mut keys = ORGANIZATION.open(node, sink)?;
    let name = keys.take("name").and_then(|pair| yaml::text(pair.value, "a name", sink));
    let forest = match keys.take("forest") {
        Some(pair) => yaml::text(pair.value, "the DNS name of a forest", sink).map(|(forest, _)| Some(forest.into())),
        None => Some(None),
    };
    keys.finish(sink);
    Some(Organization { name: name?.0.into(), forest: forest? })
}

pub(super) fn product(node: NodeRef<'_>, sink: &mut Sink) -> Option<Product> {
    let (word, at) = yaml::text_or_number(node, "a version of Exchange", sink)?;
    let products = Product::ALL.map(|product| (product.word(), product));
    one_of(&products, (word, at), node, || format!("`product`: there is no Exchange {word}"), sink)
}

/// How tenants are kept apart.
fn isolation(node: NodeRef<'_>, sink: &mut Sink) -> Option<Isolation> {
    let (word, at) = yaml::text(node, "Hosting, AddressBookPolicy or None", sink)?;
    one_of(&Isolation::ALL, (word, at), node, || format!("`isolation`: tenants cannot be kept apart by '{word}'"), sink)
}

//! From documents to organisations: which parts are one platform, whose each tenant is, and what holds of all together.

use std::collections::BTreeMap;
use std::sync::Arc;

use super::certificate;
use super::document::{Parts, PlatformPart, Said, TenantPart};
use super::entry::Entry;
use super::expand::expand;
use super::held::{Declared, defaults};
use super::intents::{Context, Intent};
use super::keys::missing;
use super::merge::{Written, merge};
use super::rules::{NO_PLATFORM, PLATFORM_UNCLEAR, PRESENT_AND_ABSENT, TWO_WRITERS, UNKNOWN_PLATFORM};
use super::server::ServerPart;
use crate::diagnostic::{Sink, Span};
use crate::model::{Ensure, Isolation, LintLevels, Organisation, Organization, Platform, PlatformCertificate, PlatformServer};
use crate::resource::{Product, Scope};
use crate::value::{SmartHost, fold};

/// A platform, of all the documents that describe it.
struct Draft {
    name: (String, Span),
    organization: Said<Organization>,
    product: Said<Product>,
    documents: Vec<Span>,
    isolation: Said<Isolation>,
    lint: Said<LintLevels>,
    servers: Vec<ServerPart>,
    mail_exchangers: Said<Vec<SmartHost>>,
    certificates: Vec<PlatformCertificate>,
    intents: Vec<Intent>,
    says_organization: bool,
    says_product: bool,
    all_servers: bool,
    all_certificates: bool,
    written: Vec<Written>,
    tenants: usize,
}

/// Joins all that the files say.
pub(super) fn join(parts: Parts, sink: &mut Sink) -> Vec<Organisation> {
    let whole = !parts.broken;
    let mut drafts: Vec<Draft> = Vec::new();
    for part in parts.platforms {
        match drafts.iter_mut().find(|draft| fold(&draft.name.0) == fold(&part.name.0)) {
            Some(draft) => add(draft, part, sink),
            None => drafts.push(draft(part)),
        }
    }
    assign(parts.tenants, &mut drafts, whole, sink);
    let platforms: Vec<(String, Vec<SmartHost>)> = drafts.iter().map(|draft| (draft.name.0.clone(), exchangers(draft))).collect();
    drafts.into_iter().filter_map(|draft| finish(draft, &platforms, whole, sink)).collect()
}

fn exchangers(draft: &Draft) -> Vec<SmartHost> {
    draft.mail_exchangers.as_ref().map(|(hosts, _)| hosts.clone()).unwrap_or_default()
}

fn draft(part: PlatformPart) -> Draft {
    Draft {
        name: part.name,
        organization: part.organization,
        product: part.product,
        documents: vec![part.at],
        isolation: part.isolation,
        lint: part.lint,
        servers: part.servers,
        mail_exchangers: part.mail_exchangers,
        certificates: part.certificates,
        intents: part.intents,
        says_organization: part.says_organization,
        says_product: part.says_product,
        all_servers: part.all_servers,
        all_certificates: part.all_certificates,
        written: own(part.entries, None, false),
        tenants: 0,
    }
}

fn own(entries: Vec<Entry>, tenant: Option<Arc<str>>, leaving: bool) -> Vec<Written> {
    entries.into_iter().map(|entry| Written { entry, tenant: tenant.clone(), leaving }).collect()
}

/// Adds a further document of the same platform.
fn add(draft: &mut Draft, part: PlatformPart, sink: &mut Sink) {
    once(&mut draft.organization, part.organization, "organization", sink);
    once(&mut draft.product, part.product, "product", sink);
    draft.documents.push(part.at);
    once(&mut draft.isolation, part.isolation, "isolation", sink);
    once(&mut draft.lint, part.lint, "lint", sink);
    once(&mut draft.mail_exchangers, part.mail_exchangers, "mail_exchangers", sink);
    draft.certificates.extend(part.certificates);
    draft.intents.extend(part.intents);
    draft.all_certificates &= part.all_certificates;
    draft.says_organization |= part.says_organization;
    draft.says_product |= part.says_product;
    draft.all_servers &= part.all_servers;
    draft.servers.extend(part.servers);
    draft.written.extend(own(part.entries, None, false));
}

fn once<T>(have: &mut Said<T>, next: Said<T>, key: &str, sink: &mut Sink) {
    match (&have, &next) {
        (Some((_, first)), Some((_, second))) => {
            sink.push(
                TWO_WRITERS
                    .at(*second, format!("`{key}` is said twice"))
                    .label("said here")
                    .other(*first, "and here")
                    .help("delete one of the two"),
            );
        }
        (None, Some(_)) => *have = next,
        (_, None) => {}
    }
}

/// Gives each tenant to its platform. The documents of one tenant are one tenant.
fn assign(parts: Vec<TenantPart>, drafts: &mut [Draft], whole: bool, sink: &mut Sink) {
    if drafts.is_empty() {
        if whole {
            let at = parts.first().map_or(Span::new(0, 0, 0), |part| part.name.1);
            sink.push(
                NO_PLATFORM
                    .at(at, "no document describes a platform")
                    .help("add a document with `kind: Platform`, `name`, `organization: {name, forest}` and `product`"),
            );
        }
        return;
    }
    // By name: the documents of one tenant, in the order of the files.
    let mut tenants: BTreeMap<String, Vec<TenantPart>> = BTreeMap::new();
    for part in parts {
        tenants.entry(fold(&part.name.0)).or_default().push(part);
    }
    let mut groups: Vec<Vec<TenantPart>> = tenants.into_values().collect();
    groups.sort_by_key(|group| group[0].name.1);
    for group in groups {
        if let Some(at) = platform_of(&group, drafts, whole, sink) {
            settle(group, &mut drafts[at], sink);
        }
    }
}

fn platform_of(group: &[TenantPart], drafts: &[Draft], whole: bool, sink: &mut Sink) -> Option<usize> {
    let mut said: Said<String> = None;
    for part in group {
        match (&said, &part.platform) {
            (Some((first, at)), Some((second, here))) if fold(first) != fold(second) => {
                sink.push(
                    TWO_WRITERS
                        .at(*here, format!("tenant '{}' is said to be on two platforms", part.name.0))
                        .label("said here")
                        .other(*at, "and another one here")
                        .help("a tenant is on one platform: give two tenants two names"),
                );
                return None;
            }
            (None, Some(_)) => said.clone_from(&part.platform),
            _ => {}
        }
    }
    let names: Vec<&str> = drafts.iter().map(|draft| draft.name.0.as_str()).collect();
    let Some((name, at)) = said else {
        if let [_] = drafts {
            return Some(0);
        }
        sink.push(
            PLATFORM_UNCLEAR
                .at(group[0].name.1, format!("tenant '{}' does not say on which platform it is", group[0].name.0))
                .help(format!("say `platform`: one of {}", names.join(", "))),
        );
        return None;
    };
    let found = names.iter().position(|known| fold(known) == fold(&name));
    if found.is_none() && whole {
        let finding = UNKNOWN_PLATFORM.at(at, format!("no document describes a platform '{name}'"));
        sink.push(super::suggest(finding, &name, &names, at));
    }
    found
}

/// Adds what a tenant wants to its platform.
fn settle(group: Vec<TenantPart>, draft: &mut Draft, sink: &mut Sink) {
    let name: Arc<str> = group[0].name.0.as_str().into();
    let mut leaving: Option<(Ensure, Span)> = None;
    for (ensure, at) in group.iter().filter_map(|part| part.ensure.1.map(|at| (part.ensure.0, at))) {
        match leaving {
            Some((first, place)) if first != ensure => sink.push(
                PRESENT_AND_ABSENT
                    .at(at, format!("tenant '{name}' is both wanted and to be absent"))
                    .label("said here")
                    .other(place, "and the opposite here")
                    .help("delete one of the two"),
            ),
            Some(_) => {}
            None => leaving = Some((ensure, at)),
        }
    }
    let leaving = leaving.is_some_and(|(ensure, _)| ensure == Ensure::Absent);
    let protect = group.iter().find_map(|part| part.protect);
    draft.tenants += 1;
    draft.documents.extend(group.iter().map(|part| part.at));
    for part in group {
        let mut entries = part.entries;
        if protect.is_some() {
            let shared = |entry: &Entry| entry.of.scope == Scope::Shared;
            entries.iter_mut().filter(|entry| !shared(entry)).for_each(|entry| entry.protect = entry.protect.or(protect));
        }
        draft.written.extend(own(entries, Some(name.clone()), leaving));
    }
}

fn finish(mut draft: Draft, platforms: &[(String, Vec<SmartHost>)], whole: bool, sink: &mut Sink) -> Option<Organisation> {
    let at = draft.name.1;
    if !draft.says_organization && whole {
        missing(
            at,
            "organization",
            "which organisation this is: `organization: {name: First Organization, forest: corp.example}`; no plan and no script touches another",
            sink,
        );
    }
    if !draft.says_product && whole {
        let words: Vec<&str> = Product::ALL.into_iter().map(Product::word).collect();
        missing(at, "product", &format!("the version of Exchange, one of {}", words.join(", ")), sink);
    }
    let servers = servers(&draft, sink);
    certificate::declared(&draft.certificates, &draft.intents, whole && draft.all_certificates, sink);
    if let Some((product, at)) = draft.product {
        let context = Context { platform: &draft.name.0, product, servers: &servers, platforms };
        draft.written = expand(draft.written, &draft.intents, &context, sink);
        let declared = Declared::new(&servers, (product, at), whole && draft.all_servers);
        draft.written.iter().for_each(|one| declared.hold(&one.entry, sink));
        if let Some((Organization { forest: None, .. }, at)) = &draft.organization
            && product != Product::Online
        {
            missing(
                *at,
                "forest",
                "the DNS name of the Active Directory forest, such as corp.example: two forests may have organisations of one name",
                sink,
            );
        }
    }
    let objects = merge(std::mem::take(&mut draft.written), sink);
    defaults(&objects, sink);
    let platform = Platform {
        name: draft.name.0.as_str().into(),
        organization: draft.organization.clone()?.0,
        product: draft.product?.0,
        isolation: draft.isolation.map(|(isolation, _)| isolation),
        isolation_at: draft.isolation.map(|(_, at)| at),
        servers,
        mail_exchangers: exchangers(&draft),
        certificates: draft.certificates,
        namespaces: draft.intents.iter().filter_map(Intent::declared).collect(),
        lint: draft.lint.map(|(levels, _)| levels).unwrap_or_default(),
    };
    let mut documents = draft.documents;
    documents.sort_unstable();
    Some(Organisation { platform, tenants: draft.tenants, documents, objects })
}

fn servers(draft: &Draft, sink: &mut Sink) -> Vec<PlatformServer> {
    let mut servers: Vec<PlatformServer> = Vec::with_capacity(draft.servers.len());
    for part in &draft.servers {
        if let Some(first) = servers.iter().find(|server| fold(&server.name) == fold(&part.name)) {
            sink.push(
                TWO_WRITERS
                    .at(part.at, format!("server {} is declared twice", part.name))
                    .label("declared here")
                    .other(first.at, "and here")
                    .help("delete one of the two"),
            );
            continue;
        }
        let product = draft.product.as_ref().map(|(product, _)| *product).or(part.product);
        servers.extend(product.map(|product| part.on(product)));
    }
    servers
}

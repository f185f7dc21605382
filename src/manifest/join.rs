//! From documents to organisations: which parts are one platform, whose each tenant is, and what holds of all together.

use std::collections::{BTreeMap, HashMap};
use std::sync::Arc;

use super::document::{Parts, PlatformPart, Said, ServerPart, TenantPart};
use super::entry::{Entry, missing};
use super::merge::{Written, merge};
use super::rules::{
    NO_PLATFORM, PLATFORM_UNCLEAR, PRESENT_AND_ABSENT, TWO_DEFAULTS, TWO_WRITERS, UNDECLARED_SERVER, UNKNOWN_PLATFORM, WRONG_PRODUCT,
};
use crate::diagnostic::{Sink, Span};
use crate::model::{Desired, Ensure, Organisation, Organization, Platform, PlatformServer, Want, Wish};
use crate::resource::{Claim, Product, ResourceType, Scope, plural};
use crate::value::{Value, fold, short_server};
use crate::yaml;

/// A platform, of all the documents that describe it.
struct Draft {
    name: (String, Span),
    at: Span,
    organization: Said<Organization>,
    product: Said<Product>,
    hosting: Said<bool>,
    servers: Vec<ServerPart>,
    says: (bool, bool),
    all_servers: bool,
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
    drafts.into_iter().filter_map(|draft| finish(draft, whole, sink)).collect()
}

fn draft(part: PlatformPart) -> Draft {
    Draft {
        at: part.at,
        name: part.name,
        organization: part.organization,
        product: part.product,
        hosting: part.hosting,
        servers: part.servers,
        says: part.says,
        all_servers: part.all_servers,
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
    once(&mut draft.hosting, part.hosting, "isolation", sink);
    draft.says = (draft.says.0 || part.says.0, draft.says.1 || part.says.1);
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
    for part in group {
        let mut entries = part.entries;
        if protect.is_some() {
            let shared = |entry: &Entry| entry.of.scope == Scope::Shared;
            entries.iter_mut().filter(|entry| !shared(entry)).for_each(|entry| entry.protect = entry.protect.or(protect));
        }
        draft.written.extend(own(entries, Some(name.clone()), leaving));
    }
}

fn finish(draft: Draft, whole: bool, sink: &mut Sink) -> Option<Organisation> {
    let at = draft.name.1;
    if !draft.says.0 && whole {
        missing(
            at,
            "organization",
            "which organisation this is: `organization: {name: First Organization, forest: corp.example}`; no plan and no script touches another",
            sink,
        );
    }
    if !draft.says.1 && whole {
        let words: Vec<&str> = Product::ALL.into_iter().map(Product::word).collect();
        missing(at, "product", &format!("the version of Exchange, one of {}", words.join(", ")), sink);
    }
    let servers = servers(&draft, sink);
    if let Some((product, at)) = draft.product {
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
    let objects = merge(draft.written, sink);
    defaults(&objects, sink);
    let platform = Platform {
        name: draft.name.0.into(),
        organization: draft.organization?.0,
        product: draft.product?.0,
        hosting: draft.hosting.is_some_and(|(hosting, _)| hosting),
        servers,
        at: draft.at,
    };
    Some(Organisation { platform, tenants: draft.tenants, objects })
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
        let product = part.product.or(draft.product.as_ref().map(|(product, _)| *product));
        servers.extend(product.map(|product| PlatformServer { name: part.name.as_str().into(), product, at: part.at }));
    }
    servers
}

/// What a platform declares, which its objects are held against.
struct Declared<'a> {
    product: Product,
    /// Where the product is said.
    at: Span,
    servers: HashMap<String, &'a PlatformServer>,
    names: Vec<&'a str>,
    /// Whether a server that is not declared is known not to be.
    whole: bool,
}

impl<'a> Declared<'a> {
    fn new(servers: &'a [PlatformServer], (product, at): (Product, Span), whole: bool) -> Self {
        let names = servers.iter().map(|server| &*server.name).collect();
        Self { product, at, servers: servers.iter().map(|server| (fold(&server.name), server)).collect(), names, whole }
    }

    /// What the product has to have, and the platform has to declare.
    fn hold(&self, entry: &Entry, sink: &mut Sink) {
        let (of, product) = (entry.of, self.product);
        if !of.exists_on(product) {
            // What hangs on an object that the product lacks is told by that.
            if of.parent.is_none() {
                sink.push(
                    WRONG_PRODUCT
                        .at(entry.at, format!("{product} has no {}", plural(of.label)))
                        .other(self.at, "the platform's product is said here")
                        .help(format!("{} have them; delete the entry, or mend `product`", of.verbs.get)),
                );
            }
            return;
        }
        // The shell has to know the parameter, and so does the server whose object it is.
        let server = entry.key.server().and_then(|server| self.servers.get(&fold(server)));
        let there = server.map_or(product, |server| server.product);
        for wish in &entry.wishes {
            let property = of.at(wish.place);
            let Some(lacking) = [product, there].into_iter().find(|one| !property.products.contains(*one)) else { continue };
            let finding = WRONG_PRODUCT.at(wish.at, format!("{lacking} has no `{}`", property.key())).note(format!(
                "{} is a parameter of {} ({})",
                property.parameter(),
                property.products,
                property.source
            ));
            sink.push(match server {
                Some(server) if lacking != product => finding
                    .other(server.at, format!("{} runs {lacking}", server.name))
                    .help("delete the key, or mend the server's `product`"),
                _ => finding.other(self.at, "the platform's product is said here").help("delete the key, or mend `product`"),
            });
        }
        if self.whole && product != Product::Online {
            entry.servers.iter().for_each(|(name, at)| self.hold_server(name, *at, sink));
        }
    }

    fn hold_server(&self, name: &str, at: Span, sink: &mut Sink) {
        let short = short_server(name);
        // An empty name is reported where it is read.
        if short.trim().is_empty() || self.servers.contains_key(&fold(short)) {
            return;
        }
        let finding = UNDECLARED_SERVER
            .at(at, format!("the platform declares no server {short}"))
            .note("a script makes sure of the version of every server that it touches: it has to know them");
        let declare = format!("declare it in the platform: `servers: [{{name: {short}}}]`");
        sink.push(match yaml::nearest(short, &self.names) {
            Some(best) => finding.fix(format!("did you mean `{best}`? If not, {declare}"), at, best.to_owned()),
            None => finding.help(declare),
        });
    }
}

/// What only one object of the organisation can have, only one may want.
fn defaults(objects: &[Desired], sink: &mut Sink) {
    let mut first: HashMap<(&str, u16, String), (Span, &Desired)> = HashMap::new();
    for object in objects.iter().filter(|object| object.ensure != Ensure::Absent) {
        for wish in &object.wishes {
            let Some(value) = alone(object.of, wish) else { continue };
            let (at, other) = *first.entry((object.of.noun, wish.place, value)).or_insert((wish.at, object));
            if std::ptr::eq(other, object) {
                continue;
            }
            let property = object.of.at(wish.place);
            let leads_to = if property.exclusive {
                "the second takes it from the first, every time the script runs"
            } else {
                "Exchange refuses the second: the script stops there"
            };
            sink.push(
                TWO_DEFAULTS
                    .at(wish.at, format!("`{}` of both '{}' and '{}'", property.key(), other.key, object.key))
                    .label("said here")
                    .other(at, "and here")
                    .note(leads_to)
                    .help("leave it with one of them"),
            );
        }
    }
}

/// What a wish wants for its object alone, without case.
fn alone(of: &ResourceType, wish: &Wish) -> Option<String> {
    let Want::Be(value) = &wish.want else { return None };
    let property = of.at(wish.place);
    let claimed = of.claims.contains(&Claim::Value(property.name));
    (claimed || (property.exclusive && *value == Value::Bool(true))).then(|| fold(&value.to_string()))
}

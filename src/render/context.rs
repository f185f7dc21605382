//! What the templates of all scripts have in common: small builders, and the tables that the machinery reads.

use std::collections::{BTreeMap, BTreeSet};

use minijinja::Value as Json;

use super::data::{self, NoWord};
use super::functions::closure;
use crate::model::{Key, Organization, PlatformServer};
use crate::resource::{Identity, Product, Property, Reading, ResourceType, TYPES, Through, Told};
use crate::value::{Argument, Kind, Servers, Typed, Value, short_server};

/// A mapping for a template.
pub(super) fn map(pairs: impl IntoIterator<Item = (&'static str, Json)>) -> Json {
    data::fields(pairs.into_iter().collect())
}

/// A list for a template.
pub(super) fn list(items: impl IntoIterator<Item = Json>) -> Json {
    Json::from(items.into_iter().collect::<Vec<Json>>())
}

/// A text as a literal.
pub(super) fn text(text: &str) -> Json {
    data::value(&Argument::Text(text.to_owned()))
}

/// Texts as a literal list.
pub(super) fn texts<'a>(items: impl IntoIterator<Item = &'a str>) -> Json {
    data::value(&Argument::texts(items))
}

/// `$true` or `$false`.
pub(super) fn truth(truth: bool) -> Json {
    data::value(&Argument::Bool(truth))
}

/// A number as a literal.
pub(super) fn number(number: usize) -> Json {
    data::value(&Argument::Number(i64::try_from(number).unwrap_or(i64::MAX)))
}

/// `AddressSpaces = @('SMTP:*;1')`
///
/// # Errors
/// Where the name is no word, which the tables rule out.
pub(super) fn pair(name: &str, argument: &Argument) -> Result<Json, NoWord> {
    Ok(map([("name", data::word(name)?), ("value", data::value(argument))]))
}

/// The name by which a script finds an object.
pub(super) fn found_by<'a>(of: &ResourceType, key: &'a Key) -> &'a str {
    if of.identity == Identity::Domain { key.folded() } else { key.as_str() }
}

/// The kinds of object and the properties that a script has to do with.
#[derive(Default)]
pub(super) struct Used {
    types: BTreeMap<usize, &'static ResourceType>,
    properties: BTreeSet<(usize, usize)>,
    servers: BTreeSet<String>,
    asked: BTreeSet<(usize, String)>,
    rights: BTreeSet<(String, String)>,
}

impl Used {
    /// An object of this type is touched.
    pub(super) fn object(&mut self, of: &'static ResourceType) {
        self.types.insert(of.rank(), of);
        if let Some(parent) = of.parent.and_then(ResourceType::of_noun) {
            self.types.insert(parent.rank(), parent);
        }
    }

    /// A property of it is read.
    pub(super) fn property(&mut self, of: &'static ResourceType, place: u16) {
        self.properties.insert((of.rank(), usize::from(place)));
    }

    /// A property of this name is read, where the type has one.
    pub(super) fn named(&mut self, of: &'static ResourceType, name: &str) {
        if let Some((place, _)) = of.property(name) {
            self.property(of, place);
        }
    }

    /// A server is touched.
    pub(super) fn server(&mut self, name: &str) {
        self.servers.insert(short_server(name).to_uppercase());
    }

    /// An object of a server is touched, and with it the server: where Exchange does not tell of its objects, it is asked itself.
    pub(super) fn object_of(&mut self, of: &'static ResourceType, server: &str) {
        self.server(server);
        if of.through == Through::Iis {
            self.asked.insert((of.rank(), short_server(server).to_uppercase()));
        }
    }

    /// What a script says at its top of the servers that are asked themselves.
    pub(super) fn about(&self) -> Vec<String> {
        let servers: BTreeSet<&str> = self.asked.iter().map(|(_, server)| server.as_str()).collect();
        if servers.is_empty() {
            return Vec::new();
        }
        let servers: Vec<&str> = servers.into_iter().collect();
        vec![format!("Asks IIS itself, by Invoke-Command, where you have to be an administrator: on {}.", servers.join(", "))]
    }

    /// The servers that a type's own function asks; none where Exchange's cmdlet tells of all.
    fn asks(&self, of: &ResourceType) -> Vec<&str> {
        self.asked.iter().filter(|(rank, _)| *rank == of.rank()).map(|(_, server)| server.as_str()).collect()
    }

    /// The servers that a value names are touched.
    pub(super) fn servers_in(&mut self, value: &Value) {
        for server in Servers::of(value).map_or(&[][..], |servers| servers.items()) {
            self.server(&server.to_string());
        }
    }

    /// An account's rights on a connector are read.
    pub(super) fn right(&mut self, connector: &str, user: &str) {
        self.rights.insert((connector.to_owned(), user.to_owned()));
    }

    /// The types that are touched, in the order of steps.
    pub(super) fn types(&self) -> impl Iterator<Item = &'static ResourceType> {
        self.types.values().copied()
    }

    /// The properties that are read.
    pub(super) fn rows(&self) -> impl Iterator<Item = (&'static ResourceType, &'static Property)> {
        self.properties.iter().map(|&(rank, place)| (TYPES[rank], &TYPES[rank].properties[place]))
    }

    /// What `parts/tables.ps1`, `parts/values.ps1`, `parts/reads.ps1`, `parts/begin.ps1` and `parts/ensure.ps1` read.
    ///
    /// # Errors
    /// Where a name of the tables is no word.
    pub(super) fn tables(
        &self,
        organization: &Organization,
        product: Product,
        declared: &[PlatformServer],
        functions: &[&str],
    ) -> Result<Vec<(&'static str, Json)>, NoWord> {
        let compared: Vec<(String, Kind)> = self
            .rows()
            .filter(|(_, row)| row.kind != Kind::Text)
            .map(|(of, row)| (format!("{}.{}", of.noun_on(product), row.name), row.kind))
            .collect();
        let kinds: BTreeSet<Kind> = compared.iter().map(|(_, kind)| *kind).collect();
        let meanings: Vec<String> = kinds.iter().map(|kind| format!("Get-{}Meaning", kind.name())).collect();
        // Domains are found by what they mean: Exchange may show an internationalised one in either form.
        let has_domains = self.types().any(|of| of.identity == Identity::Domain);
        let by_domain = has_domains.then_some("Get-DomainMeaning");
        let used_kinds = kinds
            .iter()
            .zip(&meanings)
            .map(|(kind, function)| Ok(map([("literal", text(kind.name())), ("function", data::word(function)?)])));
        let declared = |name: &str| declared.iter().find(|server| server.name.eq_ignore_ascii_case(name));
        let servers = self.servers.iter().filter_map(|name| {
            let server = declared(name)?;
            Some(map([("name", text(&server.name)), ("product", text(server.product.word()))]))
        });
        let servers: Vec<Json> = servers.collect();
        let reads = self.types().filter(|of| of.identity != Identity::Right).map(|of| {
            let metabase = self.rows().any(|(other, row)| other.noun == of.noun && row.reading == Reading::Metabase);
            let key = match of.identity {
                Identity::Domain => "DomainName",
                Identity::Name | Identity::Server => "Name",
                Identity::ServerAndName | Identity::Website(_) | Identity::OnServer(_) | Identity::Right => "Identity",
                // There is one: it is known by its kind.
                Identity::Single => "",
            };
            Ok(map([
                ("noun", text(of.noun_on(product))),
                ("key", text(key)),
                ("cmdlet", data::word(&format!("Get-{}", of.noun_on(product)))?),
                ("ad_only", Json::from(of.ad_properties_only && !metabase)),
                ("asks", Json::from(of.through == Through::Iis)),
                ("servers", texts(self.asks(of))),
                ("several", Json::from(several(of, product))),
                ("calls", calls(of, product)?),
            ]))
        });
        let single = !self.types().any(|of| several(of, product));
        let own = [(product == Product::Online, "Get-ServerProduct"), (self.rights.is_empty(), "Read-Rights"), (single, "Get-Distinct")];
        let own = own.into_iter().filter(|(unused, _)| !unused).map(|(_, function)| function);
        let through: Vec<&'static ResourceType> = self.types().filter(|of| of.through == Through::Iis).collect();
        let commands: Vec<String> = through.iter().flat_map(|of| ["Get", "Set"].map(|verb| format!("{verb}-{}", of.noun))).collect();
        let (identified_by, identity) = match product {
            Product::Online => ("Name", organization.name.to_string()),
            _ => ("DistinguishedName", organization.distinguished_name()),
        };
        Ok(vec![
            ("organization", text(&identity)),
            ("organization_property", data::word(identified_by)?),
            ("has_domain_controller", Json::from(product != Product::Online)),
            ("on_premises", Json::from(product != Product::Online)),
            ("shell", data::comment(shell(product))),
            ("not_here", not_here(product)),
            ("product", text(product.word())),
            ("has_servers", Json::from(!servers.is_empty())),
            ("servers", list(servers)),
            ("kinds", list(compared.iter().map(|(name, kind)| map([("property", text(name)), ("kind", text(kind.name()))])))),
            ("used_kinds", list(used_kinds.collect::<Result<Vec<_>, NoWord>>()?)),
            ("has_domains", Json::from(has_domains)),
            ("meanings", names(closure(meanings.iter().map(String::as_str).chain(by_domain)))),
            // A script that touches no rights has nothing to do with them: not every product has the cmdlet.
            ("has_rights", Json::from(!self.rights.is_empty())),
            ("functions", names(closure(functions.iter().copied().chain(own).chain(commands.iter().map(String::as_str))))),
            ("has_own", Json::from(!through.is_empty())),
            ("own", texts(through.iter().map(|of| of.noun))),
            ("reads", list(reads.collect::<Result<Vec<_>, NoWord>>()?)),
            ("rights", list(self.rights.iter().map(|(connector, user)| map([("connector", text(connector)), ("user", text(user))])))),
        ])
    }
}

/// The calls of Get that together show all objects of a type: of each, its parameters.
///
/// # Errors
/// Where a name of the tables is no word.
pub(super) fn calls(of: &ResourceType, product: Product) -> Result<Json, NoWord> {
    let told = |told: Told| match told {
        Told::Text(said) => text(said),
        Told::True => truth(true),
    };
    let call = |parameters: &[(&'static str, Told)]| {
        let pairs = parameters.iter().map(|(name, value)| Ok(map([("name", data::word(name)?), ("value", told(*value))])));
        pairs.collect::<Result<Vec<_>, NoWord>>().map(|pairs| map([("said", list(pairs))]))
    };
    let mut calls = of.asks_on(product).map(call).collect::<Result<Vec<_>, NoWord>>()?;
    if calls.is_empty() {
        calls.push(map([("said", list([]))]));
    }
    Ok(list(calls))
}

/// Where a script runs, as a person is told.
pub(super) fn shell(product: Product) -> &'static str {
    if product == Product::Online { "Exchange Online PowerShell (Connect-ExchangeOnline)" } else { "the Exchange Management Shell" }
}

/// What a script says where Exchange's commands are missing.
pub(super) fn not_here(product: Product) -> Json {
    text(&format!("The Exchange commands are not here: run this script in {}.", shell(product)))
}

/// Whether Get has to be called more than once.
pub(super) fn several(of: &ResourceType, product: Product) -> bool {
    of.asks_on(product).nth(1).is_some()
}

/// Names of templates that a template includes.
pub(super) fn names(names: Vec<String>) -> Json {
    list(names.into_iter().map(Json::from))
}

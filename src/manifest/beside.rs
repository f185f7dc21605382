//! The keys that entries have beside Exchange's own properties, which types have them, and so all keys of a type.

use std::sync::LazyLock;

use super::keys::{KeyRow, Mapping, mapping};
use super::rights::{RIGHT, RIGHTS};
use super::selection::SELECTOR;
use super::takes::Takes::{Bool, Like, OneOrMore, Parts, Servers, Text, Words};
use crate::model::Ensure;
use crate::resource::{AcceptedDomain, AdPermission, Identity, Property, Resource, ResourceType, Said, TYPES};

/// The web site of a virtual directory, where none is said.
pub(super) const WEBSITE: &str = "Default Web Site";

mapping! {
    /// What can be made and removed.
    OBJECT = "an entry of a section" {
        "ensure": Words(Ensure::words), or "present" => "absent: the object is removed.",
        "protect": Bool, or "false" => "true: no plan removes the object, whatever else says so.",
    }
}

mapping! {
    /// What is on a server.
    ON_SERVERS = "an entry on servers" {
        "servers": Servers(&SELECTOR) => "In place of `server`: one object on each; `{server}` in a name stands for the server's.",
    }
}

mapping! {
    /// A virtual directory, which is named by its server, its type and its web site.
    DIRECTORY = "a virtual directory" {
        "type" ["the virtual directory that is meant"]: Words(members) => "Which virtual directory it is.",
        "server": Like("a server", "EX01") => "The server whose virtual directory it is.",
        "website": Text("the name of a web site"), or WEBSITE => "The web site that it is in.",
    }
}

mapping! {
    /// A receive connector, on which accounts have rights.
    RIGHTS_HOLDER = "an entry on which accounts have rights" {
        "extended_rights": Parts(&RIGHT, &RIGHTS) => "The rights of accounts, beyond the permission groups. A list adds them; what is not named is never touched.",
    }
}

mapping! {
    /// An accepted domain, whose mail may go on.
    DOMAIN = "an accepted domain" {
        "relay_to": OneOrMore(&Like("a host, or the name of a platform", "smtp.legacy.contoso.com")) => "Intent, of an InternalRelay or ExternalRelay domain: a send connector `Relay <domain>` to these hosts, or to the `mail_exchangers` of these platforms, from the servers that are declared with `sends_internet_mail`.",
    }
}

/// The words of `type`: the virtual directories.
pub(super) fn members() -> Vec<&'static str> {
    TYPES.iter().filter_map(|of| of.member).collect()
}

/// Some keys, and whether a type has them.
type Beside = (&'static Mapping, fn(&ResourceType) -> bool);

/// The keys beside Exchange's own, and which types have them.
static BESIDE: [Beside; 5] = [
    (&OBJECT, |of| !of.is_settings()),
    (&ON_SERVERS, |of| matches!(of.identity, Identity::ServerAndName | Identity::Website(_))),
    (&DIRECTORY, |of| matches!(of.identity, Identity::Website(_))),
    (&RIGHTS_HOLDER, |of| AdPermission::TYPE.parent == Some(of.noun)),
    (&DOMAIN, |of| of.noun == AcceptedDomain::TYPE.noun),
];

/// The keys that entries of a type have beside Exchange's own.
fn beside(of: &ResourceType) -> impl Iterator<Item = &'static KeyRow> {
    BESIDE.iter().filter(|(_, has)| has(of)).flat_map(|(mapping, _)| mapping.keys)
}

/// Whether entries of a type have a key beside Exchange's own.
pub(super) fn has(of: &ResourceType, key: &str) -> bool {
    beside(of).any(|row| row.name == key)
}

/// What a key of an entry is.
pub(super) enum Known {
    /// One beside Exchange's own.
    Beside(&'static KeyRow),
    /// A property that manifests say.
    Property(&'static Property),
}

/// All keys of a type, which are what the decoder reads and what the schema has.
pub(super) fn keys(of: &'static ResourceType) -> impl Iterator<Item = (&'static str, Known)> {
    let properties = of.properties.iter().zip(of.keys()).filter(|(property, _)| property.said != Said::Never);
    let properties = properties.map(|(property, key)| (key.as_str(), Known::Property(property)));
    beside(of).map(|row| (row.name, Known::Beside(row))).chain(properties)
}

/// The names of all keys of a type. Listed once, not for each of ten thousand objects.
pub(super) fn known(of: &ResourceType) -> &'static [&'static str] {
    static KNOWN: LazyLock<Vec<Vec<&'static str>>> =
        LazyLock::new(|| TYPES.iter().map(|of| keys(of).map(|(name, _)| name).collect()).collect());
    KNOWN.get(of.rank()).map_or(&[], Vec::as_slice)
}

/// The sections that documents may have, each once.
pub(super) fn sections() -> &'static [&'static str] {
    static SECTIONS: LazyLock<Vec<&'static str>> = LazyLock::new(|| {
        let mut sections: Vec<&str> = TYPES.iter().map(|of| of.section).filter(|section| !section.is_empty()).collect();
        sections.sort_unstable();
        sections.dedup();
        sections
    });
    &SECTIONS
}

/// The type, of those of a section, whose entries may be a domain alone: `- contoso.com`.
pub(super) fn short(types: &[&'static ResourceType]) -> Option<&'static ResourceType> {
    match types {
        [of] if of.identity == Identity::Domain => Some(of),
        _ => None,
    }
}

/// The types whose objects stand in a section.
pub(super) fn of_section(section: &str) -> Vec<&'static ResourceType> {
    TYPES.iter().copied().filter(|of| of.section == section).collect()
}

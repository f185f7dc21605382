//! One object of a file -> what is known of it: its key and its facts, by the tables.

use std::borrow::Cow;

use super::raw::RawObject;
use crate::model::{Current, Key, right_key};
use crate::resource::{Identity, Reading, ResourceType};
use crate::value::Value;

/// The mark of properties that are read for what they say about the object, and are no facts.
pub(super) const ASIDE: u16 = u16::MAX;

/// Properties that tell which object it is and how it was read.
const ABOUT: &[&str] = &["Identity", "Name", "Server", "DistinguishedName", "DomainName", "MetabasePath", "Website", "Path"];

/// Properties that make an access control entry.
const ABOUT_RIGHTS: &[&str] = &["User", "Deny", "IsInherited", "ExtendedRights"];

/// Whether a property is read whatever is wanted.
pub(super) fn is_about(of: &ResourceType, name: &str) -> bool {
    let rights: &[&str] = if of.identity == Identity::Right { ABOUT_RIGHTS } else { &[] };
    let part = if let Identity::OnServer(part) = of.identity { Some(part) } else { None };
    ABOUT.iter().chain(rights).copied().chain(part).any(|about| about.eq_ignore_ascii_case(name))
}

/// An object of a known type, as one file shows it.
#[derive(Debug)]
pub(super) struct Found {
    /// What is known of it.
    pub(super) current: Current,
    /// Of an extended right: how the access control entry ranks.
    pub(super) rank: Option<Rank>,
}

/// The order in which Windows asks access control entries; the first that speaks of a right decides.
/// Source: Microsoft, "Order of ACEs in a DACL".
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Rank {
    /// Denied on the connector itself.
    Denied,
    /// Allowed on the connector itself.
    Allowed,
    /// Denied further up.
    InheritedDenied,
    /// Allowed further up.
    InheritedAllowed,
}

impl Rank {
    /// Whether an entry of this rank grants its right.
    pub(super) fn grants(self) -> bool {
        matches!(self, Self::Allowed | Self::InheritedAllowed)
    }
}

/// Makes what is known of an object; of an access control entry, one for each of its rights. Warnings are about texts that a value
/// type cannot read.
///
/// # Errors
/// The properties of which one would tell which object it is, where the object has none of them.
pub(super) fn read(of: &'static ResourceType, raw: &RawObject<'_>, warnings: &mut Vec<String>) -> Result<Vec<Found>, &'static str> {
    if of.identity == Identity::Right {
        return rights(of, raw, warnings);
    }
    let key = key(of, raw)?;
    let handle = handle(of, raw).unwrap_or(key.as_str()).into();
    let facts = facts(of, &key, raw, directory_only(raw), warnings);
    Ok(vec![Found { current: Current { of, key, handle, facts }, rank: None }])
}

/// What the object is called in commands: its Identity. The bare name of what stands on a server means any server's, and will not do.
fn handle<'r>(of: &ResourceType, raw: &'r RawObject<'_>) -> Option<&'r str> {
    let on_server = matches!(of.identity, Identity::ServerAndName | Identity::Website(_));
    let name = if on_server { None } else { raw.text("Name") };
    raw.text("Identity").filter(|identity| !on_server || identity.contains('\\')).or(name)
}

/// Whether an object was read with `-ADPropertiesOnly`: it has a place in the IIS metabase, and nothing that is kept there.
fn directory_only(raw: &RawObject<'_>) -> bool {
    let empty = |name: &str| raw.texts(name).map(|texts| texts.iter().all(|text| text.trim().is_empty()));
    raw.text("MetabasePath").is_some() && empty("Website").or(empty("Path")).unwrap_or(false)
}

/// Which object it is.
fn key(of: &ResourceType, raw: &RawObject<'_>) -> Result<Key, &'static str> {
    match of.identity {
        Identity::Single => Ok(Key::new(of.noun)),
        Identity::Domain => raw.text("DomainName").map(Key::of_domain).ok_or("DomainName"),
        Identity::Name => raw.text("Name").or(raw.text("Identity")).map(Key::new).ok_or("Name and Identity"),
        Identity::Server => raw.text("Name").or(raw.text("Identity")).map(Key::of_server).ok_or("Name and Identity"),
        Identity::ServerAndName | Identity::Website(_) => raw
            .text("Identity")
            .and_then(|identity| identity.split_once('\\'))
            .or_else(|| raw.text("Server").zip(raw.text("Name")))
            .filter(|(server, name)| !server.is_empty() && !name.is_empty())
            .map(|(server, name)| Key::on_server(server, name))
            .ok_or("Identity"),
        // The server that the collector asked is the one that has it; of itself an object may name none.
        Identity::OnServer(part) => raw
            .text("Server")
            .or(raw.text("Identity").and_then(|identity| identity.split_once('\\')).map(|(server, _)| server))
            .zip(raw.text(part))
            .filter(|(server, name)| !server.is_empty() && !name.is_empty())
            .map(|(server, name)| Key::on_server(server, name))
            .ok_or("Server"),
        Identity::Right => Err("ExtendedRights"),
    }
}

/// The facts, by place: what the object lacks, or cannot show, is unknown and has none.
fn facts(of: &'static ResourceType, key: &Key, raw: &RawObject<'_>, directory_only: bool, warnings: &mut Vec<String>) -> Vec<(u16, Value)> {
    let mut facts = Vec::with_capacity(raw.fields.len());
    for field in raw.fields.iter().filter(|field| field.mark != ASIDE) {
        let Some((property, texts)) = of.properties.get(usize::from(field.mark)).zip(field.texts.as_ref()) else { continue };
        if property.reading == Reading::Metabase && directory_only {
            continue;
        }
        let items: Vec<&str> = texts.iter().map(Cow::as_ref).collect();
        let value = property.kind.parse(&items).unwrap_or_else(|refusal| {
            let text = items.join(", ");
            warnings.push(format!(
                "{} '{key}': {} '{text}' is not {} that hostctl can read ({}): taken as unknown",
                of.label,
                property.name,
                property.kind.what(),
                refusal.message
            ));
            Value::Odd(text.into())
        });
        facts.push((field.mark, value));
    }
    facts.sort_by_key(|fact| fact.0);
    facts
}

/// The rights of an access control entry. An entry without extended rights (`ReadProperty`) is about none.
fn rights(of: &'static ResourceType, raw: &RawObject<'_>, warnings: &mut Vec<String>) -> Result<Vec<Found>, &'static str> {
    let connector = raw.text("Identity").ok_or("Identity")?;
    let account = raw.text("User").ok_or("User")?;
    // What cannot be read is not "no": a denied right would else be taken for a granted one.
    if let Some(name) = ["Deny", "IsInherited", "ExtendedRights"].into_iter().find(|name| raw.is_unreadable(name)) {
        return Err(name);
    }
    let is = |name: &str| raw.text(name).is_some_and(|text| text.eq_ignore_ascii_case("true"));
    let rank = match (is("IsInherited"), is("Deny")) {
        (false, true) => Rank::Denied,
        (false, false) => Rank::Allowed,
        (true, true) => Rank::InheritedDenied,
        (true, false) => Rank::InheritedAllowed,
    };
    let names = raw.texts("ExtendedRights").into_iter().flatten().flat_map(|text| text.split(','));
    let names = names.map(str::trim).filter(|name| !name.is_empty());
    Ok(names
        .map(|name| {
            let key = right_key(connector, account, name);
            let facts = facts(of, &key, raw, false, warnings);
            Found { current: Current { of, key, handle: connector.into(), facts }, rank: Some(rank) }
        })
        .collect())
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::resource::Property;
    use crate::state::clixml::Reader;
    use crate::state::raw::{Choose, TypeNames};
    use crate::value::Kind;

    static PROPERTIES: &[Property] = &[
        Property { name: "BasicAuthentication", kind: Kind::Bool, reading: Reading::Metabase, ..Property::ROW },
        Property { name: "ExternalUrl", kind: Kind::Text, ..Property::ROW },
    ];
    static DIRECTORY: ResourceType = ResourceType {
        noun: "Directory",
        label: "directory",
        identity: Identity::Website("owa"),
        properties: PROPERTIES,
        ..ResourceType::ROW
    };
    static CONNECTOR: ResourceType = ResourceType { noun: "Connector", identity: Identity::ServerAndName, ..ResourceType::ROW };
    static NAMED: ResourceType = ResourceType { noun: "Named", ..ResourceType::ROW };
    static ON_SERVER: ResourceType = ResourceType { noun: "OnServer", identity: Identity::OnServer("Thumbprint"), ..ResourceType::ROW };
    static SINGLE: ResourceType = ResourceType { noun: "Single", identity: Identity::Single, ..ResourceType::ROW };
    static ENTRY: ResourceType = ResourceType { noun: "Entry", identity: Identity::Right, ..ResourceType::ROW };

    struct Of(&'static ResourceType);

    impl Choose for Of {
        fn object(&mut self, _: &TypeNames) -> bool {
            true
        }
        fn property(&mut self, name: &str) -> Option<u16> {
            self.0.property(name).map(|(place, _)| place).or(is_about(self.0, name).then_some(ASIDE))
        }
    }

    /// The only object, from properties: `Name=text`, and `Name=` for an empty one.
    fn found(of: &'static ResourceType, properties: &[&str]) -> Result<Vec<Found>, &'static str> {
        let properties = properties.iter().filter_map(|property| property.split_once('='));
        let properties: String = properties.map(|(name, text)| format!("<S N=\"{name}\">{text}</S>")).collect();
        let text = format!("<Objs><Obj><MS>{properties}</MS></Obj></Objs>");
        let raw = Reader::new(text.as_bytes()).next(&mut Of(of)).unwrap().unwrap();
        read(of, &raw, &mut Vec::new())
    }

    #[test]
    fn keys_come_from_what_the_object_says() {
        let cases: &[(&'static ResourceType, &[&str], Result<&str, &str>)] = &[
            (&NAMED, &["Identity=\\Default List", "Name=Default List"], Ok("Default List")),
            (&NAMED, &["Identity=x", "Name="], Ok("x")),
            (&NAMED, &["Server=x"], Err("Name and Identity")),
            (&SINGLE, &[], Ok("Single")),
            (&CONNECTOR, &["Identity=EX01\\Default EX01"], Ok("EX01\\Default EX01")),
            (&CONNECTOR, &["Identity=ex01.fabrikam.local\\Relay"], Ok("ex01\\Relay")),
            (&CONNECTOR, &["Identity=CN=Relay", "Server=EX01", "Name=Relay"], Ok("EX01\\Relay")),
            (&CONNECTOR, &["Name=Relay"], Err("Identity")),
            (&ON_SERVER, &["Server=EX01", "Thumbprint=AB"], Ok("EX01\\AB")),
            (&ON_SERVER, &["Identity=ex01.fabrikam.local\\AB", "Thumbprint=AB"], Ok("ex01\\AB")),
            (&ON_SERVER, &["Server=EX01", "Identity=EX09\\AB", "Thumbprint=AB"], Ok("EX01\\AB")),
            (&ON_SERVER, &["Thumbprint=AB"], Err("Server")),
            (&ON_SERVER, &["Server=EX01"], Err("Server")),
            (&DIRECTORY, &["Identity=EX01\\owa (Default Web Site)"], Ok("EX01\\owa (Default Web Site)")),
        ];
        for (of, properties, expected) in cases {
            let key = found(of, properties).map(|found| found[0].current.key.as_str().to_owned());
            assert_eq!(key.as_deref().map_err(|lacks| *lacks), *expected, "{properties:?}");
        }
    }

    #[test]
    fn the_metabase_is_unknown_where_only_the_directory_was_read() {
        let base = [
            "Identity=EX01\\owa (Site)",
            "BasicAuthentication=false",
            "ExternalUrl=https://x/",
            "MetabasePath=IIS://EX01/W3SVC/1/ROOT/owa",
        ];
        let cases: &[(&[&str], usize)] = &[
            (&[], 2),
            (&["WebSite="], 1),
            (&["Website=Site", "Path="], 2),
            (&["Path="], 1),
            (&["Path=C:\\owa"], 2),
            (&["WebSite=", "MetabasePath="], 1),
        ];
        for (more, facts) in cases {
            let found = &found(&DIRECTORY, &[&base[..], more].concat()).unwrap()[0];
            assert_eq!(found.current.facts.len(), *facts, "{more:?}");
        }
        let collected = &found(&DIRECTORY, &[&base[..3], &["WebSite="]].concat()).unwrap()[0];
        assert_eq!(collected.current.facts.len(), 2);
    }

    #[test]
    fn an_entry_has_a_key_for_each_right() {
        let entry = ["Identity=EX01\\Relay", "User=NT AUTHORITY\\ANONYMOUS LOGON", "Deny=False", "IsInherited=True", "ExtendedRights=A, B"];
        let found = found(&ENTRY, &entry).unwrap();
        let keys: Vec<_> = found.iter().map(|found| found.current.key.as_str()).collect();
        assert_eq!(keys, ["EX01\\Relay: S-1-5-7: A", "EX01\\Relay: S-1-5-7: B"]);
        assert_eq!((found[0].rank, &*found[0].current.handle), (Some(Rank::InheritedAllowed), "EX01\\Relay"));
    }
}

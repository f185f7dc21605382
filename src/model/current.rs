//! What an export shows.

use std::collections::HashMap;
use std::fmt;

use super::Key;
use crate::resource::{Resource, ResourceType};
use crate::value::{Typed, Value};

/// Which Exchange organisation something belongs to.
#[derive(Clone, Debug)]
pub struct Organization {
    /// Its name, as in `CN=First Organization,CN=Microsoft Exchange,...`; Online, the initial domain.
    pub name: Box<str>,
    /// Its forest, as a DNS name; none Online.
    pub forest: Option<Box<str>>,
}

impl PartialEq for Organization {
    /// A forest that one side does not know makes no difference.
    fn eq(&self, other: &Self) -> bool {
        let same_forest = match (&self.forest, &other.forest) {
            (Some(a), Some(b)) => a.eq_ignore_ascii_case(b),
            _ => true,
        };
        self.name.to_lowercase() == other.name.to_lowercase() && same_forest
    }
}

impl fmt::Display for Organization {
    /// `First Organization (fabrikam.local)`.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match &self.forest {
            Some(forest) => write!(f, "{} ({forest})", self.name),
            None => f.write_str(&self.name),
        }
    }
}

impl Organization {
    /// Reads it off an object's distinguished name: on premises the CN above `CN=Microsoft Exchange` and the DCs; Online the
    /// CN above `CN=ConfigurationUnits`.
    #[must_use]
    pub fn from_distinguished_name(text: &str) -> Option<Self> {
        let parts = split_distinguished_name(text);
        let above = |container: &str| {
            let at = parts.iter().position(|(kind, value)| kind.eq_ignore_ascii_case("CN") && value.eq_ignore_ascii_case(container))?;
            at.checked_sub(1).map(|above| parts[above].1.clone())
        };
        if let Some(name) = above("Microsoft Exchange") {
            let labels: Vec<&str> =
                parts.iter().filter(|(kind, _)| kind.eq_ignore_ascii_case("DC")).map(|(_, value)| value.as_str()).collect();
            return Some(Self { name: name.into(), forest: (!labels.is_empty()).then(|| labels.join(".").into()) });
        }
        above("ConfigurationUnits").map(|name| Self { name: name.into(), forest: None })
    }
}

impl Organization {
    /// The distinguished name of an organisation on premises, as Active Directory writes it.
    #[must_use]
    pub fn distinguished_name(&self) -> String {
        let labels = self.forest.iter().flat_map(|forest| forest.split('.')).map(|label| format!(",DC={}", escape_rdn(label)));
        format!("CN={},CN=Microsoft Exchange,CN=Services,CN=Configuration{}", escape_rdn(&self.name), labels.collect::<String>())
    }
}

/// A value within a distinguished name. Source: RFC 4514, section 2.4.
fn escape_rdn(value: &str) -> String {
    let last = value.chars().count().saturating_sub(1);
    let mut escaped = String::with_capacity(value.len());
    for (at, c) in value.chars().enumerate() {
        let special =
            matches!(c, ',' | '+' | '"' | '\\' | '<' | '>' | ';' | '=') || (at == 0 && matches!(c, ' ' | '#')) || (at == last && c == ' ');
        if special {
            escaped.push('\\');
        }
        escaped.push(c);
    }
    escaped
}

/// The parts of a distinguished name, with `\,` and `\2C` read back. Source: RFC 4514, section 3.
fn split_distinguished_name(text: &str) -> Vec<(String, String)> {
    let mut parts = Vec::new();
    let mut part = String::new();
    let mut chars = text.chars().peekable();
    while let Some(c) = chars.next() {
        match c {
            '\\' => part.extend(chars.next()),
            ',' => parts.push(std::mem::take(&mut part)),
            _ => part.push(c),
        }
    }
    parts.push(part);
    parts
        .into_iter()
        .filter_map(|part| part.split_once('=').map(|(kind, value)| (kind.trim().to_owned(), value.trim().to_owned())))
        .collect()
}

/// An object in an export.
#[derive(Clone, Debug)]
pub struct Current {
    /// Its type.
    pub of: &'static ResourceType,
    /// Which one.
    pub key: Key,
    /// What `-Identity` is given: the identity that the object itself says.
    pub handle: Box<str>,
    /// What is known of it, by place. What is not here is unknown.
    pub facts: Vec<(u16, Value)>,
}

impl Current {
    /// A property's value; none where it is unknown.
    #[must_use]
    pub fn fact(&self, place: u16) -> Option<&Value> {
        self.facts.binary_search_by_key(&place, |fact| fact.0).ok().map(|found| &self.facts[found].1)
    }

    /// Sets a property's value.
    pub fn set_fact(&mut self, place: u16, value: Value) {
        match self.facts.binary_search_by_key(&place, |fact| fact.0) {
            Ok(found) => self.facts[found].1 = value,
            Err(free) => self.facts.insert(free, (place, value)),
        }
    }

    /// A property's value by its typed handle; none where it is unknown, empty or odd.
    #[must_use]
    pub fn get<R: Resource, T: Typed>(&self, property: crate::resource::Prop<R, T>) -> Option<&T> {
        debug_assert!(std::ptr::eq(self.of, R::TYPE), "a handle of another type");
        T::of(self.fact(property.index)?)
    }
}

/// How much of a kind of object an export shows.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Coverage {
    /// All: what is not there is absent.
    Full,
    /// Some: what is there is known, what is not is unknown, for this reason.
    Partial(String),
    /// Nothing, for this reason.
    None(String),
}

/// The objects of one kind.
#[derive(Clone, Debug)]
pub struct Kept {
    /// How much the export shows of them.
    pub coverage: Coverage,
    /// The objects by identity, in the order of the export.
    pub objects: Vec<Current>,
    /// Where each identity stands in `objects`.
    pub index: HashMap<Key, usize>,
}

/// What an export says of an object.
#[derive(Debug)]
pub enum Seen<'a> {
    /// It is there.
    Present(&'a Current),
    /// It is not.
    Absent,
    /// There is no telling, for this reason.
    Unknown(String),
}

/// An exported organisation.
#[derive(Clone, Debug, Default)]
pub struct State {
    /// Which one; none where nothing in the export tells.
    pub organization: Option<Organization>,
    /// When it was exported, as the index says: `2026-11-20T08:00:00Z`.
    pub exported: Option<String>,
    /// How many kinds of object were exported, whether hostctl knows them or not.
    pub nouns: usize,
    /// The objects by noun.
    pub kinds: HashMap<&'static str, Kept>,
}

impl State {
    /// What the export says of an object.
    #[must_use]
    pub fn seen(&self, of: &'static ResourceType, key: &Key) -> Seen<'_> {
        let Some(kept) = self.kinds.get(of.noun) else {
            return Seen::Unknown(format!("the export has no Get-{}", of.noun));
        };
        match (kept.index.get(key), &kept.coverage) {
            (Some(&at), _) => Seen::Present(&kept.objects[at]),
            (None, Coverage::Full) => Seen::Absent,
            (None, Coverage::Partial(reason) | Coverage::None(reason)) => Seen::Unknown(reason.clone()),
        }
    }

    /// All objects of a type.
    pub fn of(&self, of: &'static ResourceType) -> impl Iterator<Item = &Current> {
        self.kinds.get(of.noun).into_iter().flat_map(|kept| &kept.objects)
    }
}

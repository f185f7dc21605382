//! What an export shows.

use std::collections::HashMap;

use super::{Key, Organization};
use crate::resource::{Prop, Resource, ResourceType};
use crate::value::{Day, Typed, Value};

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
    pub fn get<R: Resource, T: Typed>(&self, property: Prop<R, T>) -> Option<&T> {
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
    /// The day on which it was exported, where the export says it.
    #[must_use]
    pub fn day(&self) -> Option<Day> {
        Day::read(self.exported.as_deref()?.get(..10)?)
    }

    /// What the export says of an object.
    #[must_use]
    pub fn seen(&self, of: &'static ResourceType, key: &Key) -> Seen<'_> {
        let Some(kept) = self.kinds.get(of.noun) else {
            return Seen::Unknown(format!("the export has no {}", of.exported_by()));
        };
        match (kept.index.get(key), &kept.coverage) {
            (Some(&at), _) => Seen::Present(&kept.objects[at]),
            (None, Coverage::Full) => Seen::Absent,
            (None, Coverage::Partial(reason) | Coverage::None(reason)) => Seen::Unknown(reason.clone()),
        }
    }

    /// An object, where the export shows it.
    #[must_use]
    pub fn present(&self, of: &'static ResourceType, key: &Key) -> Option<&Current> {
        match self.seen(of, key) {
            Seen::Present(object) => Some(object),
            Seen::Absent | Seen::Unknown(_) => None,
        }
    }

    /// All objects of a type.
    pub fn of(&self, of: &'static ResourceType) -> impl Iterator<Item = &Current> {
        self.kinds.get(of.noun).into_iter().flat_map(|kept| &kept.objects)
    }
}

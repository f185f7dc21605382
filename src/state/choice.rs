//! Which objects of a file are read, as objects of which type, and which of their properties.

use std::rc::Rc;

use super::file_name::FileNoun;
use super::index;
use super::object::{self, ASIDE};
use super::raw::{Choose, TypeNames};
use crate::resource::{Reading, ResourceType, TYPES, read_name};

/// Whether a property (by its place in the type's table) is to be read. What tells objects apart is read always.
pub type Wanted<'a> = dyn Fn(&'static ResourceType, u16) -> bool + Sync + 'a;

/// What an object's type names say it is.
#[derive(Clone, Debug)]
pub(super) enum Kind {
    /// An object of a type in the tables; `collected` where the collector wrote it.
    Known { of: &'static ResourceType, collected: bool },
    /// Something else, by the last part of its first type name.
    Unknown(Rc<str>),
}

/// What is read of each object. Objects of a type have their properties in the same order nearly always, so the last object's order
/// is tried before anything is searched.
pub(super) struct Choice<'w> {
    wanted: &'w Wanted<'w>,
    noun: Option<&'static str>,
    types: Option<TypeNames>,
    /// What the object at hand is.
    pub(super) kind: Kind,
    order: Vec<(Box<str>, Option<u16>)>,
    next: usize,
}

impl<'w> Choice<'w> {
    pub(super) fn new(wanted: &'w Wanted<'w>, noun: &FileNoun) -> Self {
        let noun = if let FileNoun::Known(noun) = noun { Some(*noun) } else { None };
        Self { wanted, noun, types: None, kind: Kind::Unknown("".into()), order: Vec::new(), next: 0 }
    }

    /// The first type name that a table knows decides; where several tables know it, the file's name does.
    fn kind(&self, types: &TypeNames) -> Kind {
        for full in types.iter() {
            let (full, name) = (full.strip_prefix("Deserialized.").unwrap_or(full), read_name(full));
            if full.strip_prefix("hostctl.") == Some(name) {
                return ResourceType::of_noun(name).map_or_else(|| Kind::Unknown(name.into()), |of| Kind::Known { of, collected: true });
            }
            let mut candidates = TYPES.iter().copied().filter(|of| of.clixml.iter().any(|known| known.eq_ignore_ascii_case(name)));
            let Some(first) = candidates.next() else { continue };
            let others: Vec<_> = candidates.collect();
            let named = self.noun.and_then(|noun| others.iter().copied().chain([first]).find(|of| of.noun == noun));
            return match named {
                Some(of) => Kind::Known { of, collected: false },
                None if others.is_empty() => Kind::Known { of: first, collected: false },
                None => Kind::Unknown(name.into()),
            };
        }
        Kind::Unknown(types.first().map_or("(no type)", |first| read_name(first)).into())
    }

    /// Whether a property is read, and as what.
    fn mark(&self, name: &str) -> Option<u16> {
        let Kind::Known { of, .. } = self.kind else {
            return (index::is_about(name) || name.eq_ignore_ascii_case("DistinguishedName")).then_some(ASIDE);
        };
        let place = of.property(name).filter(|(place, property)| property.reading != Reading::Never && (self.wanted)(of, *place));
        place.map(|(place, _)| place).or_else(|| object::is_about(of, name).then_some(ASIDE))
    }
}

impl Choose for Choice<'_> {
    fn object(&mut self, types: &TypeNames) -> bool {
        self.next = 0;
        if !self.types.as_ref().is_some_and(|last| Rc::ptr_eq(last, types)) {
            self.kind = self.kind(types);
            self.types = Some(types.clone());
            self.order.clear();
        }
        matches!(self.kind, Kind::Known { .. })
    }

    fn property(&mut self, name: &str) -> Option<u16> {
        let next = self.next;
        self.next += 1;
        if let Some((last, mark)) = self.order.get(next)
            && **last == *name
        {
            return *mark;
        }
        let mark = self.mark(name);
        let entry = (name.into(), mark);
        match self.order.get_mut(next) {
            Some(last) => *last = entry,
            None => self.order.push(entry),
        }
        mark
    }
}

//! What of an export a plan needs.

use crate::model::Organisation;
use crate::resource::{Property, ResourceType, Scope, TYPES};

/// What the manifests ask to be read: the properties that some object names, what Exchange wants along with them, and what tells
/// objects apart. Nothing else of an export is looked at. By the type's place in [`TYPES`] and the property's in its table.
#[derive(Debug)]
pub struct Reads(Vec<Vec<bool>>);

impl Reads {
    /// What these organisations ask for.
    #[must_use]
    pub fn of(wanted: &Organisation) -> Self {
        let always = |of: &ResourceType, property: &Property| {
            of.scope == Scope::ReadOnly || property.exclusive || of.telling.contains(&property.name)
        };
        let mut reads: Vec<Vec<bool>> =
            TYPES.iter().map(|of| of.properties.iter().map(|property| always(of, property)).collect()).collect();
        for object in &wanted.objects {
            let row = &mut reads[object.of.rank()];
            for wish in &object.wishes {
                row[usize::from(wish.place)] = true;
                let together = object.of.at(wish.place).together;
                together.iter().filter_map(|name| object.of.property(name)).for_each(|(place, _)| row[usize::from(place)] = true);
            }
        }
        Self(reads)
    }

    /// These, and more: whether a type's property is.
    #[must_use]
    pub fn and(mut self, more: impl Fn(&ResourceType, u16) -> bool) -> Self {
        for (row, of) in self.0.iter_mut().zip(TYPES) {
            for (place, read) in (0u16..).zip(row) {
                *read = *read || more(of, place);
            }
        }
        self
    }

    /// Whether a property is asked for.
    #[must_use]
    pub fn contains(&self, of: &ResourceType, place: u16) -> bool {
        self.0.get(of.rank()).and_then(|row| row.get(usize::from(place))).copied().unwrap_or(false)
    }
}

//! The collector's index: what it read, what it could not read, when, and of which organisation.

use super::raw::RawObject;

/// What the index says of one noun.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct IndexEntry {
    /// The noun.
    pub(super) noun: String,
    /// How many objects were written.
    pub(super) count: Option<usize>,
    /// Why they could not be read, or not all of them.
    pub(super) error: Option<String>,
    /// The organisation's distinguished name.
    pub(super) organization: Option<String>,
    /// When it was read.
    pub(super) when: Option<String>,
}

/// The properties of an entry. Any object that has the first four is one, whatever its file is called.
const PROPERTIES: &[&str] = &["Noun", "Count", "Error", "When", "Organization"];

/// Whether an object of unknown type is asked for this property.
pub(super) fn is_about(name: &str) -> bool {
    PROPERTIES.iter().any(|property| property.eq_ignore_ascii_case(name))
}

impl IndexEntry {
    /// Reads an entry; none where the object is none.
    pub(super) fn read(raw: &RawObject<'_>) -> Option<Self> {
        if !PROPERTIES.iter().take(4).all(|name| raw.texts(name).is_some()) {
            return None;
        }
        let text = |name: &str| raw.text(name).map(str::to_owned);
        Some(Self {
            noun: text("Noun")?,
            count: raw.text("Count").and_then(|count| count.parse().ok()),
            error: text("Error"),
            organization: text("Organization"),
            when: text("When"),
        })
    }
}

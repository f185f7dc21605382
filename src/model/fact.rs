//! What is known of a property, and from where.

use std::borrow::Cow;

use crate::diagnostic::Span;

/// Where something that is known comes from.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Origin {
    /// A manifest says it, here.
    Manifest(Span),
    /// The export shows it.
    Export,
    /// Nobody says it: it is what Exchange is documented to use.
    Default,
}

impl Origin {
    /// The place in the manifests, where it is one.
    #[must_use]
    pub fn span(self) -> Option<Span> {
        if let Self::Manifest(span) = self { Some(span) } else { None }
    }
}

/// What is known of a property.
#[derive(Clone, Debug, PartialEq)]
pub enum Fact<'a, T: Clone> {
    /// It has this value.
    Known(Cow<'a, T>, Origin),
    /// It is known to have none: cleared in a manifest, empty in the export, or empty by default.
    Empty(Origin),
    /// Nobody says it, and Exchange is documented to use this value.
    Default(T),
    /// There is no telling. What needs it has nothing to say.
    Unknown,
}

impl<T: Clone> Fact<'_, T> {
    /// The value, known or by default.
    #[must_use]
    pub fn value(&self) -> Option<&T> {
        match self {
            Self::Known(value, _) => Some(value),
            Self::Default(value) => Some(value),
            Self::Empty(_) | Self::Unknown => None,
        }
    }

    /// Where it comes from; none where it is unknown.
    #[must_use]
    pub fn origin(&self) -> Option<Origin> {
        match self {
            Self::Known(_, origin) | Self::Empty(origin) => Some(*origin),
            Self::Default(_) => Some(Origin::Default),
            Self::Unknown => None,
        }
    }

    /// Where a manifest says it.
    #[must_use]
    pub fn span(&self) -> Option<Span> {
        self.origin().and_then(Origin::span)
    }

    /// Whether there is no telling.
    #[must_use]
    pub fn is_unknown(&self) -> bool {
        matches!(self, Self::Unknown)
    }

    /// Whether it is known to have no value.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        matches!(self, Self::Empty(_))
    }
}

impl Fact<'_, bool> {
    /// Whether it is certainly true.
    #[must_use]
    pub fn is_true(&self) -> bool {
        self.value() == Some(&true)
    }

    /// Whether it is certainly false.
    #[must_use]
    pub fn is_false(&self) -> bool {
        self.value() == Some(&false)
    }
}

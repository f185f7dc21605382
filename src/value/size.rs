//! A size.

use std::fmt;

use super::{Argument, Meaning, Refusal, list};

/// A size.
#[derive(Clone, Debug)]
pub struct Size(Box<str>);

impl Size {
    /// A name as it is written.
    #[must_use]
    pub fn new(text: &str) -> Self {
        Self(text.into())
    }

    /// The text.
    #[must_use]
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

impl PartialEq for Size {
    fn eq(&self, other: &Self) -> bool {
        self.0.to_lowercase() == other.0.to_lowercase()
    }
}

impl fmt::Display for Size {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

impl Meaning for Size {
    fn parse(items: &[&str]) -> Result<Self, Refusal> {
        list::only(items).map(Self::new)
    }

    fn argument(&self) -> Argument {
        Argument::Text(self.0.to_string())
    }
}

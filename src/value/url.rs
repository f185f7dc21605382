//! A URL.

use std::fmt;

use super::{Argument, Meaning, Refusal, list};

/// A URL.
#[derive(Clone, Debug)]
pub struct Url(Box<str>);

impl Url {
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

impl PartialEq for Url {
    fn eq(&self, other: &Self) -> bool {
        self.0.to_lowercase() == other.0.to_lowercase()
    }
}

impl fmt::Display for Url {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

impl Meaning for Url {
    fn parse(items: &[&str]) -> Result<Self, Refusal> {
        list::only(items).map(Self::new)
    }

    fn argument(&self) -> Argument {
        Argument::Text(self.0.to_string())
    }
}

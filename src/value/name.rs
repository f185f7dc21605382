//! A name: of an object, a host, a policy. Case has no meaning, the spelling is kept.

use std::fmt;

use super::fold::fold;
use super::{Argument, Meaning, Refusal, list};

/// A name, compared without case.
#[derive(Clone, Debug)]
pub struct Name(Box<str>);

impl Name {
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

impl PartialEq for Name {
    fn eq(&self, other: &Self) -> bool {
        fold(&self.0) == fold(&other.0)
    }
}

impl fmt::Display for Name {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

impl Meaning for Name {
    fn parse(items: &[&str]) -> Result<Self, Refusal> {
        list::only(items).map(Self::new)
    }

    fn argument(&self) -> Argument {
        Argument::Text(self.0.to_string())
    }
}

//! A name: of an object, a host, a policy. Case has no meaning, the spelling is kept.

use super::fold::caseless;
use super::{Argument, Meaning, Refusal, list};

caseless! {
    /// A name, compared without case.
    Name
}

impl Name {
    /// A name as it is written.
    #[must_use]
    pub fn new(text: &str) -> Self {
        Self(text.into())
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

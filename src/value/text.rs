//! Free text: a comment, a banner.

use std::fmt;

use super::{Argument, Meaning, Refusal};

/// Free text, in exact case. Spaces at its ends are kept when it is written but have no meaning: not every reader of an
/// organisation keeps them.
#[derive(Clone, Debug)]
pub struct Text(Box<str>);

impl Text {
    /// A text as it is written.
    #[must_use]
    pub fn new(text: &str) -> Self {
        Self(text.into())
    }
}

impl PartialEq for Text {
    fn eq(&self, other: &Self) -> bool {
        self.0.trim() == other.0.trim()
    }
}

impl fmt::Display for Text {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

impl Meaning for Text {
    fn parse(items: &[&str]) -> Result<Self, Refusal> {
        match items {
            [text] => Ok(Self::new(text)),
            _ => Err(Refusal::of(1, "one text is meant here, not a list")),
        }
    }

    fn argument(&self) -> Argument {
        Argument::Text(self.0.to_string())
    }
}

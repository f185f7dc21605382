//! Ranges.
use super::{
    Refusal,
    list::{Element, list},
};
use std::fmt;
/// One of them.
#[derive(Clone, Debug, PartialEq)]
pub struct Range(Box<str>);
impl fmt::Display for Range {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}
impl Element for Range {
    fn parse(text: &str) -> Result<Self, Refusal> {
        Ok(Self(text.into()))
    }
}
list! { /// Ranges.
Ranges of Range }

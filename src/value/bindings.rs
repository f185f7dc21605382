//! Bindings.
use super::{
    Refusal,
    list::{Element, list},
};
use std::fmt;
/// One of them.
#[derive(Clone, Debug, PartialEq)]
pub struct Binding(Box<str>);
impl fmt::Display for Binding {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}
impl Element for Binding {
    fn parse(text: &str) -> Result<Self, Refusal> {
        Ok(Self(text.into()))
    }
}
list! { /// Bindings.
Bindings of Binding }

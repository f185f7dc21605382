//! AddressSpaces.
use super::{
    Refusal,
    list::{Element, list},
};
use std::fmt;
/// One of them.
#[derive(Clone, Debug, PartialEq)]
pub struct AddressSpace(Box<str>);
impl fmt::Display for AddressSpace {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}
impl Element for AddressSpace {
    fn parse(text: &str) -> Result<Self, Refusal> {
        Ok(Self(text.into()))
    }
}
list! { /// AddressSpaces.
AddressSpaces of AddressSpace }

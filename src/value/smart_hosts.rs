//! SmartHosts.
use super::{
    Refusal,
    list::{Element, list},
};
use std::fmt;
/// One of them.
#[derive(Clone, Debug, PartialEq)]
pub struct SmartHost(Box<str>);
impl fmt::Display for SmartHost {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}
impl Element for SmartHost {
    fn parse(text: &str) -> Result<Self, Refusal> {
        Ok(Self(text.into()))
    }
}
list! { /// SmartHosts.
SmartHosts of SmartHost }

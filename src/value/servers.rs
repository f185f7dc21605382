//! Servers.
use super::{
    Refusal,
    list::{Element, list},
};
use std::fmt;
/// One of them.
#[derive(Clone, Debug, PartialEq)]
pub struct Server(Box<str>);
impl fmt::Display for Server {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}
impl Element for Server {
    fn parse(text: &str) -> Result<Self, Refusal> {
        Ok(Self(text.into()))
    }
}
list! { /// Servers.
Servers of Server }

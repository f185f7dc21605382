//! An IP address.

use std::fmt;

use super::ip::Ip;
use super::{Argument, Meaning, Refusal, list};

/// An IPv4 or IPv6 address, however it is spelled.
#[derive(Clone, Debug, PartialEq)]
pub struct Address(Ip);

impl fmt::Display for Address {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.0.fmt(f)
    }
}

impl Meaning for Address {
    fn parse(items: &[&str]) -> Result<Self, Refusal> {
        let text = list::only(items)?;
        if let Some(address) = Ip::parse(text) {
            return Ok(Self(address));
        }
        let refusal = Refusal::of(0, format!("'{text}' is no IP address"));
        Err(match Ip::parse_bracketed(text) {
            Some(inside) => refusal.instead(inside.to_string()),
            None => refusal.help("an IP address is 10.2.3.4 or 2001:db8::1"),
        })
    }

    fn argument(&self) -> Argument {
        Argument::Text(self.to_string())
    }
}

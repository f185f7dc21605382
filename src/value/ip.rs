//! IP addresses with their scopes (`fe80::1%11`): what addresses, bindings, ranges and smart hosts are made of.

use std::fmt;
use std::net::{IpAddr, Ipv4Addr, Ipv6Addr};

use super::fold::fold;

/// An address and, for IPv6, the scope that is written behind it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Ip {
    pub(super) address: IpAddr,
    /// Without `%`, in lower case; empty where none is written.
    pub(super) scope: Box<str>,
}

impl Ip {
    /// Reads an address without brackets. Four decimal numbers for IPv4: .NET reads `10.9.8` as `10.9.0.8` and `010.0.0.1` in
    /// octal, which nobody means.
    pub(super) fn parse(text: &str) -> Option<Self> {
        if let Ok(address) = text.parse::<Ipv4Addr>() {
            return Some(Self { address: address.into(), scope: "".into() });
        }
        let (address, scope) = match text.split_once('%') {
            Some((_, scope)) if scope.is_empty() || !scope.bytes().all(|byte| byte.is_ascii_alphanumeric()) => return None,
            Some((address, scope)) => (address, scope),
            None => (text, ""),
        };
        let address = address.parse::<Ipv6Addr>().ok()?;
        Some(Self { address: address.into(), scope: fold(scope).into() })
    }

    /// Reads an address that may stand in brackets.
    pub(super) fn parse_bracketed(text: &str) -> Option<Self> {
        let inside = text.strip_prefix('[').and_then(|text| text.strip_suffix(']'));
        Self::parse(inside.unwrap_or(text).trim())
    }

    /// Whether it looks like an attempt at an IPv4 address: digits and dots only.
    pub(super) fn is_attempt(text: &str) -> bool {
        !text.is_empty() && text.bytes().all(|byte| byte.is_ascii_digit() || byte == b'.')
    }

    /// How many bits an address of its family has.
    pub(super) fn width(&self) -> u32 {
        if self.address.is_ipv4() { 32 } else { 128 }
    }

    /// The address as a number; of an IPv4 address, the low 32 bits.
    pub(super) fn number(&self) -> u128 {
        match self.address {
            IpAddr::V4(address) => u128::from(address.to_bits()),
            IpAddr::V6(address) => address.to_bits(),
        }
    }
}

impl fmt::Display for Ip {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}", self.address)?;
        if self.scope.is_empty() { Ok(()) } else { write!(f, "%{}", self.scope) }
    }
}

#[cfg(test)]
mod tests {
    use super::Ip;

    #[test]
    fn reads_addresses_strictly() {
        for text in ["10.2.3.4", "::", "2001:DB8::1", "fe80::1%11", "::ffff:1.2.3.4", "1:2:3:4:5:6:7::"] {
            assert!(Ip::parse(text).is_some(), "{text}");
        }
        for text in ["10.9.8", "010.0.0.1", "1.2.3.4%5", "[::1]", "::1%", "::1%a b", "1::2::3", "1.2.3.256", ":::", ""] {
            assert!(Ip::parse(text).is_none(), "{text}");
        }
        assert_eq!(Ip::parse_bracketed("[::1]"), Ip::parse("0:0:0:0:0:0:0:1"));
    }
}

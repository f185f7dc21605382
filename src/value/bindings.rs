//! Bindings: the local addresses and ports that a receive connector listens on.

use std::fmt;
use std::net::IpAddr;

use super::Refusal;
use super::ip::Ip;
use super::list::{Element, bucket, list};

/// `10.2.3.4:25`, `[::]:25`. Source: Microsoft, Set-ReceiveConnector, `-Bindings`.
#[derive(Clone, Debug, PartialEq)]
pub struct Binding {
    ip: Ip,
    port: u16,
}

impl Binding {
    /// The local address; the unspecified one of its family stands for all.
    #[must_use]
    pub fn address(&self) -> IpAddr {
        self.ip.address
    }

    /// The TCP port.
    #[must_use]
    pub fn port(&self) -> u16 {
        self.port
    }
}

impl fmt::Display for Binding {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        if self.ip.address.is_ipv4() { write!(f, "{}:{}", self.ip, self.port) } else { write!(f, "[{}]:{}", self.ip, self.port) }
    }
}

const HELP: &str = "a binding is 10.2.3.4:25 or [2001:db8::1]:25; 0.0.0.0:25 and [::]:25 are all addresses";

impl Element for Binding {
    fn bucket(&self) -> u64 {
        bucket((self.ip.number(), self.port))
    }

    fn parse(text: &str) -> Result<Self, Refusal> {
        let refuse = |why: &str| Refusal::of(0, format!("'{text}' is no binding: {why}")).help(HELP);
        // Of `2001:db8::1:25` nobody can tell whether 25 is the port.
        if let Some(ip) = Ip::parse_bracketed(text) {
            let open_v6 = ip.address.is_ipv6() && !text.starts_with('[');
            return Err(refuse(if open_v6 { "an IPv6 address stands in brackets, before its port" } else { "it names no port" }));
        }
        let Some((address, port)) = text.rsplit_once(':') else {
            return Err(refuse("it is no address and port"));
        };
        let bracketed = address.starts_with('[');
        // Exchange 2010 shows IPv6 without brackets: `:::25`, `0:0:0:0:0:0:0:0:25`.
        let Some(ip) = Ip::parse_bracketed(address).filter(|ip| ip.address.is_ipv6() || !bracketed) else {
            return Err(refuse(&format!("'{address}' is no IP address")));
        };
        match port.parse::<u16>() {
            Ok(port) if port > 0 && !port_is_signed(text) => Ok(Self { ip, port }),
            _ => Err(refuse(&format!("'{port}' is no port: 1 to 65535"))),
        }
    }
}

/// `parse` takes `+25` for a number.
fn port_is_signed(text: &str) -> bool {
    text.contains(":+")
}

list! {
    /// The bindings of a receive connector.
    Bindings of Binding
}

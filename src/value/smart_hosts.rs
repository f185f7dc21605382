//! Smart hosts: where a send connector hands mail on.

use std::fmt;
use std::net::IpAddr;

use super::ip::Ip;
use super::list::{Element, bucket, list};
use super::{Argument, Refusal, host};

/// An IP address, shown `[10.9.8.7]`, or a host's name. Source: Microsoft, Set-SendConnector, `-SmartHosts`.
#[derive(Clone, Debug)]
pub struct SmartHost(Host);

#[derive(Clone, Debug)]
enum Host {
    Ip(Ip),
    Name { shown: Box<str>, ascii: Box<str> },
}

impl SmartHost {
    /// The address, where it is one.
    #[must_use]
    pub fn address(&self) -> Option<IpAddr> {
        match &self.0 {
            Host::Ip(ip) => Some(ip.address),
            Host::Name { .. } => None,
        }
    }

    /// The name in A-labels and lower case, where it is one.
    #[must_use]
    pub fn name(&self) -> Option<&str> {
        match &self.0 {
            Host::Ip(_) => None,
            Host::Name { ascii, .. } => Some(ascii),
        }
    }
}

impl PartialEq for SmartHost {
    fn eq(&self, other: &Self) -> bool {
        match (&self.0, &other.0) {
            (Host::Ip(a), Host::Ip(b)) => a == b,
            (Host::Name { ascii: a, .. }, Host::Name { ascii: b, .. }) => a == b,
            _ => false,
        }
    }
}

impl fmt::Display for SmartHost {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match &self.0 {
            Host::Ip(ip) => write!(f, "[{ip}]"),
            Host::Name { shown, .. } => f.write_str(shown),
        }
    }
}

impl Element for SmartHost {
    fn bucket(&self) -> u64 {
        bucket((self.name(), self.address()))
    }

    fn parse(text: &str) -> Result<Self, Refusal> {
        if let Some(host) = read(text) {
            return Ok(Self(host));
        }
        let refusal = Refusal::of(0, format!("'{text}' is no smart host"));
        let bare = text.split_once("://").map_or(text, |(_, rest)| rest).trim_end_matches('/');
        let bare = bare.strip_prefix("[IPv6:").and_then(|rest| rest.strip_suffix(']')).unwrap_or(bare);
        let ported = bare.rsplit_once(':').filter(|(_, port)| !port.is_empty() && port.bytes().all(|byte| byte.is_ascii_digit()));
        if let Some(right) = ported.and_then(|(host, _)| read(host)) {
            return Err(refusal.perhaps(Self(right).to_string()).help("the port is the send connector's own property"));
        }
        Err(match read(bare) {
            Some(right) => refusal.instead(Self(right).to_string()),
            None => refusal.help("a smart host is a host's name or an IP address: smtp.contoso.com, [10.9.8.7]"),
        })
    }

    fn argument(&self) -> Argument {
        Argument::Text(match &self.0 {
            Host::Ip(_) => self.to_string(),
            Host::Name { shown, ascii } => host::argument(shown, ascii),
        })
    }
}

fn read(text: &str) -> Option<Host> {
    if let Some(ip) = Ip::parse_bracketed(text) {
        return Some(Host::Ip(ip));
    }
    // `10.9.8` is a slip, not a name.
    if Ip::is_attempt(text) {
        return None;
    }
    let shown = text.strip_suffix('.').unwrap_or(text);
    host::ascii(text).map(|ascii| Host::Name { shown: shown.into(), ascii: ascii.into() })
}

list! {
    /// The smart hosts of a send connector.
    SmartHosts of SmartHost
}

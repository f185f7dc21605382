//! Servers, however they are named.

use std::net::Ipv4Addr;

use super::Refusal;
use super::fold::{caseless, fold};
use super::list::{Element, bucket, list};

/// A server's short name: of `EX01`, `ex01.corp.local` and `CN=EX01,CN=Servers,...` it is `EX01`, in the case it is written in.
#[must_use]
pub fn short_server(text: &str) -> &str {
    let text = text.trim();
    let name = match text.get(..3) {
        Some(prefix) if prefix.eq_ignore_ascii_case("CN=") => text[3..].split(',').next().unwrap_or_default(),
        _ => text.rsplit(['\\', '/']).next().unwrap_or(text),
    };
    name.split('.').next().unwrap_or(name)
}

caseless! {
    /// A server, by its short name.
    Server
}

impl Server {
    /// The server of this name: short, of DNS, or distinguished.
    #[must_use]
    pub fn new(text: &str) -> Self {
        Self(short_server(text).into())
    }
}

impl Element for Server {
    fn bucket(&self) -> u64 {
        bucket(fold(&self.0))
    }

    fn parse(text: &str) -> Result<Self, Refusal> {
        let refuse = |why: &str| Err(Refusal::of(0, format!("'{text}' is no server: {why}")));
        if text.contains(char::is_control) {
            return refuse("it has control characters");
        }
        if text.parse::<Ipv4Addr>().is_ok() {
            return refuse("write its name, not its address");
        }
        let server = Self::new(text);
        let wrong = |c: char| c.is_whitespace() || "\"*,/:;<>=?@[\\]|".contains(c);
        if server.0.is_empty() {
            return refuse("it has no name");
        }
        match server.0.chars().find(|c| wrong(*c)) {
            Some(c) => refuse(&format!("{c:?} cannot stand in a server's name")),
            None => Ok(server),
        }
    }
}

list! {
    /// A set of servers.
    Servers of Server
}

#[cfg(test)]
mod tests {
    use super::short_server;

    #[test]
    fn shortens_names() {
        for text in ["EX01", " EX01 ", "EX01.corp.local", "CN=EX01,CN=Servers,DC=corp", "cn=EX01", "corp.local/Servers/EX01", "CORP\\EX01"]
        {
            assert_eq!(short_server(text), "EX01", "{text}");
        }
    }
}

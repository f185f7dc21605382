//! How objects are named and found.

use std::cmp::Ordering;
use std::fmt;

use crate::resource::ResourceType;
use crate::value::{Domain, Meaning, fold, short_server};

/// An object's identity within its type: shown as it is written, compared without case.
#[derive(Clone, Debug)]
pub struct Key {
    shown: Box<str>,
    folded: Box<str>,
    /// Where the server's name ends, of an object of a server: a backslash in another object's name separates nothing.
    server: Option<usize>,
}

impl Key {
    /// An identity of one part: a name, a domain.
    #[must_use]
    pub fn new(text: &str) -> Self {
        Self { shown: text.into(), folded: fold(text).into(), server: None }
    }

    /// A domain: `Bücher.example`, `xn--bcher-kva.example` and `xn--bcher-kva.example.` are one.
    #[must_use]
    pub fn of_domain(text: &str) -> Self {
        match Domain::parse(&[text]) {
            Ok(domain) => Self { shown: domain.as_str().into(), folded: domain.ascii().into(), server: None },
            // An export may say anything: then it is itself, and no manifest can name it.
            Err(_) => Self::new(text),
        }
    }

    /// An object of a server: `SERVER\name`. The server is known by its short name.
    #[must_use]
    pub fn on_server(server: &str, name: &str) -> Self {
        let server = short_server(server);
        Self { server: Some(server.len()), ..Self::new(&format!("{server}\\{name}")) }
    }

    /// What a server has one of, by the server's short name.
    #[must_use]
    pub fn of_server(server: &str) -> Self {
        let server = short_server(server);
        Self { server: Some(server.len()), ..Self::new(server) }
    }

    /// As people see it.
    #[must_use]
    pub fn as_str(&self) -> &str {
        &self.shown
    }

    /// As people call the object: `send connector 'To Internet'`; of the organisation's settings there is only one: `transport settings`.
    #[must_use]
    pub fn title(&self, of: &ResourceType) -> String {
        if of.is_settings() { of.label.to_owned() } else { format!("{} '{}'", of.label, self.shown) }
    }

    /// As it is compared.
    #[must_use]
    pub fn folded(&self) -> &str {
        &self.folded
    }

    /// The server of an object of a server.
    #[must_use]
    pub fn server(&self) -> Option<&str> {
        self.server.and_then(|end| self.shown.get(..end))
    }

    /// The name of an object of a server, or the whole identity.
    #[must_use]
    pub fn name(&self) -> &str {
        self.server.and_then(|end| self.shown.get(end + 1..)).unwrap_or(&self.shown)
    }
}

impl PartialEq for Key {
    fn eq(&self, other: &Self) -> bool {
        self.folded == other.folded
    }
}

impl Eq for Key {}

impl PartialOrd for Key {
    fn partial_cmp(&self, other: &Self) -> Option<Ordering> {
        Some(self.cmp(other))
    }
}

impl Ord for Key {
    fn cmp(&self, other: &Self) -> Ordering {
        self.folded.cmp(&other.folded)
    }
}

impl std::hash::Hash for Key {
    fn hash<H: std::hash::Hasher>(&self, state: &mut H) {
        self.folded.hash(state);
    }
}

impl fmt::Display for Key {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.shown)
    }
}

#[cfg(test)]
mod tests {
    use super::Key;

    #[test]
    fn a_domain_has_one_key_however_it_is_written() {
        let cases = [
            ("contoso.com", "Contoso.COM", true),
            ("contoso.com", "contoso.com.", true),
            ("B\u{fc}cher.example", "xn--bcher-kva.example", true),
            ("B\u{fc}cher.example", "b\u{fc}cher.example.", true),
            ("*.contoso.com", "*.CONTOSO.com.", true),
            ("*.contoso.com", "contoso.com", false),
            ("no domain", "No Domain", true),
        ];
        for (a, b, same) in cases {
            assert_eq!(Key::of_domain(a) == Key::of_domain(b), same, "{a} {b}");
        }
        assert_eq!(Key::of_domain("Contoso.com."), Key::new("contoso.com"));
    }

    #[test]
    fn only_objects_of_servers_have_one() {
        let key = Key::on_server("ex01.fabrikam.local", "a\\b");
        assert_eq!((key.as_str(), key.server(), key.name()), ("ex01\\a\\b", Some("ex01"), "a\\b"));
        assert_eq!(key, Key::on_server("EX01", "A\\B"));
        let key = Key::of_server("EX01.fabrikam.local");
        assert_eq!((key.as_str(), key.server(), key.name()), ("EX01", Some("EX01"), "EX01"));
        assert_eq!(key, Key::new("ex01"));
        let key = Key::new("Partner\\Berlin");
        assert_eq!((key.server(), key.name()), (None, "Partner\\Berlin"));
    }
}

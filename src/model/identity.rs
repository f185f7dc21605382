//! How objects are named and found.

use std::cmp::Ordering;
use std::fmt;

use crate::value::short_server;

/// An object's identity within its type: shown as it is written, compared without case.
#[derive(Clone, Debug)]
pub struct Key {
    shown: Box<str>,
    folded: Box<str>,
}

impl Key {
    /// An identity of one part: a name, a domain.
    #[must_use]
    pub fn new(text: &str) -> Self {
        Self { shown: text.into(), folded: text.to_lowercase().into() }
    }

    /// An object of a server: `SERVER\name`. The server is known by its short name.
    #[must_use]
    pub fn on_server(server: &str, name: &str) -> Self {
        Self::new(&format!("{}\\{name}", short_server(server)))
    }

    /// As people see it.
    #[must_use]
    pub fn as_str(&self) -> &str {
        &self.shown
    }

    /// As it is compared.
    #[must_use]
    pub fn folded(&self) -> &str {
        &self.folded
    }

    /// The server of an object of a server.
    #[must_use]
    pub fn server(&self) -> Option<&str> {
        self.shown.split_once('\\').map(|(server, _)| server)
    }

    /// The name of an object of a server, or the whole identity.
    #[must_use]
    pub fn name(&self) -> &str {
        self.shown.split_once('\\').map_or(&self.shown, |(_, name)| name)
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

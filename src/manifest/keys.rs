//! The keys of what is no Exchange object: platforms, tenants, servers and intents. Decoding, suggestions and the reference read
//! these tables; the keys of Exchange's objects stand in `resource`.

use std::fmt::Write as _;

use super::entry::{head, missing, secrets};
use crate::diagnostic::{Sink, Span};
use crate::yaml::{Entry, Fields, NodeRef};

/// A key of a mapping.
#[derive(Debug)]
pub(crate) struct KeyRow {
    /// The key.
    pub(crate) name: &'static str,
    /// Why it has to be said; none where it may be left out.
    pub(crate) needed: Option<&'static str>,
    /// What it takes, in words.
    pub(crate) takes: &'static str,
    /// One line of documentation.
    pub(crate) doc: &'static str,
}

/// A mapping.
#[derive(Debug)]
pub(crate) struct Mapping {
    /// What it describes, with an article: `a namespace`.
    pub(crate) what: &'static str,
    /// Its keys.
    pub(crate) keys: &'static [KeyRow],
}

/// Declares a mapping: `"key" ["why it has to be said"]: "what it takes" => "what it does",`
macro_rules! mapping {
    ($(#[doc = $about:literal])* $NAME:ident = $what:literal { $($name:literal $([$needed:literal])?: $takes:literal => $doc:literal,)* }) => {
        $(#[doc = $about])*
        pub(crate) static $NAME: $crate::manifest::keys::Mapping = $crate::manifest::keys::Mapping {
            what: $what,
            keys: &[$($crate::manifest::keys::KeyRow {
                name: $name,
                needed: $crate::manifest::keys::needed!($($needed)?),
                takes: $takes,
                doc: $doc,
            }),*],
        };
    };
}
pub(super) use mapping;

/// `Some(text)` of a text, `None` of nothing.
macro_rules! needed {
    () => {
        None
    };
    ($why:literal) => {
        Some($why)
    };
}
pub(super) use needed;

/// An opened mapping of known keys.
pub(super) struct Opened<'a> {
    fields: Fields<'a>,
    of: &'static Mapping,
    /// The place of the mapping as a whole.
    pub(super) at: Span,
}

impl Mapping {
    /// Opens a mapping, and reports the keys that it lacks.
    pub(super) fn open<'a>(&'static self, node: NodeRef<'a>, sink: &mut Sink) -> Option<Opened<'a>> {
        let fields = Fields::open(node, self.what, sink)?;
        Some(self.opened(head(node), fields, sink))
    }

    /// A mapping that has been opened already, to see what it describes.
    pub(super) fn opened<'a>(&'static self, at: Span, fields: Fields<'a>, sink: &mut Sink) -> Opened<'a> {
        for key in self.keys {
            if let (Some(why), None) = (key.needed, fields.peek(key.name)) {
                missing(at, key.name, why, sink);
            }
        }
        Opened { fields, of: self, at }
    }

    /// Its keys.
    pub(super) fn names(&self) -> Vec<&'static str> {
        self.keys.iter().map(|key| key.name).collect()
    }

    /// Its keys as a table of Markdown.
    #[must_use]
    pub(super) fn reference(&self) -> String {
        let mut table = String::from("| key | takes | |\n|---|---|---|\n");
        for key in self.keys {
            let required = if key.needed.is_some() { " Required." } else { "" };
            // Writing to a String never fails.
            let _ = writeln!(table, "| `{}` | {} | {}{required} |", key.name, key.takes.replace('|', "\\|"), key.doc);
        }
        table
    }
}

impl<'a> Opened<'a> {
    /// The entry of a key, which then counts as read.
    pub(super) fn take(&mut self, key: &str) -> Option<Entry<'a>> {
        debug_assert!(self.of.keys.iter().any(|row| row.name == key), "{key} is no key of {}", self.of.what);
        self.fields.take(key)
    }

    /// Whether a key is said.
    pub(super) fn says(&self, key: &str) -> bool {
        self.fields.peek(key).is_some()
    }

    /// Reports what nobody took. `more` are keys that may stand here besides those of the table.
    pub(super) fn finish(self, more: &[&str], sink: &mut Sink) {
        let Self { mut fields, of, .. } = self;
        let known: Vec<&str> = of.names().into_iter().chain(more.iter().copied()).collect();
        secrets(&mut fields, &known, sink);
        fields.finish(&known, sink);
    }

    /// The opened mapping itself, for keys that other tables have.
    pub(super) fn fields(&mut self) -> &mut Fields<'a> {
        &mut self.fields
    }
}

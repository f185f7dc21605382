//! The keys of what is no Exchange object: platforms, tenants, servers and intents. Decoding, suggestions, the reference and the schema
//! read these tables; the keys of Exchange's objects stand in `resource`.

use super::property::{secret, want};
use super::rules::{INVALID_VALUE, MISSING_KEY};
use super::takes::{Needs, Takes};
use crate::diagnostic::{Sink, Span, is_secret_key};
use crate::model::Want;
use crate::resource::ResourceType;
use crate::value::Value;
use crate::yaml::{self, Entry, Fields, NodeRef};

/// A key of a mapping.
#[derive(Debug)]
pub(crate) struct KeyRow {
    /// The key.
    pub(crate) name: &'static str,
    /// Why it has to be said; none where it may be left out.
    pub(crate) needed: Option<&'static str>,
    /// What it takes.
    pub(crate) takes: Takes,
    /// What it is where it is left out, where that is one thing.
    pub(crate) default: Option<&'static str>,
    /// One line of documentation.
    pub(crate) doc: &'static str,
}

/// A mapping.
#[derive(Debug)]
pub(crate) struct Mapping {
    /// Its own name, as in the code: `MAIL_GATEWAY`.
    pub(crate) id: &'static str,
    /// What it describes, with an article: `a namespace`.
    pub(crate) what: &'static str,
    /// Its keys.
    pub(crate) keys: &'static [KeyRow],
    /// The names of its keys.
    pub(crate) names: &'static [&'static str],
    /// What it needs beyond the keys that each have to be said. The decoder's own code finds that, and says why.
    pub(crate) needs: &'static [Needs],
}

/// Declares a mapping: `"key" ["why it has to be said"]: what it takes, or "what it is where it is left out" => "what it does",`, then
/// perhaps `needs` with what it needs beyond that.
macro_rules! mapping {
    ($(#[doc = $about:literal])* $NAME:ident = $what:literal {
        $($name:literal $([$needed:literal])?: $takes:expr $(, or $default:expr)? => $doc:literal,)*
    } $(needs [$($needs:expr),*])?) => {
        $(#[doc = $about])*
        pub(crate) static $NAME: $crate::manifest::keys::Mapping = $crate::manifest::keys::Mapping {
            id: stringify!($NAME),
            what: $what,
            keys: &[$($crate::manifest::keys::KeyRow {
                name: $name,
                needed: $crate::manifest::keys::maybe!($($needed)?),
                takes: $takes,
                default: $crate::manifest::keys::maybe!($($default)?),
                doc: $doc,
            }),*],
            names: &[$($name),*],
            needs: &[$($($needs),*)?],
        };
    };
}
pub(super) use mapping;

/// `Some(it)` of something, `None` of nothing.
macro_rules! maybe {
    () => {
        None
    };
    ($it:expr) => {
        Some($it)
    };
}
pub(super) use maybe;

/// An opened mapping of known keys. Whoever reads one can only ask for keys that are listed; so what the list says is all that is read.
pub(super) struct Opened<'a> {
    fields: Fields<'a>,
    known: &'static [&'static str],
    rows: &'static [KeyRow],
    /// The place of the mapping as a whole.
    pub(super) at: Span,
}

impl Mapping {
    /// Opens a mapping, and reports the keys that it lacks.
    pub(super) fn open<'a>(&'static self, node: NodeRef<'a>, sink: &mut Sink) -> Option<Opened<'a>> {
        let fields = Fields::open(node, self.what, sink)?;
        Some(self.opened(node.head(), fields, self.names, sink))
    }

    /// A mapping that has been opened already, to see what it describes. `known` are all keys that may stand in it: its own, and others.
    pub(super) fn opened<'a>(&'static self, at: Span, fields: Fields<'a>, known: &'static [&'static str], sink: &mut Sink) -> Opened<'a> {
        for key in self.keys {
            if let (Some(why), None) = (key.needed, fields.peek(key.name)) {
                missing(at, key.name, why, sink);
            }
        }
        Opened { fields, known, rows: self.keys, at }
    }

    /// Its keys as a table of Markdown.
    #[must_use]
    pub(super) fn reference(&self) -> String {
        let rows: String = self.keys.iter().map(|key| key.reference() + "\n").collect();
        format!("| key | takes | |\n|---|---|---|\n{rows}")
    }
}

impl<'a> Opened<'a> {
    /// A mapping of which only the keys that may stand in it are known.
    pub(super) fn of(at: Span, fields: Fields<'a>, known: &'static [&'static str]) -> Self {
        Self { fields, known, rows: &[], at }
    }

    /// The entry of a key, which then counts as read.
    pub(super) fn take(&mut self, key: &str) -> Option<Entry<'a>> {
        debug_assert!(self.known.contains(&key), "{key} is none of {:?}", self.known);
        self.fields.take(key)
    }

    /// The entries of a type's own properties, with the properties' places.
    pub(super) fn take_properties(&mut self, of: &'static ResourceType) -> Vec<(u16, Entry<'a>)> {
        let known = self.known;
        self.fields.take_all(|key| of.writable(key).inspect(|_| debug_assert!(known.contains(&key), "{key} is none of {known:?}")))
    }

    /// The entry of a key, which does not count as read by this.
    pub(super) fn peek(&self, key: &str) -> Option<Entry<'a>> {
        self.fields.peek(key)
    }

    /// Whether a key is said.
    pub(super) fn says(&self, key: &str) -> bool {
        self.peek(key).is_some()
    }

    /// What a key says that takes the value of a property ([`Takes::Whole`]), with the property's own limits, and the key's place.
    pub(super) fn whole(&mut self, key: &str, sink: &mut Sink) -> Option<(Value, Span)> {
        let row = self.rows.iter().find(|row| row.name == key)?;
        let Takes::Whole(property) = row.takes else { return None };
        let pair = self.take(key)?;
        match want(property, pair.value, sink)? {
            Want::Be(value) => Some((value, pair.key)),
            Want::Clear | Want::Edit(_) => {
                sink.push(INVALID_VALUE.at(pair.key, format!("`{key}` is to be said whole")).help("say all of its values, at least one"));
                None
            }
        }
    }

    /// Reports what nobody took.
    pub(super) fn finish(self, sink: &mut Sink) {
        let Self { mut fields, known, .. } = self;
        secrets(&mut fields, known, sink);
        fields.finish(known, sink);
    }
}

/// Reports a key that has to be said; why, as the end of a sentence.
pub(super) fn missing(at: Span, key: &str, why: &str, sink: &mut Sink) {
    sink.push(MISSING_KEY.at(at, format!("`{key}` is missing")).help(format!("say `{key}`: {why}")));
}

/// Keys that can only hold a secret. Their values are never shown. A slip in a key that there is (`known`) is none.
fn secrets(fields: &mut Fields<'_>, known: &[&str], sink: &mut Sink) {
    let slip = |name: &str| yaml::nearest(name, known).is_some_and(is_secret_key);
    let found = fields.rest().map(|(name, _)| name.to_owned());
    let found: Vec<String> = found.filter(|name| !name.starts_with("x-") && is_secret_key(name) && !slip(name)).collect();
    for name in found {
        if let Some(pair) = fields.take(&name) {
            sink.push(secret(pair.key, format!("`{name}`: a manifest holds no secrets")));
        }
    }
}

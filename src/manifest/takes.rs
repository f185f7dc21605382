//! What a key takes: the column of the tables of keys that the reference says in words, and the schema in its own language.

use std::fmt;

use super::keys::{KeyRow, Mapping};
use crate::diagnostic::listed;
use crate::resource::Property;

/// What a key takes.
#[derive(Clone, Copy, Debug)]
pub(crate) enum Takes {
    /// This very word.
    Just(&'static str),
    /// A text; what it is, with an article.
    Text(&'static str),
    /// A text; what it is, and an example of one.
    Like(&'static str, &'static str),
    /// A rule's id, or a kind of finding; an example of one. Which there are, a layer above knows.
    Rule(&'static str),
    /// `true` or `false`.
    Bool,
    /// One of the words, in any case. What looks like a number may stand without quotes.
    Words(fn() -> Vec<&'static str>),
    /// What this property of Exchange's takes, said whole: neither nothing nor a part of a list.
    Whole(&'static Property),
    /// A list; what it lists, and what each item takes.
    List(&'static str, &'static Takes),
    /// A list that has at least one item, or that one item without brackets.
    OneOrMore(&'static Takes),
    /// A mapping of these keys.
    Map(&'static Mapping),
    /// A list of such mappings, or nothing: a section with nothing in it.
    Section(&'static str, &'static Mapping),
    /// A list of such mappings, a part of one (what is included, what is excluded), or nothing.
    Parts(&'static Mapping, &'static Mapping),
    /// Servers by their names, at least one, or by what they are: the keys of such a choice.
    Servers(&'static Mapping),
}

impl fmt::Display for Takes {
    /// As a cell of the reference says it: `a list of servers`.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Just(word) => f.write_str(word),
            Self::Text(what) => f.write_str(what),
            Self::Like(what, example) => write!(f, "{what}, such as {example}"),
            Self::Rule(example) => write!(f, "a rule, such as {example}"),
            Self::Bool => f.write_str("true or false"),
            Self::Words(words) => f.write_str(&listed(&words(), "or")),
            Self::Whole(property) => f.write_str(property.kind.what()),
            Self::List(what, Self::Words(words)) => write!(f, "a list of {what}: {}", words().join(", ")),
            Self::List(what, _) => write!(f, "a list of {what}"),
            Self::OneOrMore(item) => write!(f, "{item}; or a list of such"),
            Self::Map(mapping) => write!(f, "{{{}}}", mapping.names.join(", ")),
            Self::Section(what, _) => write!(f, "a list of {what}"),
            Self::Parts(item, part) => write!(f, "a list of {}, or {} of such", Self::Map(item), Self::Map(part)),
            Self::Servers(choice) => write!(f, "a list of servers, or {}", Self::Map(choice)),
        }
    }
}

/// What a mapping needs beyond the keys that each have to be said.
#[derive(Clone, Copy, Debug)]
pub(crate) enum Needs {
    /// At least one of these keys.
    OneOf(&'static [&'static str]),
    /// Where a key is this word, and another key is said at all, the one at the end of a path of keys as well.
    With {
        /// The key ...
        key: &'static str,
        /// ... that is this word, ...
        is: &'static str,
        /// ... and the key that is said at all.
        and: &'static str,
        /// Where the key is that is then needed.
        path: &'static [&'static str],
    },
}

impl KeyRow {
    /// Its line of a table of Markdown.
    pub(super) fn reference(&self) -> String {
        let required = if self.needed.is_some() { " Required." } else { "" };
        let default = self.default.map(|default| format!(" Left out: {default}.")).unwrap_or_default();
        format!("| `{}` | {} | {}{required}{default} |", self.name, self.takes.to_string().replace('|', "\\|"), self.doc)
    }
}

//! An opened mapping: its keys are taken one by one, and what nobody took is reported.

use std::collections::HashMap;
use std::fmt;

use super::plain::Reading;
use super::quoting::Quoting;
use super::read::{self, expected, short};
use super::suggest::likeliest;
use super::tree::{NodeRef, View};
use crate::diagnostic::{Rule, Sink, Span};

/// `<<`, which would merge another mapping.
pub static YAML_MERGE: Rule = Rule::error("yaml-merge", "`<<`, which does not merge mappings in a manifest.")
    .page(include_str!("pages/yaml-merge.md"))
    .never_silenced();
/// A key that is said twice.
pub static DUPLICATE_KEY: Rule =
    Rule::error("duplicate-key", "A key that is said twice in one mapping.").page(include_str!("pages/duplicate-key.md")).never_silenced();
/// A key that nothing reads.
pub static UNKNOWN_KEY: Rule =
    Rule::error("unknown-key", "A key that does not exist here.").page(include_str!("pages/unknown-key.md")).never_silenced();

/// Up to so many keys are listed where there is no suggestion.
const FEW: usize = 12;

/// A mapping of more keys than this is hashed.
const LOOKED_THROUGH: usize = 32;

/// A key's place and its value.
#[derive(Clone, Copy, Debug)]
pub struct Entry<'a> {
    /// Where the key stands.
    pub key: Span,
    /// The value.
    pub value: NodeRef<'a>,
}

#[derive(Debug)]
struct Field<'a> {
    name: &'a str,
    entry: Entry<'a>,
    taken: bool,
}

/// An opened mapping.
#[derive(Debug)]
pub struct Fields<'a> {
    fields: Vec<Field<'a>>,
}

impl<'a> Fields<'a> {
    /// Opens a mapping. `what` is what it describes, with an article: `a tenant`. Reports and passes over a key that is no text, a `<<`
    /// and a key that was there before; reports a node that is no mapping, and then returns nothing.
    pub fn open(node: NodeRef<'a>, what: impl fmt::Display, sink: &mut Sink) -> Option<Self> {
        if node.view() != View::Mapping {
            sink.push(expected(what, node).help("write a mapping: `key: value` on a line of its own for each key"));
            return None;
        }
        let mut fields: Vec<Field<'a>> = Vec::new();
        // To look a few keys through is faster than to hash them; a mapping may have any number of them, though.
        let mut seen: HashMap<&'a str, Span> = HashMap::new();
        for (key, value) in node.entries() {
            let Some(name) = key_name(key, sink) else { continue };
            if fields.len() == LOOKED_THROUGH {
                seen.extend(fields.iter().map(|field| (field.name, field.entry.key)));
            }
            let there = match fields.len() {
                ..LOOKED_THROUGH => fields.iter().find(|field| field.name == name).map(|field| field.entry.key),
                _ => seen.get(name).copied(),
            };
            if let Some(first) = there {
                sink.push(
                    DUPLICATE_KEY
                        .at(key.span(), format!("the key `{}` is said twice", short(name)))
                        .label("said again here")
                        .other(first, "said here before"),
                );
                continue;
            }
            if fields.len() >= LOOKED_THROUGH {
                seen.insert(name, key.span());
            }
            fields.push(Field { name, entry: Entry { key: key.span(), value }, taken: false });
        }
        Some(Self { fields })
    }

    /// The entry of a key, which then counts as read.
    pub fn take(&mut self, key: &str) -> Option<Entry<'a>> {
        let field = self.fields.iter_mut().find(|field| field.name == key)?;
        field.taken = true;
        Some(field.entry)
    }

    /// All entries of the keys that have a place somewhere, in the order of these places; they then count as read.
    pub fn take_all(&mut self, place: impl Fn(&str) -> Option<u16>) -> Vec<(u16, Entry<'a>)> {
        let mut found = Vec::with_capacity(self.fields.len());
        for field in self.fields.iter_mut().filter(|field| !field.taken) {
            if let Some(place) = place(field.name) {
                field.taken = true;
                found.push((place, field.entry));
            }
        }
        found.sort_unstable_by_key(|(place, _)| *place);
        found
    }

    /// The entry of a key, which does not count as read by this.
    #[must_use]
    pub fn peek(&self, key: &str) -> Option<Entry<'a>> {
        self.fields.iter().find(|field| field.name == key).map(|field| field.entry)
    }

    /// The entries that nobody has taken, in the order of the source, those of `x-` keys among them. For mappings whose keys are names
    /// that the user chose.
    pub fn rest(&self) -> impl Iterator<Item = (&'a str, Entry<'a>)> {
        self.fields.iter().filter(|field| !field.taken).map(|field| (field.name, field.entry))
    }

    /// Reports every key that nobody has taken, save those that begin with `x-`. `known` are all keys that may stand here.
    pub fn finish(self, known: &[&str], sink: &mut Sink) {
        let unknown: Vec<_> = self.rest().filter(|(name, _)| !name.starts_with("x-")).collect();
        let meant: Vec<_> = unknown.iter().map(|(name, _)| likeliest(name, known)).collect();
        for ((name, entry), likely) in unknown.into_iter().zip(&meant) {
            let finding = UNKNOWN_KEY.at(entry.key, format!("there is no key `{}` here", short(name))).label("unknown");
            sink.push(match *likely {
                // What is said already needs its other place looked at, not a second one of the same name.
                Some((best, _)) if self.peek(best).is_some() => finding.help(format!("`{best}` is there already")),
                Some((best, clear)) => {
                    let help = format!("`{best}` is probably meant");
                    // Two keys cannot both be the same one.
                    let alone = meant.iter().flatten().filter(|(other, _)| *other == best).count() == 1;
                    let text = Quoting::of_key(entry.value, entry.key).write(best);
                    if clear && alone { finding.fix(help, entry.key, text) } else { finding.suggest(help, entry.key, text) }
                }
                None if known.is_empty() => finding.help("nothing can be said here; keys that begin with `x-` are free"),
                None if known.len() <= FEW => finding.help(format!("what can be said here: {}", known.join(", "))),
                None => finding.help("keys that begin with `x-` are free"),
            });
        }
    }
}

/// The text of a key; reports one that is none.
fn key_name<'a>(key: NodeRef<'a>, sink: &mut Sink) -> Option<&'a str> {
    let View::Scalar(scalar) = key.view() else {
        sink.push(expected("a key, which is text", key));
        return None;
    };
    if scalar.plain && scalar.text == "<<" {
        sink.push(
            YAML_MERGE
                .at(key.span(), "`<<` does not merge mappings here")
                .help("write the keys out; an alias can stand for a whole value: `key: *name`"),
        );
        return None;
    }
    let reading = if scalar.plain { Reading::of(scalar.text) } else { Reading::Text };
    if reading != Reading::Text {
        sink.push(read::trap(scalar, reading, "a key, which is text"));
        return None;
    }
    Some(scalar.text)
}

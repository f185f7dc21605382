//! The spanned tree of a manifest and its decoder: the only place that names the YAML parser.
//!
//! [`parse()`] turns a text into a [`Tree`]: one flat list of nodes, each with its place, built without recursion. Decoders walk it with
//! [`NodeRef`], open mappings as [`Fields`] and read scalars with [`text`], [`text_or_number`], [`boolean`], [`integer`] and
//! [`items`]. All of these report what is wrong where it is wrong, and then return `None`: a caller never reports it again.

mod comments;
mod fields;
mod parse;
mod plain;
mod quoting;
mod read;
mod suggest;
mod syntax;
mod tree;

#[cfg(test)]
mod tests;

pub use comments::comments;
pub use fields::{DUPLICATE_KEY, Entry, Fields, UNKNOWN_KEY, YAML_MERGE};
pub use parse::{YAML_ALIASES, YAML_DEPTH, YAML_TAG, parse};
pub use quoting::Quoting;
pub use read::{WRONG_TYPE, YAML_TRAP, boolean, date, integer, items, text, text_or_number};
pub use suggest::nearest;
pub use syntax::YAML_SYNTAX;
pub use tree::{NodeRef, Scalar, Tree, View};

use crate::diagnostic::Rule;

/// The rules of this layer.
pub static RULES: &[&Rule] =
    &[&YAML_SYNTAX, &YAML_DEPTH, &YAML_ALIASES, &YAML_TAG, &YAML_MERGE, &DUPLICATE_KEY, &UNKNOWN_KEY, &WRONG_TYPE, &YAML_TRAP];

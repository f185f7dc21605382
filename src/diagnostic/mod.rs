//! What is wrong with the manifests, and where: places, sources, rules and findings.
//!
//! Checks hold no layout: they push a [`Finding`] into a [`Sink`]; `report` turns findings into text or JSON.

mod clean;
mod finding;
mod secret;
mod source;
mod span;

pub use clean::{clean, told, visible};
pub use finding::{Finding, Label, Replacement, Rule, Severity, Sink, TOO_MANY};
pub use secret::is_secret_key;
pub use source::{Position, Source, Sources};
pub use span::Span;

/// The rules of this layer.
pub static RULES: &[&Rule] = &[&TOO_MANY];

//! What is wrong with the manifests, and where: places, sources, rules and findings.
//!
//! Checks hold no layout: they push a [`Finding`] into a [`Sink`]; `report` turns findings into text or JSON.

mod clean;
mod finding;
mod listed;
mod rule;
mod secret;
mod sink;
mod source;
mod span;

pub use clean::{clean, told, visible};
pub use finding::{Allowance, Finding, Label, Replacement, Silenced};
pub use listed::listed;
pub use rule::{Example, Page, Rule, Severity};
pub use secret::is_secret_key;
pub use sink::{Sink, TOO_MANY};
pub use source::{Position, Source, Sources};
pub use span::Span;

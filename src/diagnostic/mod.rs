//! What is wrong with the manifests, and where: places, sources, rules and findings.
//!
//! Checks hold no layout: they push a [`Finding`] into a [`Sink`]; `report` turns findings into text or JSON.

mod finding;
mod source;
mod span;

pub use finding::{Finding, Label, Replacement, Rule, Severity, Sink};
pub use source::{Position, Source, Sources};
pub use span::Span;

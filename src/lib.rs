//! hostctl: from YAML manifests of an Exchange hosting platform to the PowerShell that makes it so.
//!
//! Data flows up this list, and imports point down only (`tests/layers.rs` keeps it so):
//!
//! | module | what it is |
//! |---|---|
//! | [`cli`], `commands` | the command line: [`run_with`]; one file a command, wiring only |
//! | [`report`] | findings, plans and ways -> text, JSON, SARIF, JUnit, Markdown, Mermaid |
//! | [`render`] | plan -> script: commands, literals, the lexer, what templates see |
//! | [`lint`] | the registry of the rules of every layer |
//! | [`plan`] | what is wanted and what is there -> changes; applied in memory, they leave nothing to do |
//! | [`mailflow`] | an organisation -> decisions about mail: pure functions |
//! | [`state`] | exports (CLIXML, JSON) -> what is there |
//! | [`manifest`] | documents -> what is wanted |
//! | [`model`] | what is wanted, what is there, and what is known of it |
//! | [`resource`] | one file an Exchange type: its table |
//! | [`value`] | one file a value type: parsed once, normalised, compared by meaning |
//! | [`yaml`] | the spanned tree and its decoder: the only place that names the YAML parser |
//! | [`output`] | files into a new folder |
//! | [`input`] | which files; bytes -> text |
//! | [`diagnostic`] | places, rules, findings |
//! | [`progress`] | how far long work is |
//!
//! Invariants:
//!
//! - Nothing here talks to Exchange, reads a clock or the network. The same input gives the same bytes.
//! - Every value that comes from a manifest or an export reaches a script only through [`render::literal`] or [`render::comment`],
//!   and [`render::lexer`] passes over every script before it is printed.
//! - Unknown is not absent: what an export does not show is never created, changed or removed.
//! - A plan applied to the state it was made from leaves nothing to plan.
//! - No input makes hostctl panic.
//!
//! Deliberately absent: secrets (a script asks for credentials), a live connection, a state file of hostctl's own.

pub mod cli;
mod commands;
pub mod diagnostic;
pub mod input;
pub mod lint;
pub mod mailflow;
pub mod manifest;
pub mod model;
pub mod output;
pub mod plan;
pub mod progress;
pub mod render;
pub mod report;
pub mod resource;
pub mod state;
pub mod value;
pub mod yaml;

pub use commands::{run, run_watched, run_with};

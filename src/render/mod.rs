//! Values become PowerShell here, and nowhere else.
//!
//! A script is made of templates that only arrange. Three guards keep what manifests and exports say from ever becoming
//! code, whoever wrote the template:
//!
//! 1. [`literal`](literal::literal) and [`comment`](comment::comment) write a value as printable ASCII that PowerShell can only read as that value,
//!    or as part of a comment.
//! 2. Templates are given nothing that prints but what [`data`] makes: literals, comments, words of the tables, and integers. The
//!    formatter refuses all else, a captured block and a concatenation included, and brackets what it prints.
//! 3. [`lexer`] passes over the finished script and refuses a literal that does not stand alone in code.
//!
//! The same guards hold for templates of a user's own ([`Templates::with`](templates::Templates::with)); these are held to a part of the
//! templates' language besides, in which nothing can grow.

mod built_in;
mod changes;
mod collector;
pub mod command;
pub mod comment;
mod context;
pub mod data;
mod folder;
mod functions;
mod header;
mod language;
pub mod lexer;
mod listing;
pub mod literal;
mod live;
mod scripts;
pub mod templates;

pub use built_in::BUILT_IN;
pub use folder::{Unused, nearest};
pub use listing::about;
pub use scripts::plain;

#[cfg(test)]
mod tests;

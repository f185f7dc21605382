//! The JSON Schema of manifests as a file of its own.

use super::json;
use crate::{lint, manifest};

/// The schema, with a line end behind it.
///
/// # Errors
/// Never: it is made of texts and numbers alone.
pub fn print() -> serde_json::Result<String> {
    json::print(&manifest::schema(&lint::targets()))
}

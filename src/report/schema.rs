//! The JSON Schema of manifests as a file of its own.

use crate::manifest;

/// The schema, with a line end behind it.
///
/// # Errors
/// Never: it is made of texts and numbers alone.
pub fn print() -> serde_json::Result<String> {
    Ok(serde_json::to_string_pretty(&manifest::schema())? + "\n")
}

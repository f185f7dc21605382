//! What is wrong with a JSON text, and where.

use serde::Deserialize;
use serde::de::IgnoredAny;
use serde_json::error::Category;
use serde_json::{Deserializer, Error};

use crate::state::raw::Trouble;

/// Passes over the whole text once: what comes after is sure to meet one whole JSON value.
pub(super) fn check(text: &str) -> Result<(), Trouble> {
    let mut reader = Deserializer::from_str(text);
    IgnoredAny::deserialize(&mut reader).map_err(|error| trouble(&error, text, 0))?;
    reader.end().map_err(|error| {
        let at = place(&error, text, 0);
        Trouble::new(at, "there is more after the end: several exports were written to one file")
    })
}

/// What an error about the part of the text that begins at `from` means.
pub(super) fn trouble(error: &Error, text: &str, from: usize) -> Trouble {
    let at = place(error, text, from);
    let rest = text.get(at..).unwrap_or_default();
    let what = error.to_string();
    let what = what.rsplit_once(" at line ").map_or(what.as_str(), |(what, _)| what);
    let what = match error.classify() {
        Category::Eof => "the file ends in the middle: it is half-written or cut off".to_owned(),
        Category::Data => what.to_owned(),
        _ if what.contains("recursion limit") => "values are nested more than 120 deep: no export is".to_owned(),
        _ if ["NaN", "Infinity", "-Infinity"].iter().any(|word| rest.starts_with(word) || before(text, at).starts_with(word)) => {
            "this is no number that JSON knows (NaN, Infinity): export again with PowerShell 7".to_owned()
        }
        _ => format!("this is not JSON: {what}"),
    };
    Trouble::new(at, what)
}

/// The text from the character before on: an error stands at the last character that was read.
fn before(text: &str, at: usize) -> &str {
    at.checked_sub(1).and_then(|before| text.get(before..)).unwrap_or_default()
}

/// The byte of the text that an error is about. Columns are bytes of the line that were read.
fn place(error: &Error, text: &str, from: usize) -> usize {
    let part = text.get(from..).unwrap_or_default();
    let lines = error.line().saturating_sub(1);
    let line = part.bytes().enumerate().filter(|(_, byte)| *byte == b'\n').map(|(at, _)| at + 1).take(lines).last().unwrap_or(0);
    (from + line + error.column().saturating_sub(1)).min(text.len())
}

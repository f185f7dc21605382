//! Templates, listed for people and for programs, and what is wrong with one.

use std::fmt::Write;

use serde::Serialize;

use super::json;
use crate::diagnostic::told;
use crate::render::templates::RenderError;
use crate::render::{BUILT_IN, about};

/// The version of the form.
const FORMAT_VERSION: u32 = 1;

#[derive(Serialize)]
struct List {
    format_version: u32,
    templates: Vec<Item>,
}

#[derive(Serialize)]
struct Item {
    name: &'static str,
    about: String,
}

fn items() -> impl Iterator<Item = Item> {
    BUILT_IN.iter().map(|(name, _)| Item { name, about: about(name) })
}

/// The built-in templates, one a line.
#[must_use]
pub fn text() -> String {
    let width = BUILT_IN.iter().map(|(name, _)| name.len()).max().unwrap_or(0);
    items().map(|item| format!("{:width$}  {}\n", item.name, item.about)).collect()
}

/// The built-in templates as one JSON document, with a line end.
///
/// # Errors
/// Where it cannot be made, which the types rule out.
pub fn json() -> Result<String, serde_json::Error> {
    json::print(&List { format_version: FORMAT_VERSION, templates: items().collect() })
}

/// What is wrong with a template, as a compiler shows it: `place` is what the template is called for its reader, `source` its text.
#[must_use]
pub fn error(error: &RenderError, place: &str, source: &str) -> String {
    let mut text = told(&error.message).into_owned();
    let number = error.line.map(|line| line.to_string());
    let line = error.line.and_then(|line| source.lines().nth(line.checked_sub(1)?));
    let margin = " ".repeat(number.as_ref().map_or(1, String::len));
    // Writing to a String cannot fail.
    let _ = write!(text, "\n{margin}--> {}", told(place));
    if let Some(number) = &number {
        let _ = write!(text, ":{number}");
    }
    if let (Some(number), Some(line)) = (&number, line) {
        let _ = write!(text, "\n{margin} |\n{number} | {}\n{margin} |", told(line.trim_end()));
    }
    let _ = write!(text, "\nhelp: {}", told(&error.help));
    text
}

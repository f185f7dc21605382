//! JSON that cannot drive a terminal.

use std::fmt::Write;

use serde::Serialize;

use crate::diagnostic::visible;

/// A value as JSON, with a line end. What a terminal could obey, or what could hide what follows, is written as an escape: to whoever
/// reads the JSON it is the same text.
///
/// # Errors
/// Where the value has no form in JSON: keys that are no texts.
pub(super) fn print<T: Serialize>(value: &T) -> serde_json::Result<String> {
    let text = serde_json::to_string_pretty(value)?;
    let mut safe = String::with_capacity(text.len() + 1);
    for c in text.chars() {
        // Line ends stand between values only, and what is escaped here only within texts; all of it is below U+FFFF.
        if c == '\n' || visible(c) == c {
            safe.push(c);
        } else {
            let _ = write!(safe, "\\u{:04x}", u32::from(c));
        }
    }
    safe.push('\n');
    Ok(safe)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn texts_stay_what_they_are_and_are_safe_to_print() {
        let text: String = ('\0'..='\u{3000}').chain(['\u{FEFF}', '\u{FFFF}', '\u{1F600}']).collect();
        let printed = print(&[&text]).unwrap();
        assert_eq!(serde_json::from_str::<[String; 1]>(&printed).unwrap(), [text]);
        assert!(printed.chars().all(|c| c == '\n' || visible(c) == c), "{printed}");
    }
}

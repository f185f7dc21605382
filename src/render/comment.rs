//! Text inside a line comment.

use std::fmt::Write;

/// How many characters of a text a comment shows.
const LONGEST: usize = 200;

/// What a comment cannot begin with: PowerShell reads `#requires` as an order, and skips all that follows `# SIG # Begin signature block`.
const ORDERS: &[&str] = &["requires", "sig#"];

/// A text as a line comment shows it: one line of printable ASCII.
///
/// Names, paths and what an export says of old values pass through here. A line break in them would end the comment, and what
/// follows would run with the rights of whoever runs the script; PowerShell, and whoever reads the script, know more line
/// breaks and invisible characters than `\n`. So all beyond printable ASCII is escaped: `\n`, `\r`, `\t`, `\u{00FC}`. A backslash is
/// not, because it is in the name of every server's object: an escape here is for people, and nobody reads it back.
/// What is longer than 200 characters is cut, and ends in `...`.
#[must_use]
pub fn comment(text: &str) -> String {
    let order = is_order(text);
    let mut shown = String::with_capacity(text.len().min(LONGEST));
    for (place, c) in text.chars().enumerate() {
        let before = shown.len();
        match c {
            '\n' => shown.push_str("\\n"),
            '\r' => shown.push_str("\\r"),
            '\t' => shown.push_str("\\t"),
            _ if !(c == ' ' || c.is_ascii_graphic()) || (order && place == 0) => {
                // Writing into a `String` cannot fail.
                let _ = write!(shown, "\\u{{{:04X}}}", u32::from(c));
            }
            _ => shown.push(c),
        }
        if shown.len() > LONGEST {
            shown.truncate(before);
            shown.push_str("...");
            break;
        }
    }
    shown
}

/// Whether PowerShell would take a comment of this text for more than a comment. A longer word, such as the property `RequireSSL`, is none.
fn is_order(text: &str) -> bool {
    let begin: String = text.chars().filter(|c| !c.is_whitespace()).take(8).collect();
    let longer = text.trim_start().chars().take(9).filter(char::is_ascii_alphanumeric).count() > 8;
    !longer && ORDERS.iter().any(|order| begin.to_ascii_lowercase().starts_with(order))
}

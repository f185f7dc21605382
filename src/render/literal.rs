//! A value as a PowerShell literal, in printable ASCII.

use crate::value::Argument;

/// How many pieces are joined in one pair of parentheses. PowerShell descends into a sum once for each `+`, so that a long
/// text in a script of its own (a disclaimer in Greek) would exhaust its stack if it were one sum.
const PIECES: usize = 64;

/// The PowerShell literal of a value: an expression that is also, as it stands, an argument of a command.
///
/// Text stands in single quotes, in which PowerShell gives a meaning to nothing but quotes. It takes the curly ones
/// (U+2018 to U+201F) for quotes as well, and Windows reads a script without a byte order mark in whatever code page it has: so
/// all beyond printable ASCII stands outside of the quotes, by its number: `('caf' + [char]0x00E9)`.
#[must_use]
pub fn literal(argument: &Argument) -> String {
    match argument {
        Argument::Null => "$null".to_owned(),
        Argument::Bool(true) => "$true".to_owned(),
        Argument::Bool(false) => "$false".to_owned(),
        // As an argument, `-5` could be taken for a parameter.
        Argument::Number(number) if *number < 0 => format!("({number})"),
        Argument::Number(number) => number.to_string(),
        Argument::Text(text) => quote(text),
        Argument::List(items) => list(items),
        Argument::Edit { add, remove } => {
            let parts = [("Add", add), ("Remove", remove)];
            let parts = parts.iter().filter(|(_, items)| !items.is_empty());
            let parts: Vec<String> = parts.map(|(name, items)| format!("{name}={}", list(items))).collect();
            format!("@{{{}}}", parts.join("; "))
        }
        Argument::Credential(name) => format!("$credentials[{}]", quote(name)),
    }
}

/// `@('a', 'b')`, also where there is one element or none: Exchange is then given a list and not a text.
fn list(items: &[Argument]) -> String {
    let items: Vec<String> = items.iter().map(literal).collect();
    format!("@({})", items.join(", "))
}

/// Text in single quotes, or a sum of such texts and of characters by their numbers.
fn quote(text: &str) -> String {
    if text.chars().all(printable) {
        return quoted(text);
    }
    let sums: Vec<String> = pieces(text).chunks(PIECES).map(sum).collect();
    match sums.as_slice() {
        [one] => one.clone(),
        many => format!("({})", many.join(" + ")),
    }
}

/// Whether a character may stand in a script as it is.
fn printable(c: char) -> bool {
    c == ' ' || c.is_ascii_graphic()
}

fn quoted(text: &str) -> String {
    format!("'{}'", text.replace('\'', "''"))
}

/// The text in runs that can be quoted and UTF-16 units that cannot: PowerShell's `[char]` is one of these.
fn pieces(text: &str) -> Vec<String> {
    let mut pieces = Vec::new();
    let mut run = String::new();
    for c in text.chars() {
        if printable(c) {
            run.push(c);
            continue;
        }
        if !run.is_empty() {
            pieces.push(quoted(&std::mem::take(&mut run)));
        }
        pieces.extend(c.encode_utf16(&mut [0; 2]).iter().map(|unit| format!("[char]0x{unit:04X}")));
    }
    if !run.is_empty() {
        pieces.push(quoted(&run));
    }
    pieces
}

/// A sum that begins with a text, because `[char] + [char]` adds numbers.
fn sum(pieces: &[String]) -> String {
    let begin = if pieces.first().is_some_and(|piece| piece.starts_with('\'')) { "" } else { "'' + " };
    format!("({begin}{})", pieces.join(" + "))
}

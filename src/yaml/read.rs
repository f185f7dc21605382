//! Readers of scalars and lists. Each reports what is wrong, with the text that would be right, and then returns `None`.
//!
//! `what` is what is expected, with an article: `a name`, `a size`, `a list of servers`. The span that a reader returns is that of the
//! text itself, with its quotes; behind an alias it is at the anchor, so that a wrong text is reported once and mended where it stands.

use std::borrow::Cow;
use std::fmt;

use super::plain::{self, Reading};
use super::quoting::{Quoting, single};
use super::tree::{NodeRef, Scalar, View};
use crate::diagnostic::{Finding, Rule, Sink, Span};

/// A value of another type than the one that is expected.
pub static WRONG_TYPE: Rule =
    Rule::error("wrong-type", "A value of another type than the one expected.").page(include_str!("pages/wrong-type.md")).never_silenced();
/// A plain scalar that YAML does not read as what it looks like.
pub static YAML_TRAP: Rule = Rule::error("yaml-trap", "A value that YAML tools read as another type than the one meant.")
    .page(include_str!("pages/yaml-trap.md"))
    .never_silenced();

/// Texts longer than this are not repeated in a message.
const SHOWN: usize = 60;

/// A text. Without quotes it must be one to every YAML tool: `no`, `1.0` and `2027-05-01` need quotes.
pub fn text<'a>(node: NodeRef<'a>, what: &str, sink: &mut Sink) -> Option<(&'a str, Span)> {
    string(node, what, &[Reading::Text], sink)
}

/// A text that may be a number, which can only be meant as it is written: `2016`, `10485760`, `00:10:00`.
pub fn text_or_number<'a>(node: NodeRef<'a>, what: &str, sink: &mut Sink) -> Option<(&'a str, Span)> {
    string(node, what, &[Reading::Text, Reading::Number, Reading::Sexagesimal], sink)
}

/// A text that may look like a date, which can only be meant as it is written: `2027-05-01`.
pub fn date<'a>(node: NodeRef<'a>, what: &str, sink: &mut Sink) -> Option<(&'a str, Span)> {
    string(node, what, &[Reading::Text, Reading::Date], sink)
}

fn string<'a>(node: NodeRef<'a>, what: &str, allowed: &[Reading], sink: &mut Sink) -> Option<(&'a str, Span)> {
    let scalar = match node.view() {
        View::Scalar(scalar) => scalar,
        View::Null if !node.source().is_empty() && !node.source().starts_with('*') => {
            let source = node.source();
            sink.push(
                YAML_TRAP.at(node.span(), format!("`{source}` is nothing (null) in YAML, where {what} is expected")).label("null").suggest(
                    "quote it where this text is meant",
                    node.span(),
                    single(source),
                ),
            );
            return None;
        }
        _ => {
            sink.push(expected(what, node));
            return None;
        }
    };
    let reading = if scalar.plain { Reading::of(scalar.text) } else { Reading::Text };
    if !allowed.contains(&reading) {
        sink.push(trap(scalar, reading, what));
        return None;
    }
    Some((scalar.text, scalar.span))
}

/// `true` or `false`, without quotes and in small letters.
pub fn boolean(node: NodeRef<'_>, what: &str, sink: &mut Sink) -> Option<bool> {
    let View::Scalar(scalar) = node.view() else {
        sink.push(expected(what, node).help("write `true` or `false`"));
        return None;
    };
    if scalar.plain && matches!(scalar.text, "true" | "false") {
        return Some(scalar.text == "true");
    }
    let Some(meant) = plain::boolean(scalar.text.trim()) else {
        sink.push(expected(what, node).help("write `true` or `false`"));
        return None;
    };
    let shown = shown(scalar);
    let finding = if scalar.plain {
        YAML_TRAP.at(scalar.span, format!("{shown} is a boolean to some YAML tools only")).label("text to the others")
    } else {
        WRONG_TYPE.at(scalar.span, format!("{shown} is text, where {what} is expected")).label("text, because of its quotes")
    };
    sink.push(bare(finding, format!("write `{meant}`"), node, scalar.span, meant.to_string()));
    None
}

/// Adds to a finding what to write without quotes. In place of a text that is one by its lines or by a tag it would be text again.
fn bare(finding: Finding, help: String, node: NodeRef<'_>, at: Span, text: String) -> Finding {
    match Quoting::at(node, at) {
        Quoting::Elsewise => finding.help(help),
        Quoting::None | Quoting::Single | Quoting::Double => finding.fix(help, at, text),
    }
}

/// A whole number in plain decimal digits.
pub fn integer(node: NodeRef<'_>, what: &str, sink: &mut Sink) -> Option<i64> {
    let View::Scalar(scalar) = node.view() else {
        sink.push(expected(what, node));
        return None;
    };
    let digits = scalar.text.strip_prefix('-').unwrap_or(scalar.text);
    let decimal = !digits.is_empty() && digits.bytes().all(|byte| byte.is_ascii_digit());
    let canonical = decimal && (digits == "0" || !digits.starts_with('0'));
    if scalar.plain && canonical {
        let number = scalar.text.parse().ok();
        if number.is_none() {
            sink.push(WRONG_TYPE.at(scalar.span, format!("{} is too large a number", shown(scalar))).label("more than 64 bits"));
        }
        return number;
    }
    sink.push(match (scalar.plain, canonical.then_some(scalar.text).map(str::to_owned).or_else(|| other_notation(scalar.text))) {
        (true, Some(meant)) => YAML_TRAP.at(scalar.span, format!("{} is not the same number to all YAML tools", shown(scalar))).fix(
            "write it in decimal digits",
            scalar.span,
            meant,
        ),
        (false, Some(meant)) => {
            let finding = WRONG_TYPE.at(scalar.span, format!("{} is text, where {what} is expected", shown(scalar)));
            bare(finding.label("text, because of its quotes"), "write it without quotes".to_owned(), node, scalar.span, meant)
        }
        (true, None) if decimal => YAML_TRAP
            .at(scalar.span, format!("{} is octal to some YAML tools and decimal to others", shown(scalar)))
            .help("write it without zeros in front"),
        _ => expected(what, node).help("write it in decimal digits"),
    });
    None
}

/// The decimal digits of a number in a notation that has only one meaning.
fn other_notation(text: &str) -> Option<String> {
    let (sign, digits) = text.strip_prefix('-').map_or(("", text.strip_prefix('+').unwrap_or(text)), |digits| ("-", digits));
    let digits = digits.replace('_', "");
    let (base, digits) = [("0x", 16), ("0o", 8), ("0b", 2)]
        .into_iter()
        .find_map(|(prefix, base)| digits.strip_prefix(prefix).map(|digits| (base, digits)))
        .unwrap_or((10, &digits));
    let octal = base == 10 && digits.len() > 1 && digits.starts_with('0');
    if octal || digits.starts_with(['+', '-']) {
        return None;
    }
    let number = i64::from_str_radix(digits, base).ok()?;
    Some(format!("{sign}{number}"))
}

/// The items of a list.
pub fn items<'a>(node: NodeRef<'a>, what: impl fmt::Display, sink: &mut Sink) -> Option<Vec<NodeRef<'a>>> {
    if node.view() == View::Sequence {
        return Some(node.items().collect());
    }
    let finding = expected(what, node);
    let source = node.source();
    // Only what means the same between brackets is put there; a text with commas may be meant as several.
    let fits = !source.is_empty() && (source.starts_with(['\'', '"', '*']) || !source.contains(['[', ']', '{', '}', ',', '#']));
    sink.push(match node.view() {
        View::Scalar(_)
            if fits && !source.contains('\n') && (source.starts_with('*') || Quoting::at(node, node.span()) != Quoting::Elsewise) =>
        {
            finding.fix("a list stands in brackets, also one of a single item", node.span(), format!("[{source}]"))
        }
        View::Scalar(_) => finding.help("a list stands in brackets, its items with commas between them: `[a, b]`"),
        _ => finding.help("write each item on a line of its own, after `- `; an empty list is `[]`"),
    });
    None
}

/// A finding about a node that is of another type than what is expected.
pub(super) fn expected(what: impl fmt::Display, node: NodeRef<'_>) -> Finding {
    let (span, found) = match node.view() {
        View::Null => (node.span(), "nothing".to_owned()),
        View::Sequence => (node.span(), "a list".to_owned()),
        View::Mapping => (node.span(), "a mapping".to_owned()),
        View::Scalar(scalar) => (scalar.span, shown(scalar)),
    };
    WRONG_TYPE.at(span, format!("expected {what}, found {found}"))
}

/// A finding about a plain scalar that YAML reads as another type.
pub(super) fn trap(scalar: Scalar<'_>, reading: Reading, what: &str) -> Finding {
    let read_as = reading.what();
    YAML_TRAP.at(scalar.span, format!("{} is read as {read_as} by YAML tools, where {what} is expected", shown(scalar))).label(read_as).fix(
        "quote it",
        scalar.span,
        single(scalar.text),
    )
}

/// A text as a message names it.
fn shown(scalar: Scalar<'_>) -> String {
    let quote = if scalar.plain { "" } else { "\"" };
    format!("`{quote}{}{quote}`", short(scalar.text))
}

/// A text, or its beginning where it is long.
pub(super) fn short(text: &str) -> Cow<'_, str> {
    match text.char_indices().nth(SHOWN) {
        None => Cow::Borrowed(text),
        Some((cut, _)) => Cow::Owned(format!("{}...", &text[..cut])),
    }
}

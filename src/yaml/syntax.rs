//! What is no YAML, told so that it can be found and mended.

use granit_parser::{ErrorKind, ScanError};

use super::parse::too_deep;
use crate::diagnostic::{Finding, Rule, Span};

/// The text is no YAML.
pub static YAML_SYNTAX: Rule =
    Rule::error("yaml-syntax", "A file that is not YAML.").page(include_str!("pages/yaml-syntax.md")).never_silenced();

/// What keeps a text from being looked at: its length, or a control character. YAML forbids those, a terminal would obey them, and the
/// parser takes some of them for the end of the text. Source: YAML 1.2.2, section 5.1.
pub(super) fn unreadable(file: u32, text: &str) -> Option<Finding> {
    if u32::try_from(text.len()).is_err() {
        return Some(YAML_SYNTAX.at(Span::new(file, 0, 0), "the file is larger than 4 GB"));
    }
    let forbidden = |byte: u8| (byte < 0x20 && !matches!(byte, b'\t' | b'\n' | b'\r')) || byte == 0x7F;
    // In pieces without a way out of their middle, so that the processor looks at many bytes at once.
    let piece = text.as_bytes().chunks(256).position(|piece| piece.iter().fold(false, |found, byte| found | forbidden(*byte)))?;
    let at = piece * 256 + text.as_bytes()[piece * 256..].iter().position(|byte| forbidden(*byte))?;
    let code = text.as_bytes().get(at).copied().unwrap_or_default();
    let start = u32::try_from(at).unwrap_or_default();
    Some(
        YAML_SYNTAX
            .at(Span::new(file, start, start + 1), format!("the control character U+{code:04X} cannot stand in YAML"))
            .help(format!("leave it out; where it is meant, write \"\\x{code:02X}\" in double quotes")),
    )
}

/// The parser's error as a finding. `within` is the flow collection that is still open there.
pub(super) fn finding(file: u32, text: &str, error: &ScanError, within: Option<Span>) -> Box<Finding> {
    let byte = error.marker().byte_offset().unwrap_or(text.len()).min(text.len());
    let (start, length) = extent(text, byte, error.kind());
    let start = u32::try_from(start).unwrap_or_default();
    let span = Span::new(file, start, start + u32::try_from(length).unwrap_or_default());
    if *error.kind() == ErrorKind::RecursionLimitExceeded {
        return Box::new(too_deep(span));
    }
    let mut finding = YAML_SYNTAX.at(span, message(error.kind()));
    finding.help = help(error.kind()).map(str::to_owned);
    // The parser sees a tab before a key or an item as something else that is wrong.
    let line = text[..start as usize].rfind('\n').map_or(0, |end| end + 1);
    let indentation = &text[line..start as usize];
    if indentation.contains('\t') && indentation.trim().is_empty() {
        finding = YAML_SYNTAX.at(span, message(&ErrorKind::TabNotAllowed)).help("indent with spaces");
    } else if ["<<<<<<<", "=======", ">>>>>>>"].iter().any(|mark| text[line..].starts_with(mark)) {
        finding = YAML_SYNTAX
            .at(span, "this line marks a conflict of two versions, as git leaves it")
            .help("settle which of the two is meant, and remove the three marks");
    }
    if let Some(within) = within.filter(|within| within.end <= span.start) {
        finding = finding.other(within, "this is not closed before");
    }
    Box::new(finding)
}

/// The first byte and the length of what is wrong: one character, save where the parser points at the beginning of something longer.
fn extent(text: &str, byte: usize, kind: &ErrorKind) -> (usize, usize) {
    let byte = (0..=byte).rev().find(|&at| text.is_char_boundary(at)).unwrap_or_default();
    let rest = &text[byte..];
    match kind {
        // The parser points at the text before it.
        ErrorKind::TabInPlainScalar => (byte + indenting_tab(rest).unwrap_or_default(), 1),
        ErrorKind::UnknownAnchor => {
            (byte, rest.find(|c: char| c.is_whitespace() || matches!(c, ',' | '[' | ']' | '{' | '}')).unwrap_or(rest.len()))
        }
        ErrorKind::UnknownQuotedScalarEscape | ErrorKind::InvalidQuotedScalarHexEscape => {
            wrong_escape(rest).map_or((byte, 1), |(at, length)| (byte + at, length))
        }
        _ => (byte, rest.chars().next().filter(|c| !matches!(c, '\r' | '\n')).map_or(0, char::len_utf8)),
    }
}

/// The first tab that a line after the first one is indented with.
fn indenting_tab(text: &str) -> Option<usize> {
    text.match_indices('\n').find_map(|(end, _)| {
        let line = &text[end + 1..];
        let indentation = &line[..line.len() - line.trim_start_matches([' ', '\t']).len()];
        Some(end + 1 + indentation.find('\t')?)
    })
}

/// The first escape in a double-quoted text that YAML does not have. Source: YAML 1.2.2, section 5.7.
fn wrong_escape(text: &str) -> Option<(usize, usize)> {
    const KNOWN: &str = "0abt\tnvfre \"/\\N_LP\r\n";
    const DIGITS: &[(char, usize)] = &[('x', 2), ('u', 4), ('U', 8)];
    let mut chars = text.char_indices();
    while let Some((at, c)) = chars.next() {
        if c != '\\' {
            continue;
        }
        let (after, escaped) = chars.next()?;
        let complete = DIGITS.iter().find(|(letter, _)| *letter == escaped).is_some_and(|&(_, number)| {
            let digits = text.get(after + 1..after + 1 + number);
            digits.is_some_and(|digits| digits.bytes().all(|byte| byte.is_ascii_hexdigit()))
        });
        if !complete && !KNOWN.contains(escaped) {
            return Some((at, 1 + escaped.len_utf8()));
        }
    }
    None
}

/// What is wrong, in the words of somebody who writes manifests; the parser's own where these are as good.
fn message(kind: &ErrorKind) -> String {
    let own = match kind {
        ErrorKind::UnknownAnchor => "nothing above has this name",
        ErrorKind::UnknownQuotedScalarEscape | ErrorKind::InvalidQuotedScalarHexEscape => "double quotes have no such escape",
        ErrorKind::MappingValueNotAllowed => "a `:` that makes a key cannot stand here",
        ErrorKind::TabInBlockIndentation | ErrorKind::TabInIndentation | ErrorKind::TabNotAllowed | ErrorKind::TabInPlainScalar => {
            "a tab cannot indent"
        }
        ErrorKind::ExpectedBlockMappingKey => "expected a key here",
        ErrorKind::UnclosedQuotedScalar => "this quote is not closed",
        ErrorKind::SimpleKeyExpected => "expected `:` after a key",
        ErrorKind::InvalidColonPlacement => "a `:` cannot stand here",
        ErrorKind::BlockSequenceEntryNotAllowed => "a list cannot begin here",
        ErrorKind::MissingAnchorOrAliasName => "a name has to follow",
        ErrorKind::InvalidTrailingSingleQuotedScalar | ErrorKind::InvalidTrailingDoubleQuotedScalar => {
            "the text goes on after the quote that ends it"
        }
        ErrorKind::InvalidQuotedScalarIndent => "a text in quotes is not ended before this line",
        _ => return kind.to_string(),
    };
    own.to_owned()
}

/// The usual way out.
fn help(kind: &ErrorKind) -> Option<&'static str> {
    Some(match kind {
        ErrorKind::UnknownAnchor => "write `&name` before a value above; a text that begins with `*` needs quotes",
        ErrorKind::UnknownQuotedScalarEscape | ErrorKind::InvalidQuotedScalarHexEscape => {
            "write the text in single quotes, where `\\` is a character like any other"
        }
        ErrorKind::MappingValueNotAllowed => "put the text in quotes where the `:` is part of it; else look at the indentation",
        ErrorKind::TabInBlockIndentation | ErrorKind::TabInIndentation | ErrorKind::TabNotAllowed | ErrorKind::TabInPlainScalar => {
            "indent with spaces"
        }
        ErrorKind::ExpectedBlockMappingKey | ErrorKind::InvalidIndentation => {
            "the line is indented less or more than those that it belongs to"
        }
        ErrorKind::SimpleKeyExpected => {
            "look at the indentation, and for a `:` that is missing: a key has at most 1024 characters, and its `:` on the same line"
        }
        ErrorKind::InvalidQuotedScalarIndent | ErrorKind::UnclosedQuotedScalar | ErrorKind::DocumentIndicatorInQuotedScalar => {
            "look for a quote above that is not closed"
        }
        ErrorKind::InvalidTrailingSingleQuotedScalar => "write a quote inside single quotes twice: `''`",
        ErrorKind::InvalidTrailingDoubleQuotedScalar => "write a quote inside double quotes as `\\\"`",
        ErrorKind::InvalidColonPlacement
        | ErrorKind::UnclosedFlowCollection { .. }
        | ErrorKind::ExpectedFlowMappingSeparator
        | ErrorKind::ExpectedFlowSequenceSeparator => "look for a `,` or a closing bracket that is missing",
        ErrorKind::BlockSequenceEntryNotAllowed => "begin the list on a line of its own; a text that begins with `- ` needs quotes",
        ErrorKind::MissingAnchorOrAliasName => "a text that begins with `*` or `&` needs quotes",
        ErrorKind::UnexpectedCharacter { .. } => "put a text that begins with this character in quotes",
        _ => return None,
    })
}

//! What a finding is known by from one run to the next: by what it is about, not by where that stands.

use std::collections::HashMap;

use sha2::{Digest, Sha256};

use super::super::places::Lines;
use crate::diagnostic::Finding;

/// A line of more bytes than this tells findings apart by the text under their places only: on one of 60 MB there may be thousands.
const LONGEST: usize = 1000;

/// The fingerprints of a run. Equal ones are numbered, so that two findings never share one.
#[derive(Debug, Default)]
pub(super) struct Fingerprints {
    seen: HashMap<String, usize>,
}

impl Fingerprints {
    /// The fingerprint of the next finding: of its rule, its file, the line on which it begins, the text there that is wrong, and its
    /// message. Lines that move and blanks that change leave it as it is. The lines are those that may be shown: a short secret could be
    /// guessed from a hash.
    pub(super) fn of(&mut self, finding: &Finding, uri: &str, place: Option<(&Lines<'_>, (usize, usize))>) -> String {
        let (line, text) = place.map(|(lines, place)| texts(lines, place)).unwrap_or_default();
        let mut hash = Sha256::new();
        for part in [finding.rule.id, uri, &line, &text, &unnumbered(&finding.message)] {
            hash.update(part.as_bytes());
            hash.update([0]);
        }
        let hash: String = hash.finalize().iter().take(16).map(|byte| format!("{byte:02x}")).collect();
        let ordinal = self.seen.entry(hash.clone()).or_default();
        *ordinal += 1;
        format!("{hash}:{ordinal}")
    }
}

/// The line on which a place begins, and what of the place stands on it; each with single blanks.
fn texts(lines: &Lines<'_>, (start, end): (usize, usize)) -> (String, String) {
    let (from, to) = lines.range(lines.line(start));
    let line = if to - from <= LONGEST { &lines.text[from..to] } else { "" };
    let end = end.min(to).min(start + LONGEST).max(start);
    let end = (start..=end).rev().find(|&at| lines.text.is_char_boundary(at)).unwrap_or(start);
    (single_blanks(line), single_blanks(&lines.text[start..end]))
}

fn single_blanks(text: &str) -> String {
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}

/// A message without the numbers that stand by themselves, which count things and name lines: `3 more`, `a.yaml:12`. Those that are
/// part of a name, an address or a date stay.
fn unnumbered(message: &str) -> String {
    let mut text = String::with_capacity(message.len());
    let joins = |c: char| c.is_alphanumeric() || "._-/".contains(c);
    let mut rest = message;
    while let Some(start) = rest.find(|c: char| c.is_ascii_digit()) {
        let (before, digits) = rest.split_at(start);
        let end = digits.find(|c: char| !c.is_ascii_digit()).unwrap_or(digits.len());
        let (number, after) = digits.split_at(end);
        text.push_str(before);
        let last = text.chars().next_back();
        // A full stop joins what comes after it, and ends a sentence otherwise.
        let mut next = after.chars();
        let joined = match (next.next(), next.next()) {
            (Some('.'), Some(c)) => c.is_alphanumeric(),
            (Some('.'), None) | (None, _) => false,
            (Some(c), _) => joins(c),
        };
        text.push_str(if last.is_some_and(joins) || joined { number } else { "#" });
        rest = after;
    }
    text + rest
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_by_themselves_do_not_count() {
        let cases = [
            ("3 more from line 12.", "# more from line #."),
            ("a.yaml:12: (7) \u{e4}8", "a.yaml:#: (#) \u{e4}8"),
            ("EX01, 10.0.0.1, 10.0.0.0/8, 2027-05-01, 1.5 and x_2", "EX01, 10.0.0.1, 10.0.0.0/8, 2027-05-01, 1.5 and x_2"),
            ("10", "#"),
            ("", ""),
        ];
        for (message, expected) in cases {
            assert_eq!(unnumbered(message), expected);
        }
    }
}

//! What is said of a finding beside its message, as plain lines: for formats that have no fields of their own for labels, notes and help.

use std::fmt::{self, Display};

use super::conceal::Concealed;
use super::places::Places;
use crate::diagnostic::{Finding, Position, Replacement, Silenced, Span, clean, told};

/// A place in a file as tools find the file. Columns are in characters; the end is the place after the last one.
#[derive(Debug, Clone, Copy)]
pub(super) struct Spot<'a> {
    pub(super) path: &'a str,
    pub(super) start: Position,
    pub(super) end: Position,
}

impl Display for Spot<'_> {
    /// `tenants/contoso.yaml:3:5`, which terminals and editors take for a link.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}:{}:{}", clean(self.path), self.start.line, self.start.column)
    }
}

/// The place of a span; none where it is in no file.
pub(super) fn spot<'a>(span: Span, places: &mut Places<'a>) -> Option<Spot<'a>> {
    let (source, lines, (start, end)) = places.find(span)?;
    Some(Spot { path: &source.path, start: lines.position(start), end: lines.position(end) })
}

/// The other places of a finding, a line each, with what is said there. Without line ends within.
pub(super) fn others(finding: &Finding, places: &mut Places<'_>) -> Vec<String> {
    let others = finding.others.iter();
    others.filter_map(|other| line(spot(other.span, places), &other.text)).collect()
}

/// A place, and what is said there.
pub(super) fn line(spot: Option<Spot<'_>>, text: &str) -> Option<String> {
    match (spot, text) {
        (None, "") => None,
        (None, text) => Some(told(text).into_owned()),
        (Some(spot), "") => Some(spot.to_string()),
        (Some(spot), text) => Some(format!("{spot}: {}", told(text))),
    }
}

/// Why a finding matters, and how it is mended, a line each.
pub(super) fn way_out(finding: &Finding, concealed: &Concealed<'_>) -> Vec<String> {
    let notes = finding.notes.iter().map(|note| format!("note: {}", told(note)));
    let help = finding.help.iter().map(|help| format!("help: {}", told(help)));
    let fix = replacement(finding, concealed).map(|fix| {
        let certainty = if fix.certain { "write" } else { "perhaps" };
        format!("{certainty}: {}", told(&fix.text))
    });
    notes.chain(help).chain(fix).collect()
}

/// The text that would mend a finding; none where it would say a secret again.
pub(super) fn replacement<'f>(finding: &'f Finding, concealed: &Concealed<'_>) -> Option<&'f Replacement> {
    finding.fix.as_ref().filter(|fix| !concealed.hides(fix.span))
}

/// Why a finding is silenced: `the old gateway (until 2027-01-31, owner mail team)`.
pub(super) fn silence(silenced: &Silenced) -> String {
    let reason = told(silenced.reason());
    let Silenced::Comment(allowance) = silenced else { return reason.into_owned() };
    let until = allowance.until.as_ref().map(|until| format!("until {}", told(until)));
    let owner = allowance.owner.as_ref().map(|owner| format!("owner {}", told(owner)));
    let more: Vec<String> = until.into_iter().chain(owner).collect();
    if more.is_empty() { reason.into_owned() } else { format!("{reason} ({})", more.join(", ")) }
}

//! The places of a finding: that which is wrong, those which make it wrong, and objects of many servers that one line declares.

use std::collections::BTreeMap;

use crate::diagnostic::{Finding, Rule, Sink, Span};

/// A place that has to do with a finding, where manifests have it, and what is said beside it.
pub(super) type Place<'t> = (Option<Span>, &'t str);

/// Begins a finding at the first of some places that manifests have; the others are shown with it. None, where they have none: what no
/// manifest names is nobody's doing there.
pub(super) fn found(rule: &'static Rule, message: String, places: &[Place<'_>]) -> Option<Finding> {
    let mut said: Vec<(Span, &str)> = Vec::new();
    for (span, text) in places.iter().filter_map(|(span, text)| span.map(|span| (span, *text))) {
        if !said.iter().any(|(other, _)| *other == span) {
            said.push((span, text));
        }
    }
    let (&(at, label), others) = said.split_first()?;
    Some(others.iter().fold(rule.at(at, message).label(label), |finding, (span, text)| finding.other(*span, *text)))
}

/// Pushes findings; of several at one place only the first, with how many more objects it is about: a line with a list of servers
/// declares an object on each.
pub(super) fn push_once(findings: impl IntoIterator<Item = Finding>, sink: &mut Sink) {
    let mut at: BTreeMap<Span, (Finding, usize)> = BTreeMap::new();
    for finding in findings {
        at.entry(finding.span).and_modify(|(_, more)| *more += 1).or_insert((finding, 0));
    }
    for (finding, more) in at.into_values() {
        sink.push(match more {
            0 => finding,
            1 => finding.note("the same is so on one more server, of which the same place speaks"),
            more => finding.note(format!("the same is so on {more} more servers, of which the same place speaks")),
        });
    }
}

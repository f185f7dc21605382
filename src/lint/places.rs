//! The places of a finding: that which is wrong, those which make it wrong, and objects of many servers that one line declares.

use std::collections::{BTreeMap, BTreeSet};

use crate::diagnostic::{Finding, Rule, Sink, Span};
use crate::model::Subject;

/// A place that has to do with a finding, where manifests have it, and what is said beside it.
pub(super) type Place<'t> = (Option<Span>, &'t str);

/// No place.
pub(super) const NOWHERE: Place<'static> = (None, "");

/// Where manifests name an object of which an export shows the rest.
pub(super) fn of_export(subject: Subject<'_>, text: &'static str) -> Place<'static> {
    (subject.at().filter(|_| subject.is_exported()), text)
}

/// Begins a finding at the first of some places that manifests have; the others are shown with it, and where one is missing, that of the
/// object. None, where manifests have no place at all: what they do not name is nobody's doing there.
pub(super) fn found(rule: &'static Rule, message: String, places: &[Place<'_>], object: Place<'_>) -> Option<Finding> {
    let object = Some(object).filter(|_| places.iter().any(|(span, _)| span.is_none()));
    let mut said: Vec<(Span, &str)> = Vec::new();
    for (span, text) in places.iter().chain(&object).filter_map(|(span, text)| span.map(|span| (span, *text))) {
        if !said.iter().any(|(other, _)| *other == span) {
            said.push((span, text));
        }
    }
    let (&(at, label), others) = said.split_first()?;
    Some(others.iter().fold(rule.at(at, message).label(label), |finding, (span, text)| finding.other(*span, *text)))
}

/// What is found at one place.
#[derive(Default)]
struct There<'a> {
    server: Option<&'a str>,
    findings: Vec<Finding>,
    others: BTreeSet<&'a str>,
}

/// Pushes findings, each with the server that it is about. At one place only those of one server are pushed, the first with how many more
/// servers it is about: a line with a list of servers declares an object on each.
pub(super) fn push_by_server<'a>(findings: impl IntoIterator<Item = (Option<&'a str>, Finding)>, sink: &mut Sink) {
    let mut at: BTreeMap<Span, There<'a>> = BTreeMap::new();
    for (server, finding) in findings {
        let there = at.entry(finding.span).or_default();
        if there.findings.is_empty() {
            there.server = server;
        }
        if there.server == server {
            there.findings.push(finding);
        } else {
            there.others.extend(server);
        }
    }
    for There { findings, others, .. } in at.into_values() {
        for (place, finding) in findings.into_iter().enumerate() {
            sink.push(match others.len() {
                1 if place == 0 => finding.note("the same is so on one more server of which this line speaks"),
                more if more > 1 && place == 0 => finding.note(format!("the same is so on {more} more servers of which this line speaks")),
                _ => finding,
            });
        }
    }
}

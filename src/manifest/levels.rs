//! `lint` of a platform: what it decides about rules. Which rules there are, the layer above knows, and holds the names against them.

use super::keys::mapping;
use super::takes::Takes::{List, Rule, Words};
use super::word::one_of;
use crate::diagnostic::{Severity, Sink, Span};
use crate::model::LintLevels;
use crate::yaml::{self, NodeRef};

mapping! {
    /// What a platform decides about the rules of lint.
    LINT = "what is decided about rules" {
        "deny": List("rules, or of: warnings, advice", &Rule("public-mail-domain")) => "What is an error here: lint exits with 1, and plan and render do nothing.",
        "warn": List("rules, or of: warnings, advice", &Rule("public-mail-domain")) => "What is a warning here.",
        "allow": List("rules, or of: warnings, advice", &Rule("public-mail-domain")) => "What is silenced, everywhere on this platform; in one place, a comment does it.",
        "min_severity": Words(|| Severity::ALL.map(Severity::word).to_vec()) => "The least severe findings that are shown.",
    }
}

/// Reads the mapping.
pub(super) fn levels(node: NodeRef<'_>, sink: &mut Sink) -> Option<LintLevels> {
    let mut keys = LINT.open(node, sink)?;
    let mut words = |key: &str, sink: &mut Sink| -> Vec<(String, Span)> {
        let items = keys.take(key).and_then(|pair| yaml::items(pair.value, "a list of rules", sink)).unwrap_or_default();
        items.into_iter().filter_map(|item| yaml::text(item, "a rule", sink)).map(|(word, at)| (word.to_owned(), at)).collect()
    };
    let (deny, warn, allow) = (words("deny", sink), words("warn", sink), words("allow", sink));
    let min_severity = keys.take("min_severity").and_then(|pair| severity(pair.value, sink));
    keys.finish(sink);
    Some(LintLevels { deny, warn, allow, min_severity })
}

fn severity(node: NodeRef<'_>, sink: &mut Sink) -> Option<(Severity, Span)> {
    let (word, at) = yaml::text(node, "error, warning or advice", sink)?;
    let known = Severity::ALL.map(|severity| (severity.word(), severity));
    let found = one_of(&known, (word, at), node, || format!("`min_severity`: no finding is '{word}'"), sink);
    found.map(|severity| (severity, at))
}

//! What the tool is, and every rule that it has.
//!
//! All rules are listed, not only those that found something: a viewer then tells "nothing wrong" from "not looked for", GitHub lists what
//! was looked for on its page of the tool, and a rule's `ruleIndex` is the same in each run of a version.

use super::super::{rules_markdown, rules_text};
use super::level;
use super::log::{MultiformatMessage, ReportingConfiguration, ReportingDescriptor, RuleProperties, Tool, ToolComponent};
use crate::diagnostic::{Rule, Severity};
use crate::lint;

/// What every rule is about.
const TAG: &str = "exchange";

/// hostctl, with its rules in the order of `lint::rules`.
pub(super) fn tool() -> Tool {
    const VERSION: &str = env!("CARGO_PKG_VERSION");
    let layers = lint::layers();
    let rules = layers.iter().flat_map(|layer| layer.rules.iter().map(|rule| descriptor(rule, layer.tag)));
    Tool { driver: ToolComponent { name: "hostctl", version: VERSION, semantic_version: VERSION, rules: rules.collect() } }
}

fn descriptor(rule: &Rule, tag: &'static str) -> ReportingDescriptor {
    let what = rule.explained().what;
    ReportingDescriptor {
        id: rule.id,
        name: name(rule.id),
        short_description: MultiformatMessage { text: rule.summary.to_owned(), markdown: None },
        full_description: MultiformatMessage { text: sentences(&flowing(what)).to_owned(), markdown: None },
        help: MultiformatMessage { text: rules_text::page(rule, false), markdown: Some(rules_markdown::page(rule)) },
        default_configuration: ReportingConfiguration { level: level(rule.severity) },
        properties: RuleProperties { tags: vec![TAG, tag], problem_severity: problem_severity(rule.severity) },
    }
}

/// `OpenRelay` of `open-relay`: what viewers show as a name has no blanks or hyphens.
fn name(id: &str) -> String {
    let words = id.split('-').map(|word| word.chars().take(1).map(|c| c.to_ascii_uppercase()).chain(word.chars().skip(1)));
    words.flatten().collect()
}

/// Prose without the line ends that it is written with.
fn flowing(text: &str) -> String {
    let paragraphs = text.split("\n\n").map(|paragraph| paragraph.split_whitespace().collect::<Vec<_>>().join(" "));
    paragraphs.collect::<Vec<_>>().join("\n\n")
}

/// GitHub shows so many characters of a description.
const LONGEST: usize = 1024;

/// The sentences of a text that fit in a description. The page has the others, too.
fn sentences(text: &str) -> &str {
    let Some((end, _)) = text.char_indices().nth(LONGEST) else { return text };
    text[..end].rfind(". ").map_or(&text[..end], |last| &text[..=last])
}

/// GitHub's words for what is no question of security.
fn problem_severity(severity: Severity) -> &'static str {
    match severity {
        Severity::Error => "error",
        Severity::Warning => "warning",
        Severity::Advice => "recommendation",
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_are_words_without_blanks() {
        assert_eq!(name("smart-host-and-dns"), "SmartHostAndDns");
        assert_eq!(flowing("a\nb  c\n\nd"), "a b c\n\nd");
        let long = format!("{} end. And more.", "ä".repeat(LONGEST - 5));
        assert_eq!(sentences(&long), &long[..long.len() - 10]);
        assert_eq!(sentences("Short. And sweet."), "Short. And sweet.");
    }
}

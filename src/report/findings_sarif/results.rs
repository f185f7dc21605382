//! Findings as results.

use std::collections::HashMap;

use super::super::conceal::Concealed;
use super::super::places::{Lines, Places};
use super::super::told::{replacement, silence, spot, way_out};
use super::fingerprint::Fingerprints;
use super::level;
use super::log::{
    ArtifactChange, ArtifactContent, ArtifactLocation, Fix, Location, Message, PartialFingerprints, PhysicalLocation, Region, Replacement,
    SarifResult, Suppression,
};
use crate::diagnostic::{Finding, Silenced, Span, told};
use crate::lint;

/// A text under a place of more bytes than this is no snippet: a place can be a whole document.
const LONGEST_SNIPPET: usize = 2000;

/// Makes results of findings.
pub(super) struct Results<'a> {
    concealed: &'a Concealed<'a>,
    places: Places<'a>,
    artifacts: &'a [ArtifactLocation],
    rules: HashMap<&'static str, usize>,
    fingerprints: Fingerprints,
}

impl<'a> Results<'a> {
    /// Of these sources, whose names are given in the same order.
    pub(super) fn new(concealed: &'a Concealed<'a>, artifacts: &'a [ArtifactLocation]) -> Self {
        let rules = lint::rules().enumerate().map(|(index, rule)| (rule.id, index)).collect();
        Self { concealed, places: Places::new(concealed.sources()), artifacts, rules, fingerprints: Fingerprints::default() }
    }

    /// The next finding's result.
    pub(super) fn of(&mut self, finding: &Finding) -> SarifResult {
        let own = self.location(finding.span, None, &finding.label);
        let (related, links) = self.related(finding);
        let mut lines = vec![plain(&told(&finding.message))];
        lines.extend(links);
        lines.extend(way_out(finding, self.concealed).iter().map(|line| plain(line)));
        SarifResult {
            rule_id: finding.rule.id,
            rule_index: self.rules.get(finding.rule.id).copied(),
            level: level(finding.severity),
            message: Message { text: lines.join("\n") },
            locations: own.into_iter().collect(),
            related_locations: related,
            partial_fingerprints: PartialFingerprints { v1: self.fingerprint(finding) },
            fixes: self.fix(finding).into_iter().collect(),
            suppressions: finding.silenced.iter().map(|silenced| self.suppression(silenced)).collect(),
        }
    }

    /// The other places of a finding, and the lines of the message that lead to them: GitHub shows no place that no link leads to.
    fn related(&mut self, finding: &Finding) -> (Vec<Location>, Vec<String>) {
        let (mut related, mut links) = (Vec::new(), Vec::new());
        for other in &finding.others {
            let id = related.len() + 1;
            let (Some(spot), Some(location)) = (spot(other.span, &mut self.places), self.location(other.span, Some(id), &other.text))
            else {
                continue;
            };
            links.push(format!("[{}]({id}): {}", link_text(&spot.to_string()), plain(&told(&other.text))));
            related.push(location);
        }
        (related, links)
    }

    fn location(&mut self, span: Span, id: Option<usize>, text: &str) -> Option<Location> {
        let artifact_location = self.artifacts.get(span.file as usize)?.clone();
        let (_, lines, place) = self.places.find(span)?;
        let mut region = region(lines, place);
        let snippet = &lines.text[place.0..place.1];
        if snippet.len() <= LONGEST_SNIPPET && !self.concealed.hides(span) {
            region.snippet = Some(ArtifactContent { text: snippet.to_owned() });
        }
        let message = (!text.is_empty()).then(|| Message { text: plain(&told(text)) });
        Some(Location { id, physical_location: PhysicalLocation { artifact_location, region }, message })
    }

    fn fingerprint(&mut self, finding: &Finding) -> String {
        let uri = self.artifacts.get(finding.span.file as usize).map_or("", |artifact| &artifact.uri);
        let place = self.places.find(finding.span).map(|(_, lines, place)| (lines, place));
        self.fingerprints.of(finding, uri, place)
    }

    /// Only a fix that is certain: who applies a SARIF file's fixes applies all of them, and nothing there tells a guess from the answer. What
    /// was probably meant stands in the message.
    fn fix(&mut self, finding: &Finding) -> Option<Fix> {
        let fix = replacement(finding, self.concealed).filter(|fix| fix.certain)?;
        let artifact_location = self.artifacts.get(fix.span.file as usize)?.clone();
        let (_, lines, place) = self.places.find(fix.span)?;
        let replacement =
            Replacement { deleted_region: region(lines, place), inserted_content: ArtifactContent { text: fix.text.clone() } };
        Some(Fix {
            description: Message { text: plain(&told(finding.help.as_deref().unwrap_or(&finding.message))) },
            artifact_changes: [ArtifactChange { artifact_location, replacements: [replacement] }],
        })
    }

    /// What silences a finding. The place has no snippet: it may be in a file of which nothing else is shown, where no secrets are concealed.
    fn suppression(&mut self, silenced: &Silenced) -> Suppression {
        let mut location = silenced.span().and_then(|span| self.location(span, None, ""));
        if let Some(location) = &mut location {
            location.physical_location.region.snippet = None;
        }
        let kind = match silenced {
            Silenced::Comment(_) => "inSource",
            Silenced::Platform(_) | Silenced::CommandLine | Silenced::Minor => "external",
        };
        Suppression { kind, status: "accepted", justification: silence(silenced), location }
    }
}

/// The region of a place, as `columnKind` says.
fn region(lines: &Lines<'_>, (start, end): (usize, usize)) -> Region {
    let (start, end) = (lines.utf16_position(start), lines.utf16_position(end));
    Region { start_line: start.line, start_column: start.column, end_line: end.line, end_column: end.column, snippet: None }
}

/// A text as a part of a message, in which nothing is a link (`[text](target)`, SARIF 3.11.6) or a placeholder (`{0}`, 3.11.5). SARIF wants every
/// brace doubled; viewers that know no placeholders show both, so only those that could be taken for one are.
fn plain(text: &str) -> String {
    let text = text.replace("](", "\\](");
    let mut plain = String::with_capacity(text.len());
    let mut rest = text.as_str();
    while let Some((before, after)) = rest.split_once('{') {
        plain.push_str(before);
        match after.split_once('}') {
            Some((index, after)) if !index.is_empty() && index.bytes().all(|byte| byte.is_ascii_digit()) => {
                plain.push_str("{{");
                plain.push_str(index);
                plain.push_str("}}");
                rest = after;
            }
            _ => {
                plain.push('{');
                rest = after;
            }
        }
    }
    plain + rest
}

/// A text between the brackets of a link.
fn link_text(text: &str) -> String {
    plain(&text.replace('\\', "\\\\").replace('[', "\\[").replace(']', "\\]"))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn messages_hold_no_links_and_no_placeholders() {
        assert_eq!(plain("[a](https://example.com) {0} {name: x} {} {12} {"), "[a\\](https://example.com) {{0}} {name: x} {} {{12}} {");
        assert_eq!(link_text("[a]\\b.yaml:1:2"), "\\[a\\]\\\\b.yaml:1:2");
    }
}

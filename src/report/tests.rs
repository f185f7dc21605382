//! What holds of every format of findings that tools read, whatever the findings are.

use proptest::prelude::*;
use quick_xml::Reader;
use quick_xml::events::Event;

use super::{findings_github, findings_json, findings_junit, findings_sarif};
use crate::diagnostic::{Finding, Rule, Severity, Silenced, Source, Sources, Span, visible};

static RULE: Rule = Rule::error("a-rule", "A rule.");

/// A finding that says what is given, at any places, in the file or beyond.
fn finding(text: &str, places: &[(u32, u32, u32)], severity: usize, silenced: bool) -> Finding {
    let span = |number: usize| places.get(number).map_or(Span::new(0, 0, 0), |&(file, start, end)| Span::new(file, start, end));
    let mut finding = RULE.at(span(0), text).label(text).other(span(1), text).note(text).fix(text, span(2), text);
    finding.severity = Severity::ALL[severity];
    finding.silenced = silenced.then(|| Silenced::Platform(span(3)));
    finding
}

proptest! {
    #[test]
    fn any_findings_are_told(
        file in any::<String>(),
        text in any::<String>(),
        message in any::<String>(),
        found in proptest::collection::vec((proptest::collection::vec((0u32..3, 0u32..60, 0u32..60), 4), 0usize..3, any::<bool>()), 0..6),
    ) {
        let sources = Sources::new(vec![Source::new(file.as_str(), text.as_str()), Source::new("b", message.as_str())]);
        let findings: Vec<Finding> = found.iter().map(|(places, severity, silenced)| finding(&message, places, *severity, *silenced)).collect();
        let shown = findings.iter().filter(|finding| finding.silenced.is_none()).count();

        let github = findings_github::print(&findings, &sources);
        prop_assert_eq!(github.lines().count(), shown);

        let sarif = findings_sarif::print(&findings, &sources).unwrap();
        let json: serde_json::Value = serde_json::from_str(&sarif).unwrap();
        prop_assert_eq!(json["runs"][0]["results"].as_array().unwrap().len(), findings.len());

        let json: serde_json::Value = serde_json::from_str(&findings_json::print(&findings, &sources)).unwrap();
        prop_assert_eq!(json["findings"].as_array().unwrap().len(), findings.len());

        let junit = findings_junit::print(&findings, &sources).unwrap();
        let mut reader = Reader::from_str(&junit);
        let mut said = 0;
        loop {
            match reader.read_event().unwrap() {
                Event::Start(element) if matches!(element.name().as_ref(), "failure" | "system-out") => said += 1,
                Event::Eof => break,
                _ => {}
            }
        }
        prop_assert_eq!(said, findings.len());

        for printed in [&github, &sarif, &junit] {
            let raw = printed.chars().find(|&c| c != '\n' && visible(c) != c);
            prop_assert!(raw.is_none(), "{raw:?} of {printed}");
        }
        prop_assert!(!junit.contains(['\u{FFFE}', '\u{FFFF}']), "{}", junit);
    }
}

//! SARIF as tools read it. `tests/findings_formats.rs` holds that of every case against the published schema.

use std::collections::BTreeSet;

use serde_json::Value as Json;

use super::*;
use crate::diagnostic::{Allowance, Rule, Silenced, Span};
use crate::lint;

static RULE: Rule = Rule::warning("a-rule", "A rule.");

fn parsed(findings: &[Finding], sources: &Sources) -> Json {
    serde_json::from_str(&print(findings, sources).unwrap()).unwrap()
}

fn results(findings: &[Finding], text: &str) -> Vec<Json> {
    let sources = Sources::new(vec![Source::new("a.yaml", text)]);
    parsed(findings, &sources)["runs"][0]["results"].as_array().unwrap().clone()
}

fn at(text: &str, characters: &str) -> Span {
    let start = text.find(characters).unwrap();
    Span::new(0, u32::try_from(start).unwrap(), u32::try_from(start + characters.len()).unwrap())
}

#[test]
fn findings_are_results() {
    let text = "\u{1F600}: ü # x\r\nb: c\r\n";
    let files = vec![Source::new("ten ants/a.yaml", text), Source::new("/srv/b.yaml", "d: e\n")];
    let sources = Sources::new(files);
    let mut error = RULE
        .at(at(text, "ü"), "wrong \u{1b}[31m {0}")
        .label("here")
        .other(at(text, "b"), "there")
        .other(Span::new(1, 0, 1), "and there")
        .other(Span::new(9, 0, 1), "nowhere")
        .note("because")
        .fix("write x", at(text, "ü"), "x\u{9b}");
    error.severity = Severity::Error;
    let mut comment = RULE.at(at(text, "c"), "meant so").suggest("did you mean y?", at(text, "c"), "y");
    let (reason, until, owner) = ("we mean it".to_owned(), Some("2027-01-31".to_owned()), Some("mail".to_owned()));
    comment.silenced = Some(Silenced::Comment(Allowance { span: at(text, "# x"), reason, until, owner }));
    let mut platform = RULE.at(at(text, "b"), "meant so, too");
    platform.silenced = Some(Silenced::Platform(Span::new(1, 0, 4)));
    let mut nowhere = RULE.at(Span::new(9, 0, 1), "nowhere");
    nowhere.severity = Severity::Advice;
    let mut json = parsed(&[error, comment, platform, nowhere], &sources);
    // The rules have a test of their own.
    let rules = json["runs"][0]["tool"]["driver"]["rules"].take();
    assert_eq!(rules.as_array().unwrap().len(), lint::rules().count());
    json["runs"][0]["tool"]["driver"]["version"].take();
    json["runs"][0]["tool"]["driver"]["semanticVersion"].take();
    insta::assert_snapshot!(serde_json::to_string_pretty(&json).unwrap());
}

#[test]
fn every_rule_is_described() {
    let json = parsed(&[], &Sources::default());
    let driver = &json["runs"][0]["tool"]["driver"];
    let described = driver["rules"].as_array().unwrap();
    let mut names = BTreeSet::new();
    for (rule, described) in lint::rules().zip(described) {
        assert_eq!(described["id"], rule.id);
        assert!(names.insert(described["name"].as_str().unwrap()), "{}", rule.id);
        // GitHub shows so many characters of each.
        for (part, most) in [("shortDescription", 1024), ("fullDescription", 1024)] {
            let length = described[part]["text"].as_str().unwrap().chars().count();
            assert!((1..=most).contains(&length), "{}: {part} has {length} characters", rule.id);
        }
        let (page, help) = (rule.explained(), &described["help"]);
        assert!(help["markdown"].as_str().unwrap().contains(page.why), "{}", rule.id);
        assert!(help["text"].as_str().unwrap().contains(rule.summary), "{}", rule.id);
        assert_eq!(described["defaultConfiguration"]["level"], level(rule.severity));
        assert_eq!(described["properties"]["tags"].as_array().unwrap().len(), 2);
    }
}

#[test]
fn a_secret_is_neither_shown_nor_said_again() {
    let text = "password: hunter2\nname: x\n";
    let secret = at(text, "hunter2");
    let finding = RULE.at(secret, "wrong").other(at(text, "password: hunter2\nname"), "all of it").fix("quote it", secret, "'hunter2'");
    let printed = print(&[finding], &Sources::new(vec![Source::new("a.yaml", text)])).unwrap();
    assert!(!printed.contains("hunter2"), "{printed}");
    assert!(!printed.contains("snippet") && !printed.contains("\"fixes\""), "{printed}");
}

fn fingerprints(text: &str, marks: &[(&str, &str)]) -> Vec<String> {
    let findings: Vec<Finding> = marks
        .iter()
        .flat_map(|(characters, message)| {
            text.match_indices(characters).map(|(start, _)| {
                RULE.at(
                    Span::new(0, u32::try_from(start).unwrap(), u32::try_from(start + characters.len()).unwrap()),
                    message.replace("LINE", &(text[..start].lines().count()).to_string()),
                )
            })
        })
        .collect();
    let results = results(&findings, text);
    results.iter().map(|result| result["partialFingerprints"]["hostctl/v1"].as_str().unwrap().to_owned()).collect()
}

#[test]
fn fingerprints_survive_lines_that_move_and_blanks_that_change() {
    let marks = [
        ("fqdn: mail.a.example", "wrong"),
        ("fqdn: mail.a.example", "wrong in another way"),
        ("[b,\n", "as line LINE says"),
        ("name", "a name"),
    ];
    let text = "send_connectors:\n- name: A\n  fqdn: mail.a.example\n- name: B\n  fqdn: mail.a.example\n  x: [b,\n c]\n";
    let before = fingerprints(text, &marks);
    assert_eq!(before.len(), 7);
    assert_eq!(before.iter().collect::<BTreeSet<_>>().len(), 7, "two findings share one: {before:?}");
    let moved = format!("# above\nkind: Tenant\n\n{text}");
    assert_eq!(fingerprints(&moved, &marks), before, "moved");
    let indented = text.replace('\n', "\n      ");
    let marks_indented = marks.map(|(characters, message)| (characters.trim_end(), message));
    assert_eq!(fingerprints(&indented, &marks_indented), fingerprints(text, &marks_indented), "indented");
    let ends = text.replace('\n', "\r\n").replace("- ", "-   ");
    assert_eq!(fingerprints(&ends, &marks_indented), fingerprints(text, &marks_indented), "other line ends");
    let changed = fingerprints(&text.replace("mail.a", "mail.b"), &[("fqdn: mail.b.example", "wrong")]);
    assert!(changed.iter().all(|one| !before.contains(one)), "another text is another finding");
}

/// A line of 20 MB with thousands of findings: each is looked at without looking at all of the line.
#[test]
fn a_long_line_takes_no_time() {
    let item = "\u{1F600}a, ";
    let text = item.repeat(3_000_000);
    let findings: Vec<Finding> = (0u32..5_000).map(|n| RULE.at(Span::new(0, n * 500 * 7, n * 500 * 7 + 4), "wrong")).collect();
    let started = std::time::Instant::now();
    let results = results(&findings, &text);
    let took = started.elapsed();
    let region = &results[4_999]["locations"][0]["physicalLocation"]["region"];
    // Each item is five units wide.
    assert_eq!((region["startColumn"].as_u64(), region["endColumn"].as_u64()), (Some(4_999 * 500 * 5 + 1), Some(4_999 * 500 * 5 + 3)));
    let all: BTreeSet<&str> = results.iter().map(|result| result["partialFingerprints"]["hostctl/v1"].as_str().unwrap()).collect();
    assert_eq!(all.len(), findings.len());
    assert!(took.as_secs() < 20, "{took:?}");
}

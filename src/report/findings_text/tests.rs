//! Findings as people see them. Snapshots show the layout; what must hold of any text is asserted.

use proptest::prelude::*;

use super::*;
use crate::diagnostic::{Rule, Silenced, Sink, Source};
use crate::yaml::{self, Fields};

static RULE: Rule = Rule::error("a-rule", "a rule");
static ADVICE: Rule = Rule::advice("a-third-rule", "a third rule");
static OTHER: Rule = Rule::warning("another-rule", "another rule");

fn sources(texts: &[(&str, &str)]) -> Sources {
    Sources::new(texts.iter().map(|&(name, text)| Source::new(name, text)).collect())
}

fn at(text: &str, characters: &str) -> Span {
    let start = text.find(characters).unwrap();
    Span::new(0, u32::try_from(start).unwrap(), u32::try_from(start + characters.len()).unwrap())
}

#[test]
fn a_finding_shows_places_reasons_and_the_way_out() {
    let text = "kind: Tenant\nname: contoso\n# between\n\n\n\n\n\nAddressSpaces: [\"*\"]\nlast: 1\n";
    let other = "kind: Platform\nname: fabrikam\n";
    let sources = sources(&[("contoso.yaml", text), ("sub/platform.yaml", other), ("third.yaml", "")]);
    let key = at(text, "AddressSpaces");
    let finding = RULE
        .at(key, "there is no key `AddressSpaces` here")
        .label("unknown")
        .other(at(text, "name"), "a tenant begins here")
        .other(at(text, "last"), "and goes on")
        .other(Span { file: 1, ..at(other, "fabrikam") }, "the platform")
        .note("nothing reads it")
        .fix("`address_spaces` is probably meant", key, "address_spaces");
    let second = OTHER.at(at(text, "contoso"), "a name").help("think again");
    insta::assert_snapshot!(print(&[finding, second], &sources, false));
}

#[test]
fn a_syntax_error_at_the_end_is_shown() {
    let text = "a: [1, 2\n";
    let sources = sources(&[("a.yaml", text)]);
    let mut sink = Sink::default();
    assert!(yaml::parse(0, text, &mut sink).is_none());
    insta::assert_snapshot!(print(&sink.into_sorted(), &sources, false));
}

#[test]
fn long_lines_are_cut_around_the_place() {
    let text = format!("first: {}\na: [{}wrong, {}]\n", "x".repeat(1000), "ü, ".repeat(100_000), "y, ".repeat(400_000));
    let sources = sources(&[("a.yaml", &text)]);
    let span = at(&text, "wrong");
    let printed = print(&[RULE.at(span, "wrong").fix("write right", span, "right")], &sources, false);
    assert!(printed.chars().count() < 2500, "{}", printed.len());
    assert!(printed.contains("a.yaml:2:300005"), "{printed}");
    insta::assert_snapshot!(printed);
}

#[test]
fn nothing_reaches_the_terminal_raw() {
    let text = "a: \u{1b}[31m\u{202e}b\u{9b}c\r\u{7}\t|\n";
    let sources = sources(&[("\u{1b}]0;evil\u{7}.yaml", text)]);
    let finding = RULE
        .at(at(text, "b"), "\u{1b}[2J\nmessage")
        .label("\u{1b}label")
        .other(at(text, "c"), "\u{1b}other")
        .note("\u{1b}note")
        .fix("\u{1b}help", at(text, "b"), "\u{1b}fix");
    let printed = print(&[finding], &sources, false);
    let bad = |c: char| c.is_control() && c != '\n' || c == '\u{202e}';
    assert!(!printed.contains(bad), "{printed:?}");
}

#[test]
fn the_summary_counts() {
    let sources = sources(&[("a", "x"), ("b", "x")]);
    let at = |rule: &'static Rule, file| rule.at(Span::new(file, 0, 1), "x");
    assert_eq!(summary(&[], &sources), "2 files: no problems");
    assert_eq!(summary(&[at(&RULE, 0)], &sources), "1 error in 1 of 2 files");
    assert_eq!(summary(&[at(&RULE, 0), at(&OTHER, 1), at(&OTHER, 1)], &sources), "1 error, 2 warnings in 2 of 2 files");
    let silenced = |file| {
        let mut finding = at(&RULE, file);
        finding.silenced = Some(Silenced::CommandLine);
        finding
    };
    assert_eq!(summary(&[silenced(0), silenced(1)], &sources), "2 files: no problems (2 silenced)");
    assert_eq!(summary(&[silenced(0), at(&ADVICE, 1), at(&ADVICE, 1)], &sources), "2 suggestions in 1 of 2 files (1 silenced)");
}

#[test]
fn advice_is_shown_by_its_name_and_what_is_silenced_is_not() {
    let sources = sources(&[("a", "x y")]);
    let mut silenced = RULE.at(Span::new(0, 2, 3), "not shown");
    silenced.silenced = Some(Silenced::Platform(silenced.span));
    let printed = print(&[ADVICE.at(Span::new(0, 0, 1), "better"), silenced], &sources, false);
    assert!(printed.starts_with("advice[a-third-rule]: better\n"), "{printed}");
    assert!(!printed.contains("not shown"), "{printed}");
}

#[test]
fn many_findings_in_a_large_file_take_no_time() {
    let text = format!("- {{a: 1, {}}}\n", "b: ü, ".repeat(1_000_000));
    let sources = sources(&[("a.yaml", &text)]);
    let findings: Vec<Finding> = (0..2000).map(|n| RULE.at(Span::new(0, 9 + n * 3500, 10 + n * 3500), "x")).collect();
    let began = std::time::Instant::now();
    assert!(print(&findings, &sources, false).contains("2000 errors"));
    assert!(began.elapsed().as_secs() < 20);
}

/// What a person would see for a manifest that is wrong in many ways.
#[test]
fn a_wrong_manifest_is_explained() {
    let text = "kind: Tenant\r\nname: no\r\naccepted_domains: contoso.com\r\nenabled: Yes\r\nNmae: x\r\nname: again\r\nempty:\r\nlist:\r\n  - ü: 1\r\n    b: 2\r\n  - c\r\n";
    let sources = sources(&[("a.yaml", text)]);
    let mut sink = Sink::default();
    let tree = yaml::parse(0, text, &mut sink).unwrap();
    let mut fields = Fields::open(tree.documents().next().unwrap(), "a tenant", &mut sink).unwrap();
    let mut value = |key| fields.take(key).unwrap().value;
    assert!(yaml::text(value("kind"), "a kind", &mut sink).is_some());
    assert!(yaml::text(value("name"), "a name", &mut sink).is_none());
    assert!(yaml::items(value("accepted_domains"), "a list of domains", &mut sink).is_none());
    assert!(yaml::boolean(value("enabled"), "true or false", &mut sink).is_none());
    assert!(yaml::text(value("empty"), "a host", &mut sink).is_none());
    assert!(yaml::text(value("list"), "a host", &mut sink).is_none());
    fields.finish(&["kind", "name", "accepted_domains"], &mut sink);
    insta::assert_snapshot!(print(&sink.into_sorted(), &sources, false));
}

proptest! {
    #[test]
    fn any_places_in_any_text_are_shown(text in "(a|ü|😀|\n|\r\n|\t|\u{1b}|: ){0,40}", spans in proptest::collection::vec((0u32..100, 0u32..100), 1..5)) {
        let sources = sources(&[("a.yaml", &text)]);
        let mut finding = RULE.at(Span::new(0, spans[0].0, spans[0].1), "message").label("label");
        for &(start, end) in &spans {
            finding = finding.other(Span::new(start % 2, start, end), "other").fix("help", Span::new(0, start, end), "fix");
        }
        let plain = print(std::slice::from_ref(&finding), &sources, false);
        prop_assert!(plain.contains("1 error"));
        prop_assert!(!plain.lines().any(|line| line.trim() == ":::"));
        // Colour changes nothing but colour.
        prop_assert_eq!(anstream::adapter::strip_str(&print(&[finding], &sources, true)).to_string(), plain);
    }

    #[test]
    fn findings_about_any_bytes_are_shown(bytes in proptest::collection::vec(any::<u8>(), 0..100)) {
        let text = String::from_utf8_lossy(&bytes);
        let sources = sources(&[("a.yaml", &text)]);
        let mut sink = Sink::default();
        if let Some(tree) = yaml::parse(0, &text, &mut sink) {
            for node in tree.documents() {
                if let Some(fields) = Fields::open(node, "a thing", &mut sink) {
                    fields.finish(&[], &mut sink);
                }
            }
        }
        let findings = sink.into_sorted();
        prop_assert!(!print(&findings, &sources, true).is_empty());
        prop_assert!(crate::report::findings_json::print(&findings, &sources).ends_with('\n'));
    }
}

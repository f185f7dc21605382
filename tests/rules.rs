//! The registry of rules: whole, unambiguous, and each rule found by some case.
#![allow(clippy::unwrap_used, clippy::panic, reason = "tests may fail loudly, and so may their helpers")]

#[path = "support/repository.rs"]
mod repository;

use std::collections::{BTreeMap, BTreeSet};
use std::fs;

use hostctl::lint;
use repository::{declared_rules, files, root};

#[test]
fn ids_are_unique_and_kebab_case() {
    let mut seen = BTreeSet::new();
    for rule in lint::rules() {
        assert!(seen.insert(rule.id), "two rules are called {}", rule.id);
        let is_part = |part: &str| !part.is_empty() && part.bytes().all(|c| c.is_ascii_lowercase() || c.is_ascii_digit());
        assert!(rule.id.split('-').all(is_part), "{} is not kebab-case", rule.id);
    }
}

#[test]
fn summaries_are_one_sentence() {
    for rule in lint::rules() {
        let summary = rule.summary;
        assert!(summary.ends_with('.') && !summary.contains('\n'), "{}: '{summary}' is no sentence on one line", rule.id);
        assert!(summary.starts_with(|c: char| c.is_uppercase() || c == '`'), "{}: '{summary}' does not begin as a sentence", rule.id);
    }
}

/// A rule that is declared and not listed would be found and never explained.
#[test]
fn each_declared_rule_is_listed_and_declared_once() {
    let mut declared: BTreeMap<String, Vec<String>> = BTreeMap::new();
    for (path, text) in files("src", "rs").into_iter().filter(|(path, _)| !path.ends_with("/tests.rs")) {
        for id in declared_rules(&text) {
            declared.entry(id).or_default().push(path.clone());
        }
    }
    for (id, paths) in &declared {
        assert!(lint::rule(id).is_some(), "{id} of {} is in no layer's RULES", paths[0]);
        assert_eq!(paths.len(), 1, "{id} is declared in {}", paths.join(" and "));
    }
    for rule in lint::rules() {
        assert!(declared.contains_key(rule.id), "{} is listed, and this test does not find where it is declared", rule.id);
    }
}

/// Where no case shows a rule, nobody knows that it works. What is found about findings themselves needs more files than a case has:
/// a test names it.
#[test]
fn each_rule_is_shown_by_some_case() {
    let all = |files: Vec<(String, String)>| files.into_iter().map(|(_, text)| text).collect::<String>();
    let cases = all(files("tests/cases", "json").into_iter().filter(|(path, _)| path.ends_with("/lint.json")).collect());
    let tests = all(files("tests", "rs"));
    let own = |id: &str| id == hostctl::diagnostic::TOO_MANY.id;
    let shown = |id: &str| cases.contains(&format!("\"{id}\"")) || (own(id) && tests.contains(id));
    let missing: Vec<&str> = lint::rules().map(|rule| rule.id).filter(|id| !shown(id)).collect();
    assert!(missing.is_empty(), "no case under tests/cases has a finding of {}", missing.join(", "));
}

#[test]
fn folders_of_cases_about_a_rule_name_a_rule_that_exists() {
    for folder in fs::read_dir(root("tests/cases")).unwrap() {
        let name = folder.unwrap().file_name().into_string().unwrap();
        let Some(about) = name.strip_prefix("lint-") else { continue };
        let expected = root("tests/cases").join(&name).join("lint.json");
        let findings = fs::read_to_string(&expected).unwrap_or_else(|error| panic!("{}: {error}", expected.display()));
        let shows = lint::rules().any(|rule| findings.contains(&format!("\"{}\"", rule.id)));
        assert!(shows, "{about}: lint.json has no finding of a rule");
        if lint::rule(about).is_some() {
            assert!(findings.contains(&format!("\"{about}\"")), "the case lint-{about} has no finding of {about}");
        }
    }
}

//! The registry of rules: whole, unambiguous, and each rule found by some case.
#![allow(clippy::unwrap_used, clippy::panic, reason = "tests may fail loudly, and so may their helpers")]

#[path = "support/repository.rs"]
mod repository;

use std::collections::{BTreeMap, BTreeSet};
use std::fs;

use hostctl::diagnostic::{Example, Rule, Source, Sources, TOO_MANY};
use hostctl::lint::{self, Look};
use hostctl::progress::Progress;
use hostctl::report::findings_json;
use hostctl::value::Day;
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
    let shown = |id: &str| cases.contains(&format!("\"{id}\"")) || (id == TOO_MANY.id && tests.contains(id));
    let missing: Vec<&str> = lint::rules().map(|rule| rule.id).filter(|id| !shown(id)).collect();
    assert!(missing.is_empty(), "no case under tests/cases has a finding of {}", missing.join(", "));
}

/// What a rule about organisations is worth shows where it just fires, and where it just does not: the folders `lint-ID...` and
/// `lint-ID-not...`.
#[test]
fn each_rule_about_organisations_has_a_case_and_a_near_miss() {
    let (mut fire, mut miss) = (BTreeSet::new(), BTreeSet::new());
    for (path, text) in files("tests/cases", "json").into_iter().filter(|(path, _)| path.ends_with("/lint.json")) {
        let Some(name) = path.strip_prefix("tests/cases/lint-").and_then(|rest| rest.split('/').next()) else { continue };
        let about = |id: &str| name.strip_prefix(id).filter(|rest| rest.is_empty() || rest.starts_with('-'));
        // `unused-allow` is a rule of its own, of another layer, and no case of `unused`.
        let of = lint::rules().map(|rule| rule.id).filter(|id| about(id).is_some()).max_by_key(|id| id.len());
        let Some(id) = of.filter(|id| lint::CHECKS.iter().any(|check| check.rule.id == *id)) else { continue };
        let fires = found(&text).contains(id);
        let is_near_miss = about(id).is_some_and(|rest| rest == "-not" || rest.starts_with("-not-"));
        assert_ne!(fires, is_near_miss, "{path}: {id} {}", if fires { "fires in a near miss" } else { "does not fire" });
        if is_near_miss {
            miss.insert(id)
        } else {
            fire.insert(id)
        };
    }
    for check in lint::CHECKS {
        let id = check.rule.id;
        assert!(fire.contains(id), "{id} has no case: tests/cases/lint-{id}");
        assert!(miss.contains(id), "{id} has no near miss: tests/cases/lint-{id}-not");
    }
}

/// The rules of the findings in a `lint.json`, those that are silenced too.
fn found(json: &str) -> BTreeSet<String> {
    let json: serde_json::Value = serde_json::from_str(json).unwrap();
    json["findings"].as_array().unwrap().iter().map(|finding| finding["rule"].as_str().unwrap().to_owned()).collect()
}

/// The rules of the findings in an example that no comment silences: under `/hosting`, say, one is always found.
fn heard(json: &str) -> BTreeSet<String> {
    let json: serde_json::Value = serde_json::from_str(json).unwrap();
    let findings = json["findings"].as_array().unwrap().iter().filter(|finding| finding["silenced"].is_null());
    findings.map(|finding| finding["rule"].as_str().unwrap().to_owned()).collect()
}

/// Around an example that is no whole manifest, this platform is thought.
const PLATFORM: &str = "kind: Platform\nname: fabrikam\n";
const ORGANIZATION: &str = "organization: {name: First Organization, forest: fabrikam.local}\n";

/// The day on which examples are looked at.
const TODAY: &str = "2026-11-20";

/// The files that an example stands for.
fn manifests(example: Example<'_>) -> Vec<Source> {
    let says = |key: &str| example.yaml.lines().any(|line| line.split(':').next() == Some(key));
    let mut texts = Vec::new();
    if example.whole || says("kind") {
        texts.push(example.yaml.to_owned());
    } else {
        texts.push(format!("{PLATFORM}{}", example.yaml));
    }
    if !example.whole {
        let mut platform = PLATFORM.to_owned();
        for (key, line) in
            [("organization", ORGANIZATION), ("product", "product: 2016\n"), ("servers", "servers: [{name: EX01}, {name: EX02}]\n")]
        {
            if !says(key) {
                platform.push_str(line);
            }
        }
        texts.push(platform);
    }
    let source = |(at, text)| Source::new(format!("{at}.yaml"), text);
    texts.into_iter().enumerate().map(source).collect()
}

/// What lint finds in an example of a rule's page, as `hostctl lint --today` would; with matters of style, where the rule is one.
fn lint_example(rule: &Rule, example: Example<'_>) -> String {
    let sources = manifests(example);
    let style = rule.on_request;
    let (organisations, sink) = hostctl::manifest::read_counted(&sources, style, &Progress::new());
    let at = if sink.has_errors() { Vec::new() } else { organisations.iter().collect() };
    let sources = Sources::new(sources);
    let findings = lint::look(&sources, sink, &Look { at, all: &organisations, today: Day::read(TODAY), style, ..Look::default() });
    findings_json::print(&findings, &sources)
}

#[test]
fn each_rule_has_a_whole_page() {
    for rule in lint::rules() {
        let page = rule.explained();
        for (part, text) in [("what it finds", page.what), ("Why", page.why), ("Source", page.source)] {
            assert!(!text.is_empty(), "the page of {} lacks: {part}", rule.id);
        }
        assert!(page.source.lines().all(|line| line.starts_with("- ")), "the sources of {} are no list", rule.id);
        // Nobody writes ten thousand mistakes as an example.
        let examples = [("Fails", page.fails), ("Mended", page.mended)];
        let missing = examples.iter().find(|(_, example)| example.yaml.is_empty()).map(|(title, _)| *title);
        assert!(rule.id == TOO_MANY.id || missing.is_none(), "the page of {} lacks YAML under {}", rule.id, missing.unwrap_or_default());
    }
}

#[test]
fn examples_that_fail_fail_by_their_rule_alone() {
    let mut wrong = String::new();
    for rule in lint::rules().filter(|rule| rule.id != TOO_MANY.id) {
        let json = lint_example(rule, rule.explained().fails);
        let mut heard = heard(&json);
        // What an allowance silenced is there again when it is over.
        if rule.id == "expired-allow" {
            assert!(heard.remove("public-mail-domain"), "{json}");
        }
        if heard.into_iter().collect::<Vec<_>>() != [rule.id] {
            wrong += &format!("the example of {} that fails:\n{json}\n", rule.id);
        }
    }
    assert!(wrong.is_empty(), "{wrong}");
}

#[test]
fn mended_examples_are_clean() {
    let mut wrong = String::new();
    for rule in lint::rules() {
        let json = lint_example(rule, rule.explained().mended);
        if rule.id != TOO_MANY.id && !heard(&json).is_empty() {
            wrong += &format!("the example of {} that is mended:\n{json}\n", rule.id);
        }
    }
    assert!(wrong.is_empty(), "{wrong}");
}

#[test]
fn folders_of_cases_about_a_rule_name_a_rule_that_exists() {
    for folder in fs::read_dir(root("tests/cases")).unwrap() {
        let name = folder.unwrap().file_name().into_string().unwrap();
        let Some(about) = name.strip_prefix("lint-") else { continue };
        let expected = root("tests/cases").join(&name).join("lint.json");
        let findings = fs::read_to_string(&expected).unwrap_or_else(|error| panic!("{}: {error}", expected.display()));
        let is_near_miss = lint::CHECKS.iter().any(|check| about.starts_with(&format!("{}-not", check.rule.id)));
        assert!(is_near_miss || !found(&findings).is_empty(), "{about}: lint.json has no finding of a rule");
        if lint::rule(about).is_some() {
            assert!(findings.contains(&format!("\"{about}\"")), "the case lint-{about} has no finding of {about}");
        }
    }
}

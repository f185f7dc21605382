//! The formats of `lint` say the same, of every case; and what tools read is what they can read.
//!
//! SARIF is held against the schema that OASIS publishes (`tests/fixtures/sarif/README.md`), JUnit's XML is read by a parser, the commands of
//! GitHub's workflows are taken apart as GitHub's runner does it.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, reason = "tests may fail loudly, and so may their helpers")]

#[path = "cases/folder.rs"]
#[allow(dead_code, reason = "the rest is for tests/cases.rs")]
mod folder;

use std::collections::BTreeSet;
use std::path::Path;
use std::sync::LazyLock;

use folder::{Case, Ran, find, hostctl};
use quick_xml::Reader;
use quick_xml::events::{BytesStart, Event};
use rayon::prelude::*;
use serde_json::Value as Json;

/// What all formats say of a finding that nothing silences: severity, rule, file, line, message.
type Fact = (String, String, String, u64, String);

/// All cases, each with its manifests as somebody names them who works in the repository. Made once: tests run at the same time, and some
/// cases are copied.
static CASES: LazyLock<Vec<Case>> = LazyLock::new(|| {
    let mut cases = find();
    let root = Path::new(env!("CARGO_MANIFEST_DIR"));
    for case in &mut cases {
        case.copy_for_product();
        if let Ok(inside) = case.manifests.strip_prefix(root) {
            case.manifests = inside.to_owned();
        }
    }
    assert!(cases.len() > 150, "only {} cases are found", cases.len());
    cases
});

fn lint(case: &Case, format: &str) -> Ran {
    let arguments = case.arguments("lint", &["--format", format]);
    let ran = hostctl(&arguments.iter().map(String::as_str).collect::<Vec<_>>());
    assert!(ran.code < 2, "{}: {}", case.name, ran.err);
    ran
}

fn text(value: &Json) -> String {
    value.as_str().unwrap_or_else(|| panic!("no text: {value}")).to_owned()
}

#[test]
fn sarif_of_every_case_is_valid() {
    let schema: Json = serde_json::from_str(include_str!("fixtures/sarif/sarif-schema-2.1.0.json")).unwrap();
    let validator = jsonschema::validator_for(&schema).unwrap();
    assert!(!validator.is_valid(&serde_json::json!({"version": "2.1.0", "runs": [{}]})), "the schema lets everything pass");
    let results: usize = CASES
        .par_iter()
        .map(|case| {
            let json: Json = serde_json::from_str(&lint(case, "sarif").out).unwrap();
            let wrong: Vec<String> = validator.iter_errors(&json).map(|error| format!("{}: {error}", error.instance_path())).collect();
            assert!(wrong.is_empty(), "{}:\n{}", case.name, wrong.join("\n"));
            points_are_right(case, &json["runs"][0])
        })
        .sum();
    assert!(results > 150, "only {results} results were looked at");
}

/// What a schema cannot say: indices lead to what they name, links lead to locations, fingerprints are unique. Returns how many results there are.
fn points_are_right(case: &Case, run: &Json) -> usize {
    let (rules, artifacts) = (run["tool"]["driver"]["rules"].as_array().unwrap(), run["artifacts"].as_array().unwrap());
    let mut fingerprints = BTreeSet::new();
    let results = run["results"].as_array().unwrap();
    for result in results {
        let index = usize::try_from(result["ruleIndex"].as_u64().expect("a listed rule")).unwrap();
        assert_eq!(rules[index]["id"], result["ruleId"], "{}", case.name);
        assert!(fingerprints.insert(text(&result["partialFingerprints"]["hostctl/v1"])), "{}: two findings share a fingerprint", case.name);
        let related: Vec<&Json> = result["relatedLocations"].as_array().into_iter().flatten().collect();
        let message = text(&result["message"]["text"]);
        for location in &related {
            assert!(message.contains(&format!("]({}): ", location["id"])), "{}: no link to {location}", case.name);
        }
        for location in result["locations"].as_array().unwrap().iter().chain(related) {
            let place = &location["physicalLocation"];
            let index = usize::try_from(place["artifactLocation"]["index"].as_u64().unwrap()).unwrap();
            assert_eq!(artifacts[index]["location"], place["artifactLocation"], "{}", case.name);
            assert!(snippet_is_there(place), "{}: {place}", case.name);
        }
    }
    results.len()
}

/// Whether the snippet is what the file has there, counted in units of UTF-16; or is left out.
fn snippet_is_there(place: &Json) -> bool {
    let region = &place["region"];
    let Some(snippet) = region["snippet"]["text"].as_str() else { return true };
    let uri = text(&place["artifactLocation"]["uri"]);
    let path = percent_decoded(uri.strip_prefix("file://").unwrap_or(&uri));
    let file = std::fs::read_to_string(path).unwrap();
    let lines: Vec<Vec<u16>> =
        file.strip_prefix('\u{feff}').unwrap_or(&file).split_inclusive('\n').map(|line| line.encode_utf16().collect()).collect();
    let number = |name: &str| usize::try_from(region[name].as_u64().unwrap()).unwrap() - 1;
    let offset = |line: usize, column: usize| lines[..line].iter().map(Vec::len).sum::<usize>() + column;
    let (start, end) = (offset(number("startLine"), number("startColumn")), offset(number("endLine"), number("endColumn")));
    let units: Vec<u16> = lines.concat();
    String::from_utf16(&units[start..end]).unwrap() == snippet
}

fn percent_decoded(uri: &str) -> String {
    let mut bytes = Vec::new();
    let mut rest = uri.bytes();
    while let Some(byte) = rest.next() {
        if byte == b'%' {
            let digits = [rest.next().unwrap(), rest.next().unwrap()];
            bytes.push(u8::from_str_radix(std::str::from_utf8(&digits).unwrap(), 16).unwrap());
        } else {
            bytes.push(byte);
        }
    }
    String::from_utf8(bytes).unwrap()
}

/// Each finding that nothing silences is said once by each format, as bad, of the same rule, at the same line; counts agree.
#[test]
fn all_formats_say_the_same() {
    let said: usize = CASES.par_iter().map(agree).sum();
    assert!(said > 150, "only {said} findings were looked at");
}

fn agree(case: &Case) -> usize {
    let json_ran = lint(case, "json");
    let json: Json = serde_json::from_str(&json_ran.out).unwrap();
    let expected = of_json(case, &json);
    let count = |name: &str| usize::try_from(json["summary"][name].as_u64().unwrap()).unwrap();
    assert_eq!(expected.len(), count("errors") + count("warnings") + count("advice"), "{}", case.name);

    let sarif_ran = lint(case, "sarif");
    let sarif: Json = serde_json::from_str(&sarif_ran.out).unwrap();
    assert_eq!(of_sarif(&sarif["runs"][0]), expected, "{}: SARIF", case.name);
    let suppressed = sarif["runs"][0]["results"].as_array().unwrap().len() - expected.len();
    assert_eq!((suppressed, sarif["runs"][0]["artifacts"].as_array().unwrap().len()), (count("silenced"), count("files")), "{}", case.name);

    let github_ran = lint(case, "github");
    assert_eq!(of_github(&github_ran.out), expected, "{}: GitHub", case.name);

    let junit_ran = lint(case, "junit");
    let junit = Junit::read(&junit_ran.out);
    assert_eq!(junit.facts, expected, "{}: JUnit", case.name);
    assert_eq!((junit.failures, junit.skipped), (count("errors"), count("silenced")), "{}: {}", case.name, junit_ran.out);
    assert!(junit.suites >= count("files"), "{}: a file has no suite", case.name);

    let summary = lint(case, "text").out.lines().last().unwrap().to_owned() + "\n";
    for (ran, told) in [(sarif_ran, ""), (github_ran, summary.as_str()), (junit_ran, &summary)] {
        assert_eq!((ran.code, ran.err.as_str()), (json_ran.code, told), "{}", case.name);
    }
    expected.len()
}

fn sorted(facts: impl Iterator<Item = Fact>) -> Vec<Fact> {
    let mut facts: Vec<Fact> = facts.collect();
    facts.sort();
    facts
}

fn of_json(case: &Case, json: &Json) -> Vec<Fact> {
    let path = |name: String| {
        let within = case.manifests.join(name);
        let path = if case.manifests.is_dir() { &within } else { &case.manifests };
        path.to_string_lossy().replace('\\', "/")
    };
    let findings = json["findings"].as_array().unwrap().iter().filter(|finding| finding["silenced"].is_null());
    sorted(findings.map(|finding| {
        let (severity, rule, message) = (text(&finding["severity"]), text(&finding["rule"]), text(&finding["message"]));
        (severity, rule, path(text(&finding["file"])), finding["line"].as_u64().unwrap(), message)
    }))
}

fn of_sarif(run: &Json) -> Vec<Fact> {
    let results = run["results"].as_array().unwrap().iter().filter(|result| result["suppressions"].as_array().unwrap().is_empty());
    sorted(results.map(|result| {
        let severity = match result["level"].as_str().unwrap() {
            "note" => "advice",
            other => other,
        };
        let [location] = result["locations"].as_array().unwrap().as_slice() else { panic!("not one location: {result}") };
        let place = &location["physicalLocation"];
        let uri = text(&place["artifactLocation"]["uri"]);
        let path = percent_decoded(uri.strip_prefix("file://").unwrap_or(&uri));
        let message = text(&result["message"]["text"]).lines().next().unwrap_or_default().to_owned();
        (severity.to_owned(), text(&result["ruleId"]), path, place["region"]["startLine"].as_u64().unwrap(), message)
    }))
}

/// What GitHub's runner makes of the lines: commands, their properties and data, unescaped.
fn of_github(out: &str) -> Vec<Fact> {
    let data = |text: &str| text.replace("%0D", "\r").replace("%0A", "\n").replace("%25", "%");
    let property = |text: &str| text.replace("%3A", ":").replace("%2C", ",").replace("%0D", "\r").replace("%0A", "\n").replace("%25", "%");
    sorted(out.lines().map(|line| {
        let (head, message) = line.strip_prefix("::").and_then(|line| line.split_once("::")).unwrap_or_else(|| panic!("{line}"));
        let (command, properties) = head.split_once(' ').unwrap();
        let get = |name: &str| {
            let found = properties.split(',').filter_map(|one| one.split_once('=')).find(|one| one.0 == name);
            property(found.unwrap_or_else(|| panic!("no {name}: {line}")).1)
        };
        assert_eq!(properties.contains(",col="), get("line") == get("endLine"), "{line}");
        let severity = if command == "notice" { "advice" } else { command };
        let message = data(message).lines().next().unwrap_or_default().to_owned();
        (severity.to_owned(), get("title"), get("file"), get("line").parse().unwrap(), message)
    }))
}

/// What a parser reads of JUnit's XML.
#[derive(Default)]
struct Junit {
    facts: Vec<Fact>,
    suites: usize,
    failures: usize,
    skipped: usize,
}

impl Junit {
    fn read(out: &str) -> Self {
        let mut junit = Self::default();
        let mut reader = Reader::from_str(out);
        let mut names = BTreeSet::new();
        // What the elements say that they count: tests, failures, skipped; of all, and summed up over the suites.
        let (mut total, mut sum, mut tests) = ([0; 3], [0; 3], 0);
        let (mut file, mut line, mut skipped, mut said) = (String::new(), 0, false, String::new());
        loop {
            let event = reader.read_event().unwrap_or_else(|error| panic!("{error}: {out}"));
            let begins = matches!(event, Event::Start(_));
            match event {
                Event::Start(element) | Event::Empty(element) => match element.name().as_ref() {
                    "testsuites" => total = counts(&element),
                    "testsuite" => {
                        junit.suites += 1;
                        sum = std::array::from_fn(|place| sum[place] + counts(&element)[place]);
                    }
                    "testcase" => {
                        tests += 1;
                        file = attribute(&element, "file").unwrap();
                        assert_eq!(attribute(&element, "classname").as_ref(), Some(&file));
                        assert!(names.insert((file.clone(), attribute(&element, "name"))), "two cases of one name: {out}");
                        line = attribute(&element, "line").map_or(0, |line| line.parse().unwrap());
                        assert_eq!(begins, line > 0, "a case without a finding says something: {out}");
                        skipped = false;
                    }
                    "skipped" => {
                        assert!(attribute(&element, "message").is_some_and(|reason| !reason.is_empty()), "{out}");
                        skipped = true;
                        junit.skipped += 1;
                    }
                    "failure" => junit.failures += 1,
                    "system-out" => {}
                    other => panic!("what is {other}?"),
                },
                Event::Text(text) => said.push_str(&text),
                Event::GeneralRef(entity) => {
                    let name = entity.to_string();
                    said.push_str(quick_xml::escape::resolve_xml_entity(&name).unwrap_or_else(|| panic!("&{name};")));
                }
                Event::End(element) => {
                    if matches!(element.name().as_ref(), "failure" | "system-out") && !skipped {
                        let first = said.trim_start().lines().next().unwrap_or_default().to_owned();
                        let (head, message) = first.split_once("]: ").unwrap_or_else(|| panic!("{first}"));
                        let (severity, rule) = head.split_once('[').unwrap();
                        let is_failure = element.name().as_ref() == "failure";
                        assert_eq!(is_failure, severity == "error", "{first}");
                        junit.facts.push((severity.to_owned(), rule.to_owned(), file.clone(), line, message.to_owned()));
                    }
                    said.clear();
                }
                Event::Eof => break,
                _ => {}
            }
        }
        assert_eq!((total, sum[0]), (sum, tests), "{out}");
        assert_eq!([total[1], total[2]], [junit.failures, junit.skipped], "{out}");
        junit.facts.sort();
        junit
    }
}

fn attribute(element: &BytesStart<'_>, name: &str) -> Option<String> {
    let attribute = element.try_get_attribute(name).unwrap()?;
    Some(quick_xml::escape::unescape(&attribute.value).unwrap().into_owned())
}

fn counts(element: &BytesStart<'_>) -> [usize; 3] {
    assert_eq!(attribute(element, "errors").as_deref(), Some("0"));
    ["tests", "failures", "skipped"].map(|name| attribute(element, name).unwrap().parse().unwrap())
}

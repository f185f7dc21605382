//! `hostctl init` writes manifests that lint without a finding and are as the schema wants them, for each product; also where examples in
//! them count, each by itself and all together. What is there already stays as it is.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, reason = "tests may fail loudly, and so may their helpers")]

#[path = "support/run.rs"]
mod run;

use std::collections::BTreeMap;
use std::fs;
use std::path::Path;

use hostctl::resource::Product;
use run::hostctl;
use serde::Deserialize;
use serde_json::Value as Json;

const HEAD: &str = "# yaml-language-server: $schema=hostctl.schema.json\n";

/// The files of a folder, by their names.
fn files(folder: &Path) -> BTreeMap<String, String> {
    let entries = fs::read_dir(folder).unwrap().map(|entry| entry.unwrap());
    entries.map(|entry| (entry.file_name().into_string().unwrap(), fs::read_to_string(entry.path()).unwrap())).collect()
}

/// Runs `init` for a product, and gives the files that it wrote.
fn init(product: Product) -> BTreeMap<String, String> {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("mine");
    let ran = hostctl(&["init", path.to_str().unwrap(), "--product", product.word()]);
    assert_eq!((ran.code, ran.out.as_str()), (0, ""), "{}", ran.err);
    for step in ["hostctl lint ", "hostctl collector ", "hostctl plan "] {
        assert!(ran.err.contains(&format!("{step}{}", path.display())), "{}", ran.err);
    }
    files(&path)
}

/// What lint and the schema say of manifests, where they say anything.
fn problems(manifests: &BTreeMap<String, String>, schema: &jsonschema::Validator) -> Option<String> {
    let folder = tempfile::tempdir().unwrap();
    for (name, text) in manifests {
        fs::write(folder.path().join(name), text).unwrap();
    }
    let lint = hostctl(&["lint", folder.path().to_str().unwrap(), "--format", "json"]);
    let json: Json = serde_json::from_str(&lint.out).unwrap_or_else(|error| panic!("{error}: {}{}", lint.out, lint.err));
    let findings = json["findings"].as_array().unwrap();
    if lint.code != 0 || !findings.is_empty() {
        let text = hostctl(&["lint", folder.path().to_str().unwrap()]);
        return Some(text.out + &text.err);
    }
    manifests.iter().filter(|(name, _)| name.ends_with(".yaml")).find_map(|(name, text)| {
        serde_yaml::Deserializer::from_str(text).find_map(|document| {
            let document = Json::deserialize(document).unwrap();
            schema.iter_errors(&document).next().map(|error| format!("{name}: the schema refuses {}: {error}", error.instance_path()))
        })
    })
}

/// A line that counts as soon as its sign and the blank behind it are taken away.
fn example(line: &str) -> Option<&str> {
    line.strip_prefix("# ").filter(|_| !line.starts_with("# yaml-language-server"))
}

/// The places of the examples in a text: each run of lines.
fn examples(text: &str) -> Vec<(usize, usize)> {
    let lines: Vec<&str> = text.lines().collect();
    let mut runs: Vec<(usize, usize)> = Vec::new();
    for (at, _) in lines.iter().enumerate().filter(|(_, line)| example(line).is_some()) {
        match runs.last_mut() {
            Some((_, end)) if *end == at => *end += 1,
            _ => runs.push((at, at + 1)),
        }
    }
    runs
}

/// A text in which the examples of some lines count.
fn counting(text: &str, counts: impl Fn(usize) -> bool) -> String {
    let lines = text.lines().enumerate();
    lines.map(|(at, line)| example(line).filter(|_| counts(at)).unwrap_or(line).to_owned() + "\n").collect()
}

#[test]
fn what_it_writes_lints_for_every_product() {
    for product in Product::ALL {
        let written = init(product);
        assert_eq!(written.keys().collect::<Vec<_>>(), ["contoso.yaml", "hostctl.schema.json", "platform.yaml"]);
        assert_eq!(written["hostctl.schema.json"], hostctl(&["schema"]).out);
        let schema = jsonschema::draft202012::new(&serde_json::from_str(&written["hostctl.schema.json"]).unwrap()).unwrap();
        for (name, text) in written.iter().filter(|(name, _)| name.ends_with(".yaml")) {
            assert!(text.starts_with(HEAD), "{name}");
            assert!(text.contains("FIRST") && !text.contains('@'), "{name}: a product's word is missing");
            assert!(text.is_ascii() && text.lines().all(|line| line.len() <= 120), "{name}");
            assert!(text.lines().all(|line| !line.starts_with('#') || line == "##" || line.starts_with("## ") || line.starts_with("# ")));
        }
        assert!(written["platform.yaml"].contains(&format!("\nproduct: {}\n", product.word())));
        assert_eq!(problems(&written, &schema), None, "{product}");
    }
}

#[test]
fn its_examples_lint_for_every_product_one_by_one_and_all_together() {
    let mut count = 0usize;
    for product in Product::ALL {
        let written = init(product);
        let schema = jsonschema::draft202012::new(&serde_json::from_str(&written["hostctl.schema.json"]).unwrap()).unwrap();
        let all: BTreeMap<String, String> = written.iter().map(|(name, text)| (name.clone(), counting(text, |_| true))).collect();
        assert_eq!(problems(&all, &schema), None, "{product}, all together");
        for (name, text) in written.iter().filter(|(name, _)| name.ends_with(".yaml")) {
            for (begin, end) in examples(text) {
                let mut one = written.clone();
                one.insert(name.clone(), counting(text, |at| (begin..end).contains(&at)));
                assert_ne!(one, written);
                assert_eq!(problems(&one, &schema), None, "{product}: {name}, line {}", begin + 1);
                count += 1;
            }
        }
    }
    assert!(count > 40, "only {count} examples were looked at");
}

/// An export is not there yet: the plan says so, and the live script and the collector need none.
#[test]
fn the_next_steps_work_on_what_it_writes() {
    for product in Product::ALL {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().to_str().unwrap();
        assert_eq!(hostctl(&["init", path, "--product", product.word()]).code, 0, "an empty folder will do");
        for arguments in [&["lint", path] as &[&str], &["collector", path], &["render", "--live", path]] {
            let ran = hostctl(arguments);
            assert!(ran.code == 0 && !ran.out.is_empty(), "{product}: {arguments:?}: {}", ran.err);
        }
    }
}

#[test]
fn what_is_there_already_stays_as_it_is() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().to_str().unwrap();
    fs::write(folder.path().join("platform.yaml"), "mine").unwrap();
    let ran = hostctl(&["init", path]);
    assert_eq!((ran.code, ran.out.as_str()), (3, ""));
    assert!(ran.err.contains("not empty") && ran.err.contains("help: "), "{}", ran.err);
    assert_eq!(files(folder.path()), BTreeMap::from([("platform.yaml".to_owned(), "mine".to_owned())]));
    let file = folder.path().join("platform.yaml");
    let ran = hostctl(&["init", file.to_str().unwrap()]);
    assert!(ran.code == 3 && ran.err.contains("not a folder"), "{}", ran.err);
    let ran = hostctl(&["init", "new", "--product", "2007"]);
    assert!(ran.code == 3 && ran.err.contains("2010, 2013, 2016, 2019, SE, Online"), "{}", ran.err);
}

#[test]
fn a_product_is_chosen_where_none_is_said() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("with blanks");
    let ran = hostctl(&["init", path.to_str().unwrap()]);
    assert_eq!(ran.code, 0, "{}", ran.err);
    assert!(ran.err.contains(&format!("hostctl lint \"{}\"", path.display())), "{}", ran.err);
    assert!(files(&path)["platform.yaml"].contains("\nproduct: 2019\n"));
}

//! `docs/templates.md` against what templates are given and what they use.

use std::collections::{BTreeMap, BTreeSet};
use std::path::{Path, PathBuf};

use minijinja::Value as Json;

use super::data::Printed;
use super::{BUILT_IN, changes, collector, language, live};
use crate::diagnostic::Sources;
use crate::plan::{Reads, plan};
use crate::resource::Product;
use crate::{input, manifest, state};

/// What a name stands for, by the words of the page.
type Given = BTreeMap<String, &'static str>;

fn root(path: &str) -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join(path)
}

fn page() -> String {
    std::fs::read_to_string(root("docs/templates.md")).unwrap().replace("\r\n", "\n")
}

/// All names that a context has: `steps`, `steps.title`, ...
fn names(context: &Json, prefix: &str, found: &mut Given) {
    for key in context.try_iter().unwrap() {
        let name = format!("{prefix}{key}");
        let value = context.get_item(&key).unwrap();
        let kind = match value.downcast_object_ref::<Printed>() {
            Some(Printed::Literal(_)) => "value",
            Some(Printed::Comment(_)) => "comment",
            Some(Printed::Word(_)) => "word",
            None => match value.kind() {
                minijinja::value::ValueKind::Bool => "yes or no",
                minijinja::value::ValueKind::Map => {
                    names(&value, &format!("{name}."), found);
                    "group"
                }
                // A switch has no value.
                minijinja::value::ValueKind::Undefined => continue,
                _ => list(&value, &name, found),
            },
        };
        // An empty list does not say of what it is.
        if kind != "list" || !found.contains_key(&name) {
            assert!(found.insert(name.clone(), kind).is_none_or(|before| before == kind || before == "list"), "{name}: {kind}");
        }
    }
}

fn list(value: &Json, name: &str, found: &mut Given) -> &'static str {
    let mut kind = "list";
    for item in value.try_iter().unwrap() {
        kind = match item.downcast_object_ref::<Printed>() {
            Some(Printed::Comment(_)) => "list of comments",
            Some(_) => "list of values",
            None if item.as_str().is_some() => "list of templates",
            None => {
                names(&item, &format!("{name}."), found);
                "list of groups"
            }
        };
    }
    kind
}

/// What the templates of each script are given, of all that the cases and the worked example have.
fn given() -> BTreeMap<&'static str, Given> {
    let mut found: BTreeMap<&'static str, Given> = BTreeMap::new();
    for product in Product::ALL {
        names(&collector::context(product).unwrap(), "", found.entry("collect.ps1").or_default());
    }
    let cases = std::fs::read_dir(root("tests/cases")).unwrap().map(|entry| entry.unwrap().path()).filter(|path| path.is_dir());
    for case in cases.chain([root("tenants")]) {
        let manifests = if case.join("manifests").is_dir() { case.join("manifests") } else { case.clone() };
        let Ok(files) = input::manifests(&[manifests]) else { continue };
        let (organisations, sink) = manifest::read(&files);
        if sink.has_errors() {
            continue;
        }
        let sources = Sources::new(files);
        let exports = std::fs::read_to_string(case.join("state.txt")).map(|name| root("tests").join(name.trim()));
        let exports = exports.unwrap_or_else(|_| case.join("state"));
        for organisation in &organisations {
            names(&live::context(organisation, &sources).unwrap(), "", found.entry("live.ps1").or_default());
            let reads = Reads::of(organisation);
            let Ok(loaded) = state::load(&exports, &|of, place| reads.contains(of, place)) else { continue };
            let plan = plan(organisation, &loaded.state);
            let context = changes::context(&plan, &organisation.platform, &sources, loaded.files).unwrap();
            names(&context, "", found.entry("changes.ps1").or_default());
        }
    }
    found
}

/// The rows of the page: name, kind and scripts, of the tables beneath headings that begin with `What`.
fn documented() -> BTreeMap<&'static str, BTreeMap<String, String>> {
    let mut found: BTreeMap<&'static str, BTreeMap<String, String>> = BTreeMap::new();
    let mut scripts: Vec<&'static str> = Vec::new();
    for line in page().lines() {
        if let Some(heading) = line.strip_prefix("### ") {
            scripts = ["changes.ps1", "live.ps1", "collect.ps1"].into_iter().filter(|script| heading.contains(script)).collect();
        } else if let Some((name, rest)) = line.strip_prefix("| `").and_then(|row| row.split_once("` | ")) {
            let kind = rest.split(" | ").next().unwrap_or_default();
            for script in &scripts {
                let before = found.entry(script).or_default().insert(name.to_owned(), kind.to_owned());
                assert!(before.is_none(), "docs/templates.md has two rows of {name} for {script}");
            }
        }
    }
    found
}

#[test]
fn the_page_has_what_templates_are_given() {
    let documented = documented();
    let mut wrong = Vec::new();
    for (script, given) in given() {
        let rows = &documented[script];
        for (name, kind) in &given {
            match rows.get(name) {
                None => wrong.push(format!("{script}: `{name}`, a {kind}, is not in the page")),
                Some(said) if said != kind => wrong.push(format!("{script}: `{name}` is a {kind}, and the page says {said}")),
                Some(_) => {}
            }
        }
        wrong.extend(rows.keys().filter(|name| !given.contains_key(*name)).map(|name| format!("{script}: `{name}` is never given")));
    }
    assert!(wrong.is_empty(), "docs/templates.md:\n{}", wrong.join("\n"));
}

/// The words of a template's tags: `step.title` is two.
fn words(text: &str) -> BTreeSet<String> {
    let code: Vec<String> = language::tags(text).map(|tag| tag.code).collect();
    let words = code.iter().flat_map(|code| code.split(|c: char| !(c.is_ascii_alphanumeric() || c == '_')));
    words.filter(|word| !word.is_empty()).map(str::to_owned).collect()
}

/// What is given and read by no template is of no use, and would be documented in vain.
#[test]
fn all_that_is_given_is_used() {
    let used: BTreeSet<String> = BUILT_IN.iter().flat_map(|(_, text)| words(text)).collect();
    for (script, rows) in documented() {
        for name in rows.keys() {
            let last = name.rsplit('.').next().unwrap_or_default();
            assert!(used.contains(last), "{script}: no built-in template uses {name}");
        }
    }
}

/// The page says of each template that is no function what it reads itself, by the names of the tables.
#[test]
fn the_page_says_what_each_template_reads() {
    let page = page();
    let top: BTreeSet<String> = documented().into_values().flat_map(BTreeMap::into_keys).filter(|name| !name.contains('.')).collect();
    for (name, text) in BUILT_IN.iter().filter(|(name, _)| !name.starts_with("functions/")) {
        let row = page.lines().find(|line| line.starts_with(&format!("| `{name}` | "))).unwrap_or_else(|| panic!("{name} has no row"));
        let said: BTreeSet<String> = row.rsplit(" | ").next().unwrap().split('`').skip(1).step_by(2).map(str::to_owned).collect();
        let mut environment = minijinja::Environment::empty();
        environment.add_template("a", text).unwrap();
        let reads: BTreeSet<String> = environment.get_template("a").unwrap().undeclared_variables(false).into_iter().collect();
        assert!(reads.is_subset(&top), "{name} reads {reads:?}");
        assert_eq!(said, reads, "docs/templates.md: what {name} reads");
    }
    for (name, text) in BUILT_IN.iter().filter(|(name, _)| name.starts_with("functions/")) {
        assert!(words(text).is_empty(), "{name}: the page says that functions read nothing");
    }
}

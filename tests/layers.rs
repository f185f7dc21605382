//! The shape of the code: imports point down only, files stay small, the product neither panics nor prints by itself, and nothing in
//! the repository speaks of one machine.
#![allow(clippy::expect_used, clippy::panic, reason = "tests may fail loudly, and so may their helpers")]

#[path = "support/repository.rs"]
mod repository;

use std::collections::BTreeSet;
use std::path::Path;

use repository::{code, files, root, text};

/// How many lines a source file may have.
const LINES: usize = 400;

/// Source files that are longer, and why that is right.
const LONG: &[(&str, &str)] = &[("src/resource/organization_config.rs", "a table, one row for each of the 170 parameters of one cmdlet")];

/// The layers, topmost first, each with its modules, as the table in `src/lib.rs` lists them.
fn layers() -> Vec<Vec<String>> {
    let map = text("src/lib.rs");
    let rows = map.lines().filter_map(|line| line.strip_prefix("//! | ")).filter(|line| line.contains('`'));
    let layers: Vec<Vec<String>> = rows
        .map(|row| {
            let names = row.split(" | ").next().unwrap_or_default();
            names.split('`').skip(1).step_by(2).map(str::to_owned).collect()
        })
        .collect();
    assert!(layers.len() > 10, "the table of modules in src/lib.rs is not found: {layers:?}");
    layers
}

/// The layer of a module, counted from the top.
fn layer(layers: &[Vec<String>], module: &str) -> Option<usize> {
    layers.iter().position(|layer| layer.iter().any(|name| name == module))
}

/// The module of the crate's root that a source file belongs to: `plan` for `src/plan/order.rs`.
fn module(path: &str) -> &str {
    let inside = path.strip_prefix("src/").unwrap_or(path);
    inside.split('/').next().unwrap_or_default().trim_end_matches(".rs")
}

/// The modules of the crate's root that a text names: after `crate::`, alone or in braces.
fn named(code: &str) -> BTreeSet<String> {
    let mut found = BTreeSet::new();
    for rest in code.split("crate::").skip(1) {
        match rest.strip_prefix('{') {
            None => drop(found.insert(word(rest))),
            Some(group) => {
                let mut depth = 0usize;
                let mut begins = true;
                for (at, c) in group.char_indices() {
                    match c {
                        '}' if depth == 0 => break,
                        '{' => depth += 1,
                        '}' => depth -= 1,
                        ',' if depth == 0 => begins = true,
                        _ if begins && c.is_alphabetic() => {
                            begins = false;
                            found.insert(word(&group[at..]));
                        }
                        _ => {}
                    }
                }
            }
        }
    }
    found
}

fn word(text: &str) -> String {
    text.chars().take_while(|c| c.is_alphanumeric() || *c == '_').collect()
}

#[test]
fn named_modules_are_found() {
    let code = "use crate::value::Kind;\nuse crate::{plan::{Action, Plan}, yaml};\nfn f() { crate::model::Key::new(\"\") }";
    assert_eq!(named(code).into_iter().collect::<Vec<_>>(), ["model", "plan", "value", "yaml"]);
}

#[test]
fn every_module_has_a_layer() {
    let layers = layers();
    let modules: BTreeSet<String> = files("src", "rs").iter().map(|(path, _)| module(path).to_owned()).collect();
    for name in modules.iter().filter(|name| !["lib", "main"].contains(&name.as_str())) {
        assert!(layer(&layers, name).is_some(), "{name} is missing in the table of src/lib.rs");
    }
    for name in layers.iter().flatten() {
        assert!(modules.contains(name), "src/lib.rs lists {name}, which does not exist");
    }
}

#[test]
fn imports_point_down_only() {
    let layers = layers();
    let mut wrong = Vec::new();
    for (path, source) in files("src", "rs") {
        let own = module(&path);
        let Some(from) = layer(&layers, own) else { continue };
        for name in named(&code(&source)) {
            match layer(&layers, &name) {
                Some(to) if name == own || to > from || (to == from && from == 0) => {}
                Some(_) => wrong.push(format!("{path}: {own} uses {name}, which is above it")),
                None => wrong.push(format!("{path}: crate::{name} is no module of the table in src/lib.rs")),
            }
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

/// `super::super` could reach another layer without its name being seen.
#[test]
fn supers_stay_within_their_layer() {
    for (path, source) in files("src", "rs") {
        let depth = path.split('/').count() - usize::from(path.ends_with("/mod.rs")) - 1;
        let source = code(&source);
        let up = |count: usize| source.contains(&"super::".repeat(count));
        assert!(path == "src/lib.rs" || !up(depth), "{path} reaches the crate's root by `super`: write `crate::`");
    }
}

#[test]
fn files_are_small() {
    let sources = files("src", "rs");
    for (path, source) in &sources {
        let lines = source.lines().count();
        let reason = LONG.iter().find(|(long, _)| long == path);
        match (lines > LINES, reason) {
            (true, None) => panic!("{path} has {lines} lines: one idea a file, or a reason in LONG"),
            (false, Some(_)) => panic!("{path} has {lines} lines: it needs no reason any more"),
            _ => {}
        }
    }
    for (path, _) in LONG {
        assert!(sources.iter().any(|(there, _)| there == path), "{path} does not exist");
    }
}

/// Clippy says so too, where somebody runs it.
#[test]
fn the_product_neither_panics_nor_prints_by_itself() {
    const NEVER: &[&str] = &[
        ".unwrap()",
        ".expect(",
        "panic!(",
        "todo!(",
        "unimplemented!(",
        "unreachable!(",
        "dbg!(",
        "println!(",
        "print!(",
        "eprint!(",
        "std::process::exit",
    ];
    for (path, source) in files("src", "rs") {
        if path.ends_with("/tests.rs") {
            continue;
        }
        let source = code(&source);
        for word in NEVER {
            assert!(!source.contains(word), "{path}: {word} outside tests");
        }
        for line in source.lines().filter(|line| line.contains("allow(")) {
            let reasoned = line.contains("reason") || source.contains("reason =");
            assert!(reasoned, "{path}: {line} has no reason");
        }
    }
}

/// Windows code pages, and PowerShell's own, disagree about all that is not ASCII.
#[test]
fn templates_are_ascii() {
    for (path, template) in files("templates", "ps1") {
        let beyond = template.chars().find(|c| !(c.is_ascii_graphic() || matches!(c, ' ' | '\n' | '\r')));
        assert!(beyond.is_none(), "{path} has a character outside printable ASCII: {beyond:?}");
    }
}

/// What is written for others speaks of no place where one of us works.
#[test]
fn nothing_names_one_machine() {
    // Put together here, so that this file does not name them.
    let places = ["home", "root", "work", "tmp", "Users", "mnt"].map(|folder| format!("/{folder}/"));
    let mut looked = 0usize;
    for (folder, ending) in [
        ("src", "rs"),
        ("tests", "rs"),
        ("templates", "ps1"),
        ("docs", "md"),
        ("docs", "svg"),
        ("tests/cases", "txt"),
        ("tests/cases", "ps1"),
        ("tests/cases", "yaml"),
        ("tenants", "yaml"),
    ] {
        if !root(folder).exists() {
            continue;
        }
        for (path, text) in files(folder, ending) {
            check(&path, &text, &places);
            looked += 1;
        }
    }
    for path in ["README.md", "ARCHITECTURE.md", "CONTRIBUTING.md", "CHANGELOG.md", "Cargo.toml", ".ci/run", ".gitignore", ".gitattributes"]
    {
        check(path, &text(path), &places);
    }
    assert!(looked > 100, "only {looked} files were looked at");
}

fn check(path: &str, text: &str, places: &[String]) {
    for (number, line) in text.lines().enumerate() {
        for place in places {
            // `~/work/` or `a/tmp/b` are paths of their own: only what begins at the root names a machine.
            let at_root = line.match_indices(place.as_str()).any(|(at, _)| {
                !line[..at]
                    .ends_with(|c: char| c.is_alphanumeric() || matches!(c, '.' | '~' | '_' | '-' | ')' | '}' | ':' | '*' | '/' | '\''))
            });
            assert!(!at_root, "{path}:{}: names a folder of one machine: {place}", number + 1);
        }
    }
}

#[test]
fn line_ends_are_as_gitattributes_says() {
    for (folder, ending) in [("src", "rs"), ("templates", "ps1"), ("docs", "md")] {
        for (path, _) in files(folder, ending) {
            let bytes = std::fs::read(Path::new(&root(&path))).expect("a file that was just found");
            // A checkout on Windows may have made them CRLF; mixed ones come from an editor.
            let (all, pairs) = (count(&bytes, b"\n"), count(&bytes, b"\r\n"));
            assert!(pairs == 0 || pairs == all, "{path} mixes line ends");
        }
    }
}

fn count(bytes: &[u8], what: &[u8]) -> usize {
    bytes.windows(what.len()).filter(|window| *window == what).count()
}

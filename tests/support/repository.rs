//! The files of this repository, for the tests that hold it against itself.
#![allow(dead_code, reason = "each test file is a program of its own, and uses a part of this")]
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, reason = "tests may fail loudly, and so may their helpers")]

use std::fs;
use std::path::{Path, PathBuf};

/// A path of the repository.
pub(crate) fn root(path: &str) -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join(path)
}

/// The text of a file of the repository.
pub(crate) fn text(path: &str) -> String {
    let text = fs::read_to_string(root(path)).unwrap_or_else(|error| panic!("{path}: {error}"));
    text.replace("\r\n", "\n")
}

/// Copies a folder with all that is in it. What was there before is gone.
pub(crate) fn copy(from: &Path, to: &Path) {
    let _ = fs::remove_dir_all(to);
    fs::create_dir_all(to).unwrap();
    for entry in fs::read_dir(from).unwrap() {
        let entry = entry.unwrap();
        let target = to.join(entry.file_name());
        if entry.file_type().unwrap().is_dir() {
            copy(&entry.path(), &target);
        } else {
            fs::copy(entry.path(), target).unwrap();
        }
    }
}

/// The files beneath a folder whose names end so (without the dot), by path relative to the repository, with their texts. Files
/// that are not UTF-8 are not texts, and left out.
pub(crate) fn files(folder: &str, ending: &str) -> Vec<(String, String)> {
    let mut found = Vec::new();
    let mut folders = vec![folder.to_owned()];
    while let Some(folder) = folders.pop() {
        let entries = fs::read_dir(root(&folder)).unwrap_or_else(|error| panic!("{folder}: {error}"));
        for entry in entries {
            let entry = entry.unwrap();
            let name = entry.file_name().into_string().unwrap();
            let path = format!("{folder}/{name}");
            if entry.file_type().unwrap().is_dir() {
                folders.push(path);
            } else if Path::new(&name).extension().is_some_and(|has| has == ending)
                && let Ok(text) = fs::read_to_string(entry.path())
            {
                found.push((path, text));
            }
        }
    }
    found.sort();
    found
}

/// The ids of the rules that a source file declares: `Rule::error("id", ...)`, and `NAME = error "id" "..."` inside `rules!`.
pub(crate) fn declared_rules(source: &str) -> Vec<String> {
    let product = code(source);
    ["Rule::error(", "Rule::warning(", "Rule::advice(", "= error ", "= warning ", "= advice "]
        .iter()
        .flat_map(|mark| product.split(mark).skip(1))
        .filter_map(|rest| rest.trim_start().strip_prefix('"')?.split('"').next())
        .map(str::to_owned)
        .collect()
}

/// A source file without its unit tests and without comments. (A `//` within a string ends the line too: what is looked for never
/// stands behind one.)
pub(crate) fn code(source: &str) -> String {
    let product = source.split("\n#[cfg(test)]\nmod tests {").next().unwrap_or_default();
    product.lines().map(|line| line.split("//").next().unwrap_or_default()).collect::<Vec<_>>().join("\n")
}

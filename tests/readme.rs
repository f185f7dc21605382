//! The README and the page about templates do as they say: their commands are run, their manifests are checked.
//!
//! - A `console` block holds commands (`$ ...`) and what they print; `...` on a line of its own stands for any lines, at the end of
//!   a line for the rest of it. Commands of
//!   hostctl run in this process, in a folder that holds a copy of `tenants/`; the few others are named in [`NOT_RUN`].
//! - A `yaml` block is a manifest, or a part of one; it must lint. Where it begins with a comment that is a path, it is written there first, for
//!   the commands that follow; manifests under `wrong/` and `slips/` are the ones that must not lint. Files of CI systems are run by
//!   `tests/howto.rs`.
//! - A `jinja` block is a template; it begins with a comment that is a path, and is written there.
//! - A `powershell` block must be PowerShell, by a grammar that nobody here wrote.
#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    clippy::print_stdout,
    reason = "tests may fail loudly, and say what they did"
)]

#[path = "support/markdown.rs"]
mod markdown;
#[path = "support/repository.rs"]
mod repository;

use std::fs;
use std::path::{Path, PathBuf};

use markdown::Block;
use repository::{copy, root, text};

/// Commands that this test does not run, and why.
const NOT_RUN: &[(&str, &str)] = &[("cargo test", "this is it"), ("cargo install --path .", "installs; .ci/run builds the same")];

/// What a part of a manifest stands in.
const PLATFORM: &str = "kind: Platform\nname: fabrikam\norganization: {name: First Organization, forest: fabrikam.local}\nproduct: 2010\n\
                        servers: [{name: EXHUBIN01}, {name: EXHUBOUT01}, {name: EXCAS01}]\n";

/// What a command did: standard output and standard error, in this order, and the exit code.
struct Ran {
    printed: String,
    code: u8,
}

fn hostctl(arguments: &[String]) -> (Vec<u8>, Vec<u8>, u8) {
    let (mut out, mut err) = (Vec::new(), Vec::new());
    let code = hostctl::run(arguments, &mut out, &mut err);
    (out, err, code)
}

/// The words of a command; quotes hold blanks together.
fn words(command: &str) -> Vec<String> {
    let (mut words, mut word, mut quote) = (Vec::new(), String::new(), None);
    for c in command.chars() {
        match (quote, c) {
            (None, ' ') => words.extend(Some(std::mem::take(&mut word)).filter(|word| !word.is_empty())),
            (None, '"' | '\'') => quote = Some(c),
            (Some(open), c) if c == open => quote = None,
            (_, c) => word.push(c),
        }
    }
    words.extend(Some(word).filter(|word| !word.is_empty()));
    words
}

/// Runs `hostctl ...`, `cargo run --release -- ...`, with `> FILE` where it is said, or `echo $?`. None where it is not run.
fn run(command: &str, last: u8) -> Option<Ran> {
    if NOT_RUN.iter().any(|(known, _)| *known == command) {
        return None;
    }
    if command == "echo $?" {
        return Some(Ran { printed: format!("{last}\n"), code: 0 });
    }
    let arguments = ["cargo run --release -- ", "hostctl "].iter().find_map(|begin| command.strip_prefix(begin));
    let arguments = arguments.unwrap_or_else(|| panic!("README.md: this test does not know how to run `{command}`"));
    let (arguments, file) = arguments.split_once(" > ").map_or((arguments, None), |(arguments, file)| (arguments, Some(file)));
    let (out, err, code) = hostctl(&words(arguments));
    let mut printed = Vec::new();
    match file {
        Some(file) => fs::write(file, out).unwrap(),
        None => printed = out,
    }
    printed.extend(err);
    Some(Ran { printed: String::from_utf8(printed).unwrap().replace("\r\n", "\n"), code })
}

/// The commands of a block, each with what it is to print.
fn commands(block: &Block) -> Vec<(String, Vec<String>)> {
    let mut commands: Vec<(String, Vec<String>)> = Vec::new();
    for line in &block.lines {
        match (line.strip_prefix("$ "), commands.last_mut()) {
            (Some(command), _) => commands.push((command.to_owned(), Vec::new())),
            (None, Some((_, expected))) => expected.push(line.clone()),
            (None, None) => panic!("README.md:{}: a console block begins with `$ `", block.at),
        }
    }
    commands
}

/// Whether lines are as expected, where `...` stands for any, and at the end of a line for any rest of it.
fn matches(expected: &[String], printed: &[&str]) -> bool {
    match expected.split_first() {
        None => printed.is_empty(),
        Some((first, rest)) if first.trim() == "..." => (0..=printed.len()).any(|skip| matches(rest, &printed[skip..])),
        Some((first, rest)) => printed.split_first().is_some_and(|(line, more)| is_like(first, line) && matches(rest, more)),
    }
}

fn is_like(expected: &str, line: &str) -> bool {
    match expected.strip_suffix(" ...") {
        Some(begin) => line.starts_with(begin),
        None => line.trim_end() == expected,
    }
}

#[test]
fn three_dots_stand_for_any_lines() {
    let lines = |text: &str| text.lines().map(str::to_owned).collect::<Vec<_>>();
    assert!(matches(&lines("a\n...\nd"), &["a", "b", "c", "d"]));
    assert!(matches(&lines("..."), &[]));
    assert!(!matches(&lines("a\n...\nd"), &["a", "b", "c"]));
    assert!(!matches(&lines("a"), &["a", "b"]));
    assert!(matches(&lines("a; ..."), &["a; b"]) && !matches(&lines("b; ..."), &["a; b"]));
}

#[test]
fn commands_and_manifests_work_as_the_readme_says() {
    for (page, least) in [("README.md", (10, 6)), ("docs/templates.md", (3, 2))] {
        let folder = tempfile::tempdir().unwrap();
        copy(&root("tenants"), &folder.path().join("tenants"));
        let blocks = markdown::blocks(&text(page)).0;
        // Its own process: no other test of this file asks where it is.
        std::env::set_current_dir(folder.path()).unwrap();
        works(page, &blocks, least);
        std::env::set_current_dir(root("")).unwrap();
    }
}

/// Runs the blocks of a page; `least` is how many commands and files there are at least.
fn works(page: &str, blocks: &[Block], least: (usize, usize)) {
    let (mut ran, mut checked, mut last) = (0usize, 0usize, 0);
    let mut wrong = Vec::new();
    for block in blocks {
        match block.language.as_str() {
            "console" => {
                for (command, expected) in commands(block) {
                    let Some(done) = run(&command, last) else { continue };
                    let expected: &[String] =
                        if expected.last().is_some_and(String::is_empty) { &expected[..expected.len() - 1] } else { &expected };
                    if !matches(expected, &done.printed.lines().collect::<Vec<_>>()) {
                        wrong.push(format!("{page}:{}: `{command}` prints\n{}", block.at, done.printed));
                    }
                    let asks_for_code = block.lines.iter().any(|line| line == "$ echo $?");
                    if done.code != 0 && !asks_for_code {
                        wrong.push(format!("{page}:{}: `{command}` exits with {}", block.at, done.code));
                    }
                    last = done.code;
                    ran += 1;
                }
            }
            "yaml" if markdown::is_of_ci(block) => {}
            "yaml" => {
                wrong.extend(lint(block).map(|problem| format!("{page}:{}: {problem}", block.at)));
                checked += 1;
            }
            "jinja" => {
                let path = block.lines.first().and_then(|line| line.strip_prefix("{# ")?.strip_suffix(" #}"));
                let path = PathBuf::from(path.unwrap_or_else(|| panic!("{page}:{}: a template begins with its path", block.at)));
                fs::create_dir_all(path.parent().unwrap()).unwrap();
                fs::write(path, block.lines.join("\n") + "\n").unwrap();
                checked += 1;
            }
            "powershell" | "sh" | "text" => {}
            other => wrong.push(format!("{page}:{}: no test knows what to do with a block of '{other}'", block.at)),
        }
    }
    println!("{page}: {ran} commands run, {checked} manifests or templates checked; not run: {NOT_RUN:?}");
    assert!(wrong.is_empty(), "{}", wrong.join("\n\n"));
    assert!(ran >= least.0 && checked >= least.1, "{page}: {ran} commands, {checked} manifests or templates");
}

/// Lints a manifest, or a part of one, and says what is wrong with it.
fn lint(block: &Block) -> Option<String> {
    let manifest = block.lines.join("\n") + "\n";
    let path = block.lines.first().and_then(|line| line.strip_prefix("# ")).filter(|path| path.ends_with(".yaml"));
    let (path, whole) = match path {
        Some(path) => (PathBuf::from(path), manifest),
        None if manifest.contains("kind: Platform") => (PathBuf::from("part/part.yaml"), manifest),
        None if manifest.contains("kind:") => (PathBuf::from("part/part.yaml"), format!("{PLATFORM}---\n{manifest}")),
        None => (PathBuf::from("part/part.yaml"), format!("{PLATFORM}{manifest}")),
    };
    let folder = path.parent().expect("a folder and a name").to_owned();
    fs::create_dir_all(&folder).unwrap();
    fs::write(&path, whole).unwrap();
    let (out, err, code) = hostctl(&["lint".to_owned(), folder.to_string_lossy().into_owned()]);
    let is_wrong = ["wrong", "slips"].iter().any(|wrong| folder == Path::new(wrong));
    ((code == 0) == is_wrong)
        .then(|| format!("lint exits with {code}:\n{}{}", String::from_utf8_lossy(&out), String::from_utf8_lossy(&err)))
}

#[test]
fn powershell_in_the_pages_is_powershell() {
    let mut parser = tree_sitter::Parser::new();
    parser.set_language(&tree_sitter_powershell::LANGUAGE.into()).unwrap();
    let (blocks, _) = markdown::blocks(&text("README.md"));
    let mut checked = 0usize;
    for block in blocks.iter().filter(|block| block.language == "powershell") {
        let tree = parser.parse(block.lines.join("\n"), None).unwrap();
        assert!(!tree.root_node().has_error(), "README.md:{}: no PowerShell", block.at);
        checked += 1;
    }
    assert!(checked > 2);
}

/// What the README says of a script's own parameters is so.
#[test]
fn scripts_have_the_parameters_that_the_readme_names() {
    let readme = text("README.md");
    let (script, _, code) = hostctl(&["render".to_owned(), root("tenants").to_string_lossy().into_owned()]);
    assert_eq!(code, 0);
    let script = String::from_utf8(script).unwrap();
    for (named, there) in
        [("`-DomainController`", "$DomainController"), ("`-Confirm`", "SupportsShouldProcess"), ("`-WhatIf`", "SupportsShouldProcess")]
    {
        assert!(readme.contains(named) && script.contains(there), "{named}");
    }
    let (collector, _, _) = hostctl(&["collector".to_owned(), "--product".to_owned(), "2010".to_owned()]);
    assert!(readme.contains(".\\collect.ps1 -Folder") && String::from_utf8(collector).unwrap().contains("[string]$Folder"));
}

//! The pages that are made from the code, and whether they still are what the code says.
//!
//! `UPDATE_DOCS=1 cargo test --test docs` writes them anew. Also here: what the pages written by hand name has to exist.
#![allow(clippy::expect_used, clippy::panic, reason = "tests may fail loudly, and so may their helpers")]

#[path = "support/markdown.rs"]
mod markdown;
#[path = "support/picture.rs"]
mod picture;
#[path = "support/repository.rs"]
mod repository;

use std::fmt::Write;
use std::fs;

use clap::CommandFactory;
use hostctl::cli::Cli;
use hostctl::diagnostic::Rule;
use hostctl::lint;
use repository::{code, declared_rules, files, root, text};

/// Said at the top of each page that is made here.
const MADE: &str = "<!-- Made by tests/docs.rs: UPDATE_DOCS=1 cargo test --test docs -->";

/// The pages that people write, and that are held against the code.
const PAGES: &[&str] = &["README.md", "ARCHITECTURE.md", "CONTRIBUTING.md", "CHANGELOG.md"];

/// The changes of the worked example's plan that the README shows, one or two of each sign, in the order of the plan.
const SHOWN: &[&str] = &[
    "accepted domain 'legacy.contoso.com'",
    "receive connector 'EXHUBIN01\\Default EXHUBIN01'",
    "send connector 'To Partners'",
    "send connector 'Old Fax Gateway'",
    "accepted domain 'old.contoso.com'",
    "OWA virtual directory 'EXCAS02\\owa (Default Web Site)'",
];

/// Where the README shows the plan.
const BEGIN: &str = "<!-- The plan, made by tests/docs.rs -->\n";
const END: &str = "<!-- The end of the plan -->\n";

#[test]
fn generated_pages_are_current() {
    let plan = excerpt();
    let shown: Vec<String> = plan.iter().map(|line| picture::plain(line)).collect();
    let mut pictured = vec!["$ hostctl plan".to_owned()];
    pictured.extend(plan);
    let pages = [
        ("docs/rules.md", rules()),
        ("docs/reference.md", reference()),
        ("docs/cli.md", cli()),
        ("docs/plan.svg", picture::svg("hostctl plan: what would change, each change with its place in the manifests", &pictured)),
        ("README.md", with_plan(&text("README.md"), &shown)),
    ];
    let stale: Vec<&str> = pages.iter().filter(|(path, page)| !is_current(path, page)).map(|(path, _)| *path).collect();
    if updates() {
        for (path, page) in pages.iter().filter(|(path, _)| stale.contains(path)) {
            fs::write(root(path), page).unwrap_or_else(|error| panic!("{path}: {error}"));
        }
    } else {
        assert!(
            stale.is_empty(),
            "not what the code says any more: {}\nUPDATE_DOCS=1 cargo test --test docs writes them anew",
            stale.join(", ")
        );
    }
}

/// Whether the pages are being written: until they are, nothing else can be said of them.
fn updates() -> bool {
    std::env::var_os("UPDATE_DOCS").is_some()
}

fn is_current(path: &str, page: &str) -> bool {
    fs::read_to_string(root(path)).is_ok_and(|there| there.replace("\r\n", "\n") == page)
}

fn rules() -> String {
    let head = text("tests/support/rules-head.md");
    let mut page = format!("{MADE}\n\n{}\n", head.trim_end());
    for layer in lint::layers() {
        let _ = write!(page, "\n## {}\n\n| rule | | what it finds |\n|---|---|---|\n", layer.about);
        for rule in layer.rules {
            let _ = writeln!(page, "| [`{id}`](#{id}) | {} | {} |", rule.severity.word(), rule.summary, id = rule.id);
        }
    }
    let sources = files("src", "rs");
    page.push_str("\n# Each rule\n");
    for rule in lint::rules() {
        let declares = |source: &str| declared_rules(source).iter().any(|id| id == rule.id);
        let place = sources.iter().find(|(_, source)| declares(source)).map_or("", |(path, _)| path);
        page.push_str(&rule_page(rule, place));
    }
    page
}

/// The page of a rule, as a section.
fn rule_page(rule: &Rule, place: &str) -> String {
    let parts = rule.explained();
    let mut page = format!("\n## {}\n\n*{}.* {}\n\n**Why.** {}\n", rule.id, rule.severity.word(), parts.what, parts.why);
    for (title, example) in [("Fails", parts.fails), ("Mended", parts.mended)] {
        if !example.yaml.is_empty() {
            let text = if example.text.is_empty() { String::new() } else { format!(" {}", example.text) };
            let _ = write!(page, "\n**{title}.**{text}\n\n```yaml\n{}```\n", example.yaml);
        }
    }
    let silencing = if rule.silenceable { "" } else { " No comment silences it." };
    let _ = write!(page, "\nDeclared in [{place}](../{place}).{silencing} Sources:\n\n{}\n", parts.source);
    page
}

fn reference() -> String {
    let head = text("tests/support/reference-head.md");
    let (keys, sections) = (hostctl::manifest::reference(), hostctl::resource::reference());
    format!("{MADE}\n\n{head}\n{keys}\n{}", sections.trim_end()) + "\n"
}

fn cli() -> String {
    let mut command = Cli::command().term_width(100);
    command.build();
    let mut page = format!("{MADE}\n\n# The command line\n\nWhat `hostctl --help` and `hostctl COMMAND --help` say.\n");
    section(&mut page, &mut command, "hostctl");
    let names: Vec<String> = command.get_subcommands().map(|sub| sub.get_name().to_owned()).filter(|name| name != "help").collect();
    for name in names {
        let sub = command.find_subcommand_mut(&name).expect("a command that was just listed");
        section(&mut page, sub, &format!("hostctl {name}"));
    }
    page
}

fn section(page: &mut String, command: &mut clap::Command, title: &str) {
    let help = command.render_long_help().to_string();
    let lines: Vec<&str> = help.lines().map(str::trim_end).collect();
    let _ = write!(page, "\n## `{title}`\n\n```text\n{}\n```\n", lines.join("\n").trim_end());
}

/// The plan of the worked example, in colours, without the changes that are not in [`SHOWN`]: `...` stands for them.
fn excerpt() -> Vec<String> {
    let (mut out, mut err) = (Vec::new(), Vec::new());
    let tenants = root("tenants");
    let code = hostctl::run_with([std::ffi::OsString::from("plan"), tenants.into()], &mut out, &mut err, (true, true));
    assert_eq!((code, String::from_utf8_lossy(&err).as_ref()), (0, ""), "hostctl plan of the worked example");
    let plan = String::from_utf8(out).expect("UTF-8");
    let mut kept: Vec<String> = Vec::new();
    let mut changes = 0usize;
    let mut showing = true;
    for line in plan.lines() {
        let plain = picture::plain(line);
        let starts = ["  + ", "  ~ ", "  - ", "  ! "].iter().any(|sign| plain.starts_with(sign));
        if starts {
            showing = SHOWN.iter().any(|title| plain[4..].starts_with(title));
            changes += usize::from(showing);
        } else if plain.is_empty() {
            showing = true;
        }
        if showing {
            kept.push(line.to_owned());
        } else if kept.last().is_some_and(|last| last != "  ...") {
            kept.push("  ...".to_owned());
        }
    }
    assert_eq!(changes, SHOWN.len(), "SHOWN in tests/docs.rs names changes that the plan of tenants/ has no more:\n{plan}");
    kept
}

fn with_plan(readme: &str, plan: &[String]) -> String {
    let (before, rest) = readme.split_once(BEGIN).expect("the README marks where the plan begins");
    let (_, after) = rest.split_once(END).expect("the README marks where the plan ends");
    format!("{before}{BEGIN}\n```console\n$ cargo run --release -- plan\n{}\n```\n\n{END}{after}", plan.join("\n"))
}

#[test]
fn links_lead_somewhere() {
    if updates() {
        return;
    }
    let pages = PAGES.iter().map(|path| (*path).to_owned()).chain(files("docs", "md").into_iter().map(|(path, _)| path));
    for path in pages {
        let folder = path.rsplit_once('/').map_or("", |(folder, _)| folder);
        for link in markdown::links(&text(&path)) {
            if link.starts_with("https://") {
                continue;
            }
            let (file, anchor) = link.split_once('#').map_or((link.as_str(), None), |(file, anchor)| (file, Some(anchor)));
            let target = if file.is_empty() { root(&path) } else { root(folder).join(file) };
            assert!(target.exists(), "{path}: the link {link} leads nowhere");
            if let Some(anchor) = anchor {
                let there = fs::read_to_string(&target).expect("a page");
                assert!(markdown::anchors(&there).iter().any(|known| known == anchor), "{path}: {file} has no heading #{anchor}");
            }
        }
    }
}

/// What stands between backticks in the pages for those who work on hostctl, and looks like a path, a macro or a path of names.
#[test]
fn what_the_pages_name_exists() {
    if updates() {
        return;
    }
    let sources: String = ["src", "tests"].iter().flat_map(|folder| files(folder, "rs")).map(|(_, source)| code(&source)).collect();
    let mut checked = 0usize;
    for page in ["ARCHITECTURE.md", "CONTRIBUTING.md"] {
        for span in markdown::spans(&text(page)) {
            let plain = !span.contains([' ', '<', '{', '*', '"', '\'', '(', '$', '=']);
            // Capitals stand for a name to be chosen: what must exist then is the folder.
            let is_placeholder = |part: &str| part.as_bytes().windows(4).any(|run| run.iter().all(u8::is_ascii_uppercase));
            let ends = [".rs", ".ps1", ".md", ".toml", ".txt", ".yaml", ".json", ".svg", "/"].iter().any(|end| span.ends_with(end));
            if plain && span.contains('/') && (ends || span.starts_with('.')) && !span.starts_with("state/") {
                let parts: Vec<&str> = span.split('/').take_while(|part| !is_placeholder(part)).collect();
                assert!(root(&parts.join("/")).exists(), "{page}: `{span}` does not exist");
                checked += 1;
            } else if let Some(name) = span.strip_suffix('!').filter(|name| plain && !name.is_empty()) {
                assert!(sources.contains(&format!("macro_rules! {name} ")), "{page}: there is no macro `{span}`");
                checked += 1;
            } else if plain && span.contains("::") {
                let last = span.rsplit("::").next().unwrap_or_default();
                assert!(has_word(&sources, last), "{page}: nothing is called `{span}`");
                checked += 1;
            }
        }
    }
    assert!(checked > 40, "only {checked} names were looked at");
}

fn has_word(text: &str, word: &str) -> bool {
    let part = |c: char| c.is_alphanumeric() || c == '_';
    text.match_indices(word).any(|(at, _)| !text[..at].ends_with(part) && !text[at + word.len()..].starts_with(part))
}

//! The README's how-tos for CI systems and pre-commit do what they say, as far as that can be seen here: each `hostctl` command in them is run, on manifests
//! that are fine and on some that are not, and its exit code and the form of its output are what the snippet counts on. The snippets are YAML by our own
//! reading; what the CI systems themselves would say to them, `.ci/run` asks of their schemas.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, reason = "tests may fail loudly, and so may their helpers")]

#[path = "support/markdown.rs"]
mod markdown;
#[path = "support/repository.rs"]
mod repository;

use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::path::Path;

use hostctl::diagnostic::Sink;
use hostctl::yaml::{self, NodeRef, View};
use markdown::Block;
use repository::{copy, root, text};
use serde_json::Value as Json;

/// The day of the snippets' `$(date +%F)`.
const TODAY: &str = "2026-11-20";

/// Manifests with an error, a warning and what a comment silences.
const WRONG: &str = "kind: Platform\nname: fabrikam\norganization: {name: First Organization, forest: fabrikam.local}\nproduct: 2016\n---\nkind: Tenant\nname: contoso\ncolour: blue\naccepted_domains:\n  - gmail.com\n";

/// Manifests with nothing but a warning.
const DOUBTFUL: &str = "kind: Platform\nname: fabrikam\norganization: {name: First Organization, forest: fabrikam.local}\nproduct: 2016\n---\nkind: Tenant\nname: contoso\naccepted_domains:\n  - gmail.com\n";

/// A command of a snippet.
#[derive(Debug)]
struct Command {
    arguments: Vec<String>,
    /// The file that its output goes into.
    into: Option<String>,
}

impl Command {
    /// Of a line of a shell.
    fn read(line: &str) -> Option<Self> {
        let line = line.trim().strip_prefix("hostctl ")?.replace("\"$(date +%F)\"", TODAY);
        assert!(!line.contains(['$', '|', ';', '"', '\'']), "this test does not know what a shell makes of: {line}");
        let (command, into) =
            line.split_once(" > ").map_or((line.as_str(), None), |(command, file)| (command, Some(file.trim().to_owned())));
        Some(Self { arguments: command.split_whitespace().map(str::to_owned).collect(), into })
    }

    fn run(&self) -> (u8, String) {
        let (mut out, mut err) = (Vec::new(), Vec::new());
        let code = hostctl::run(&self.arguments, &mut out, &mut err);
        assert!(code < 2, "{:?}: {}", self.arguments, String::from_utf8_lossy(&err));
        (code, String::from_utf8(out).unwrap())
    }

    fn format(&self) -> &str {
        let place = self.arguments.iter().position(|word| word == "--format");
        place.and_then(|place| self.arguments.get(place + 1)).map_or("text", String::as_str)
    }
}

/// The files of CI systems in the README, by their paths.
fn snippets() -> BTreeMap<String, Block> {
    let (blocks, _) = markdown::blocks(&text("README.md"));
    blocks.into_iter().filter(markdown::is_of_ci).map(|block| (block.lines[0].trim_start_matches("# ").to_owned(), block)).collect()
}

/// All texts of a YAML document, keys left out.
fn texts(node: NodeRef<'_>, found: &mut Vec<String>) {
    match node.view() {
        View::Scalar(scalar) => found.push(scalar.text.to_owned()),
        View::Sequence => node.items().for_each(|item| texts(item, found)),
        View::Mapping => node.entries().for_each(|(_, value)| texts(value, found)),
        View::Null => {}
    }
}

fn texts_of(path: &str, yaml: &str) -> Vec<String> {
    let mut sink = Sink::default();
    let tree = yaml::parse(0, yaml, &mut sink);
    let findings = sink.into_sorted();
    assert!(findings.is_empty(), "{path}: {findings:?}");
    let mut found = Vec::new();
    tree.unwrap().documents().for_each(|document| texts(document, &mut found));
    found
}

/// What a command prints is what its reader takes: how many errors that reader sees.
fn errors(format: &str, out: &str) -> usize {
    match format {
        "github" => {
            assert!(out.lines().all(|line| ["::error ", "::warning ", "::notice "].iter().any(|begin| line.starts_with(begin))), "{out}");
            out.lines().filter(|line| line.starts_with("::error ")).count()
        }
        "sarif" => {
            let json: Json = serde_json::from_str(out).unwrap();
            assert_eq!(json["version"], "2.1.0");
            let results = json["runs"][0]["results"].as_array().unwrap();
            results.iter().filter(|result| result["level"] == "error").count()
        }
        "junit" => {
            let mut reader = quick_xml::Reader::from_str(out);
            let mut failures = 0;
            loop {
                match reader.read_event().unwrap() {
                    quick_xml::events::Event::Start(start) if start.name().as_ref() == "failure" => failures += 1,
                    quick_xml::events::Event::Eof => return failures,
                    _ => {}
                }
            }
        }
        "markdown" => {
            assert!(out.starts_with('#') && out.chars().count() < 65_536, "{out}");
            0
        }
        "text" => out.lines().filter(|line| line.starts_with("error[")).count(),
        other => panic!("no test knows the form of {other}"),
    }
}

#[test]
fn each_snippet_does_what_it_says() {
    let snippets = snippets();
    let expected = [".github/workflows/hostctl.yml", ".gitlab-ci.yml", ".pre-commit-config.yaml", "azure-pipelines.yml"];
    assert_eq!(snippets.keys().map(String::as_str).collect::<Vec<_>>(), expected);
    let folder = tempfile::tempdir().unwrap();
    // Its own process: no other test of this file asks where it is.
    std::env::set_current_dir(folder.path()).unwrap();
    let mut formats = BTreeSet::new();
    for (path, block) in snippets {
        let found = texts_of(&path, &(block.lines.join("\n") + "\n"));
        let commands: Vec<Command> = found.iter().filter_map(|text| Command::read(text)).collect();
        assert!(!commands.is_empty(), "{path} runs nothing");
        for command in &commands {
            formats.insert(command.format().to_owned());
            copy(&root("tenants"), Path::new("tenants"));
            let (code, out) = command.run();
            assert_eq!((code, errors(command.format(), &out)), (0, 0), "{path}: {command:?} on manifests without problems:\n{out}");
            if command.arguments[0] != "lint" {
                continue;
            }
            fs::remove_dir_all("tenants").unwrap();
            fs::create_dir("tenants").unwrap();
            fs::write("tenants/wrong.yaml", WRONG).unwrap();
            let (code, out) = command.run();
            // The manifest has one error; a rule about organisations is not asked then.
            assert_eq!((code, errors(command.format(), &out)), (1, 1), "{path}: {command:?} on manifests with an error:\n{out}");
            assert!(
                out.contains("tenants/wrong.yaml") || command.format() == "text",
                "{path}: {command:?} does not name the file as CI finds it:\n{out}"
            );
            fs::write("tenants/wrong.yaml", DOUBTFUL).unwrap();
            let strict = command.arguments.iter().any(|word| word == "--deny");
            assert_eq!(command.run().0, u8::from(strict), "{path}: {command:?} on manifests with a warning");
        }
        // What a command writes, another step reads; and nothing reads what no command writes.
        for written in commands.iter().filter_map(|command| command.into.as_deref()) {
            let readers =
                found.iter().filter(|text| !text.trim().starts_with("hostctl ") && text.split_whitespace().any(|word| word == written));
            assert_eq!(readers.count(), 1, "{path}: {written}");
        }
    }
    assert_eq!(formats.into_iter().collect::<Vec<_>>(), ["github", "junit", "markdown", "sarif", "text"]);
    std::env::set_current_dir(root("")).unwrap();
}

/// pre-commit's own page: <https://pre-commit.com/#new-hooks>.
#[test]
fn hooks_are_whole_and_run_what_exists() {
    let hooks = text(".pre-commit-hooks.yaml");
    let mut sink = Sink::default();
    let tree = yaml::parse(0, &hooks, &mut sink).unwrap();
    let mut ids = Vec::new();
    for hook in tree.documents().next().unwrap().items() {
        let said: BTreeMap<String, String> = hook
            .entries()
            .filter_map(|(key, value)| match (key.view(), value.view()) {
                (View::Scalar(key), View::Scalar(value)) => Some((key.text.to_owned(), value.text.to_owned())),
                _ => None,
            })
            .collect();
        for key in ["id", "name", "description", "entry", "language", "pass_filenames"] {
            assert!(said.get(key).is_some_and(|value| !value.is_empty()), "{key} of {said:?}");
        }
        let arguments: Vec<&str> = said["entry"].strip_prefix("hostctl ").unwrap().split_whitespace().collect();
        let tenants = root("tenants").display().to_string();
        let (mut out, mut err) = (Vec::new(), Vec::new());
        // On a copy, which may be mended.
        let folder = tempfile::tempdir().unwrap();
        copy(Path::new(&tenants), folder.path());
        let path = folder.path().display().to_string();
        let code = hostctl::run([&arguments[..], &[path.as_str()]].concat(), &mut out, &mut err);
        assert_eq!(code, 0, "{said:?}: {}", String::from_utf8_lossy(&err));
        // One that mends does so.
        fs::write(
            folder.path().join("slip.yaml"),
            "kind: Platform\nname: fabrikam\nsend_connector:\n  - {name: To Partners, comment: no}\n",
        )
        .unwrap();
        let code = hostctl::run([&arguments[..], &[path.as_str()]].concat(), &mut out, &mut err);
        let mends = arguments.contains(&"--fix");
        assert_eq!(code, u8::from(!mends), "{said:?}: {}", String::from_utf8_lossy(&err));
        let slip = fs::read_to_string(folder.path().join("slip.yaml")).unwrap();
        assert_eq!(slip.contains("send_connectors:\n  - {name: To Partners, comment: 'no'}"), mends, "{slip}");
        ids.push(said["id"].clone());
    }
    assert_eq!(ids, ["hostctl-lint", "hostctl-fix"]);
    let readme = text("README.md");
    assert!(ids.iter().all(|id| readme.contains(&format!("`{id}`"))), "the README names the hooks");
}

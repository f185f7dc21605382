//! The whole program, as people run it: time, processor time and peak memory of each command in a process of its own, as a table in
//! Markdown. `cargo bench --bench program -- 100 1000 10000` says the numbers of tenants; `full` takes full exports too, `schema` runs
//! check-jsonschema (from PyPI, on PATH) on the same manifests, a document a file, with the schema that `hostctl schema` prints.
#![allow(clippy::expect_used, clippy::print_stdout, reason = "a benchmark that cannot be prepared fails loudly, and prints its table")]

mod support;

use std::fs;
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};
use std::time::Instant;

use support::{Estate, Form, OBJECTS, Stand, bare};
use wait4::Wait4;

/// What is run: its name, on what it is run, and the words of the command.
const RUNS: &[(&str, Stand, &[&str])] = &[
    ("bare parse of the YAML", Stand::Drifted, &["bare-yaml"]),
    ("bare parse of the XML", Stand::Drifted, &["bare-xml"]),
    ("`lint`", Stand::Drifted, &["lint"]),
    ("`plan`", Stand::Drifted, &["plan"]),
    ("`render`, nothing to do", Stand::Matching, &["render"]),
    ("`render`, every tenth tenant differs", Stand::Drifted, &["render"]),
    ("`render`, everything to make", Stand::Empty, &["render"]),
    ("`render --live`", Stand::Drifted, &["render", "--live"]),
];

fn main() {
    // The same program is its own child for the bare parse, so that memory is measured in the same way.
    let words: Vec<String> = std::env::args().skip(1).collect();
    match words.as_slice() {
        [what, folder] if what == "bare-yaml" => println!("{}", bare::yaml(Path::new(folder)).expect("the manifests are YAML")),
        [what, folder] if what == "bare-xml" => println!("{}", bare::xml(Path::new(folder)).expect("the export is XML")),
        _ => table(&words),
    }
}

fn table(words: &[String]) {
    let (full, schema) = (words.iter().any(|word| word == "full"), words.iter().any(|word| word == "schema"));
    let mut sizes: Vec<usize> = words.iter().filter_map(|word| word.parse().ok()).collect();
    if sizes.is_empty() {
        sizes = vec![100, 1_000];
    }
    println!("| objects | what | seconds | processor seconds | peak memory, MB | output, KB |\n|---|---|---|---|---|---|");
    for tenants in sizes {
        for stand in [Stand::Drifted, Stand::Matching, Stand::Empty] {
            let folder = tempfile::tempdir().expect("a folder for temporary files");
            Estate { tenants, form: Form::Collected, stand }.write(folder.path()).expect("the manifests can be written");
            for (name, _, words) in RUNS.iter().filter(|run| run.1 == stand) {
                row(tenants, name, words, folder.path());
            }
        }
        if schema {
            beside_a_schema(tenants);
        }
        if full {
            let folder = tempfile::tempdir().expect("a folder for temporary files");
            Estate { tenants, form: Form::Full, stand: Stand::Drifted }.write(folder.path()).expect("the manifests can be written");
            let state = bare::files(&folder.path().join("state"), "xml").expect("the export is there");
            let bytes: u64 = state.iter().map(|file| file.metadata().expect("it is a file").len()).sum();
            row(tenants, &format!("`plan`, a full export of {} MB", bytes / 1_000_000), &["plan"], folder.path());
        }
    }
}

/// `lint` on files of one document each, and on the same files what knows only the schema.
fn beside_a_schema(tenants: usize) {
    let folder = tempfile::tempdir().expect("a folder for temporary files");
    Estate { tenants, form: Form::Collected, stand: Stand::Empty }.write(folder.path()).expect("the manifests can be written");
    let singles = folder.path().join("singles");
    let of_all = singles.join("tenants");
    fs::create_dir_all(&of_all).expect("a folder in a new one");
    let written = [folder.path().to_owned(), folder.path().join("tenants")];
    let mut files = Vec::new();
    for file in written.iter().flat_map(|folder| bare::files(folder, "yaml").expect("the manifests are there")) {
        let text = fs::read_to_string(&file).expect("a manifest is text");
        for document in text.split("\n---\n") {
            files.push(of_all.join(format!("{}.yaml", files.len())));
            fs::write(&files[files.len() - 1], document.trim_end().to_owned() + "\n").expect("a file can be written");
        }
    }
    let schema = folder.path().join("hostctl.schema.json");
    let printed = Command::new(env!("CARGO_BIN_EXE_hostctl")).arg("schema").output().expect("hostctl runs");
    fs::write(&schema, printed.stdout).expect("the schema can be written");
    row(tenants, "bare parse of the YAML, a document a file", &["bare-yaml"], &singles);
    row(tenants, "`lint`, a document a file", &["lint"], &singles);
    let with = |schema: &Path| vec!["--schemafile".into(), schema.into()];
    let arguments: Vec<PathBuf> = with(&schema).into_iter().chain(files).collect();
    measured(tenants, "`check-jsonschema`, the same files", 1, || {
        let mut command = Command::new("check-jsonschema");
        command.args(&arguments);
        command
    });
}

/// Runs a command three times and prints the fastest.
fn row(tenants: usize, name: &str, words: &[&str], folder: &Path) {
    measured(tenants, name, 3, || {
        let program = match words.first() {
            Some(first) if first.starts_with("bare") => std::env::current_exe().expect("this program has a file"),
            _ => env!("CARGO_BIN_EXE_hostctl").into(),
        };
        let mut command = Command::new(program);
        command.args(words).arg(folder);
        command
    });
}

/// Runs a command so many times and prints the fastest.
fn measured(tenants: usize, name: &str, times: usize, command: impl Fn() -> Command) {
    let run = || {
        let out = tempfile::NamedTempFile::new().expect("a temporary file");
        let stdout = Stdio::from(out.reopen().expect("the temporary file opens"));
        let start = Instant::now();
        let child = command().stdout(stdout).spawn().expect("the program starts");
        let used = child.wait4().expect("the program ends");
        let seconds = start.elapsed().as_secs_f64();
        assert!(used.status.success(), "{name} failed");
        let length = out.as_file().metadata().expect("it is a file").len();
        (seconds, (used.rusage.utime + used.rusage.stime).as_secs_f64(), used.rusage.maxrss, length)
    };
    let best = (0..times).map(|_| run()).min_by(|a, b| a.0.total_cmp(&b.0)).expect("at least one run");
    let (seconds, processor, memory, length) = best;
    let (memory, kilobytes) = (memory.div_ceil(1_000_000), length.div_ceil(1_000));
    println!("| {} | {name} | {seconds:.3} | {processor:.3} | {memory} | {kilobytes} |", tenants * OBJECTS);
}

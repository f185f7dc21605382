//! Bad input: whatever is given, hostctl says what is wrong, where, why and what to do; it never panics, and loses nothing.
#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    clippy::print_stderr,
    reason = "the helpers of tests may fail as loudly as the tests, and say what they skip"
)]

mod exports;
mod files;
mod manifests;
mod streams;
mod templates;
mod usage;

use std::fs;
use std::path::{Path, PathBuf};

use tempfile::TempDir;

/// A platform without a mistake, and without anything that it manages.
const PLATFORM: &str =
    "kind: Platform\nname: lab\norganization: {name: First Organization, forest: lab.example}\nproduct: 2010\nservers: [{name: EX01}]\n";

/// What a run ended with.
#[derive(Debug)]
struct Ran {
    code: u8,
    out: String,
    err: String,
}

impl Ran {
    /// Asserts how it ended, and that it said some things in this order: on standard error where it failed, else in the data.
    #[track_caller]
    fn says(&self, code: u8, words: &[&str]) {
        let mut rest = if code == 3 { self.err.as_str() } else { self.out.as_str() };
        assert_eq!(self.code, code, "{self:?}");
        for word in words {
            let at = rest.find(word).unwrap_or_else(|| panic!("'{word}' is not said, or not here: {self:#?}"));
            rest = &rest[at + word.len()..];
        }
    }
}

/// Runs hostctl in this process. Whatever the input, no character of it drives a terminal, and where it fails it prints no data.
#[track_caller]
fn run<S: AsRef<std::ffi::OsStr>>(arguments: &[S]) -> Ran {
    let (mut out, mut err) = (Vec::new(), Vec::new());
    let code = hostctl::run(arguments.iter().map(|argument| argument.as_ref().to_owned()), &mut out, &mut err);
    let ran = Ran { code, out: String::from_utf8(out).unwrap(), err: String::from_utf8(err).unwrap() };
    // JSON is not for terminals, and has all characters but control characters as they are.
    let turns = |c: char| matches!(c, '\u{202A}'..='\u{202E}' | '\u{2066}'..='\u{2069}') && !ran.out.starts_with('{');
    let drives = |c: char| (c.is_control() && c != '\n') || turns(c);
    // Scripts have CRLF line ends.
    assert!(!ran.out.replace("\r\n", "\n").contains(drives) && !ran.err.contains(drives), "{ran:?}");
    if code == 3 {
        assert!(ran.out.is_empty(), "{ran:?}");
        assert!(ran.err.starts_with("error: "), "{ran:?}");
    }
    ran
}

/// Runs `lint` on a path.
#[track_caller]
fn lint(path: impl AsRef<Path>) -> Ran {
    run(&["lint".as_ref(), path.as_ref().as_os_str()])
}

/// Runs `plan` on a path.
#[track_caller]
fn plan(path: impl AsRef<Path>) -> Ran {
    run(&["plan".as_ref(), path.as_ref().as_os_str()])
}

/// A folder with these files.
fn folder(files: &[(&str, &[u8])]) -> TempDir {
    let folder = tempfile::tempdir().unwrap();
    for (name, bytes) in files {
        let path = folder.path().join(name);
        fs::create_dir_all(path.parent().unwrap()).unwrap();
        fs::write(path, bytes).unwrap();
    }
    folder
}

/// The exports of a fresh organisation.
fn exports() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/lab/states/2010")
}

/// A folder with a platform that wants an accepted domain, and an export of it in `state`.
fn planned() -> TempDir {
    let folder = folder(&[("p.yaml", format!("{PLATFORM}accepted_domains: [lab.example]\n").as_bytes()), ("state/index.txt", b"")]);
    for file in fs::read_dir(exports()).unwrap() {
        let file = file.unwrap();
        fs::copy(file.path(), folder.path().join("state").join(file.file_name())).unwrap();
    }
    folder
}

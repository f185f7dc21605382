//! Long work shows how far it is where somebody watches, and nowhere else.
#![allow(
    clippy::unwrap_used,
    clippy::print_stdout,
    reason = "the helpers of tests may fail as loudly as the tests, and say what they skip"
)]

use std::fmt::Write;
use std::fs;
use std::path::Path;
use std::process::{Command, Stdio};
use std::time::{Duration, Instant};

/// Manifests that take even a fast machine a while.
fn slow(folder: &Path) {
    for file in 0..64 {
        let mut text = format!("kind: Tenant\nname: t{file}\naccepted_domains:\n");
        for domain in 0..700 {
            let _ = writeln!(text, "  - d{domain}.t{file}.example");
        }
        fs::write(folder.join(format!("t{file}.yaml")), text).unwrap();
    }
    let platform =
        "kind: Platform\nname: p\norganization: {name: First Organization, forest: lab.example}\nproduct: 2016\nservers: [{name: EX01}]\n";
    fs::write(folder.join("platform.yaml"), platform).unwrap();
}

#[test]
fn nothing_is_drawn_where_nobody_watches() {
    let folder = tempfile::tempdir().unwrap();
    slow(folder.path());
    let done = Command::new(env!("CARGO_BIN_EXE_hostctl"))
        .args(["lint", "--color", "always"])
        .arg(folder.path())
        .env("RAYON_NUM_THREADS", "1")
        .output()
        .unwrap();
    assert_eq!(String::from_utf8_lossy(&done.stderr), "");
    assert!(String::from_utf8_lossy(&done.stdout).contains("no problems"));
}

/// `script` makes a terminal; standard output goes to a file, in which no part of a bar may be.
#[test]
#[cfg(target_os = "linux")]
fn a_bar_is_drawn_on_a_terminal() {
    let folder = tempfile::tempdir().unwrap();
    slow(folder.path());
    let run = |environment: &[(&str, &str)]| {
        let out = folder.path().join("out.txt");
        let command = format!("'{}' lint '{}' > '{}'", env!("CARGO_BIN_EXE_hostctl"), folder.path().display(), out.display());
        let start = Instant::now();
        let mut script = Command::new("script");
        script.args(["--quiet", "--return", "--command", &command, "/dev/null"]);
        script.env("RAYON_NUM_THREADS", "1").env("TERM", "xterm").env_remove("NO_COLOR").envs(environment.iter().copied());
        let shown = script.stdin(Stdio::null()).output().ok()?;
        assert!(shown.status.success());
        assert!(fs::read_to_string(out).unwrap().ends_with("no problems\n"));
        Some((String::from_utf8_lossy(&shown.stdout).into_owned(), start.elapsed()))
    };
    let Some((shown, time)) = run(&[]) else {
        println!("skipped, since there is no `script`: a bar on a terminal");
        return;
    };
    // A machine that is done at once has nothing to show.
    if time > Duration::from_millis(700) {
        assert!(shown.contains("Reading manifests [") && shown.contains("of 65 files"), "{shown:?}");
        assert!(!shown.contains("\u{1b}[3"), "it has colours: {shown:?}");
    }
    let (shown, _) = run(&[("TERM", "dumb")]).unwrap();
    assert_eq!(shown, "");
}

//! Cases of `hostctl route`: a folder whose `route.txt` is a transcript. Each line that begins with `$ hostctl route` has the arguments
//! (but for the manifests and the export, which are the case's); what stands below it is the output, and at its end the exit code.

use std::fs;

use super::Problems;
use super::folder::Case;

const PROMPT: &str = "$ hostctl route ";

/// The transcript of a case, where it has one.
pub(super) fn transcript(case: &Case) -> Option<String> {
    fs::read_to_string(case.folder.join("route.txt")).ok()
}

/// Runs the commands of a transcript, and holds what they print against it, or writes it anew.
pub(super) fn check(case: &Case, expected: &str) -> Problems {
    let mut found = String::new();
    for arguments in expected.lines().filter_map(|line| line.strip_prefix(PROMPT)) {
        let words: Vec<&str> = arguments.split_whitespace().collect();
        let ran = case.route(&words);
        found.push_str(&format!("{PROMPT}{arguments}\n{}{}exit {}\n\n", ran.out, ran.err, ran.code));
    }
    let found = found.trim_end().to_owned() + "\n";
    if found == expected {
        return Problems::new();
    }
    if std::env::var_os("UPDATE_EXPECT").is_some_and(|value| value == "1") {
        fs::write(case.folder.join("route.txt"), found).unwrap();
        return Problems::new();
    }
    let at = expected.lines().zip(found.lines()).position(|(old, new)| old != new).unwrap_or_default();
    vec![format!("route.txt:{} differs\n  expected {:?}\n  found    {:?}", at + 1, expected.lines().nth(at), found.lines().nth(at))]
}

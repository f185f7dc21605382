//! What is expected of a case, as files.

use std::collections::BTreeMap;
use std::fs;
use std::path::Path;

use super::Problems;

/// Holds outputs against what is expected, or writes what is expected.
pub(super) fn compare(folder: &Path, outputs: &BTreeMap<&'static str, String>) -> Problems {
    const NAMES: &[&str] =
        &["plan.txt", "plan.json", "plan.md", "changes.ps1", "live.ps1", "plain.ps1", "lint.txt", "lint.json", "error.txt"];
    let update = std::env::var_os("UPDATE_EXPECT").is_some_and(|value| value == "1");
    let mut problems = Problems::new();
    for name in NAMES {
        let path = folder.join(name);
        let have = fs::read_to_string(&path).ok();
        let want = outputs.get(name);
        if have.as_ref() == want {
            continue;
        }
        match (update, want) {
            (true, Some(text)) => {
                fs::create_dir_all(folder).unwrap();
                fs::write(&path, text).unwrap();
            }
            (true, None) => fs::remove_file(&path).unwrap(),
            (false, None) => problems.push(format!("{name} is expected, and there is none now")),
            (false, Some(text)) => problems.push(difference(name, have.as_deref(), text)),
        }
    }
    problems
}

/// The first line in which two texts differ: the rest is a diff away, with `UPDATE_EXPECT=1`.
fn difference(name: &str, expected: Option<&str>, found: &str) -> String {
    let Some(expected) = expected else { return format!("{name} is new (UPDATE_EXPECT=1 writes it)") };
    let (mut old, mut new) = (expected.split('\n'), found.split('\n'));
    let mut line = 1;
    loop {
        match (old.next(), new.next()) {
            (None, None) => return format!("{name} differs"),
            (a, b) if a == b => line += 1,
            (a, b) => {
                let show = |text: Option<&str>| text.map_or_else(|| "(the end)".to_owned(), |text| format!("{text:?}"));
                return format!("{name}:{line} differs\n  expected {}\n  found    {}", show(a), show(b));
            }
        }
    }
}

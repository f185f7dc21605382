//! What stands in manifests: findings, exit 1. The cases are files under `manifests/`, which say themselves what is expected of them.

use std::fs;
use std::path::Path;

use super::{PLATFORM, folder, lint, run};

#[test]
fn each_file_is_told_as_it_says() {
    let cases = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/bad_input/manifests");
    let mut number = 0;
    for case in fs::read_dir(cases).unwrap() {
        let path = case.unwrap().path();
        let text = fs::read_to_string(&path).unwrap();
        let said = |prefix: &str| -> Vec<String> { text.lines().filter_map(|line| line.strip_prefix(prefix)).map(str::to_owned).collect() };
        let (says, never) = (said("# says: "), said("# never: "));
        assert!(says.len() >= 2, "{}", path.display());
        let ran = lint(&path);
        ran.says(1, &says.iter().map(String::as_str).collect::<Vec<_>>());
        // Every finding says its place; a plan and a script tell the same, where people read.
        let json = run(&["lint".as_ref(), path.as_os_str(), "--format".as_ref(), "json".as_ref()]);
        json.says(1, &["\"line\": "]);
        let acted = [run(&["plan".as_ref(), path.as_os_str()]), run(&["render".as_ref(), path.as_os_str()])];
        for acted in &acted {
            assert_eq!((acted.code, &*acted.out, &acted.err), (1, "", &ran.out), "{}", path.display());
        }
        // What the case says of itself is part of the file, and shown where it is near a place.
        let shown = |text: &str| text.lines().filter(|line| !line.contains("# never: ")).collect::<Vec<_>>().join("\n");
        for word in never {
            assert!(!shown(&ran.out).contains(&word) && !json.out.contains(&word), "'{word}': {ran:#?} {json:#?}");
        }
        number += 1;
    }
    assert!(number > 10);
}

#[test]
fn what_a_file_cannot_show_is_made() {
    let deep = 100_000;
    let blocks: String = (1..1000).map(|indent| format!("{}a:\n", " ".repeat(indent))).collect();
    let cases: Vec<(&str, String, &[&str])> = vec![
        ("flow lists", format!("x-a: {}\n", "[".repeat(deep)), &["yaml-depth", "p.yaml:6:", "too deep"]),
        ("closed flow lists", format!("x-a: {}{}\n", "[".repeat(deep), "]".repeat(deep)), &["yaml-depth", "p.yaml:6:", "too deep"]),
        ("flow mappings", format!("x-a: {}\n", "{a: ".repeat(deep)), &["yaml-depth", "p.yaml:6:", "too deep"]),
        ("block lists", format!("x-a:\n  {}a\n", "- ".repeat(deep)), &["yaml-depth", "p.yaml:7:", "too deep"]),
        ("block mappings", format!("x-a:\n{blocks}"), &["yaml-depth", "p.yaml:106:", "too deep"]),
        ("keys", format!("{}a\n", "? ".repeat(deep)), &["yaml-depth", "p.yaml:6:", "too deep"]),
        ("a zero byte", "x-a: a\0b\n".into(), &["yaml-syntax", "U+0000", "p.yaml:6:7", "leave it out"]),
        ("an escape", "x-a: a\x1b[31mb\n".into(), &["yaml-syntax", "U+001B", "p.yaml:6:7", "leave it out"]),
        ("a key of 1 MB", format!("{}: 1\n", "k".repeat(1 << 20)), &["yaml-syntax", "p.yaml:6:1", "at most 1024 characters"]),
        (
            "a value of 1 MB",
            format!("accepted_domains: [{}]\n", "v".repeat(1 << 20)),
            &["invalid-value", "characters) ...v", "p.yaml:6:20"],
        ),
        ("a name of 1 MB", format!("send_connectors: [{{name: {}}}]\n", "n".repeat(1 << 20)), &["1048576 characters", "at most 64"]),
    ];
    for (what, text, words) in cases {
        let folder = folder(&[("p.yaml", format!("{PLATFORM}{text}").as_bytes())]);
        let ran = lint(folder.path());
        ran.says(1, words);
        assert!(ran.out.len() < 10_000, "{what}: {}", ran.out.len());
    }
}

#[test]
fn what_only_looks_bad_is_read() {
    let commented = "  # a section that is commented out\n".repeat(120);
    let crlf = format!("\u{feff}{}", PLATFORM.replace('\n', "\r\n"));
    let cases = [
        ("many comments", format!("{PLATFORM}accepted_domains:\n{commented}  - contoso.com\n{commented}")),
        ("lines of Windows and a byte order mark", crlf),
        ("an empty document more", format!("{PLATFORM}---\n# nothing\n---\n")),
        ("no line end", PLATFORM.trim_end().to_owned()),
    ];
    for (what, text) in cases {
        let folder = folder(&[("p.yaml", text.as_bytes())]);
        let ran = lint(folder.path());
        assert_eq!((ran.code, &*ran.out, &*ran.err), (0, "1 file: no problems\n", ""), "{what}");
    }
}

#[test]
fn a_thousand_findings_are_all_told_and_a_million_are_counted() {
    let entries: String = (0..1000).map(|number| format!("  - {{name: a{number}, bogus: 1}}\n")).collect();
    let thousand = folder(&[("p.yaml", format!("{PLATFORM}send_connectors:\n{entries}").as_bytes())]);
    let ran = lint(thousand.path());
    ran.says(1, &["p.yaml:7:", "p.yaml:1006:", "1000 errors in 1 of 1 file"]);
    assert_eq!(ran.out.matches("unknown-key").count(), 1000);
    let more = folder(&[("p.yaml", format!("{PLATFORM}accepted_domains: [{}]\n", "1, ".repeat(12_000)).as_bytes())]);
    lint(more.path()).says(1, &["too-many-findings", "2000 more", "10001 errors in 1 of 1 file"]);
}

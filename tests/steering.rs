//! What a team decides about rules, as somebody sees it who runs hostctl: exit codes, what is said on standard error, and what it means for plan and
//! render. What each decision does to findings, the cases `lint-levels...` and the tests of `src/lint/levels.rs` show.
#![allow(clippy::unwrap_used, reason = "tests may fail loudly")]

#[path = "support/run.rs"]
mod run;

use std::fs;

use run::{Ran, hostctl};

const PLATFORM: &str = "kind: Platform\nname: p\norganization: {name: First Organization, forest: lab.example}\nproduct: 2016\n";
const TENANT: &str = "---\nkind: Tenant\nname: t\naccepted_domains:\n";

/// Lints manifests whose only finding is a warning, or runs another command on them.
fn run_on(lint: &str, allowance: &str, words: &[&str]) -> Ran {
    let folder = tempfile::tempdir().unwrap();
    fs::write(folder.path().join("all.yaml"), format!("{PLATFORM}{lint}{TENANT}  - gmail.com{allowance}\n")).unwrap();
    let path = folder.path().display().to_string();
    hostctl(&[&words[..1], &[path.as_str()], &words[1..]].concat())
}

#[test]
fn exit_codes_say_what_is_decided() {
    let deny = "lint: {deny: [public-mail-domain]}\n";
    let cases: [(&str, &[&str], u8, &str); 12] = [
        ("", &["lint"], 0, "1 warning in 1 of 1 file\n"),
        ("", &["lint", "--deny", "warnings"], 1, "1 error in 1 of 1 file\n"),
        ("", &["lint", "--deny", "unused,public-mail-domain"], 1, "1 error in 1 of 1 file\n"),
        ("", &["lint", "--deny", "advice"], 0, "1 warning in 1 of 1 file\n"),
        ("", &["lint", "--deny", "warnings", "--allow", "public-mail-domain"], 0, "1 file: no problems (1 silenced)\n"),
        ("", &["lint", "--min-severity", "error"], 0, "1 file: no problems (1 silenced)\n"),
        ("", &["lint", "--min-severity", "error", "--deny", "warnings"], 1, "1 error in 1 of 1 file\n"),
        (deny, &["lint"], 1, "1 error in 1 of 1 file\n"),
        (deny, &["lint", "--warn", "public-mail-domain"], 0, "1 warning in 1 of 1 file\n"),
        (deny, &["lint", "--allow", "public-mail-domain"], 0, "1 file: no problems (1 silenced)\n"),
        ("lint: {allow: [warnings]}\n", &["lint", "--deny", "warnings"], 0, "1 file: no problems (1 silenced)\n"),
        ("lint: {allow: [public-mail-domain]}\n", &["lint", "--deny", "public-mail-domain"], 1, "1 error in 1 of 1 file\n"),
    ];
    for (lint, words, code, summary) in cases {
        let ran = run_on(lint, "", words);
        assert_eq!((ran.code, ran.err.as_str()), (code, ""), "{lint}{words:?}");
        assert!(ran.out.ends_with(summary), "{lint}{words:?}:\n{}", ran.out);
    }
}

/// What a platform denies keeps plan and render from doing anything, as any error does; what it allows does not even warn.
#[test]
fn a_platform_decides_for_plan_and_render_too() {
    for command in ["plan", "render"] {
        let words: &[&str] = if command == "render" { &["render", "--live"] } else { &["plan", "--state", "tests/lab/states/2016"] };
        let denied = run_on("lint: {deny: [public-mail-domain]}\n", "", words);
        assert_eq!((denied.code, denied.out.as_str()), (1, ""), "{command}: {}", denied.err);
        assert!(denied.err.contains("error[public-mail-domain]"), "{command}: {}", denied.err);
        let allowed = run_on("lint: {allow: [public-mail-domain]}\n", "", words);
        assert_eq!(allowed.code, 0, "{command}: {}", allowed.err);
        assert!(!allowed.err.contains("public-mail-domain") && !allowed.out.is_empty(), "{command}: {}", allowed.err);
    }
}

#[test]
fn without_a_day_it_is_said_that_no_allowance_is_over() {
    let until = " # hostctl: allow(public-mail-domain) until they have moved until=2026-10-31 owner=mail-team";
    let note = "note: whether allowances with `until=` are over is judged for a day, and none is given: --today 2027-01-31\n";
    let cases: [(&[&str], u8, &str, &str); 4] = [
        (&["lint"], 0, note, "1 file: no problems (1 silenced)\n"),
        (&["lint", "--today", "2026-10-31"], 0, "", "1 file: no problems (1 silenced)\n"),
        (&["lint", "--today", "2026-11-01"], 0, "", "2 warnings in 1 of 1 file\n"),
        (&["lint", "--today", "2026-11-01", "--deny", "expired-allow"], 1, "", "1 error, 1 warning in 1 of 1 file\n"),
    ];
    for (words, code, told, summary) in cases {
        let ran = run_on("", until, words);
        assert_eq!((ran.code, ran.err.as_str()), (code, told), "{words:?}");
        assert!(ran.out.ends_with(summary), "{words:?}:\n{}", ran.out);
    }
    assert_eq!(run_on("", "", &["lint"]).err, "", "nothing is said where no allowance has an end");
}

//! Wrong usage: exit 3, and the way out.

use super::{PLATFORM, exports, folder, run};

#[test]
fn each_wrong_usage_is_explained() {
    let two = format!("{PLATFORM}---\n{}", PLATFORM.replace("name: lab", "name: labor"));
    let folder = folder(&[("one/p.yaml", PLATFORM.as_bytes()), ("two/p.yaml", two.as_bytes()), ("empty/a.txt", b"")]);
    let path = |name: &str| folder.path().join(name).display().to_string();
    let (one, two, file, none) = (path("one"), path("two"), path("one/p.yaml"), path("empty"));
    let state = exports().display().to_string();
    let cases: &[(&[&str], &[&str])] = &[
        (&["--bogus"], &["unexpected argument '--bogus'", "Usage: hostctl", "--help"]),
        (&["bogus"], &["unrecognized subcommand 'bogus'", "--help"]),
        (&["lint", "--bogus"], &["unexpected argument '--bogus'", "--help"]),
        (&["plan", "--format", "xml"], &["invalid value 'xml'", "text, json"]),
        (&["plan", &one, "--state"], &["a value is required for '--state <EXPORT>'"]),
        (&["render", "--live", "--state", "x"], &["'--live' cannot be used with '--state <EXPORT>'"]),
        (&["collector", "--product", "2011"], &["invalid value '2011'", "2010, 2013"]),
        (&["explain", "unknow-key"], &["there is no rule 'unknow-key'", "help: did you mean 'unknown-key'? `hostctl rules` lists all"]),
        (&["explain", "\u{1b}[31m"], &["there is no rule '␛[31m'", "help: `hostctl rules` lists all"]),
        (&["explain"], &["required arguments were not provided", "<RULE>"]),
        (&["rules", "--format", "xml"], &["invalid value 'xml'", "text, json"]),
        (&["lint", &one, "--today", "tomorrow"], &["invalid value 'tomorrow'", "a day is written as 2027-05-01"]),
        (&["lint", &one, "--state", "nowhere"], &["nowhere: there is no such file or folder", "help: name the folder"]),
        (&["lint", &two, "--state", &state], &["an export is for one platform", "help: say which: --platform NAME"]),
        (&["lint", &one, "--platform", "x"], &["the manifests have no platform 'x'", "help: they have lab"]),
        (&["completions", "tcsh"], &["invalid value 'tcsh'", "bash"]),
        (&["plan", &one, "--platform", "x"], &["the manifests have no platform 'x'", "help: they have lab"]),
        (&["plan", &one, "--platform", "x\u{1b}[31m"], &["no platform 'x␛[31m'", "help: they have lab"]),
        (&["render", &two], &["a script is for one platform", "lab, labor", "help: say which: --platform NAME"]),
        (&["collector", &two], &["a collector is for one platform", "lab, labor", "help: say which: --platform NAME"]),
        (&["plan", &two, "--state", &state], &["an export is for one platform", "help: say which: --platform NAME"]),
        (&["plan", &one], &["platform 'lab' has no exported state", "hostctl collector", "/state, or name it: --state FOLDER"]),
        (&["plan", &file], &["platform 'lab' has no exported state", "hostctl collector", "and name the folder: --state FOLDER"]),
        (&["render", "--plain", &one], &["--plain shows the commands of a plan", "hostctl collector"]),
        (&["plan", &one, "--state", "nowhere"], &["nowhere: there is no such file or folder", "help: name the folder"]),
        (&["plan", &one, "--state", &none], &["there is no export (.xml, .json) in this folder", "help: "]),
        (&["plan", &one, "--state", &file], &["p.yaml, line 1 (byte 0): this is neither CLIXML nor any XML", "help: "]),
    ];
    for (arguments, words) in cases {
        run(arguments).says(3, words);
    }
}

#[test]
fn without_a_command_the_help_is_shown_as_an_error() {
    let (mut out, mut err) = (Vec::new(), Vec::new());
    assert_eq!(hostctl::run::<_, String>([], &mut out, &mut err), 3);
    assert!(out.is_empty() && String::from_utf8(err).unwrap().contains("Commands:"));
}

//! Folders of templates: what cannot be read or does what it may not ends with 3, and no script; what nobody reads is told.

use std::fs::{self, File};
use std::path::Path;

use super::{PLATFORM, Ran, folder, planned, run};

/// All ways to render with a folder of templates, the first of which is that of a plan.
fn all(templates: &Path) -> Vec<Ran> {
    let manifests = planned();
    fs::write(manifests.path().join("p.yaml"), format!("{PLATFORM}accepted_domains: [new.example]\n")).unwrap();
    let (manifests, templates) = (manifests.path().to_str().unwrap(), templates.to_str().unwrap());
    [vec!["render", manifests], vec!["render", "--live", manifests], vec!["collector", "--product", "2019"]]
        .into_iter()
        .map(|command| run(&[command, vec!["--templates", templates]].concat()))
        .collect()
}

/// The first of them.
fn first(templates: &Path) -> Ran {
    all(templates).swap_remove(0)
}

#[test]
fn folders_that_are_none() {
    let folder = folder(&[("a.txt", b""), ("text/a.txt", b""), ("text/README.md", b""), ("hidden/.a.ps1", b"")]);
    fs::create_dir(folder.path().join("empty")).unwrap();
    fs::create_dir_all(folder.path().join("deep/parts/header.ps1")).unwrap();
    let cases: &[(&str, &[&str])] = &[
        ("nowhere", &["nowhere: there is no such file or folder; look at the path"]),
        ("a.txt", &["a.txt: not a folder; name the folder that holds the templates"]),
        ("empty", &["empty: the folder holds no templates; ", "end in .ps1", "hostctl templates --out DIR"]),
        ("hidden", &["hidden: the folder holds no templates; "]),
        ("deep", &["deep: the folder holds no templates; "]),
        ("text", &["text: the folder holds no templates, only others such as a.txt; "]),
    ];
    for (name, words) in cases {
        for ran in all(&folder.path().join(name)) {
            ran.says(3, words);
        }
    }
}

#[test]
fn bytes_that_are_no_text() {
    let utf16: Vec<u8> = "\u{feff}# a\n".encode_utf16().flat_map(u16::to_le_bytes).collect();
    let cases: &[(&[u8], &[&str])] = &[
        (b"# a\n# caf\xe9\n", &["parts/header.ps1: not UTF-8: byte 9 (line 2) is wrong", "save it as UTF-8"]),
        (&utf16, &["parts/header.ps1: not UTF-8", "looks like UTF-16"]),
        ("# a\n# caf\u{e9}\n".as_bytes(), &["U+00E9", "--> ", "header.ps1:2\n", "2 | # caf\u{e9}\n", "help: write it in ASCII"]),
        (b"# a\n\t# b\n", &["U+0009", "header.ps1:2\n", "help: write blanks"]),
        (b"# a\r# b\n", &["U+000D", "header.ps1:1\n"]),
        (b"# a\x00\n", &["U+0000", "header.ps1:1\n"]),
    ];
    for (bytes, words) in cases {
        let folder = folder(&[("parts/header.ps1", bytes)]);
        for ran in all(folder.path()) {
            ran.says(3, words);
        }
    }
}

#[test]
fn a_byte_order_mark_and_crlf_change_nothing() {
    let plain = folder(&[("parts/header.ps1", b"# mine: {{ headline }}\n")]);
    let expected = first(plain.path());
    assert!(expected.code == 0 && expected.out.starts_with("# mine: hostctl"), "{expected:?}");
    // Without a line end, the next part would otherwise stand in the comment.
    for bytes in [b"\xEF\xBB\xBF# mine: {{ headline }}\r\n".as_slice(), b"# mine: {{ headline }}"] {
        let folder = folder(&[("parts/header.ps1", bytes)]);
        assert_eq!(first(folder.path()).out, expected.out);
    }
    let out = expected.out.as_bytes();
    assert!(out.is_ascii() && out.windows(2).all(|pair| (pair[0] == b'\r') == (pair[1] == b'\n')));
}

#[test]
fn sizes_have_limits() {
    let folder = folder(&[("parts/header.ps1", b"#"), ("many/live.ps1", b"")]);
    File::options().append(true).open(folder.path().join("parts/header.ps1")).unwrap().set_len(100_000_000).unwrap();
    first(folder.path()).says(3, &["header.ps1: a template has at most 256 KB; split it"]);
    for number in 0..2_001 {
        fs::create_dir(folder.path().join(format!("many/{number}"))).unwrap();
    }
    first(&folder.path().join("many")).says(3, &["many: more than 2000 files and folders; name a folder"]);
}

/// Each ends with an error that names the file and its line, and says what to do.
#[test]
fn templates_that_do_what_they_may_not() {
    let loops = "{% for a in functions %}".repeat(14) + &"{% endfor %}".repeat(14);
    let deep = "{% if reads %}".repeat(200) + &"{% endif %}".repeat(200);
    let dots = format!("{{{{ a{} }}}}", ".a".repeat(100_000));
    let cases: &[(&str, usize, &[&str])] = &[
        ("f\n{{ nothing }}", 2, &["`nothing` is undefined", "2 | {{ nothing }}", "help: docs/templates.md"]),
        ("f\n\n$a = '{{ functions|length }}{{ functions }}'", 3, &["a sequence is not printed", "help: docs/templates.md"]),
        ("{{ functions[0] }}", 1, &["a string is not printed", "help: "]),
        ("{{ functions|join }}", 1, &["join", "help: there is one filter, `length`"]),
        ("{% if functions is string %}{% endif %}", 1, &["string", "help: there is one filter, `length`, and one test"]),
        ("{{ range(3) }}", 1, &["range", "help: "]),
        ("{% for %}", 1, &["help: "]),
        ("f\n{% if functions %}", 2, &["help: "]),
        ("{% set a %}x{% endset %}", 1, &["there is no statement 'set' here", "help: there are if, elif"]),
        ("{% macro m() %}{% endmacro %}", 1, &["'macro'"]),
        ("{% block a %}{% endblock %}", 1, &["'block'"]),
        ("{% extends 'live.ps1' %}", 1, &["'extends'"]),
        ("{% if 'a' ~ 'a' %}{% endif %}", 1, &["there is no '~' here", "make no text"]),
        ("{% if 'a' * 1000000000 %}{% endif %}", 1, &["there is no '*' here"]),
        ("{% include 'nowhere.ps1' %}", 1, &["nowhere.ps1", "help: a template includes those of its folder and the built-in ones"]),
        ("{% include '../secret.ps1' %}", 1, &["../secret.ps1", "help: "]),
        ("{% include '/etc/passwd' %}", 1, &["/etc/passwd", "help: "]),
        ("{% include 'parts/header.ps1' %}", 1, &["recursion", "help: look for a template that includes itself"]),
        ("# needs: Join-Set\n", 1, &["only the files of functions say what they need", "help: include the functions"]),
        (&loops, 1, &["fuel", "help: look for a loop"]),
        (&deep, 1, &["recursion", "help: "]),
        (&dots, 1, &["a tag that has no end, or more than 300 characters", "help: "]),
    ];
    for (text, line, words) in cases {
        let folder = folder(&[("parts/header.ps1", text.as_bytes()), ("collect.ps1", b"{% include 'parts/header.ps1' %}\n")]);
        let secret = folder.path().parent().unwrap().join("secret.ps1");
        assert!(!secret.exists());
        for ran in all(folder.path()) {
            assert_eq!(ran.code, 3, "{text:.60}");
            ran.says(3, words);
            assert!(ran.err.contains(&format!("header.ps1:{line}\n")), "{text:.60}: {}", ran.err);
        }
    }
}

#[test]
fn what_a_plan_prints_is_data_in_anybodys_template() {
    for (text, words) in [
        ("f\n'{{ headline }}'", &["the text of a comment stands in a string", "header.ps1:2\n", "help: a value stands alone"][..]),
        ("\"$({{ organization }})\"", &["inside a string", "header.ps1:1\n", "help: a value stands alone"]),
        ("# {{ organization }}", &["inside a comment", "header.ps1:1\n"]),
        ("a{{ organization }}", &["touches a word", "header.ps1:1\n"]),
    ] {
        let folder = folder(&[("parts/header.ps1", text.as_bytes())]);
        for ran in all(folder.path()).into_iter().take(2) {
            ran.says(3, words);
        }
    }
}

/// It is found where the next value stands, in a template that is right.
#[test]
fn a_quote_that_is_not_closed_is_named() {
    let folder = folder(&[("parts/header.ps1", b"# mine\n$mine = 'a\n")]);
    for ran in all(folder.path()).into_iter().take(2) {
        ran.says(3, &["inside a string", "(built in):", "help: in parts/header.ps1, line 2, a string in quotes is not closed"]);
    }
}

#[test]
fn a_function_may_need_others() {
    let own = b"# needs: Get-Mine\nfunction Get-DomainMeaning($Items) { Get-Mine $Items }\n".as_slice();
    let mine = b"# needs: Join-Set\nfunction Get-Mine($Items) { Join-Set $Items }\n".as_slice();
    let path = "functions/Get-DomainMeaning.ps1";
    let both = folder(&[(path, own), ("functions/Get-Mine.ps1", mine)]);
    for ran in all(both.path()).into_iter().take(2) {
        assert_eq!((ran.code, &*ran.err), (0, ""));
        let at = |text: &str| ran.out.find(text).unwrap_or_else(|| panic!("{text}: {}", ran.out));
        assert!(at("function Join-Set") < at("function Get-Mine") && at("function Get-Mine") < at("function Get-DomainMeaning"));
        assert!(ran.out.matches("function Join-Set").count() == 1 && !ran.out.contains("# needs:"), "{}", ran.out);
    }
    let alone = folder(&[(path, own)]);
    let words =
        ["it needs Get-Mine, and there is no functions/Get-Mine.ps1", "Get-DomainMeaning.ps1:1\n", "1 | # needs: Get-Mine\n", "help: "];
    first(alone.path()).says(3, &words);
    // The line that is not printed counts: errors are where they are.
    let wrong = folder(&[(path, b"# needs: Join-Set\nfunction Get-DomainMeaning {\n  {{ nothing }}\n}\n".as_slice())]);
    first(wrong.path()).says(3, &["undefined", "Get-DomainMeaning.ps1:3\n", "3 |   {{ nothing }}\n"]);
}

#[test]
fn a_slip_in_a_name_is_not_silent() {
    for (name, said) in [
        ("parts/heder.ps1", "nearest built-in name is 'parts/header.ps1'"),
        ("header.ps1", "nearest built-in name is 'parts/header.ps1'"),
        ("Parts/Header.ps1", "nearest built-in name is 'parts/header.ps1'"),
        ("functions/Get-URLMeaning.ps1", "nearest built-in name is 'functions/Get-UrlMeaning.ps1'"),
        ("parts/header.ps1.txt", "the names of templates end in .ps1\nhelp: the nearest built-in name is 'parts/header.ps1'"),
        ("parts/header.PS1", "the names of templates end in .ps1"),
    ] {
        let folder =
            folder(&[(name, b"# mine\n"), ("parts/ask.ps1", b"# asks for nothing\n"), ("README.md", b"ours"), (".git/x.ps1", b"'")]);
        for ran in all(folder.path()) {
            assert_eq!(ran.code, 0, "{ran:?}");
            assert!(ran.err.starts_with("warning: ") && ran.err.contains(name) && ran.err.contains(said), "{name}: {}", ran.err);
            assert_eq!(ran.err.matches("warning: ").count(), 1, "{}", ran.err);
            assert!(!ran.out.contains("# mine"));
        }
    }
}

#[test]
fn plain_uses_no_template() {
    let folder = folder(&[("parts/header.ps1", b"#")]);
    run(&["render", "--plain", "--templates", folder.path().to_str().unwrap()])
        .says(3, &["--plain prints the bare commands, which no template arranges", "help: leave one of the two out"]);
    run(&["render", "--templates"]).says(3, &["a value is required for '--templates <DIR>'"]);
}

#[test]
fn the_built_in_templates_are_printed_and_written() {
    run(&["templates", "header"]).says(3, &["there is no built-in template 'header'", "help: did you mean 'parts/header.ps1'?"]);
    run(&["templates", "a\u{1b}[31m"]).says(3, &["no built-in template 'a\u{241b}[31m'"]);
    run(&["templates", "live.ps1", "--out", "x"]).says(3, &["cannot be used with"]);
    run(&["templates", "--format", "json", "--out", "x"]).says(3, &["cannot be used with"]);
    run(&["templates", "live.ps1", "--format", "json"]).says(3, &["cannot be used with"]);
    let folder = folder(&[("full/.hidden", b""), ("file", b"kept"), ("p.yaml", PLATFORM.as_bytes())]);
    let path = |name: &str| folder.path().join(name).to_str().unwrap().to_owned();
    run(&["templates", "--out", &path("full")]).says(3, &["full: the folder is not empty", "help: name a new or empty one"]);
    run(&["templates", "--out", &path("file")]).says(3, &["file: not a folder", "help: name a new or empty folder"]);
    run(&["templates", "--out", &path("file/x")]).says(3, &["file/x: cannot be written: ", "help: "]);
    assert_eq!(fs::read(path("file")).unwrap(), b"kept");
    fs::create_dir(path("empty")).unwrap();
    for name in ["empty", "new/deep"] {
        let ran = run(&["templates", "--out", &path(name)]);
        assert!(ran.code == 0 && ran.out.is_empty() && ran.err.contains("templates written\nhelp: keep those"), "{ran:?}");
    }
    // What is written, printed, listed and built in is the same; and it gives the same scripts.
    let list = run(&["templates"]).out;
    for (line, (name, text)) in list.lines().zip(hostctl::render::BUILT_IN) {
        assert!(line.starts_with(&format!("{name} ")), "{line}");
        let (mut out, mut err) = (Vec::new(), Vec::new());
        assert_eq!(hostctl::run(["templates", name], &mut out, &mut err), 0);
        assert!(out == text.as_bytes() && fs::read(path("new/deep") + "/" + name).unwrap() == text.as_bytes(), "{name}");
    }
    assert_eq!(list.lines().count(), hostctl::render::BUILT_IN.len());
    let json: serde_json::Value = serde_json::from_str(&run(&["templates", "--format", "json"]).out).unwrap();
    assert_eq!(json["format_version"], 1);
    assert_eq!(json["templates"].as_array().unwrap().len(), hostctl::render::BUILT_IN.len());
    let (live, with) = (["render", "--live", &path("p.yaml")], path("new/deep"));
    assert_eq!(run(&live).out, run(&[live.as_slice(), &["--templates", &with]].concat()).out);
}

#[cfg(unix)]
mod unix {
    use std::os::unix::ffi::OsStrExt;
    use std::os::unix::fs::symlink;
    use std::os::unix::net::UnixListener;

    use super::*;

    #[test]
    fn links_lead_nowhere_out() {
        let outside = folder(&[("a.ps1", b"# theirs\n"), ("more/b.ps1", b"# theirs\n")]);
        let cases: &[(&Path, &str, &[&str])] = &[
            (
                &outside.path().join("a.ps1"),
                "parts/begin.ps1",
                &["begin.ps1: a symbolic link that leads out of the folder of templates; put"],
            ),
            (&outside.path().join("more"), "more", &["more: a symbolic link that leads out of the folder of templates; put"]),
            (Path::new("parts"), "same", &["same: a symbolic link to a folder; put the folder itself there"]),
            (Path::new(".."), "parts/up", &["up: a symbolic link to a folder; put the folder itself there"]),
            (Path::new("nowhere"), "live.ps1", &["live.ps1: a symbolic link that leads nowhere", "mend the link or remove it"]),
            (Path::new("live.ps1"), "live.ps1", &["live.ps1: a symbolic link that leads nowhere", "mend the link or remove it"]),
        ];
        for (target, name, words) in cases {
            let folder = folder(&[("parts/ask.ps1", b"# ours\n")]);
            symlink(target, folder.path().join(name)).unwrap();
            for ran in all(folder.path()) {
                ran.says(3, words);
            }
        }
        // Within the folder, and to the folder itself, they are followed.
        let own = folder(&[("parts/mine.txt", b"# mine\n"), ("README.md", b"")]);
        symlink("mine.txt", own.path().join("parts/header.ps1")).unwrap();
        fs::remove_file(own.path().join("README.md")).unwrap();
        let links = folder(&[]);
        symlink(own.path(), links.path().join("linked")).unwrap();
        let ran = first(&links.path().join("linked"));
        assert!(ran.code == 0 && ran.out.starts_with("# mine\r\n"), "{ran:?}");
    }

    #[test]
    fn what_is_no_file_is_not_waited_for() {
        let folder = folder(&[("parts/ask.ps1", b"# ours\n")]);
        let _listener = UnixListener::bind(folder.path().join("live.ps1")).unwrap();
        first(folder.path()).says(3, &["live.ps1: neither a file nor a folder"]);
        first(Path::new("/dev/null")).says(3, &["/dev/null: not a folder"]);
    }

    #[test]
    fn names_drive_no_terminal() {
        let name = std::ffi::OsStr::from_bytes(b"\xff.ps1");
        let folder = folder(&[("a\u{1b}[31m\n.ps1", b"# a\n")]);
        let ran = first(folder.path());
        assert!(ran.code == 0 && ran.err.starts_with("warning: ") && ran.err.lines().count() == 2, "{ran:?}");
        fs::write(folder.path().join("a\u{1b}[31m\n.ps1"), "'").unwrap();
        first(folder.path()).says(0, &[]);
        fs::write(folder.path().join("a\u{1b}[31m\n.ps1"), "{% a %}").unwrap();
        first(folder.path()).says(3, &["there is no statement 'a' here"]);
        // Not every file system takes every name.
        if fs::write(folder.path().join(name), "").is_ok() {
            first(folder.path()).says(3, &[".ps1: the name of the file is not UTF-8"]);
        }
    }
}

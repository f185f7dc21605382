//! Literals and comments: whatever a manifest or an export says, a script holds it as data, in ASCII.

mod support;

use hostctl::render::comment::comment;
use hostctl::render::lexer::{self, LITERAL, LITERAL_END};
use hostctl::render::literal::literal;
use hostctl::value::Argument;
use proptest::prelude::*;
use support::powershell::{Literal, commands, literals, parse, read};

fn text(text: &str) -> Argument {
    Argument::Text(text.to_owned())
}

#[test]
fn literals_are_written_so() {
    let cases = [
        (Argument::Null, "$null"),
        (Argument::Bool(true), "$true"),
        (Argument::Bool(false), "$false"),
        (Argument::Number(25), "25"),
        (Argument::Number(-5), "(-5)"),
        (text(""), "''"),
        (text("To Internet"), "'To Internet'"),
        (text("it's"), "'it''s'"),
        (text("$(Get-Mailbox) `n \"x\""), "'$(Get-Mailbox) `n \"x\"'"),
        (text("caf\u{e9}"), "('caf' + [char]0x00E9)"),
        (text("\u{e9}"), "('' + [char]0x00E9)"),
        (text("\u{e9}\u{e8}t"), "('' + [char]0x00E9 + [char]0x00E8 + 't')"),
        (text("a\u{1F600}"), "('a' + [char]0xD83D + [char]0xDE00)"),
        (text("a\u{2019}; Remove-Mailbox *"), "('a' + [char]0x2019 + '; Remove-Mailbox *')"),
        (text("a\r\n\tb\0"), "('a' + [char]0x000D + [char]0x000A + [char]0x0009 + 'b' + [char]0x0000)"),
        (text("\u{7f}"), "('' + [char]0x007F)"),
        (Argument::List(vec![]), "@()"),
        (Argument::texts(["a"]), "@('a')"),
        (Argument::texts(["a", "\u{fc}"]), "@('a', ('' + [char]0x00FC))"),
        (Argument::Edit { add: vec![text("a")], remove: vec![text("b")] }, "@{Add=@('a'); Remove=@('b')}"),
        (Argument::Edit { add: vec![], remove: vec![text("b")] }, "@{Remove=@('b')}"),
        (Argument::Edit { add: vec![text("a")], remove: vec![] }, "@{Add=@('a')}"),
        (Argument::Credential("archive-gateway".to_owned()), "$credentials['archive-gateway']"),
        (Argument::Credential("it's".to_owned()), "$credentials['it''s']"),
    ];
    for (argument, expected) in cases {
        assert_eq!(literal(&argument), expected);
        assert_eq!(read(expected), Some(argument), "{expected}");
    }
}

/// PowerShell descends into a sum once for each `+`: no sum may be long, and no nesting deep.
#[test]
fn long_texts_are_no_long_sums() {
    let greek = "\u{3b1}".repeat(5000);
    let written = literal(&text(&greek));
    assert_eq!(read(&written), Some(text(&greek)));
    assert!(written.trim_matches(['(', ')']).split(") + (").all(|sum| sum.matches(" + ").count() <= 64));
}

#[test]
fn the_reader_takes_nothing_that_powershell_reads_otherwise() {
    for not_literal in [
        "",
        "a",
        "'a",
        "'a''",
        "'a'b",
        "'a' 'b'",
        "([char]0x0041 + [char]0x0042)",
        "\"a\"",
        "'a\u{2019}'",
        "'caf\u{e9}'",
        "('a' + 5)",
        "'a\nb'",
        "@('a'",
        "@{Add=@('a')",
        "$x",
        "-5",
    ] {
        assert_eq!(read(not_literal), None, "{not_literal}");
    }
}

/// Any text, with those characters often that mean something to PowerShell.
fn any_text() -> impl Strategy<Value = String> {
    let part = prop_oneof![
        any::<String>(),
        "['\"`$(){}@#;&|,\\\\ \r\n\t\0\u{2018}-\u{201F}\u{85}\u{2028}\u{2029}\u{E000}-\u{E003}]{0,6}",
        "[ -~]{0,12}"
    ];
    prop::collection::vec(part, 0..4).prop_map(|parts| parts.concat())
}

fn any_argument() -> impl Strategy<Value = Argument> {
    let scalar = || {
        prop_oneof![
            4 => any_text().prop_map(Argument::Text),
            1 => Just(Argument::Null),
            1 => any::<bool>().prop_map(Argument::Bool),
            1 => any::<i64>().prop_map(Argument::Number),
            1 => any_text().prop_map(Argument::Credential),
        ]
    };
    let items = || prop::collection::vec(scalar(), 0..4);
    prop_oneof![scalar(), items().prop_map(Argument::List), (items(), items()).prop_map(|(add, remove)| Argument::Edit { add, remove }),]
}

/// The texts in an argument, in the order in which they are written.
fn texts_in(argument: &Argument) -> Vec<String> {
    match argument {
        Argument::Text(text) | Argument::Credential(text) => vec![text.clone()],
        Argument::List(items) => items.iter().flat_map(texts_in).collect(),
        Argument::Edit { add, remove } => add.iter().chain(remove).flat_map(texts_in).collect(),
        _ => Vec::new(),
    }
}

proptest! {
    #[test]
    fn any_argument_is_one_literal_of_ascii_and_reads_back(argument in any_argument()) {
        let written = literal(&argument);
        prop_assert!(written.bytes().all(|byte| (b' '..=b'~').contains(&byte)));
        prop_assert_eq!(read(&written), Some(argument.clone()));
        // The lexer and an independent grammar see one argument of one command.
        let script = format!("Set-X -Name {LITERAL}{written}{LITERAL_END} -Next 'x'\n");
        let script = lexer::check(&script).map_err(|error| TestCaseError::fail(error.to_string()))?;
        prop_assert_eq!(parse(&script), vec![]);
        let found = commands(&script);
        prop_assert_eq!(found.len(), 1);
        prop_assert_eq!(&found[0].parameters, &["Name", "Next"]);
        prop_assert_eq!(found[0].elements.len(), 4);
        let read_back: Vec<String> = literals(&script).into_iter().map(|Literal { text, .. }| text).collect();
        let mut expected = texts_in(&argument);
        expected.push("x".to_owned());
        prop_assert_eq!(read_back, expected);
    }

    #[test]
    fn any_comment_is_one_short_line_of_ascii(text in any_text(), times in 1..100_usize) {
        let written = comment(&text.repeat(times));
        prop_assert!(written.bytes().all(|byte| (b' '..=b'~').contains(&byte)));
        prop_assert!(written.len() <= 203);
        let script = format!("# {written}\nSet-X\n");
        prop_assert_eq!(lexer::check(&script), Ok(script.clone()));
        prop_assert_eq!(commands(&script).len(), 1);
    }
}

#[test]
fn comments_are_written_so() {
    let long = "x".repeat(500);
    let cases = [
        ("", "".to_owned()),
        (r"EXHUBIN01\Default EXHUBIN01", r"EXHUBIN01\Default EXHUBIN01".to_owned()),
        ("a\nRemove-Mailbox *", r"a\nRemove-Mailbox *".to_owned()),
        ("a\rRemove-Mailbox *", r"a\rRemove-Mailbox *".to_owned()),
        ("a\tb", r"a\tb".to_owned()),
        ("a\u{2028}b\u{85}c\u{fc}\u{202e}\0", r"a\u{2028}b\u{0085}c\u{00FC}\u{202E}\u{0000}".to_owned()),
        ("#> <# `", "#> <# `".to_owned()),
        ("\u{E000}x\u{E001}", r"\u{E000}x\u{E001}".to_owned()),
        ("Requires -Version 7", r"\u{0052}equires -Version 7".to_owned()),
        ("RequireSSL   true", "RequireSSL   true".to_owned()),
        ("SIG # Begin signature block", r"\u{0053}IG # Begin signature block".to_owned()),
        ("signature", "signature".to_owned()),
        (&long, format!("{}...", "x".repeat(200))),
    ];
    for (text, expected) in cases {
        assert_eq!(comment(text), expected);
    }
}

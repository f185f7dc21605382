//! The lexer: where a literal may stand, and that it ends each place where PowerShell does.

use hostctl::render::lexer::{COMMENT, COMMENT_END, LITERAL, LITERAL_END, check};

/// Scripts with `<x>` for a literal and `<c>` for a comment's text.
fn bracketed(script: &str) -> String {
    script.replace("<x>", &format!("{LITERAL}'x'{LITERAL_END}")).replace("<c>", &format!("{COMMENT}c{COMMENT_END}"))
}

#[test]
fn a_literal_stands_alone_in_code() {
    for script in [
        "Set-X -Name <x>",
        "Set-X -Name:<x> -Y",
        "<x>",
        "$a = @(<x>, <x>)",
        "$a = @(<x>,<x>)",
        "@{ A = <x>; B = <x>}",
        "f <x>;g",
        "$a[<x>]",
        "f `\n  <x>",
        "f 'a' \"b\" <x>",
        "f 'it''s' <x>",
        "f 'a`' <x>",
        "f \"a`\"\" <x>",
        "f \"a\"\"b\" <x>",
        "f \"$(g \"a)\" ')' (1))\" <x>",
        "f \"$(@{ a = 'b' }['a'])\" <x>",
        "f `' <x>",
        "@'\n' \" '@\n'@, <x>",
        "@\"\n' $(g '\n\"@\n') `$(\n\"@ <x>",
        "@'  \n'@ <x>",
        "<# ' <# #> <x>",
        "<#> ' #> <x>",
        "# '\n<x>",
        "f; # ' \" <# @'\n<x>",
        "f } # it's\n<x>",
        "${a:b} <x>",
        "$a = '#'; <x>",
        "# <c>\n<x>",
        "#   1. <c> (<c>)\n<x>",
        "f # <c>",
    ] {
        let found = check(&bracketed(script));
        assert_eq!(found, Ok(script.replace("<x>", "'x'").replace("<c>", "c")), "{script}");
    }
}

#[test]
fn what_may_be_read_otherwise_is_refused() {
    for (script, message) in [
        ("'<x>'", "inside a string"),
        ("\"<x>\"", "inside a string"),
        ("\"$( <x> )\"", "inside a string"),
        ("f 'a\n <x> b'", "inside a string"),
        ("@'\n<x>\n'@", "inside a here-string"),
        ("@\"\n <x>\n\"@", "inside a here-string"),
        ("@\"\n\"\"@\n <x>\n\"@", "inside a here-string"),
        ("@'\n '@ <x>\n'@", "inside a here-string"),
        ("<# <x> #>", "inside a block comment"),
        ("<#> <x> #>", "inside a block comment"),
        ("# <x>", "inside a comment"),
        ("f 'a' # it's\n'<x>'", "inside a string"),
        ("a<x>", "touches a word"),
        ("$<x>", "touches a word"),
        ("a` <x>", "touches a word"),
        ("f a=<x>", "touches a word"),
        ("=#>@'\n<x>", "touches a word"),
        ("-<x>", "touches a word"),
        ("[a]::<x>", "touches a word"),
        ("$env:<x>", "touches a word"),
        ("'a'<x>", "touches a word"),
        ("<x><x>", "touches"),
        ("<x>b", "touches b"),
        ("<x>'b'", "touches '"),
        ("<x>.Length", "touches ."),
        ("<x>[0]", "touches ["),
        ("& <x>", "called"),
        ("&(<x>)", "called"),
        ("& `\n <x>", "called"),
        (". <x>", "called"),
        ("f; . <x>", "called"),
        ("<c>", "stands in code"),
        ("f '<c>'", "stands in a string"),
        ("<# <c> #>", "stands in a block comment"),
        ("#<c>", "touches the #"),
        ("f 'a", "not closed"),
        ("f \"a", "not closed"),
        ("f \"$(", "not closed"),
        ("f @'\na", "not closed"),
        ("<# a", "not closed"),
        ("a#b", "touches a word"),
        ("$a#b", "touches a word"),
        ("f --% 'a", "--%"),
        ("${a'b}", "in ${ }"),
        ("\"${a\"b}\"", "in ${ }"),
        ("f @'a'", "here-string"),
        ("f a@'\n'@", "here-string"),
        ("@\"\na`\n\"@\n", "backtick"),
        ("f `", "backtick"),
        ("f \t'a'", "U+0009"),
        ("f\r\n", "U+000D"),
        ("f 'caf\u{e9}'", "U+00E9"),
        ("f 'a\u{2019}", "U+2019"),
        ("# caf\u{e9}", "U+00E9"),
    ] {
        match check(&bracketed(script)) {
            Ok(_) => panic!("{script} is taken"),
            Err(error) => assert!(error.message.contains(message), "{script}: {error}"),
        }
    }
}

/// The lexer does not trust the writer: what stands between brackets must be whole.
#[test]
fn a_value_that_is_not_whole_is_refused() {
    for inside in
        ["'", "'a", "\"", "a'b", "'a' # ", "@'", "'a'\n", "'caf\u{e9}'", "'\u{E000}'", "'a'\u{E003}", "${", "<#", "\u{E000}'a'\u{E001}"]
    {
        let script = format!("f {LITERAL}{inside}{LITERAL_END} 'b'\n");
        assert!(check(&script).is_err(), "{inside}");
    }
    for inside in ["a\nb", "a\u{85}b", "\u{E003}\u{E002}x\u{E000}", "\u{E001}"] {
        let script = format!("# {COMMENT}{inside}{COMMENT_END}\nf\n");
        assert!(check(&script).is_err(), "{inside}");
    }
    for script in [format!("f {LITERAL}'a'"), format!("# {COMMENT}a\nf"), format!("f {LITERAL_END}"), format!("# {COMMENT_END}")] {
        assert!(check(&script).is_err(), "{script}");
    }
}

#[test]
fn the_place_of_a_refusal_is_known() {
    let script = bracketed("f 'a'\n\nf '<x>'\n");
    let error = check(&script).unwrap_err();
    assert_eq!(error.line, 3);
    assert!(script[error.at..].starts_with(LITERAL));
    let error = check("f\n\"a\nb").unwrap_err();
    assert_eq!((error.line, error.at), (2, 2));
}

//! Templates, hostile ones included: whatever they do with a value, it never reaches the script but as data.

use std::collections::BTreeMap;
use std::path::Path;

use hostctl::render::BUILT_IN;
use hostctl::render::data::{comment, value, word};
use hostctl::render::templates::{RenderError, Templates, crlf};
use hostctl::value::Argument;
use minijinja::{Value, context};
use proptest::prelude::{ProptestConfig, Strategy, prop, prop_assert, proptest};
use support::powershell::{commands, parse};

mod support;

const EVIL: &str = "a'; Remove-Mailbox * #";

#[allow(clippy::expect_used, reason = "a helper of tests may fail as loudly as they do")]
fn context() -> Value {
    let x = value(&Argument::Text(EVIL.to_owned()));
    context! {
        x => x.clone(),
        list => Value::from(vec![x.clone(), value(&Argument::Number(-1)), value(&Argument::Text("\u{2019}".to_owned()))]),
        c => comment("a\rb\u{2028}c\u{85}d\ne #>"),
        w => word("Set-SendConnector").expect("it is a word"),
        n => Value::from(42),
        half => Value::from(0.5),
        yes => Value::from(true),
        text => Value::from(EVIL),
        safe => Value::from_safe_string(EVIL.to_owned()),
        none => Value::from(()),
        map => context! { x },
    }
}

fn render(template: &str) -> Result<String, RenderError> {
    let mut templates = Templates::built_in()?;
    templates.add("functions/Get-One.ps1", "function Get-One {\n    {{ x }}\n}\n")?;
    templates.add("functions/Bad.ps1", "# one\n\n'{{ x }}'\n")?;
    templates.add("functions/Open.ps1", "$a = 'a\n")?;
    templates.add("self.ps1", "{% include 'self.ps1' %}")?;
    templates.add("main.ps1", template)?;
    templates.render("main.ps1", context())
}

#[test]
fn templates_arrange_values() {
    let quoted = "'a''; Remove-Mailbox * #'";
    for (template, expected) in [
        ("{{ w }} -Name {{ x }}\n", format!("Set-SendConnector -Name {quoted}\r\n")),
        ("{{ w }} -Max {{ n }}", "Set-SendConnector -Max 42".to_owned()),
        ("{{ w }} -N {{ list[1] }} -M {{ list[2] }}", "Set-SendConnector -N (-1) -M ('' + [char]0x2019)".to_owned()),
        ("# {{ c }}\n", "# a\\rb\\u{2028}c\\u{0085}d\\ne #>\r\n".to_owned()),
        ("$w = 'the {{ w }} of {{ n }}'\n", "$w = 'the Set-SendConnector of 42'\r\n".to_owned()),
        ("{% if yes and c is defined %}\nf\n{% endif %}\n{# not shown #}\ng\n", "f\r\ng\r\n".to_owned()),
        (
            "@(\n{% for item in list %}\n    {{ item }}{% if not loop.last %},{% endif %}\n\n{% endfor %}\n)",
            format!("@(\r\n    {quoted},\r\n    (-1),\r\n    ('' + [char]0x2019)\r\n)"),
        ),
        ("{% include 'functions/Get-One.ps1' %}\n{{ list|length }}", format!("function Get-One {{\r\n    {quoted}\r\n}}\r\n3")),
        ("f\r\ng\r\n", "f\r\ng\r\n".to_owned()),
    ] {
        assert_eq!(render(template), Ok(expected), "{template}");
    }
}

/// Each must fail, at its line of its template, and say why.
#[test]
fn hostile_templates_are_refused() {
    let main = [
        ("f\n'{{ x }}'", 2, "inside a string"),
        ("\"{{ x }}\"", 1, "inside a string"),
        ("\n\n\"$({{ x }})\"", 3, "inside a string"),
        ("@'\n{{ x }}\n'@", 2, "inside a here-string"),
        ("@\"\n{{ x }}\n\"@", 2, "inside a here-string"),
        ("<#\n{{ x }}\n#>", 2, "inside a block comment"),
        ("<# {{ c }} #>", 1, "stands in a block comment"),
        ("# {{ x }}", 1, "inside a comment"),
        ("#{{ c }}", 1, "touches the #"),
        ("{{ c }}", 1, "stands in code"),
        ("'{{ c }}'", 1, "stands in a string"),
        ("a{{ x }}", 1, "touches a word"),
        ("{{ w }}{{ x }}", 1, "touches a word"),
        ("{{ x }}b", 1, "touches b"),
        ("{{ x }}{{ x }}", 1, "touches"),
        ("{{ x }}'b'", 1, "touches '"),
        ("$x{{ x }}", 1, "touches a word"),
        ("& {{ x }}", 1, "called"),
        // What prints no value at all.
        ("f\n\n{{ text }}", 3, "a string is not printed"),
        ("{{ safe }}", 1, "a string is not printed"),
        ("{{ 'Remove-Mailbox' }}", 1, "a string is not printed"),
        ("{{ yes }}", 1, "a bool is not printed"),
        ("{{ half }}", 1, "a number is not printed"),
        ("{{ none }}", 1, "a none is not printed"),
        ("{{ list }}", 1, "a sequence is not printed"),
        ("{{ map }}", 1, "a map is not printed"),
        ("{{ nothing }}", 1, "`nothing` is undefined"),
        ("{{ map.nothing }}", 1, "undefined"),
        // Ways by which a value becomes text.
        ("{{ x|safe }}", 1, "safe"),
        ("{{ x|string }}", 1, "string"),
        ("{{ list|join(',') }}", 1, "join"),
        ("{{ '%s'|format(x) }}", 1, "format"),
        ("{{ x|replace('a', 'b') }}", 1, "replace"),
        ("{{ x ~ 'b' }}", 1, "a string is not printed"),
        ("{{ x ~ x }}", 1, "a string is not printed"),
        ("{{ 'a' + x }}", 1, ""),
        ("{{ x * 2 }}", 1, ""),
        ("{{ x[0] }}", 1, ""),
        ("{{ x[1:] }}", 1, ""),
        ("{{ text[1:] }}", 1, "a string is not printed"),
        ("{{ x.upper() }}", 1, ""),
        ("{{ range(3) }}", 1, ""),
        ("{% set y %}{{ x }}{% endset %}\n'{{ y }}'", 2, "a string is not printed"),
        ("{% set y %}{{ x }}{% endset %}\n{{ y }}", 2, "a string is not printed"),
        ("{% filter safe %}{{ x }}{% endfilter %}", 1, ""),
        ("{% autoescape false %}{{ x ~ '' }}{% endautoescape %}", 1, "a string is not printed"),
        ("{% autoescape 'html' %}\n'{{ x }}'{% endautoescape %}", 2, ""),
        ("{% autoescape false %}'{{ x }}'{% endautoescape %}", 1, ""),
        ("{% for y in text %}{{ y }}{% endfor %}", 1, ""),
        ("{% for k, v in map|items %}{{ k }}{% endfor %}", 1, ""),
        ("{% for k in map %}{{ k }}{% endfor %}", 1, "a string is not printed"),
        ("{% for y in list recursive %}{{ loop(list) }}{% endfor %}", 1, ""),
        ("{% with y = text %}{{ y }}{% endwith %}", 1, "a string is not printed"),
        ("{% block a %}'{{ x }}'{% endblock %}", 1, "inside a string"),
        ("{% block a %}{{ x }}{% endblock %}{{ self.a() }}", 1, ""),
        ("{% macro m() %}{{ x }}{% endmacro %}{{ m() }}", 1, ""),
        ("f\nf 'caf\u{e9}'", 2, "U+00E9"),
        ("f \u{2019}", 1, "U+2019"),
        ("f\n\tg", 2, "U+0009"),
        ("f\rg", 1, "U+000D"),
        ("\u{E000}Remove-Mailbox\u{E001}", 1, "U+E000"),
        ("f\n{% if %}", 2, ""),
        ("{{ '\\u00fc' }}", 1, "a string is not printed"),
    ];
    for (template, line, message) in main {
        let error = render(template).expect_err(template);
        assert_eq!((error.template.as_str(), error.line), ("main.ps1", Some(line)), "{template}: {error}");
        assert!(error.message.contains(message), "{template}: {error}");
        assert!(!error.message.contains("Remove-Mailbox *"), "{template}: {error}");
    }
}

#[test]
fn an_error_names_the_included_template() {
    let error = render("f\n{% include 'functions/Bad.ps1' %}").unwrap_err();
    assert_eq!((error.template.as_str(), error.line), ("functions/Bad.ps1", Some(3)), "{error}");
    assert_eq!(error.to_string(), "template functions/Bad.ps1, line 3: a value stands inside a string in quotes (line 4 of the script)");
    let error = render("f\n{% include 'functions/Open.ps1' %}").unwrap_err();
    assert_eq!((error.template.as_str(), error.line), ("functions/Open.ps1", Some(1)), "{error}");
    // No line of a template is the script's line: the script's own is all that is known.
    let error = render("f {% raw %}'{{ y }}{% endraw %}").unwrap_err();
    assert_eq!(error.to_string(), "template main.ps1: a string in quotes is not closed (line 1 of the script)");
    let error = render("f\n{% include 'nowhere.ps1' %}").unwrap_err();
    assert_eq!((error.template.as_str(), error.line), ("main.ps1", Some(2)), "{error}");
    let error = Templates::built_in().unwrap().render("nowhere.ps1", context()).unwrap_err();
    assert_eq!(error.template, "nowhere.ps1");
}

#[test]
fn no_template_hangs() {
    let loops = "{% for a in list %}".repeat(40) + &"{% endfor %}".repeat(40);
    for template in
        [loops.as_str(), "{% include 'self.ps1' %}", "{% for y in list recursive %}{% if yes %}{{ loop(list) }}{% endif %}{% endfor %}"]
    {
        let mut templates = Templates::built_in().unwrap().with_fuel(1_000_000);
        templates.add("self.ps1", "{% include 'self.ps1' %}").unwrap();
        templates.add("main.ps1", template).unwrap();
        assert!(templates.render("main.ps1", context()).is_err(), "{template}");
    }
}

#[test]
fn words_are_names_and_nothing_else() {
    for name in ["A", "Set-SendConnector", "AddressSpaces", "Add-ADPermission", "x1"] {
        assert!(word(name).is_ok(), "{name}");
    }
    for name in ["", "-", "a-", "-a", "a-b-c", "1a", "a b", "a;b", "a'b", "a.b", "a\n", "caf\u{e9}", "$a", "a-\u{2013}b"] {
        assert!(word(name).is_err(), "{name}");
    }
}

#[test]
fn line_ends_are_crlf_once() {
    assert_eq!(crlf("a\nb\r\nc"), "a\r\nb\r\nc");
}

#[test]
fn the_folder_of_templates_is_embedded() {
    fn files(folder: &Path, prefix: &str, found: &mut BTreeMap<String, String>) {
        for entry in std::fs::read_dir(folder).into_iter().flatten().flatten() {
            let name = format!("{prefix}{}", entry.file_name().to_string_lossy());
            if entry.path().is_dir() {
                files(&entry.path(), &format!("{name}/"), found);
            } else {
                found.insert(name, std::fs::read_to_string(entry.path()).unwrap());
            }
        }
    }
    let mut found = BTreeMap::new();
    files(&Path::new(env!("CARGO_MANIFEST_DIR")).join("templates"), "", &mut found);
    let embedded: BTreeMap<String, String> = BUILT_IN.iter().map(|(name, text)| (name.to_string(), text.to_string())).collect();
    assert_eq!(embedded, found);
    assert!(Templates::built_in().is_ok());
}

/// Templates of pieces that begin and end strings, comments and blocks, in any order. (A command's name that
/// begins with `=` or holds a variable is not among them: the grammar loses track of quotes there.)
fn any_template() -> impl Strategy<Value = String> {
    let pieces = [
        "{{ x }}",
        "{{ x }}",
        "{{ x }}",
        "{{ c }}",
        "# {{ c }}\n",
        "'",
        "\"",
        "''",
        "\"\"",
        "`",
        "#",
        "<#",
        "#>",
        "@'\n",
        "\n'@",
        "@\"\n",
        "\n\"@",
        "$(",
        ")",
        "(",
        "@(",
        "{",
        "}",
        "$a",
        "${a}",
        "a",
        "-b",
        " ",
        " ",
        " ",
        "\n",
        "\n",
        ";",
        ",",
        "$a = ",
        ".",
        "&",
        "|",
        "@",
        "$",
        "[",
        "]",
        ":",
        "\\",
        "--%",
    ];
    prop::collection::vec(prop::sample::select(pieces.to_vec()), 1..14).prop_map(|pieces| pieces.concat())
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(2000))]
    /// The lexer against an independent grammar: what both take for a script must not run what a value says.
    #[test]
    fn no_arrangement_runs_a_value(template in any_template()) {
        if let Ok(script) = render(&template)
            && parse(&script).is_empty()
        {
            prop_assert!(commands(&script).iter().all(|command| command.name != "Remove-Mailbox"), "{}", script);
        }
    }
}

//! Both halves of every value type against one table of pairs a kind, `tests/values/<kind>.txt`.
//!
//! A line is `same`, `differ` (both ways), `meets` (what is wanted first; one way) or `refused`, and its values, between tabs; ` | `
//! stands between the elements of a list, `\u00e9` for a UTF-16 code unit.

#![allow(clippy::unwrap_used, clippy::panic, reason = "tests may fail loudly")]

use std::collections::BTreeSet;
use std::fmt::Write as _;
use std::io::Write as _;
use std::path::{Path, PathBuf};
use std::process::Command;

use hostctl::value::{Argument, Kind, Shape, Value};
use proptest::prelude::*;

struct Row {
    place: String,
    relation: String,
    values: Vec<Vec<String>>,
}

fn root(path: &str) -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join(path)
}

/// `\u00e9` is one UTF-16 code unit; any other backslash stands for itself.
fn unescape(text: &str) -> String {
    let mut parts = text.split("\\u");
    let mut read = parts.next().unwrap_or_default().to_owned();
    for part in parts {
        let unit = part.get(..4).and_then(|digits| u32::from_str_radix(digits, 16).ok()).and_then(char::from_u32);
        match unit {
            Some(c) => read.extend([c.to_string().as_str(), &part[4..]]),
            None => read.extend(["\\u", part]),
        }
    }
    read
}

fn table(kind: Kind) -> Vec<Row> {
    let path = root("tests/values").join(format!("{}.txt", kind.name().to_lowercase()));
    let text = std::fs::read_to_string(&path).unwrap_or_else(|error| panic!("{}: {error}", path.display()));
    let lines = text.lines().enumerate().filter(|(_, line)| !line.is_empty() && !line.starts_with('#'));
    let row = |(number, line): (usize, &str)| {
        let mut parts = line.split('\t');
        let relation = parts.next().unwrap_or_default().to_owned();
        let values: Vec<Vec<String>> = parts.map(|value| value.split(" | ").map(unescape).collect()).collect();
        let place = format!("{}.txt:{}", kind.name().to_lowercase(), number + 1);
        let expected = if relation == "refused" { 1 } else { 2 };
        assert_eq!(values.len(), expected, "{place}: {relation} takes {expected}");
        Row { place, relation, values }
    };
    lines.map(row).collect()
}

fn parse(kind: Kind, items: &[String]) -> Result<Value, hostctl::value::Refusal> {
    kind.parse(&items.iter().map(String::as_str).collect::<Vec<_>>())
}

/// The texts that a command would be given.
fn written(argument: Argument) -> Vec<String> {
    let one = |argument| match argument {
        Argument::Bool(value) => value.to_string(),
        Argument::Number(number) => number.to_string(),
        Argument::Text(text) | Argument::Credential(text) => text,
        other => panic!("{other:?} is no single argument"),
    };
    argument.into_items().into_iter().map(one).collect()
}

/// What is printed and what is written mean what was read.
fn assert_round_trips(kind: Kind, value: &Value) {
    let texts = written(value.argument());
    assert_eq!(parse(kind, &texts).as_ref(), Ok(value), "{kind:?} written {texts:?}");
    if kind.shape() != Shape::List {
        let shown = value.to_string();
        assert_eq!(kind.parse(&[&shown]).as_ref(), Ok(value), "{kind:?} printed {shown}");
        return;
    }
    for text in texts {
        let element = kind.parse(&[&text]).unwrap();
        assert_eq!(kind.parse(&[&element.to_string()]), Ok(element), "{kind:?} element {text}");
    }
}

#[test]
fn the_rust_half_agrees_with_the_tables() {
    for kind in Kind::ALL.iter().copied() {
        for Row { place, relation, values } in table(kind) {
            if relation == "refused" {
                let Err(refusal) = parse(kind, &values[0]) else { panic!("{place}: {:?} is read", values[0]) };
                assert!(!refusal.message.is_empty(), "{place}");
                if let Some(instead) = &refusal.instead {
                    assert!(kind.parse(&[instead]).is_ok(), "{place}: '{instead}' would be refused too");
                }
                continue;
            }
            let read = |items: &[String]| parse(kind, items).unwrap_or_else(|refusal| panic!("{place}: {items:?}: {refusal:?}"));
            let (a, b) = (read(&values[0]), read(&values[1]));
            assert_round_trips(kind, &a);
            assert_round_trips(kind, &b);
            match relation.as_str() {
                "same" => assert!(a == b && a.met_by(&b) && b.met_by(&a), "{place}: {a} and {b} are the same"),
                "differ" => assert!(a != b && !a.met_by(&b) && !b.met_by(&a), "{place}: {a} and {b} differ"),
                "meets" => assert!(a.met_by(&b), "{place}: {b} is what {a} wants"),
                other => panic!("{place}: no relation '{other}'"),
            }
        }
    }
}

#[test]
fn refusals_say_the_right_text() {
    let cases = [
        (Kind::Size, "10 megs", "10MB"),
        (Kind::Size, "10M", "10MB"),
        (Kind::Size, "10 MiB", "10MB"),
        (Kind::Span, "10m", "00:10:00"),
        (Kind::Span, "90 seconds", "00:01:30"),
        (Kind::Span, "24:00:00", "1.00:00:00"),
        (Kind::Url, "mail.contoso.com/owa", "https://mail.contoso.com/owa"),
        (Kind::Ranges, "10.0.0.9-10.0.0.1", "10.0.0.1-10.0.0.9"),
        (Kind::Ranges, "10.0.0.1-9", "10.0.0.1-10.0.0.9"),
        (Kind::Ranges, "10.0.0.0/255.255.255.0", "10.0.0.0/24"),
        (Kind::SmartHosts, "smtp.contoso.com:25", "smtp.contoso.com"),
        (Kind::SmartHosts, "smtp://smtp.contoso.com", "smtp.contoso.com"),
        (Kind::Domain, "user@contoso.com", "contoso.com"),
        (Kind::Address, "[::1]", "::1"),
        (Kind::Count, "5,000", "5000"),
        (Kind::Word, "Internal Relay", "InternalRelay"),
    ];
    for (kind, text, instead) in cases {
        assert_eq!(kind.parse(&[text]).unwrap_err().instead.as_deref(), Some(instead), "{kind:?} {text}");
    }
    let second = Kind::AddressSpaces.parse(&["contoso.com", "fabrikam.com;300"]).unwrap_err();
    assert_eq!((second.item, second.message.as_str()), (1, "'300' is no cost: 1 to 100"));
    let secret = Kind::Credential.parse(&["pa$$word"]).unwrap_err();
    assert!(!secret.message.contains("pa$$word"), "a secret is never repeated");
}

#[test]
fn values_print_and_write_exchanges_own_forms() {
    let cases: &[(Kind, &[&str], &str, &[&str])] = &[
        (Kind::Account, &["ANONYMOUS LOGON"], "S-1-5-7", &["S-1-5-7"]),
        (
            Kind::AddressSpaces,
            &["Contoso.com", "x400:o=a;p=b;5"],
            "SMTP:Contoso.com;1, X400:o=a;p=b;5",
            &["SMTP:Contoso.com;1", "X400:o=a;p=b;5"],
        ),
        (Kind::Bindings, &[":::25"], "[::]:25", &["[::]:25"]),
        (Kind::Certificate, &["<i>CN=a <s>CN=b"], "<I>CN=a<S>CN=b", &["<I>CN=a<S>CN=b"]),
        (Kind::Count, &["unlimited"], "Unlimited", &["Unlimited"]),
        (Kind::Domain, &["B\u{fc}cher.example"], "B\u{fc}cher.example", &["xn--bcher-kva.example"]),
        (Kind::Flags, &["Tls", "Integrated"], "Tls, Integrated", &["Tls, Integrated"]),
        (
            Kind::Ranges,
            &["192.168.1.1/24", "10.0.0.1 - 10.0.0.2"],
            "192.168.1.1/24, 10.0.0.1-10.0.0.2",
            &["192.168.1.1/24", "10.0.0.1-10.0.0.2"],
        ),
        (Kind::Servers, &["CN=EX01,CN=Servers", "ex02.corp.local"], "EX01, ex02", &["EX01", "ex02"]),
        (Kind::Size, &["1.5 GB"], "1.5 GB (1,610,612,736 bytes)", &["1536MB"]),
        (
            Kind::SmartHosts,
            &["1.2.3.4", "2001:DB8::1", "smtp.example"],
            "[1.2.3.4], [2001:db8::1], smtp.example",
            &["[1.2.3.4]", "[2001:db8::1]", "smtp.example"],
        ),
        (Kind::Span, &["1.0:0:5"], "1.00:00:05", &["1.00:00:05"]),
        (Kind::Text, &[" a "], " a ", &[" a "]),
        (Kind::Url, &["HTTPS://Mail.Contoso.com:443/OWA"], "https://mail.contoso.com/OWA", &["https://mail.contoso.com/OWA"]),
        (Kind::Word, &["BasicAuth, BasicAuthRequireTLS"], "BasicAuthRequireTLS", &["BasicAuthRequireTLS"]),
    ];
    for (kind, items, shown, argument) in cases {
        let value = kind.parse(items).unwrap();
        assert_eq!(value.to_string(), *shown);
        assert_eq!(written(value.argument()), *argument);
    }
}

/// The functions of the PowerShell half: their names and texts.
fn functions() -> Vec<(String, String)> {
    let mut found = Vec::new();
    for entry in std::fs::read_dir(root("templates/functions")).unwrap() {
        let path = entry.unwrap().path();
        let name = path.file_stem().unwrap().to_string_lossy().into_owned();
        if name == "Join-Set" || name == "Get-HexAddress" || (name.starts_with("Get-") && name.ends_with("Meaning")) {
            found.push((name, std::fs::read_to_string(&path).unwrap()));
        }
    }
    found.sort();
    found
}

#[test]
fn the_powershell_half_is_plain_and_whole() {
    let functions = functions();
    let names: BTreeSet<&str> = functions.iter().map(|(name, _)| name.as_str()).collect();
    for kind in Kind::ALL.iter().filter(|kind| **kind != Kind::Credential) {
        assert!(names.contains(format!("Get-{}Meaning", kind.name()).as_str()), "{kind:?} has no PowerShell half");
    }
    let mut parser = tree_sitter::Parser::new();
    parser.set_language(&tree_sitter_powershell::LANGUAGE.into()).unwrap();
    for (name, text) in &functions {
        assert!(text.is_ascii() && !text.contains('\r'), "{name}: ASCII and LF only");
        assert!(text.contains(&format!("\nfunction {name}(")), "{name}: the function of another name");
        assert!(!parser.parse(text, None).unwrap().root_node().has_error(), "{name}: does not parse");
        // Newer than Windows PowerShell 2.0 or .NET 3.5.
        for newer in ["IsNullOrWhiteSpace", "[ordered]", "[pscustomobject]", " -in ", "::new(", "bigint", "ConvertTo-Json", "TryParse"] {
            assert!(!text.contains(newer), "{name}: {newer}");
        }
        let needs: BTreeSet<&str> =
            text.strip_prefix("# needs: ").map_or(BTreeSet::new(), |rest| rest.lines().next().unwrap().split(", ").collect());
        let code: String = text.lines().filter(|line| !line.starts_with('#')).collect::<Vec<_>>().join("\n");
        let words: BTreeSet<&str> = code.split(|c: char| !(c.is_ascii_alphanumeric() || c == '-')).collect();
        let used: BTreeSet<&str> = names.iter().copied().filter(|other| other != name && words.contains(other)).collect();
        assert_eq!(needs, used, "{name}: its first line names what it needs");
    }
}

/// A text as PowerShell code that no quoting can break.
fn literal(text: &str) -> String {
    let units: Vec<String> = text.encode_utf16().map(|unit| unit.to_string()).collect();
    format!("(-join [char[]]@({}))", units.join(","))
}

fn script() -> String {
    let mut script = String::from("Set-StrictMode -Version 2.0\n$ErrorActionPreference = 'Stop'\n$wrong = 0\n");
    for (_, text) in functions() {
        script.push_str(&text);
    }
    script.push_str(
        "function Assert-Meaning([string]$Place, [bool]$Right, [string]$A, [string]$B) { if (-not $Right) { $script:wrong++; \
         [Console]::Out.WriteLine(\"${Place}: $A / $B\") } }\n",
    );
    for kind in Kind::ALL.iter().copied().filter(|kind| *kind != Kind::Credential) {
        let call = |items: &[String]| {
            let items: Vec<String> = items.iter().map(|item| item.trim()).filter(|item| !item.is_empty()).map(literal).collect();
            format!("(Get-{}Meaning @({}))", kind.name(), items.join(", "))
        };
        script.push_str("$readable = @()\n");
        // What is refused comes last: it may mean nothing that anything else means.
        let (refused, pairs): (Vec<Row>, Vec<Row>) = table(kind).into_iter().partition(|row| row.relation == "refused");
        for row in pairs {
            let operator = if row.relation == "differ" { "-not " } else { "" };
            writeln!(script, "$a = {}; $b = {}; $readable += @($a, $b)", call(&row.values[0]), call(&row.values[1])).unwrap();
            writeln!(script, "Assert-Meaning '{}' ({operator}[string]::Equals($a, $b, 'Ordinal')) $a $b", row.place).unwrap();
        }
        for row in refused {
            writeln!(script, "$a = {}; Assert-Meaning '{}' ($readable -cnotcontains $a) $a 'refused'", call(&row.values[0]), row.place)
                .unwrap();
        }
    }
    script.push_str("exit [int]($wrong -gt 0)\n");
    script
}

#[test]
fn the_powershell_half_agrees_with_the_tables() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("values.ps1");
    std::fs::write(&path, script()).unwrap();
    match Command::new("pwsh").args(["-NoLogo", "-NoProfile", "-NonInteractive", "-File"]).arg(&path).output() {
        Ok(output) => {
            let said = String::from_utf8_lossy(&output.stdout).into_owned() + &String::from_utf8_lossy(&output.stderr);
            assert!(output.status.success(), "{said}");
        }
        Err(_) => {
            let kinds = Kind::ALL.len() - 1;
            writeln!(std::io::stderr(), "skipped: PowerShell half of {kinds} value types (no pwsh on PATH)").unwrap();
        }
    }
}

/// Texts that come near to values: pieces of them in any order.
fn near_values() -> impl Strategy<Value = String> {
    let pieces = prop::sample::select(vec![
        "10",
        "0",
        "255",
        "1.2.3.4",
        ".",
        ":",
        "::",
        "[",
        "]",
        "(",
        ")",
        "/",
        "-",
        "--",
        ";",
        ",",
        " ",
        "%",
        "\\",
        "@",
        "*",
        "*.",
        "?",
        "#",
        "+",
        "SMTP",
        "X400",
        "o=a",
        "contoso.com",
        "b\u{fc}",
        "xn--",
        "MB",
        "bytes",
        "\u{a0}",
        "https://",
        "owa",
        "<I>",
        "<S>",
        "CN=",
        "Tls",
        "Custom",
        "Unlimited",
        "fe80",
        "ffff",
        "24",
        "00:10:00",
        "99999999",
        "S-1-5-7",
        "\u{130}",
        "\u{1F4E7}",
        "\n",
        "true",
    ]);
    prop_oneof![prop::collection::vec(pieces, 0..9).prop_map(|pieces| pieces.concat()), any::<String>()]
}

proptest! {
    #![proptest_config(ProptestConfig { failure_persistence: None, ..ProptestConfig::with_cases(2000) })]

    #[test]
    fn no_text_makes_a_kind_panic_and_what_is_read_round_trips(items in prop::collection::vec(near_values(), 1..3)) {
        for kind in Kind::ALL.iter().copied() {
            for items in [&items[..], &items[..1]] {
                match parse(kind, items) {
                    Ok(Value::Nothing) => {}
                    Ok(value) => assert_round_trips(kind, &value),
                    Err(refusal) => prop_assert!(refusal.item <= items.len() && !refusal.message.is_empty()),
                }
            }
        }
    }

    /// Editing is set algebra: (now + include) - exclude, whatever the order and the spelling.
    #[test]
    fn lists_are_sets(now in 0_u8..64, include in 0_u8..64, exclude in 0_u8..64) {
        let spaces = ["a.com", "SMTP:B.com;1", "*", "*.c.com;5", "--d.com", "X400:o=a;p=b;2"];
        let list = |bits: u8| {
            let items: Vec<&str> = spaces.iter().enumerate().filter(|(place, _)| bits >> place & 1 == 1).map(|(_, text)| *text).collect();
            Kind::AddressSpaces.parse(&items).unwrap()
        };
        prop_assert_eq!(list(now).edit(&list(include), &list(exclude)), list((now | include) & !exclude));
        prop_assert_eq!(list(now).among(&list(include), true), list(now & include));
        prop_assert_eq!(list(now).among(&list(include), false), list(now & !include));
        let inside = list(now).edit(&list(include), &Value::Nothing);
        prop_assert_eq!(inside.edit(&Value::Nothing, &list(include)), list(now & !include));
        prop_assert_eq!(inside.edit(&list(include), &Value::Nothing), inside);
    }
}

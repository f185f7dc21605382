//! The tree and its readers, on texts.

use proptest::prelude::*;

use super::*;
use crate::diagnostic::{Finding, Sink, Span};

/// All that a decoder could visit: each node's view and the text under its span.
fn walk(tree: &Tree<'_>) -> Vec<String> {
    let mut seen = Vec::new();
    let mut stack: Vec<NodeRef<'_>> = tree.documents().collect();
    stack.reverse();
    while let Some(node) = stack.pop() {
        let Span { start, end, .. } = node.span();
        let source = &tree.text[start as usize..end as usize];
        seen.push(match node.view() {
            View::Null => format!("null <{source}>"),
            View::Scalar(Scalar { text, plain, .. }) => format!("{} {text:?} <{source}>", if plain { "plain" } else { "text" }),
            View::Sequence => format!("list <{source}>"),
            View::Mapping => format!("mapping <{source}>"),
        });
        let mut children: Vec<_> = node.items().chain(node.entries().flat_map(|(key, value)| [key, value])).collect();
        children.reverse();
        stack.extend(children);
    }
    seen
}

fn read(text: &str) -> Vec<String> {
    let mut sink = Sink::default();
    let tree = parse(0, text, &mut sink);
    assert!(sink.is_empty(), "{:?}", sink.into_sorted());
    walk(&tree.unwrap())
}

fn refused(text: &str) -> Finding {
    let mut sink = Sink::default();
    assert!(parse(0, text, &mut sink).is_none(), "{text:?}");
    let mut findings = sink.into_sorted();
    assert_eq!(findings.len(), 1);
    findings.remove(0)
}

fn under(text: &str, span: Span) -> &str {
    &text[span.start as usize..span.end as usize]
}

/// Runs a decoder on the first document, and shows what it reports: rule, characters, replacement.
fn reported(text: &str, decode: impl FnOnce(NodeRef<'_>, &mut Sink)) -> Vec<String> {
    let mut sink = Sink::default();
    let tree = parse(0, text, &mut sink).unwrap();
    decode(tree.documents().next().unwrap(), &mut sink);
    let show = |finding: Finding| {
        let fix = finding.fix.map(|fix| format!(" -> {}", fix.text)).unwrap_or_default();
        format!("{} <{}>{fix}", finding.rule.id, under(text, finding.span))
    };
    sink.into_sorted().into_iter().map(show).collect()
}

#[test]
fn places_are_bytes_of_the_source() {
    for end in ["\n", "\r\n"] {
        let text =
            "é: ü x  # c\nb: |\n  föö\n  bar\n\nq: \"ä\\n\"\ns: 'it''s'\nd:\n  - a\n  -\ne: [ä, {b: c}]\nt: !!str 2016\nn: ~\nm: x\n  y\n"
                .replace('\n', end);
        let text = text.as_str();
        let fold = |shown: &str| shown.replace('\n', end);
        assert_eq!(
            read(text)[1..],
            [
                "plain \"é\" <é>",
                "plain \"ü x\" <ü x>",
                "plain \"b\" <b>",
                &fold("text \"föö\\nbar\\n\" <föö\n  bar>"),
                "plain \"q\" <q>",
                "text \"ä\\n\" <\"ä\\n\">",
                "plain \"s\" <s>",
                "text \"it's\" <'it''s'>",
                "plain \"d\" <d>",
                &fold("list <a\n  ->"),
                "plain \"a\" <a>",
                "null <>",
                "plain \"e\" <e>",
                "list <[ä, {b: c}]>",
                "plain \"ä\" <ä>",
                "mapping <{b: c}>",
                "plain \"b\" <b>",
                "plain \"c\" <c>",
                "plain \"t\" <t>",
                "text \"2016\" <2016>",
                "plain \"n\" <n>",
                "null <~>",
                "plain \"m\" <m>",
                &fold("plain \"x y\" <x\n  y>"),
            ]
        );
    }
}

#[test]
fn documents_and_aliases_are_followed() {
    assert_eq!(read(""), [""; 0]);
    assert_eq!(read("# only\n"), [""; 0]);
    assert_eq!(
        read("a\n---\n- &x {k: v}\n- *x\n---\n"),
        [
            "plain \"a\" <a>",
            "list <{k: v}\n- *x>",
            "mapping <{k: v}>",
            "plain \"k\" <k>",
            "plain \"v\" <v>",
            "mapping <*x>",
            "plain \"k\" <k>",
            "plain \"v\" <v>",
            "null <>",
        ]
    );
}

#[test]
fn comments_are_no_matter() {
    let many = format!("a: 1 # x\n{}b: 2\n{}", "# x\n".repeat(100_000), "  # y\n".repeat(1000));
    assert_eq!(read(&many).len(), 5);
}

#[test]
fn what_is_no_yaml_is_found_where_it_is() {
    let cases = [
        ("ä: b: c\n", "yaml-syntax", ":", 5),
        ("a: *nöbody\n", "yaml-syntax", "*nöbody", 3),
        ("ü: 1\na:\n\tb: 1\n", "yaml-syntax", "b", 10),
        ("a: \"C:\\Mail\"\n", "yaml-syntax", "\\M", 6),
        ("a: \"\\u00fc\\Users\"\n", "yaml-syntax", "\\U", 10),
        ("a: 1\n\0b: 2\n", "yaml-syntax", "\0", 5),
        ("a: \u{1b}[31m\n", "yaml-syntax", "\u{1b}", 3),
        ("a: &x [*x]\n", "yaml-aliases", "*x", 7),
    ];
    for (text, rule, characters, start) in cases {
        let finding = refused(text);
        assert_eq!((finding.rule.id, under(text, finding.span), finding.span.start), (rule, characters, start), "{text:?}");
    }
    for text in ["a: [1, 2\nb: 3\n", "a: 'x\n", "{", "[", "a: {b", "%YAML 9.9\n---\n", "@a", "- a\nb: c\n", "\"", "a: \"\\"] {
        assert_eq!(refused(text).rule.id, "yaml-syntax", "{text:?}");
    }
}

#[test]
fn depth_is_bounded_also_through_aliases() {
    let deep = |depth: usize| format!("{}{}", "[".repeat(depth), "]".repeat(depth));
    assert_eq!(read(&deep(100)).len(), 100);
    for depth in [101, 5_000, 1_000_000] {
        assert_eq!(refused(&deep(depth)).rule.id, "yaml-depth");
    }
    let block: String = (0..1000).map(|depth| format!("{}a:\n", " ".repeat(depth))).collect();
    assert_eq!(refused(&block).rule.id, "yaml-depth");
    let through = format!("- &a {}\n- &b {}*a{}\n- *b\n", deep(60), "[".repeat(60), "]".repeat(60));
    assert_eq!(refused(&through).rule.id, "yaml-depth");
}

#[test]
fn an_alias_bomb_is_a_finding() {
    let mut bomb = String::from("- &a0 [x, x, x, x, x, x, x, x, x, x]\n");
    for level in 1..30 {
        let below = format!("*a{}", level - 1);
        bomb.push_str(&format!("- &a{level} [{}]\n", vec![below; 10].join(", ")));
    }
    assert_eq!(refused(&bomb).rule.id, "yaml-aliases");
}

#[test]
fn tags_are_reported() {
    let text = "a: !foo b\nc: !!int 3\nd: !!map {}\ne: !!str ok\n";
    assert_eq!(reported(text, |_, _| {}), ["yaml-tag <!foo>", "yaml-tag <!!int>", "yaml-tag <!!map>"]);
}

#[test]
fn fields_report_what_is_not_right() {
    let text = "name: a\nAddressSpaces: b\nname: c\n<<: {}\nx-mine: 1\non: 2\n[k]: 3\ncolour: 4\nsmart_hosts: 5\nsmarthosts: 6\n";
    let known = ["name", "address_spaces", "smart_hosts"];
    let decode = |node: NodeRef<'_>, sink: &mut Sink| {
        let mut fields = Fields::open(node, "a connector", sink).unwrap();
        assert!(fields.peek("name").is_some());
        assert!(fields.take("name").is_some());
        assert!(fields.take("smart_hosts").is_some());
        assert!(fields.take("fqdn").is_none());
        let rest: Vec<_> = fields.rest().map(|(name, _)| name).collect();
        assert_eq!(rest, ["AddressSpaces", "x-mine", "colour", "smarthosts"]);
        fields.finish(&known, sink);
    };
    assert_eq!(
        reported(text, decode),
        [
            "unknown-key <AddressSpaces> -> address_spaces",
            "duplicate-key <name>",
            "yaml-merge <<<>",
            "yaml-trap <on> -> 'on'",
            "wrong-type <[k]>",
            "unknown-key <colour>",
            "unknown-key <smarthosts>",
        ]
    );
    for text in ["a", "[a]", "~", "'a: b'"] {
        let open = |node: NodeRef<'_>, sink: &mut Sink| assert!(Fields::open(node, "a tenant", sink).is_none());
        assert_eq!(reported(text, open), [format!("wrong-type <{text}>")]);
    }
}

/// A reader, what it reads, and what it answers or reports.
type Cases<'c> = &'c [(&'c str, &'c str)];

fn check(cases: Cases<'_>, mut read: impl FnMut(NodeRef<'_>, &mut Sink) -> Option<String>) {
    for (text, expected) in cases {
        let mut answer = None;
        let reported = reported(text, |node, sink| answer = read(node, sink));
        assert_eq!(answer.is_some(), reported.is_empty(), "{text}: {reported:?}");
        assert_eq!(answer.unwrap_or_else(|| reported.join("; ")), *expected, "{text}");
    }
}

#[test]
fn texts_are_text() {
    let strict: Cases<'_> = &[
        ("contoso", "contoso"),
        ("'yes'", "yes"),
        ("!!str 2016", "2016"),
        ("10.2.3.4:25", "10.2.3.4:25"),
        ("yes", "yaml-trap <yes> -> 'yes'"),
        ("2016", "yaml-trap <2016> -> '2016'"),
        ("12:30:45", "yaml-trap <12:30:45> -> '12:30:45'"),
        ("2027-05-01", "yaml-trap <2027-05-01> -> '2027-05-01'"),
        ("null", "yaml-trap <null> -> 'null'"),
        ("[a]", "wrong-type <[a]>"),
        ("{a: b}", "wrong-type <{a: b}>"),
    ];
    check(strict, |node, sink| text(node, "a name", sink).map(|(text, _)| text.to_owned()));
    let numbers: Cases<'_> =
        &[("2016", "2016"), ("00:10:00", "00:10:00"), ("0x1F", "0x1F"), ("SE", "SE"), ("on", "yaml-trap <on> -> 'on'")];
    check(numbers, |node, sink| text_or_number(node, "a product", sink).map(|(text, _)| text.to_owned()));
}

#[test]
fn booleans_are_true_or_false() {
    let cases: Cases<'_> = &[
        ("true", "true"),
        ("false", "false"),
        ("yes", "yaml-trap <yes> -> true"),
        ("Off", "yaml-trap <Off> -> false"),
        ("True", "yaml-trap <True> -> true"),
        ("\"true\"", "wrong-type <\"true\"> -> true"),
        ("1", "wrong-type <1>"),
        ("~", "wrong-type <~>"),
        ("[true]", "wrong-type <[true]>"),
    ];
    check(cases, |node, sink| boolean(node, "true or false", sink).map(|value| value.to_string()));
}

#[test]
fn integers_are_decimal_digits() {
    let cases: Cases<'_> = &[
        ("0", "0"),
        ("-25", "-25"),
        ("9223372036854775807", "9223372036854775807"),
        ("9223372036854775808", "wrong-type <9223372036854775808>"),
        ("010", "yaml-trap <010>"),
        ("0x1F", "yaml-trap <0x1F> -> 31"),
        ("1_000", "yaml-trap <1_000> -> 1000"),
        ("+5", "yaml-trap <+5> -> 5"),
        ("'10'", "wrong-type <'10'> -> 10"),
        ("1.0", "wrong-type <1.0>"),
        ("ten", "wrong-type <ten>"),
        ("[1]", "wrong-type <[1]>"),
    ];
    check(cases, |node, sink| integer(node, "a number", sink).map(|value| value.to_string()));
}

#[test]
fn lists_are_lists() {
    let cases: Cases<'_> = &[
        ("[a, b]", "2"),
        ("[]", "0"),
        ("- a\n", "1"),
        ("a.com", "wrong-type <a.com> -> [a.com]"),
        ("'*'", "wrong-type <'*'> -> ['*']"),
        ("a, b", "wrong-type <a, b>"),
        ("{a: b}", "wrong-type <{a: b}>"),
        ("~", "wrong-type <~>"),
    ];
    check(cases, |node, sink| items(node, "a list of hosts", sink).map(|items| items.len().to_string()));
}

#[test]
fn a_long_line_is_read() {
    let text = format!("a: [{}]\n", "ü, ".repeat(300_000));
    assert_eq!(read(&text).len(), 300_003);
}

/// All that can be asked of a tree, on a text that may be anything.
fn survive(text: &str) {
    let mut sink = Sink::default();
    if let Some(tree) = parse(0, text, &mut sink) {
        walk(&tree);
        for node in tree.documents() {
            let mut sink = Sink::default();
            if let Some(fields) = Fields::open(node, "a thing", &mut sink) {
                for (_, entry) in fields.rest() {
                    let _ = super::text(entry.value, "a name", &mut sink);
                    let _ = boolean(entry.value, "true or false", &mut sink);
                    let _ = integer(entry.value, "a number", &mut sink);
                    let _ = items(entry.value, "a list", &mut sink);
                }
                fields.finish(&["name", "kind"], &mut sink);
            }
        }
    }
    for finding in sink.into_sorted() {
        assert!(text.get(finding.span.start as usize..finding.span.end as usize).is_some());
    }
}

proptest! {
    #[test]
    fn any_bytes_are_survived(bytes in proptest::collection::vec(any::<u8>(), 0..200)) {
        survive(&String::from_utf8_lossy(&bytes));
    }

    #[test]
    fn any_yaml_is_survived(text in "([a-c]|[\\[\\]{}:,?&*!|>'\"%@#~<-]|ü|: |- |\n|\r\n| |  |\t|&a |\\*a|!!str |yes|0|\\\\){0,60}") {
        survive(&text);
    }
}

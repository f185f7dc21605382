//! JSON against CLIXML: an organisation with an object of every type, written as `ConvertTo-Json` of Windows PowerShell 5.1 and of
//! PowerShell 7 write it, with enough depth and with too little. What JSON shows is what CLIXML shows; what it cannot show is unknown.
#![allow(clippy::unwrap_used, clippy::panic, reason = "the helpers of tests may fail as loudly as the tests")]

use std::fs;
use std::path::Path;

use hostctl::model::{Current, Seen, State};
use hostctl::resource::{Identity, Property, Reading, ResourceType, TYPES};
use hostctl::state::{Loaded, load};
use hostctl::value::{Kind, Limits};
use tempfile::TempDir;

/// A value as PowerShell holds it.
enum Live {
    Null,
    Bool(bool),
    Number(i64),
    Text(String),
    /// A word and its number.
    Enumeration(String, i64),
    /// The text that it shows, or the name of its type where it shows none; its properties.
    Object(String, Vec<(&'static str, Live)>),
    List(Vec<Live>),
}

use Live::{Bool, Enumeration, List, Null, Number, Object, Text};

/// A way of writing JSON.
#[derive(Clone, Copy, Debug)]
struct Dialect {
    /// Windows PowerShell 5.1: UTF-16, and lists in an object with their count. Else PowerShell 7.
    five: bool,
    depth: usize,
    /// Whether the object stands alone, and not in a list.
    alone: bool,
}

impl Live {
    /// What a command shows of it, and what is left of it below the depth.
    fn shown(&self) -> String {
        match self {
            Null => String::new(),
            Bool(value) => if *value { "True" } else { "False" }.to_owned(),
            Number(number) => number.to_string(),
            Text(text) | Object(text, _) | Enumeration(text, _) => text.clone(),
            List(items) => items.iter().map(Self::shown).collect::<Vec<_>>().join(" "),
        }
    }

    fn json(&self, at: usize, dialect: Dialect) -> String {
        let quoted = |text: &str| {
            let text = serde_json::to_string(text).unwrap();
            if dialect.five { text.replace('<', "\\u003c").replace('>', "\\u003e").replace('\'', "\\u0027") } else { text }
        };
        match self {
            Null => "null".to_owned(),
            Bool(value) => value.to_string(),
            Number(number) | Enumeration(_, number) => number.to_string(),
            Text(text) => quoted(text),
            Object(..) | List(_) if at > dialect.depth => quoted(&self.shown()),
            Object(_, properties) => {
                let properties = properties.iter().map(|(name, value)| format!("\"{name}\":  {}", value.json(at + 1, dialect)));
                format!("{{\r\n{}\r\n}}", properties.collect::<Vec<_>>().join(",\r\n"))
            }
            List(items) => {
                let list = format!("[{}]", items.iter().map(|item| item.json(at + 1, dialect)).collect::<Vec<_>>().join(", "));
                if dialect.five && at > 0 { format!("{{\"value\": {list}, \"Count\": {}}}", items.len()) } else { list }
            }
        }
    }

    fn clixml(&self, name: &str) -> String {
        let text = |text: &str| text.replace('&', "&amp;").replace('<', "&lt;");
        let name = if name.is_empty() { String::new() } else { format!(" N=\"{name}\"") };
        match self {
            Null => format!("<Nil{name} />"),
            Bool(value) => format!("<B{name}>{value}</B>"),
            Number(number) => format!("<I32{name}>{number}</I32>"),
            Text(shown) => format!("<S{name}>{}</S>", text(shown)),
            Enumeration(word, number) => format!("<Obj{name}><ToString>{word}</ToString><I32>{number}</I32></Obj>"),
            Object(shown, _) => format!("<Obj{name}><ToString>{}</ToString></Obj>", text(shown)),
            List(items) => format!("<Obj{name}><LST>{}</LST></Obj>", items.iter().map(|item| item.clixml("")).collect::<String>()),
        }
    }
}

fn words(text: &str) -> Live {
    Text(text.to_owned())
}

fn object(shown: &str, properties: Vec<(&'static str, Live)>) -> Live {
    Object(shown.to_owned(), properties)
}

/// A reference to an object of Active Directory.
fn reference(shown: &str, name: &str, distinguished: String) -> Live {
    object(shown, vec![("Name", words(name)), ("DistinguishedName", Text(distinguished)), ("ObjectGuid", words("0")), ("Rdn", Null)])
}

fn address(shown: &str, number: i64) -> Live {
    object(shown, vec![("Address", Number(number)), ("AddressFamily", Enumeration("InterNetwork".into(), 2)), ("ScopeId", Null)])
}

/// A value of a property that its type takes.
fn sample(property: &Property) -> Live {
    if let (Limits::Words(words), Kind::Word | Kind::Flags) = (property.limits, property.kind) {
        return Enumeration(words[0].to_owned(), 987);
    }
    match property.kind {
        Kind::Address => address("10.0.0.1", 16_777_226),
        Kind::AddressSpaces => List(vec![
            object("SMTP:*;1", vec![("Address", words("*")), ("Type", words("SMTP")), ("Cost", Number(1)), ("Domain", words("*"))]),
            object("SMTP:a.com;5", vec![("Address", words("a.com")), ("Type", words("SMTP")), ("Cost", Number(5))]),
        ]),
        Kind::Bindings => List(vec![object(
            "10.0.0.1:25",
            vec![
                ("Address", address("10.0.0.1", 16_777_226)),
                ("Port", Number(25)),
                ("AddressFamily", Enumeration("InterNetwork".into(), 2)),
            ],
        )]),
        Kind::Bool => Bool(true),
        Kind::Certificate => object("<I>CN=a<S>CN=b", vec![("CertificateSubject", words("CN=b")), ("CertificateIssuer", words("CN=a"))]),
        Kind::Count => object("600", vec![("IsUnlimited", Bool(false)), ("Value", Number(600))]),
        Kind::Domain => {
            object("*.a.com", vec![("Address", words("*.a.com")), ("Domain", words("a.com")), ("IncludeSubDomains", Bool(true))])
        }
        Kind::Domains => List(vec![object("a.com", vec![("Domain", words("a.com")), ("SmtpDomain", words("a.com"))])]),
        Kind::Date => words("2027-05-01T12:00:00.0000000Z"),
        Kind::EnabledState => words("Enabled: True; LastUpdated: 1"),
        Kind::Number => Number(25),
        Kind::Ranges => List(vec![object(
            "10.0.0.0/8",
            vec![("LowerBound", object("10.0.0.0", vec![])), ("UpperBound", Null), ("Expression", words("10.0.0.0/8"))],
        )]),
        Kind::Servers => List(["EX01", "EX02"].map(|name| reference(name, name, format!("CN={name},CN=Servers,DC=lab"))).into()),
        Kind::Size => object("35 MB (36,700,160 bytes)", vec![("IsUnlimited", Bool(false)), ("Value", words("35 MB (36,700,160 bytes)"))]),
        Kind::SmartHosts => List(vec![object(
            "[10.0.0.1]",
            vec![("Address", address("10.0.0.1", 16_777_226)), ("IsIPAddress", Bool(true)), ("Domain", Null)],
        )]),
        Kind::Span => object("00:10:00", vec![("Ticks", Number(6_000_000_000)), ("TotalSeconds", Number(600))]),
        Kind::Names => List(vec![words("a")]),
        Kind::Url => words("https://mail.a.com/x"),
        Kind::Flags | Kind::Word => Enumeration("Mailbox".to_owned(), 987),
        Kind::Text => words("It's <i>text</i> \\ \"é\"\u{2028}😀"),
        // Accounts, names, and whatever else is a text.
        _ => words("a"),
    }
}

/// An object of a type.
fn live(of: &'static ResourceType) -> Live {
    let name = "R";
    let on_server = matches!(of.identity, Identity::ServerAndName | Identity::Website(_));
    let (shown, server) = if on_server { ("EX01\\R", "CN=Protocols,CN=EX01,CN=Servers,") } else { (name, "") };
    let above = "CN=First Organization,CN=Microsoft Exchange,CN=Services,CN=Configuration,DC=lab";
    let distinguished = format!("CN={name},{server}{above}");
    let identity = if of.identity == Identity::Right { words("EX01\\R") } else { reference(shown, name, distinguished.clone()) };
    let mut properties = vec![
        ("Identity", identity),
        ("DistinguishedName", Text(distinguished)),
        ("Name", words(name)),
        ("Server", words("EX01")),
        ("Deny", Bool(false)),
        ("IsInherited", Bool(false)),
        ("SerializationData", List((0..200).map(Number).collect())),
        ("ExchangeVersion", object("0.1 (8.0.535.0)", vec![("ExchangeBuild", object("8.0.535.0", vec![("Major", Number(8))]))])),
    ];
    for property in of.properties {
        if properties.iter().all(|(known, _)| !known.eq_ignore_ascii_case(property.name)) {
            properties.push((property.name, sample(property)));
        }
    }
    object("", properties)
}

fn write(folder: &Path, name: &str, text: &str, wide: bool) {
    let bytes = if wide { format!("\u{feff}{text}").encode_utf16().flat_map(u16::to_le_bytes).collect() } else { text.as_bytes().to_vec() };
    fs::write(folder.join(name), bytes).unwrap();
}

fn read(folder: &TempDir) -> Loaded {
    load(folder.path(), &|_, _| true).unwrap()
}

fn clixml() -> Loaded {
    let folder = tempfile::tempdir().unwrap();
    for of in TYPES {
        let Object(_, properties) = live(of) else { panic!("an object") };
        let properties: String = properties.iter().map(|(name, value)| value.clixml(name)).collect();
        let text = format!("<Objs><Obj><TN><T>{}</T></TN><Props>{properties}</Props></Obj></Objs>", of.clixml[0]);
        write(folder.path(), &format!("Get-{}.xml", of.noun), &text, true);
    }
    read(&folder)
}

fn json(dialect: Dialect) -> Loaded {
    let folder = tempfile::tempdir().unwrap();
    for of in TYPES {
        let text = if dialect.alone { live(of).json(0, dialect) } else { List(vec![live(of)]).json(0, dialect) };
        write(folder.path(), &format!("Get-{}.json", of.noun), &text, dialect.five);
    }
    read(&folder)
}

fn only<'s>(state: &'s State, of: &'static ResourceType) -> &'s Current {
    let mut all = state.of(of);
    let first = all.next().unwrap_or_else(|| panic!("no {}", of.noun));
    assert!(all.next().is_none() && matches!(state.seen(of, &first.key), Seen::Present(_)));
    first
}

/// The properties that CLIXML shows and JSON does not; what both show is the same.
fn lacking(of: &'static ResourceType, clixml: &State, json: &State) -> Vec<&'static Property> {
    let (there, here) = (only(clixml, of), only(json, of));
    assert_eq!((&here.key, &here.handle), (&there.key, &there.handle), "{}", of.noun);
    for (place, value) in &here.facts {
        assert_eq!(there.fact(*place), Some(value), "{} {}", of.noun, of.at(*place).name);
    }
    let unknown = there.facts.iter().filter(|(place, _)| here.fact(*place).is_none());
    unknown.map(|(place, _)| of.at(*place)).collect()
}

const DIALECTS: [(bool, bool); 4] = [(true, true), (true, false), (false, true), (false, false)];

#[test]
fn with_enough_depth_only_enumerations_are_unknown() {
    let clixml = clixml();
    assert!(clixml.warnings.is_empty(), "{:#?}", clixml.warnings);
    for (five, alone) in DIALECTS {
        let json = json(Dialect { five, depth: 5, alone });
        assert_eq!(json.state.organization, clixml.state.organization);
        for of in TYPES {
            for property in lacking(of, &clixml.state, &json.state) {
                assert!(matches!(property.kind, Kind::Word | Kind::Flags), "{} {}", of.noun, property.name);
            }
        }
        for warning in &json.warnings {
            assert!(warning.text.contains("-EnumsAsStrings"), "{warning:?}");
        }
    }
}

#[test]
fn with_too_little_depth_what_was_cut_is_unknown_and_never_wrong() {
    let clixml = clixml();
    for ((five, alone), depth) in DIALECTS.into_iter().flat_map(|dialect| (0..5).map(move |depth| (dialect, depth))) {
        // Nothing is left of an object below a depth of 0.
        if depth == 0 && !alone {
            continue;
        }
        let json = json(Dialect { five, depth, alone });
        for of in TYPES {
            lacking(of, &clixml.state, &json.state);
        }
        // The lists of an object lie one deeper than itself, and two deeper where it stands in a list.
        if depth + usize::from(alone) < 2 {
            assert!(json.warnings.iter().any(|warning| warning.text.contains("ConvertTo-Json -Depth 5")), "{depth}");
        }
    }
}

#[test]
fn every_property_that_is_read_is_in_the_samples() {
    let clixml = clixml();
    for of in TYPES {
        let known = only(&clixml.state, of).facts.len();
        let all = of.properties.iter().filter(|property| property.reading != Reading::Never).count();
        assert_eq!(known, all, "{}", of.noun);
    }
}

#[test]
fn an_export_in_json_gives_the_plan_of_the_same_export_in_clixml() {
    let plan = |state: &str| {
        let (mut out, mut err) = (Vec::new(), Vec::new());
        let arguments = ["plan", "tests/cases/json-export/manifests", "--state", state];
        let code = hostctl::run(arguments.iter().map(std::ffi::OsString::from), &mut out, &mut err);
        assert_eq!((code, String::from_utf8(err).unwrap().as_str()), (0, ""));
        String::from_utf8(out).unwrap()
    };
    // The case's folder has fewer kinds of object: only those that hostctl knows.
    let told = |line: &str| line.split("; ").next().unwrap_or_default().to_owned();
    let shown = |text: &str| text.lines().filter(|line| !line.starts_with("state: ")).map(told).collect::<Vec<_>>();
    assert_eq!(shown(&plan("tests/cases/json-export/state")), shown(&plan("tests/lab/states/2016")));
}

#[test]
fn clixml_and_json_beside_each_other_are_one_export() {
    let folder = tempfile::tempdir().unwrap();
    write(folder.path(), "Get-AcceptedDomain.json", r#"[{"DomainName": "a.com", "DomainType": "Authoritative"}]"#, true);
    let xml = "<Objs><Obj><TN><T>AcceptedDomain</T></TN><Props><S N=\"DomainName\">A.com</S><B N=\"Default\">true</B></Props></Obj></Objs>";
    write(folder.path(), "domains.xml", xml, false);
    let loaded = read(&folder);
    assert_eq!((loaded.files, loaded.state.nouns, loaded.warnings), (2, 1, Vec::new()));
    assert_eq!(only(&loaded.state, ResourceType::of_noun("AcceptedDomain").unwrap()).facts.len(), 3);
}

#[test]
fn nothing_in_json_is_no_objects_where_the_name_tells_the_noun() {
    let domains = ResourceType::of_noun("AcceptedDomain").unwrap();
    for (text, warnings) in [("[]", 0), ("null\r\n", 0), ("", 1), ("\r\n", 1)] {
        let folder = tempfile::tempdir().unwrap();
        write(folder.path(), "Get-AcceptedDomain.json", text, true);
        let loaded = read(&folder);
        assert_eq!((loaded.state.nouns, loaded.warnings.len()), (1, warnings), "{text}");
        assert!(matches!(loaded.state.seen(domains, &hostctl::model::Key::new("a.com")), Seen::Absent));
        fs::rename(folder.path().join("Get-AcceptedDomain.json"), folder.path().join("ours.json")).unwrap();
        let loaded = read(&folder);
        assert_eq!((loaded.state.nouns, loaded.warnings.len()), (0, 1 + warnings), "{text}");
        assert!(matches!(loaded.state.seen(domains, &hostctl::model::Key::new("a.com")), Seen::Unknown(_)));
    }
}

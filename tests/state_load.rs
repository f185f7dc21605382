//! Exports as folders and files: what is read of them, and what is refused.
#![allow(clippy::unwrap_used, clippy::panic, reason = "the helpers of tests may fail as loudly as the tests")]

use std::fs;
use std::path::Path;

use hostctl::diagnostic::Source;
use hostctl::model::{Coverage, Key, Seen, State};
use hostctl::plan::Reads;
use hostctl::resource::{AcceptedDomain, ExchangeCertificate, OutboundConnector, Resource, ResourceType};
use hostctl::state::{Loaded, StateError, load};
use hostctl::value::Value;
use tempfile::TempDir;

const DOMAINS: &str = include_str!("fixtures/state/live/Get-AcceptedDomain.xml");
const EMPTY: &str = r#"<Objs Version="1.1.0.1" xmlns="http://schemas.microsoft.com/powershell/2004/04" />"#;

/// A folder with these files.
fn folder(files: &[(&str, &str)]) -> TempDir {
    let folder = tempfile::tempdir().unwrap();
    for (name, text) in files {
        fs::write(folder.path().join(name), text).unwrap();
    }
    folder
}

fn all(_: &'static ResourceType, _: u16) -> bool {
    true
}

fn read(files: &[(&str, &str)]) -> Result<Loaded, StateError> {
    load(folder(files).path(), &all)
}

/// An export in the collector's form.
fn collected(objects: &[(&str, &[(&str, &str)])]) -> String {
    let objects = objects.iter().map(|(noun, properties)| {
        let properties: String = properties.iter().map(|(name, text)| format!("<S N=\"{name}\">{text}</S>")).collect();
        let types = format!("<TN><T>hostctl.{noun}</T><T>System.Management.Automation.PSCustomObject</T></TN>");
        format!("<Obj>{types}<MS>{properties}</MS></Obj>")
    });
    format!("<Objs>{}</Objs>", objects.collect::<String>())
}

fn domain(properties: &[(&str, &str)]) -> String {
    collected(&[("AcceptedDomain", properties)])
}

fn index(noun: &str, count: usize, error: &str) -> String {
    format!(
        "<Objs><Obj><TN><T>System.Management.Automation.PSCustomObject</T></TN><MS><S N=\"Tool\">hostctl 0.1.0</S><I32 N=\"Count\">{count}</I32>\
         <S N=\"Organization\">CN=First Organization,CN=Microsoft Exchange,CN=Services,CN=Configuration,DC=fabrikam,DC=local</S>\
         <S N=\"Noun\">{noun}</S><S N=\"Error\">{error}</S><S N=\"When\">2026-11-20T08:00:00Z</S></MS></Obj></Objs>"
    )
}

/// The facts of a domain: `DomainType=Authoritative`.
fn facts(state: &State, domain: &str) -> Vec<String> {
    let Seen::Present(current) = state.seen(AcceptedDomain::TYPE, &Key::new(domain)) else { panic!("{domain} is not there") };
    current.facts.iter().map(|(place, value)| format!("{}={value}", AcceptedDomain::TYPE.at(*place).name)).collect()
}

fn coverage(state: &State) -> &Coverage {
    &state.kinds[AcceptedDomain::TYPE.noun].coverage
}

fn utf16(text: &str) -> Vec<u8> {
    std::iter::once(0xFEFF).chain(text.encode_utf16()).flat_map(u16::to_le_bytes).collect()
}

#[test]
fn reads_a_live_export() {
    let loaded = load(Path::new("tests/fixtures/state/live"), &all).unwrap();
    assert_eq!((loaded.files, loaded.state.nouns, loaded.warnings), (1, 1, Vec::new()));
    assert_eq!(loaded.state.organization.as_ref().unwrap().to_string(), "First Organization (fabrikam.local)");
    assert_eq!(coverage(&loaded.state), &Coverage::Full);
    let expected = ["DomainName=*.contoso.com", "Name=Contoso", "DomainType=Authoritative", "AddressBookEnabled=true", "Default=false"];
    let mut seen = facts(&loaded.state, "*.CONTOSO.com");
    seen.iter_mut().for_each(|fact| *fact = fact.replace("True", "true").replace("False", "false"));
    assert_eq!(seen, expected);
    let kept: Vec<_> = loaded.state.of(AcceptedDomain::TYPE).map(|current| (current.key.as_str(), &*current.handle)).collect();
    assert_eq!(kept, [("fabrikam.com", "Default"), ("*.contoso.com", "Default")]);
    assert!(matches!(loaded.state.seen(AcceptedDomain::TYPE, &Key::new("other.com")), Seen::Absent));
}

#[test]
fn reads_only_what_is_wanted_and_always_the_key() {
    let wanted = |_: &'static ResourceType, place: u16| place == AcceptedDomain::DOMAIN_TYPE.index;
    let loaded = load(Path::new("tests/fixtures/state/live/Get-AcceptedDomain.xml"), &wanted).unwrap();
    assert_eq!(facts(&loaded.state, "fabrikam.com"), ["DomainType=Authoritative"]);
}

#[test]
fn reads_every_encoding_and_any_name() {
    let marked = format!("\u{FEFF}{DOMAINS}");
    let dos = DOMAINS.replace('\n', "\r\n");
    for bytes in [marked.into_bytes(), utf16(DOMAINS), utf16(DOMAINS)[2..].to_vec(), dos.into_bytes()] {
        let folder = folder(&[("notes.txt", "not read")]);
        fs::write(folder.path().join("Domains of ours.XML"), bytes).unwrap();
        fs::create_dir(folder.path().join("older.xml")).unwrap();
        let loaded = load(folder.path(), &all).unwrap();
        assert_eq!((loaded.files, loaded.state.of(AcceptedDomain::TYPE).count()), (1, 2));
    }
}

#[test]
fn an_empty_export_tells_by_its_name() {
    for name in ["Get-AcceptedDomain.xml", "accepteddomain.xml", "GetAcceptedDomain.XML"] {
        for text in [EMPTY, "<Objs></Objs>", "<Objs><Nil /></Objs>", "<Objs><Obj><LST /></Obj></Objs>"] {
            let loaded = read(&[(name, text)]).unwrap();
            assert!(matches!(loaded.state.seen(AcceptedDomain::TYPE, &Key::new("a.com")), Seen::Absent), "{name} {text}");
            assert_eq!((loaded.state.nouns, loaded.warnings.len()), (1, 0));
        }
    }
    let loaded = read(&[("domains.xml", EMPTY)]).unwrap();
    assert!(matches!(loaded.state.seen(AcceptedDomain::TYPE, &Key::new("a.com")), Seen::Unknown(_)));
    assert_eq!((loaded.state.nouns, loaded.warnings.len()), (0, 1));
    let loaded = read(&[("Get-Mailbox.xml", EMPTY)]).unwrap();
    assert_eq!((loaded.state.nouns, loaded.warnings.len()), (1, 0));
}

#[test]
fn what_is_something_else_is_not_taken_for_an_empty_export() {
    for text in ["<Objs><S>Name : a.com</S></Objs>", "<Objs><Obj><TN><T>Some.Format</T></TN><Props /></Obj></Objs>"] {
        let loaded = read(&[("Get-AcceptedDomain.xml", text)]).unwrap();
        assert!(matches!(loaded.state.seen(AcceptedDomain::TYPE, &Key::new("a.com")), Seen::Unknown(_)), "{text}");
        assert_eq!(loaded.warnings.len(), 1);
    }
}

#[test]
fn the_index_says_what_could_not_be_read() {
    type Files<'a> = &'a [(&'a str, &'a str)];
    let name = "AcceptedDomain";
    let one = domain(&[("Identity", "a"), ("DomainName", "a.com")]);
    let refused = "the export could not read it: Access is denied.".to_owned();
    let cases: [(Files<'_>, usize, &str, Coverage); 5] = [
        (&[], 0, "Access is denied.", Coverage::None(refused.clone())),
        (&[("Get-AcceptedDomain.xml", EMPTY)], 0, "Access is denied.", Coverage::None(refused.clone())),
        (&[("one.xml", &one)], 0, "Access is denied.", Coverage::Partial(refused)),
        (&[("one.xml", &one)], 1, "", Coverage::Full),
        (&[], 0, "", Coverage::Full),
    ];
    for (files, count, error, expected) in cases {
        let index = index(name, count, error);
        let loaded = read(&[files, &[("any name.xml", &*index)]].concat()).unwrap();
        assert_eq!(coverage(&loaded.state), &expected);
        assert_eq!(loaded.state.exported.as_deref(), Some("2026-11-20T08:00:00Z"));
        assert_eq!(loaded.state.organization.unwrap().to_string(), "First Organization (fabrikam.local)");
    }
    let loaded = read(&[("index.xml", &index("Mailbox", 3, ""))]).unwrap();
    assert_eq!((loaded.state.nouns, loaded.state.kinds.len()), (1, 0));
    let error = read(&[("one.xml", &one), ("index.xml", &index(name, 2, ""))]).unwrap_err();
    assert!(error.what.contains("half-written"), "{error}");
}

#[test]
fn exports_of_one_object_are_one() {
    let a = domain(&[("Identity", "a"), ("DomainName", "a.com"), ("DomainType", "Authoritative")]);
    let b = domain(&[("Identity", "a"), ("DomainName", "A.com"), ("AddressBookEnabled", "true")]);
    let loaded = read(&[("a.xml", &a), ("b.xml", &b)]).unwrap();
    assert_eq!(facts(&loaded.state, "a.com").len(), 3);
    assert_eq!(loaded.state.of(AcceptedDomain::TYPE).count(), 1);

    let c = domain(&[("Identity", "a"), ("DomainName", "a.com"), ("DomainType", "InternalRelay")]);
    let error = read(&[("a.xml", &a), ("c.xml", &c)]).unwrap_err().to_string();
    for part in ["a.xml", "c.xml", "DomainType", "'Authoritative'", "'InternalRelay'", "accepted domain 'a.com'"] {
        assert!(error.contains(part), "{part}: {error}");
    }
}

#[test]
fn a_domain_that_cannot_be_read_may_be_any() {
    let good = domain(&[("Identity", "a"), ("DomainName", "a.com")]);
    let odd = domain(&[("Identity", "b"), ("DomainName", "no domain")]);
    let state = read(&[("a.xml", &good), ("b.xml", &odd)]).unwrap().state;
    let Seen::Unknown(reason) = state.seen(AcceptedDomain::TYPE, &Key::of_domain("c.com")) else { panic!("nobody knows") };
    assert!(reason.contains("'no domain'"), "{reason}");
    assert!(matches!(state.seen(AcceptedDomain::TYPE, &Key::of_domain("a.com")), Seen::Present(_)));
}

#[test]
fn what_cannot_be_read_is_unknown_or_odd() {
    let text = "<Objs><Obj><TN><T>hostctl.AcceptedDomain</T></TN><MS><S N=\"Identity\">a</S><S N=\"DomainName\">a.com</S>\
                <Obj N=\"DomainType\"><DCT /></Obj><Obj N=\"Name\"><LST><S>x</S><S>y</S></LST></Obj><Nil N=\"AddressBookEnabled\" />\
                <SS N=\"Default\">01000000d08c9ddf</SS></MS></Obj></Objs>";
    let loaded = read(&[("a.xml", text)]).unwrap();
    let Seen::Present(current) = loaded.state.seen(AcceptedDomain::TYPE, &Key::new("a.com")) else { panic!("it is there") };
    assert_eq!(current.fact(AcceptedDomain::DOMAIN_TYPE.index), None);
    assert_eq!(current.fact(AcceptedDomain::MATCH_SUB_DOMAINS.index), None);
    assert_eq!(current.fact(AcceptedDomain::DEFAULT.index), None);
    assert_eq!(current.fact(AcceptedDomain::ADDRESS_BOOK_ENABLED.index), Some(&Value::Nothing));
    assert_eq!(current.fact(AcceptedDomain::NAME.index), Some(&Value::Odd("x, y".into())));
    let texts: String = loaded.warnings.iter().map(|warning| warning.text.as_str()).collect();
    assert!(texts.contains("accepted domain 'a.com': Name 'x, y'") && texts.contains("secure string"), "{texts}");
    assert!(!format!("{:?}", loaded.state).contains("d08c9ddf"));
}

#[test]
fn two_organisations_are_refused_and_hosted_tenants_are_none() {
    let on = |name: &str, above: &str| {
        domain(&[("Identity", "a"), ("DomainName", name), ("DistinguishedName", &format!("CN=a,CN=Accepted Domains,{above}"))])
    };
    let first = on("a.com", "CN=First,CN=Microsoft Exchange,CN=Services,CN=Configuration,DC=a,DC=local");
    let second = on("b.com", "CN=Second,CN=Microsoft Exchange,CN=Services,CN=Configuration,DC=a,DC=local");
    let hosted = on("c.com", "CN=Transport Settings,CN=Configuration,CN=contoso,CN=ConfigurationUnits,DC=a,DC=local");
    let error = read(&[("a.xml", &first), ("b.xml", &second)]).unwrap_err().to_string();
    assert!(error.contains("First (a.local)") && error.contains("Second (a.local)"), "{error}");
    let loaded = read(&[("a.xml", &hosted), ("b.xml", &first)]).unwrap();
    assert_eq!(loaded.state.organization.unwrap().to_string(), "First (a.local)");
    assert_eq!(&*read(&[("a.xml", &hosted)]).unwrap().state.organization.unwrap().name, "contoso");
}

#[test]
fn errors_say_which_file_where_and_what_to_do() {
    let cut = &DOMAINS[..DOMAINS.len() / 2];
    let nameless = domain(&[("Identity", "a")]);
    let cases: [(&str, &str, &str); 6] = [
        ("Get-AcceptedDomain.xml", cut, "Get-AcceptedDomain | Export-Clixml 'Get-AcceptedDomain.xml'"),
        ("a.xml", "<feed></feed>", "<feed>"),
        ("a.xml", "", "nothing was written"),
        ("a.xml", " [{\"Name\": 1}]", "JSON"),
        ("a.xml", "Name : a.com", "begins with text"),
        ("a.xml", &nameless, "DomainName"),
    ];
    for (name, text, expected) in cases {
        let error = read(&[(name, text)]).unwrap_err();
        assert!(error.file.ends_with(name) && error.to_string().contains(expected) && error.help.contains("export"), "{error}");
    }
    let place = read(&[("a.xml", cut)]).unwrap_err().place.unwrap();
    assert_eq!((place.byte, place.line), (cut.len(), cut.matches('\n').count() + 1));

    assert!(load(Path::new("no/such/folder"), &all).unwrap_err().what.contains("no such"));
    assert!(read(&[]).unwrap_err().what.contains("no export"));
}

#[test]
fn one_call_of_several_shows_a_part() {
    let text = collected(&[("OutboundConnector", &[("Name", "To the filter")])]);
    let unknown = |files: &[(&str, &str)]| {
        let state = read(files).unwrap().state;
        assert!(matches!(state.seen(OutboundConnector::TYPE, &Key::new("To the filter")), Seen::Present(_)));
        matches!(state.seen(OutboundConnector::TYPE, &Key::new("By rules")), Seen::Unknown(_))
    };
    assert!(unknown(&[("a.xml", &text)]));
    assert!(!unknown(&[("a.xml", &text), ("index.xml", &index("OutboundConnector", 1, ""))]));
}

/// What is known of each certificate: `EX01\AB Services=IIS, SMTP`.
fn certificates(state: &State) -> Vec<String> {
    let shown = ["Services", "NotAfter", "CertificateDomains"].map(|name| ExchangeCertificate::TYPE.property(name).unwrap());
    let of = state.of(ExchangeCertificate::TYPE);
    of.map(|certificate| {
        let facts = shown.iter().map(|(place, row)| format!(" {}={}", row.name, certificate.fact(*place).unwrap_or(&Value::Nothing)));
        format!("{}{}", certificate.key, facts.collect::<String>())
    })
    .collect()
}

#[test]
fn certificates_are_kept_whatever_is_wanted() {
    let folder = |product: &str| Path::new("tests/fixtures/state/certificates").join(product);
    let text = "kind: Platform\nname: fabrikam\norganization: {name: First Organization, forest: lab.example}\nproduct: 2019\n";
    let source = Source::new("platform.yaml", text);
    let reads = Reads::of(&hostctl::manifest::read(&[source]).0[0]);
    let wanted = |of: &'static ResourceType, place: u16| reads.contains(of, place);
    let of_2010 = load(&folder("2010"), &wanted).unwrap();
    assert_eq!(
        certificates(&of_2010.state),
        [
            "EX01\\0271A7F1CA9AD8A27152CCAE044F968F068B14B8 Services=IMAP, POP, IIS, SMTP NotAfter=2027-05-01T12:00:00Z \
             CertificateDomains=mail.fabrikam.example, autodiscover.fabrikam.example",
            "EX01\\78E1BE82F683EE6D8CB9B9266FC1185AE0890C41 Services=None NotAfter=2026-01-15T08:30:00Z \
             CertificateDomains=EX01, EX01.lab.example",
        ]
    );
    let silent = "the export could not read it: EX02: The RPC server is unavailable.";
    assert_eq!(of_2010.state.kinds[ExchangeCertificate::TYPE.noun].coverage, Coverage::Partial(silent.to_owned()));
    let of_2019 = load(&folder("2019"), &wanted).unwrap();
    assert_eq!(
        certificates(&of_2019.state),
        [
            "EX01\\0271A7F1CA9AD8A27152CCAE044F968F068B14B8 Services=IMAP, POP, IIS, SMTP NotAfter=2027-05-01T12:00:00Z \
             CertificateDomains=mail.fabrikam.example, *.fabrikam.example",
            "EX02\\0271A7F1CA9AD8A27152CCAE044F968F068B14B8 Services=SMTP NotAfter=2027-05-01T12:00:00Z \
             CertificateDomains=mail.fabrikam.example, *.fabrikam.example",
            "EX02\\9F00000000000000000000000000000000000000 Services=None NotAfter=2034-02-28T23:59:59Z CertificateDomains=(none)",
        ]
    );
    assert_eq!(of_2019.state.kinds[ExchangeCertificate::TYPE.noun].coverage, Coverage::Full);
    for loaded in [of_2010, of_2019] {
        assert!(loaded.warnings.is_empty(), "{:?}", loaded.warnings);
        let certificate = loaded.state.of(ExchangeCertificate::TYPE).next().unwrap();
        assert!(certificate.facts.len() >= 14, "{:?}", certificate.facts);
        let values = certificate.facts.iter().map(|(_, value)| value.to_string()).collect::<String>();
        assert!(!values.contains("RSACng") && !values.contains("AAEAAAD"), "no key, and no copy: {values}");
    }
}

#[test]
fn a_certificate_without_a_server_is_no_reason_to_refuse_the_rest() {
    let text = collected(&[("ExchangeCertificate", &[("Thumbprint", "AB")]), ("ExchangeCertificate", &[("Thumbprint", "CD")])]);
    let loaded = read(&[("Get-ExchangeCertificate.xml", &text)]).unwrap();
    assert_eq!((certificates(&loaded.state).len(), loaded.warnings.len()), (0, 1), "{:?}", loaded.warnings);
    assert!(matches!(loaded.state.seen(ExchangeCertificate::TYPE, &Key::on_server("EX01", "AB")), Seen::Unknown(_)));
}

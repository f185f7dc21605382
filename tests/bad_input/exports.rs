//! Exports: one that is not whole, or not what it seems, is refused as a whole (exit 3), with its file and place.

use std::fs;
use std::path::Path;

use super::{Ran, exports, plan, planned, run};

/// A file of an export, and what is said of the export with it.
type Case = (&'static str, &'static str, Vec<u8>, &'static [&'static str]);

fn domains() -> String {
    fs::read_to_string(exports().join("Get-AcceptedDomain.xml")).unwrap()
}

/// Plans against an export in which one file is another.
fn with(name: &str, bytes: &[u8]) -> Ran {
    let folder = planned();
    fs::write(folder.path().join("state").join(name), bytes).unwrap();
    plan(folder.path())
}

fn utf16(text: &str) -> Vec<u8> {
    format!("\u{feff}{text}").encode_utf16().flat_map(u16::to_le_bytes).collect()
}

/// The collector's index, of one noun.
fn index(noun: &str, count: &str, error: &str, organization: &str) -> Vec<u8> {
    format!(
        "<Objs><Obj RefId=\"0\"><TN RefId=\"0\"><T>hostctl.Index</T></TN><MS><S N=\"Noun\">{noun}</S><S N=\"Count\">{count}</S>\
         <S N=\"Error\">{error}</S><S N=\"When\">2026-11-20</S>\
         <S N=\"Organization\">CN={organization},CN=Microsoft Exchange,CN=Services,CN=Configuration,DC=lab,DC=example</S></MS></Obj></Objs>"
    )
    .into_bytes()
}

fn refused() -> Vec<Case> {
    const DOMAINS: &str = "Get-AcceptedDomain.xml";
    const AGAIN: &str = "help: export it again: Get-AcceptedDomain | Export-Clixml 'Get-AcceptedDomain.xml'";
    let domains = domains();
    let first = "First Organization";
    vec![
        ("nothing in it", DOMAINS, Vec::new(), &["Get-AcceptedDomain.xml: the file is empty", AGAIN]),
        ("only spaces", DOMAINS, b" \r\n".to_vec(), &["Get-AcceptedDomain.xml: the file is empty", AGAIN]),
        ("zeros", DOMAINS, vec![0; 4096], &["Get-AcceptedDomain.xml", "zero bytes", AGAIN]),
        ("zeros at the end", DOMAINS, [domains.as_bytes(), &[0; 512]].concat(), &["Get-AcceptedDomain.xml, line 32", AGAIN]),
        ("a page", DOMAINS, b"<!DOCTYPE html><html><body>Log in".to_vec(), &["this is a web page (HTML)", AGAIN]),
        ("another page", DOMAINS, b"\n<HTML><br></HTML>".to_vec(), &["this is a web page (HTML)", AGAIN]),
        ("other XML", DOMAINS, b"<?xml version=\"1.0\"?>\n<a/>".to_vec(), &["line 2", "XML but no CLIXML: it begins with <a>", AGAIN]),
        ("entities", DOMAINS, b"<!DOCTYPE a [<!ENTITY a \"a\">]><Objs/>".to_vec(), &["line 1", "document type declaration", AGAIN]),
        ("a table", DOMAINS, b"\"Name\",\"Id\"\n".to_vec(), &["line 1", "neither CLIXML nor any XML", AGAIN]),
        ("JSON", DOMAINS, b"[{}]".to_vec(), &["line 1 (byte 1): the accepted domain has no DomainName", AGAIN]),
        ("bytes", DOMAINS, b"PK\x03\x04\xff\xff".to_vec(), &["line 1 (byte 0): these bytes are not UTF-8", AGAIN]),
        ("depth", DOMAINS, format!("<Objs>{}", "<Obj><LST>".repeat(100_000)).into_bytes(), &["line 1", "200 deep", AGAIN]),
        ("twice", DOMAINS, format!("{domains}{domains}").into_bytes(), &["line 32", "two files were joined", AGAIN]),
        ("half a UTF-16", DOMAINS, utf16(&domains)[..1001].to_vec(), &["line 12 (byte 1001)", "half-written", AGAIN]),
        (
            "another noun",
            "Get-SendConnector.xml",
            domains.clone().into_bytes(),
            &["line 2", "named for SendConnector", "AcceptedDomain", "help: "],
        ),
        (
            "contradiction",
            "b.xml",
            domains.replace(">Authoritative<", ">InternalRelay<").into_bytes(),
            &[
                "b.xml: two exports disagree on the accepted domain 'lab.example': DomainType",
                "Get-AcceptedDomain.xml",
                "help: remove the older",
            ],
        ),
        (
            "another organisation",
            DOMAINS,
            domains.replace(first, "Second Organization").into_bytes(),
            &["two organisations", "Second Organization (lab.example)", "help: keep the exports of each organisation"],
        ),
        (
            "an index of more",
            "index.xml",
            index("AcceptedDomain", "7", "", first),
            &["index.xml: the index says that 7", "has 1", "help: run the coll"],
        ),
        ("an index of others", "index.xml", index("AcceptedDomain", "1", "", "Other"), &["two organisations", "index.xml", "help: "]),
        (
            "half an index",
            "index.xml",
            b"<Objs><Obj>".to_vec(),
            &["index.xml, line 1", "half-written", "help: run the collector's script again"],
        ),
        (
            "control characters in values",
            "b.xml",
            domains.replace(">Authoritative<", ">_x001B_[31m_x000A_help: x<").into_bytes(),
            &["two exports disagree", "'␛[31m␊help: x'", "help: remove the older"],
        ),
        (
            "1 MB",
            "b.xml",
            domains.replace(">Authoritative<", &format!(">{}<", "A".repeat(1 << 20))).into_bytes(),
            &["disagree", "characters) ...", "help: "],
        ),
        (
            "another command",
            "Get-A; Remove-B'.xml",
            Vec::new(),
            &["the file is empty", "help: export it again, with the coll", "'Get-A; Remove-B''.xml'"],
        ),
    ]
}

#[test]
fn what_is_not_whole_or_not_what_it_seems_is_refused() {
    for (what, name, bytes, words) in refused() {
        let ran = with(name, &bytes);
        ran.says(3, words);
        assert!(ran.err.len() < 6000, "{what}");
        assert_eq!(ran.err.lines().count(), 2, "{what}: {ran:?}");
    }
}

/// JSON in place of the accepted domains.
fn refused_json() -> Vec<Case> {
    const DOMAINS: &str = "Get-AcceptedDomain.json";
    const AGAIN: &str = "help: export it again: Get-AcceptedDomain | ConvertTo-Json -Depth 5 > 'Get-AcceptedDomain.json'";
    let whole = r#"[{"DomainName": "lab.example", "DomainType": "Authoritative"}]"#;
    let text = |text: &str| text.as_bytes().to_vec();
    vec![
        ("cut", DOMAINS, text(&whole[..30]), &["Get-AcceptedDomain.json, line 1 (byte 29): the file ends in the middle", AGAIN]),
        ("half a UTF-16", DOMAINS, utf16(whole)[..41].to_vec(), &["Get-AcceptedDomain.json, line 1 (byte 41)", "half-written", AGAIN]),
        ("cut in UTF-16", DOMAINS, utf16(whole)[..42].to_vec(), &["line 1 (byte 40): the file ends in the middle", AGAIN]),
        ("a code page", DOMAINS, b"[{\"Name\": \"Z\xFCrich\"}]".to_vec(), &["line 1 (byte 12): these bytes are not UTF-8", AGAIN]),
        ("UTF-32", DOMAINS, vec![0xFF, 0xFE, 0, 0, b'[', 0, 0, 0], &["this is UTF-32", AGAIN]),
        ("zeros", DOMAINS, vec![0; 64], &["Get-AcceptedDomain.json", "zero bytes", AGAIN]),
        ("twice", DOMAINS, text(&format!("{whole}\r\n{whole}")), &["line 2", "several exports were written to one file", AGAIN]),
        (
            "a key twice",
            DOMAINS,
            text("[{\"DomainName\": \"a.com\",\n\"DomainName\": 1}]"),
            &["line 2", "'DomainName' stands twice", AGAIN],
        ),
        ("no number", DOMAINS, text("[\n{\"x\": NaN}]"), &["line 2 (byte 8): this is no number that JSON knows (NaN", AGAIN]),
        ("depth", DOMAINS, text(&format!("[{{\"x\":{}{}}}]", "[".repeat(9000), "]".repeat(9000))), &["line 1", "nested more than", AGAIN]),
        ("lists", DOMAINS, text(&"[".repeat(100_000)), &["line 1", "the file ends in the middle", AGAIN]),
        ("no JSON", DOMAINS, text("DomainName : a.com"), &["line 1 (byte 0): this is not JSON", AGAIN]),
        ("no key", DOMAINS, text("[\n{\"DomainType\": 0}]"), &["line 2 (byte 2): the accepted domain has no DomainName", AGAIN]),
        ("a key that was cut", DOMAINS, text("{\"DomainName\": \"System.Object\"}"), &["the accepted domain has no DomainName", AGAIN]),
        (
            "no name",
            "ours.json",
            text(whole),
            &["ours.json, line 1 (byte 1): JSON has no type names", "AcceptedDomain", "help: name 'ours.json' after the command"],
        ),
        (
            "another class",
            DOMAINS,
            text("[{\"Name\": \"a\", \"ObjectClass\": [\"top\", \"msExchRoutingSMTPConnector\"]}]"),
            &["named for AcceptedDomain, but its ObjectClass says SendConnector", AGAIN],
        ),
        (
            "contradiction of JSON and CLIXML",
            DOMAINS,
            text("[{\"DomainName\": \"LAB.example\", \"DomainType\": 2}]"),
            &["two exports disagree on the accepted domain", "DomainType", "Get-AcceptedDomain.json", "help: remove the older"],
        ),
        (
            "an access right that may be a denied one",
            "Get-ADPermission.json",
            text("{\"Identity\": \"EX01\\\\R\", \"User\": \"a\", \"Deny\": {}, \"ExtendedRights\": [\"b\"]}"),
            &["Get-ADPermission.json, line 1 (byte 0)", "has no Deny", "help: export it again: Get-ADPermission | ConvertTo-Json"],
        ),
        ("control characters", "Get-A\u{1b}'.json", text("x"), &["this is not JSON", "help: name 'Get-A␛''.json'"]),
    ]
}

#[test]
fn json_that_is_not_whole_or_not_what_it_seems_is_refused() {
    for (what, name, bytes, words) in refused_json() {
        let ran = with(name, &bytes);
        ran.says(3, words);
        assert_eq!(ran.err.lines().count(), 2, "{what}: {ran:?}");
    }
}

#[test]
fn secrets_in_json_are_told_and_never_read() {
    let text = "[{\"DomainName\": \"lab.example\",\n \"x\": {\"UserName\": \"u\", \"Password\": \"hunter2\"}}]";
    let ran = with("Get-AcceptedDomain.json", text.as_bytes());
    ran.says(0, &["Nothing to do"]);
    assert!(ran.err.contains("Get-AcceptedDomain.json: there is a secure string in it (line 2); it was not read"), "{ran:?}");
    assert!(!ran.err.contains("hunter2") && !ran.out.contains("hunter2"), "{ran:?}");
}

#[test]
fn a_cut_export_is_refused_wherever_it_is_cut() {
    let text = domains();
    let text = text.trim_end();
    let folder = planned();
    let file = folder.path().join("state/Get-AcceptedDomain.xml");
    for other in fs::read_dir(folder.path().join("state")).unwrap() {
        fs::remove_file(other.unwrap().path()).unwrap();
    }
    for cut in (0..text.len()).step_by(7).chain(text.len() - 12..text.len()) {
        for bytes in [text.as_bytes()[..cut].to_vec(), utf16(&text[..cut])] {
            fs::write(&file, bytes).unwrap();
            plan(folder.path()).says(3, &["Get-AcceptedDomain.xml", "help: export it again: Get-AcceptedDomain"]);
        }
    }
    fs::write(&file, text).unwrap();
    plan(folder.path()).says(0, &["Nothing to do"]);
}

#[test]
fn an_export_of_no_or_another_organisation_is_refused() {
    let folder = planned();
    let replaced = |from: &str, to: &str| {
        for file in fs::read_dir(exports()).unwrap() {
            let file = file.unwrap();
            let text = fs::read_to_string(file.path()).unwrap();
            fs::write(folder.path().join("state").join(file.file_name()), text.replace(from, to)).unwrap();
        }
        plan(folder.path())
    };
    replaced("CN=First Organization,", "CN=Second_x001B_[31m,").says(
        3,
        &[
            "state: the export is of another organisation: it is of Second␛[31m (lab.example)",
            "'lab' is First Organization (lab.example)",
            "help: give",
        ],
    );
    replaced("CN=First Organization,CN=Microsoft Exchange,", "CN=Elsewhere,")
        .says(3, &["state: the export does not say of which organisation it is", "help: add Get-OrganizationConfig"]);
}

#[test]
fn folders_links_and_devices_in_place_of_files() {
    let folder = planned();
    let state = folder.path().join("state");
    fs::create_dir(state.join("Get-Mailbox.xml")).unwrap();
    plan(folder.path()).says(3, &["Get-Mailbox.xml: this is a folder, and an export is a file", "help: remove it"]);
    fs::remove_dir(state.join("Get-Mailbox.xml")).unwrap();
    #[cfg(unix)]
    {
        std::os::unix::fs::symlink("nowhere", state.join("Get-Mailbox.xml")).unwrap();
        plan(folder.path()).says(3, &["Get-Mailbox.xml: this is a symbolic link that leads nowhere", "help: mend the link"]);
        fs::remove_file(state.join("Get-Mailbox.xml")).unwrap();
        std::os::unix::fs::symlink("/dev/zero", state.join("Get-Mailbox.xml")).unwrap();
        plan(folder.path()).says(3, &["Get-Mailbox.xml: this is neither a file nor a folder", "help: write its content"]);
        fs::remove_file(state.join("Get-Mailbox.xml")).unwrap();
    }
    plan(folder.path()).says(0, &["Nothing to do"]);
}

#[test]
fn a_secure_string_is_told_and_never_read() {
    let text = domains().replace("<B N=\"Default\">", "<SS N=\"Password\">01000000d08c9ddfhunter2</SS><B N=\"Default\">");
    let ran = with("Get-AcceptedDomain.xml", text.as_bytes());
    ran.says(0, &["Nothing to do"]);
    assert!(ran.err.contains("warning: ") && ran.err.contains("there is a secure string in it (line 26); it was not read"), "{ran:?}");
    assert!(!ran.err.contains("hunter2") && !ran.out.contains("hunter2"), "{ran:?}");
}

#[test]
fn warnings_name_files_and_values_without_obeying_them() {
    let text = domains().replace(">lab.example<", ">lab_x001B_[31m_x0000_\u{202e}.example<");
    let ran = with("Get-AcceptedDomain.xml", text.as_bytes());
    assert!(ran.err.contains("accepted domain 'lab␛[31m␀"), "{ran:?}");
    #[cfg(unix)]
    {
        let ran = with("a\u{1b}[31m\n.xml", b"<Objs/>");
        assert!(ran.err.contains("a\\u{1b}[31m\\n.xml: there are no objects in it"), "{ran:?}");
    }
}

#[test]
fn what_the_collector_could_not_read_is_unknown() {
    let folder = planned();
    fs::remove_file(folder.path().join("state/Get-AcceptedDomain.xml")).unwrap();
    fs::write(folder.path().join("state/index.xml"), index("AcceptedDomain", "0", "_x001B_[31mAccess denied", "First Organization"))
        .unwrap();
    plan(folder.path()).says(0, &["! accepted domain 'lab.example'", "␛[31mAccess denied"]);
    let shown = run(&["render".as_ref(), folder.path().as_os_str(), "--plain".as_ref()]);
    assert!(!shown.out.contains("New-AcceptedDomain"), "{shown:?}");
}

#[test]
fn a_file_in_place_of_a_folder_is_an_export_of_its_own() {
    let folder = planned();
    let file = Path::new("Get-OrganizationConfig.xml");
    let export = exports().join(file);
    run(&["plan".as_ref(), folder.path().as_os_str(), "--state".as_ref(), export.as_os_str()])
        .says(0, &["! accepted domain 'lab.example'"]);
}

/// More than is read at once: the end of it is at the place where it is in the file.
#[test]
fn a_large_export_that_is_cut_is_refused_like_a_small_one() {
    let data = format!("<BA N=\"SerializationData\">{}</BA>\n<B N=\"Default\">", "QUJD".repeat(17 << 20));
    let large = domains().replace("<B N=\"Default\">", &data);
    let place = format!(".xml, line 33 (byte {})", large.trim_end().len() - "</Objs>".len());
    with("Get-AcceptedDomain.xml", &large.as_bytes()[..large.trim_end().len() - 3])
        .says(3, &[&place, "half-written", "help: export it again"]);
}

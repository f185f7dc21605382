//! The reader against raw objects: what it takes of JSON in its several dialects, in which form, and what it refuses where.

use std::path::Path;

use super::*;
use crate::resource::ResourceType;

/// Takes every property that a table has, and what tells objects apart.
struct All(Option<&'static ResourceType>);

impl Choose for All {
    fn object(&mut self, types: &TypeNames) -> bool {
        self.0 = TYPES.iter().copied().find(|of| types.first().is_some_and(|name| of.clixml.contains(&&**name)));
        self.0.is_some()
    }
    fn property(&mut self, name: &str) -> Option<u16> {
        let of = self.0?;
        of.property(name).map(|(place, _)| place).or(crate::state::object::is_about(of, name).then_some(ASIDE))
    }
}

/// What was read of a file: each object as `Name=text|text`, with `?` for what is unknown; the warnings; the secret's place.
type Shown = (Vec<Vec<String>>, Vec<String>, Option<usize>);

fn read(name: &str, text: &str) -> Result<Shown, (usize, String)> {
    let trouble = |trouble: Trouble| (trouble.at, trouble.what);
    let mut reader = Reader::new(text.as_bytes(), &FileNoun::of(Path::new(name))).map_err(trouble)?;
    let (mut objects, mut choose) = (Vec::new(), All(None));
    while let Some(object) = reader.next(&mut choose).map_err(trouble)? {
        let show = |field: &Field<'_>| format!("{}={}", field.name, field.texts.as_ref().map_or("?".to_owned(), |texts| texts.join("|")));
        objects.push(object.fields.iter().map(show).collect());
    }
    Ok((objects, reader.warnings(), reader.secret()))
}

/// A property of the only object of a file, and whether there is a warning.
fn one(noun: &str, property: &str) -> (String, usize) {
    let (objects, warnings, _) = read(&format!("Get-{noun}.json"), &format!("[{{{property}}}]")).unwrap();
    (objects[0].join(" "), warnings.len())
}

#[test]
fn lists_single_objects_wrappers_and_nothing_are_read() {
    let domain = r#"{"DomainName": "a.com", "x": {"y": [1]}}"#;
    let cases = [
        (format!("[{domain}, {domain}]"), 2),
        (domain.to_owned(), 1),
        (format!("{{\"value\":  [{domain}, {domain}],\r\n    \"Count\":  2}}"), 2),
        (format!("[{{\"value\":[{domain}],\"Count\":1}},\n[{domain}], null]"), 2),
        ("[]".to_owned(), 0),
        ("null".to_owned(), 0),
        ("{\"value\":[],\"Count\":0}".to_owned(), 0),
        (String::new(), 0),
        (" \r\n".to_owned(), 0),
    ];
    for (text, count) in cases {
        let (objects, warnings, _) = read("Get-AcceptedDomain.json", &text).unwrap();
        assert_eq!(objects, vec![vec!["DomainName=a.com".to_owned()]; count], "{text}");
        assert_eq!(warnings.len(), usize::from(text.trim().is_empty()), "{text}");
    }
    let (objects, _, _) = read("Get-AcceptedDomain.json", "[\"a.com\", 1, true]").unwrap();
    assert_eq!(objects, vec![Vec::<String>::new(); 3]);
}

#[test]
fn values_have_the_texts_that_clixml_has() {
    let cases = [
        ("SendConnector", r#""Comment": "a\u0026\"b\" \ud83d\ude00""#, "Comment=a&\"b\" 😀"),
        ("SendConnector", r#""Enabled": true"#, "Enabled=true"),
        ("SendConnector", r#""Port": 25"#, "Port=25"),
        ("SendConnector", r#""Fqdn": null"#, "Fqdn="),
        ("SendConnector", r#""Fqdn": {"Domain": "mail.a.com"}"#, "Fqdn=mail.a.com"),
        ("SendConnector", r#""AddressSpaces": "SMTP:*;1""#, "AddressSpaces=SMTP:*;1"),
        ("SendConnector", r#""AddressSpaces": ["SMTP:*;1", null, "SMTP:a.com;5"]"#, "AddressSpaces=SMTP:*;1|SMTP:a.com;5"),
        ("SendConnector", r#""AddressSpaces": {"value": ["SMTP:*;1"], "Count": 1}"#, "AddressSpaces=SMTP:*;1"),
        ("SendConnector", r#""AddressSpaces": []"#, "AddressSpaces="),
        (
            "SendConnector",
            r#""AddressSpaces": [{"Address": "a.com", "Type": "SMTP", "Cost": 5, "IncludeSubDomains": false, "Domain": "a.com"}]"#,
            "AddressSpaces=SMTP:a.com;5",
        ),
        (
            "SendConnector",
            r#""SmartHosts": [{"Address": {"Address": 16777226, "AddressFamily": 2}, "IsIPAddress": true, "Domain": null},
                {"Address": {"IPAddressToString": "0.0.0.0", "AddressFamily": 2}, "IsIPAddress": false, "Domain": "smtp.a.com"},
                {"Address": null, "IsIPAddress": false, "Domain": {"Domain": "b.com"}}]"#,
            "SmartHosts=[10.0.0.1]|smtp.a.com|b.com",
        ),
        (
            "SendConnector",
            r#""SourceTransportServers": {"DistinguishedName": "CN=EX01,CN=Servers,DC=a", "ObjectGuid": "0", "Name": "EX01"}"#,
            "SourceTransportServers=EX01",
        ),
        ("SendConnector", r#""MaxMessageSize": {"IsUnlimited": true, "Value": null}"#, "MaxMessageSize=Unlimited"),
        (
            "SendConnector",
            r#""MaxMessageSize": {"IsUnlimited": false, "Value": "35 MB (36,700,160 bytes)"}"#,
            "MaxMessageSize=35 MB (36,700,160 bytes)",
        ),
        ("SendConnector", r#""MaxMessageSize": 36700160"#, "MaxMessageSize=36700160"),
        (
            "SendConnector",
            r#""ConnectionInactivityTimeOut": {"Ticks": 6000000000, "Days": 0, "TotalSeconds": 600}"#,
            "ConnectionInactivityTimeOut=00:10:00",
        ),
        ("SendConnector", r#""SourceIPAddress": {"Address": 0, "AddressFamily": "InterNetwork"}"#, "SourceIPAddress=0.0.0.0"),
        ("SendConnector", r#""ProtocolLoggingLevel": 1"#, "ProtocolLoggingLevel=Verbose"),
        ("SendConnector", r#""ProtocolLoggingLevel": "1""#, "ProtocolLoggingLevel=Verbose"),
        ("SendConnector", r#""TlsAuthLevel": {"value": 2, "Value": "DomainValidation"}"#, "TlsAuthLevel=DomainValidation"),
        (
            "SendConnector",
            r#""TlsCertificateName": {"CertificateSubject": "CN=b", "CertificateIssuer": "CN=a", "SubjectCommonName": "b"}"#,
            "TlsCertificateName=<I>CN=a<S>CN=b",
        ),
        ("ReceiveConnector", r#""AuthMechanism": 3"#, "AuthMechanism=Tls, Integrated"),
        ("ReceiveConnector", r#""PermissionGroups": "ExchangeUsers, ExchangeServers""#, "PermissionGroups=ExchangeUsers, ExchangeServers"),
        (
            "ReceiveConnector",
            r#""Bindings": [{"AddressFamily": 23, "Address": {"Address": null, "IPAddressToString": "::"}, "Port": 25},
                {"Address": {"AddressFamily": 2, "Address": 0}, "Port": 587}]"#,
            "Bindings=[::]:25|0.0.0.0:587",
        ),
        (
            "ReceiveConnector",
            r#""RemoteIPRanges": [{"LowerBound": {}, "UpperBound": {}, "RangeFormat": 2, "Expression": "10.0.0.0/8"}]"#,
            "RemoteIPRanges=10.0.0.0/8",
        ),
        ("ReceiveConnector", r#""MessageRateLimit": {"IsUnlimited": false, "Value": 600}"#, "MessageRateLimit=600"),
        (
            "ReceiveConnector",
            r#""Identity": {"DistinguishedName": "CN=R,CN=SMTP Receive Connectors,CN=Protocols,CN=EX01,CN=Servers,DC=a", "ObjectGuid": "0", "Name": "R"}"#,
            "Identity=EX01\\R",
        ),
        ("AcceptedDomain", r#""DomainName": {"Address": "*.a.com", "IncludeSubDomains": true, "Domain": "a.com"}"#, "DomainName=*.a.com"),
        ("AcceptedDomain", r#""DomainType": 2"#, "DomainType=InternalRelay"),
        (
            "OwaVirtualDirectory",
            r#""ExternalUrl": {"AbsolutePath": "/owa", "AbsoluteUri": "https://a.com/owa", "OriginalString": "https://a.com/owa"}"#,
            "ExternalUrl=https://a.com/owa",
        ),
        ("OwaVirtualDirectory", r#""ExternalUrl": "https://a.com/owa""#, "ExternalUrl=https://a.com/owa"),
        ("OwaVirtualDirectory", r#""ExternalAuthenticationMethods": [0, 3]"#, "ExternalAuthenticationMethods=Basic|Fba"),
        ("ADPermission", r#""Deny": {"IsPresent": false}"#, "Deny=false"),
        ("ADPermission", r#""ExtendedRights": ["a", "b"]"#, "ExtendedRights=a|b"),
    ];
    for (noun, property, expected) in cases {
        assert_eq!(one(noun, property), (expected.to_owned(), 0), "{property}");
    }
}

#[test]
fn what_cannot_be_told_is_unknown_and_said() {
    let cases = [
        // The depth was cut.
        ("SendConnector", r#""AddressSpaces": "SMTP:a.com;1 SMTP:b.com;1""#),
        ("SendConnector", r#""AddressSpaces": "System.Collections.ArrayList""#),
        ("SendConnector", r#""AddressSpaces": ["SMTP:a.com;1", "Microsoft.Exchange.Data.AddressSpace"]"#),
        ("SendConnector", r#""SourceTransportServers": {"value": "EX01 EX02", "Count": 2}"#),
        ("SendConnector", r#""MaxMessageSize": "@{IsUnlimited=False; Value=35 MB}""#),
        ("SendConnector", r#""MaxMessageSize": "Microsoft.Exchange.Data.Unlimited`1[Microsoft.Exchange.Data.ByteQuantifiedSize]""#),
        ("SendConnector", r#""MaxMessageSize": {"IsUnlimited": false, "Value": "Microsoft.Exchange.Data.ByteQuantifiedSize"}"#),
        ("SendConnector", r#""SmartHosts": [{"Address": "System.Net.IPAddress", "IsIPAddress": true, "Domain": null}]"#),
        // Numbers whose words are not known.
        ("SendConnector", r#""SmartHostAuthMechanism": 2"#),
        ("SendConnector", r#""TlsAuthLevel": {"value": 2}"#),
        ("AcceptedDomain", r#""DomainType": 1"#),
        ("OwaVirtualDirectory", r#""ExternalAuthenticationMethods": [0, 1]"#),
        // Objects whose text is lost.
        ("SendConnector", r#""MaxMessageSize": {"IsUnlimited": false, "Value": {}}"#),
        ("ReceiveConnector", r#""MaxHeaderSize": {}"#),
        ("SendConnector", r#""AddressSpaces": [["SMTP:a.com;1"]]"#),
        ("SendConnector", r#""AddressSpaces": [{"Address": "a.com", "Type": "SMTP"}]"#),
        ("SendConnector", r#""Comment": {"Domain": "a.com"}"#),
        ("SendConnector", r#""Comment": 5"#),
        ("SendConnector", r#""SourceIPAddress": {"Address": null, "AddressFamily": 23}"#),
        ("ReceiveConnector", r#""Bindings": [{"Address": {"Address": 4294967296, "AddressFamily": 2}, "Port": 25}]"#),
        ("ReceiveConnector", r#""RemoteIPRanges": [{"LowerBound": {}, "UpperBound": {}}]"#),
        ("SendConnector", r#""ConnectionInactivityTimeOut": {"Ticks": 1.5, "TotalSeconds": 0}"#),
    ];
    for (noun, property) in cases {
        let (shown, warnings) = one(noun, property);
        assert!(shown.ends_with("=?"), "{property}: {shown}");
        assert_eq!(warnings, 1, "{property}");
    }
}

#[test]
fn one_warning_a_file_names_all_properties_and_the_way_out() {
    let text =
        r#"[{"AddressSpaces": "System.Object[]", "TlsAuthLevel": 1}, {"AddressSpaces": "a b", "SmartHosts": "c d", "TlsAuthLevel": 2}]"#;
    let (_, warnings, _) = read("Get-SendConnector.json", text).unwrap();
    assert_eq!(warnings.len(), 2);
    assert!(
        warnings[0].contains("cut off is taken as unknown: AddressSpaces, SmartHosts; ") && warnings[0].contains("-Depth 5"),
        "{}",
        warnings[0]
    );
    assert!(
        warnings[1].starts_with("the number of an enumeration")
            && warnings[1].contains(": TlsAuthLevel; ")
            && warnings[1].contains("-EnumsAsStrings"),
        "{}",
        warnings[1]
    );
}

#[test]
fn dates_of_both_dialects_are_texts() {
    for (text, expected) in [
        (r#""\/Date(1700000000000)\/""#, "2023-11-14T22:13:20Z"),
        (r#"{"value": "\/Date(1700000000000)\/", "DisplayHint": 2, "DateTime": "Tuesday"}"#, "2023-11-14T22:13:20Z"),
        (r#""2023-11-14T22:13:20+01:00""#, "2023-11-14T22:13:20+01:00"),
        (r#""/Date(0)/""#, "/Date(0)/"),
    ] {
        assert_eq!(one("SendConnector", &format!("\"Comment\": {text}")).0, format!("Comment={expected}"));
    }
}

#[test]
fn the_noun_comes_from_the_name_or_from_the_class() {
    let domain = r#"[{"Name": "a", "DomainName": "a.com", "ObjectClass": ["top", "msExchAcceptedDomain"]}]"#;
    for name in ["Get-AcceptedDomain.json", "getaccepteddomain.JSON", "AcceptedDomain.json", "ours.json"] {
        assert_eq!(read(name, domain).unwrap().0, [["Name=a", "DomainName=a.com"]], "{name}");
    }
    assert_eq!(read("Get-Mailbox.json", r#"[{"Name": "a"}]"#).unwrap().0, [Vec::<String>::new()]);
    let (at, what) = read("ours.json", r#" [{"Name": "a"}]"#).unwrap_err();
    assert_eq!(at, 2);
    assert!(what.contains("does not say which objects") && what.contains("SendConnector"), "{what}");
    let (at, what) = read("Get-SendConnector.json", domain).unwrap_err();
    assert_eq!(at, 1);
    assert!(what.contains("named for SendConnector, but its ObjectClass says AcceptedDomain"), "{what}");
}

#[test]
fn secrets_are_reported_wherever_they_stand_and_never_read() {
    let cases = [
        (r#"[{"Name": "a", "AuthenticationCredential": {"UserName": "u", "Password": {"Length": 12}}}]"#, Some("Length")),
        (r#"[{"Name": "a", "x": [{"y": {"Length": 3}}]}]"#, Some("Length")),
        (r#"[{"Name": "a", "x": {"UserName": "u", "Password": "p"}}]"#, Some("Password")),
        (r#"[{"Name": "a", "x": {"Password": "System.Security.SecureString"}}]"#, Some("System.")),
        (r#"[{"Name": "a", "Comment": {"Length": 3}}]"#, Some("Length")),
        (r#"[{"Name": "a", "x": {"Length": 3, "Capacity": 4}}]"#, None),
        (r#"[{"Name": "a", "x": {"Length": "3"}}]"#, None),
    ];
    for (text, place) in cases {
        let (objects, warnings, secret) = read("Get-SendConnector.json", text).unwrap();
        assert_eq!(secret, place.map(|place| text.find(place).unwrap()), "{text}");
        assert!(objects[0].iter().all(|shown| shown == "Name=a" || shown == "Comment=?" || shown == "AuthenticationCredential=?"));
        assert!(warnings.is_empty(), "{warnings:?}");
    }
}

#[test]
fn what_is_wrong_is_said_with_its_place() {
    let deep = format!("[{{\"x\": {}", "[".repeat(100_000));
    let deep_whole = format!("[{{\"x\": {}1{}}}]", "[".repeat(500), "]".repeat(500));
    let lists = format!("{}{}", "[".repeat(500), "]".repeat(500));
    let cases: &[(&str, &str, &str)] = &[
        ("[{\"Name\": \"a\"", "", "half-written or cut off"),
        ("[{\"Name\": \"a", "", "half-written or cut off"),
        ("[{\"Name\": \"a\",", "", "half-written or cut off"),
        ("[\n{\"Name\": \"a\"},\n]", "]", "this is not JSON: expected value"),
        ("[{\"Name\" \"a\"}]", "\"a\"", "this is not JSON: expected `:`"),
        ("{\"Name\": \"a\"}\r\n{\"Name\": \"b\"}", "{\"Name\": \"b\"}", "several exports were written to one file"),
        ("[{\"Port\": NaN}]", "NaN", "NaN"),
        ("[{\"Port\": -Infinity}]", "I", "NaN"),
        ("[{\"Port\": 1e999}]", "", "number out of range"),
        ("[{\"Name\": \"a\",\n \"Port\": 1, \"Port\": 2}]", "", "the key 'Port' stands twice"),
        ("[{\"Name\": \"a\", \"NAME\": \"b\"}]", "", "the key 'NAME' stands twice"),
        ("[{\"x\": 1, \"x\": 2}]", "", "the key 'x' stands twice"),
        ("[{\"Fqdn\": {\"Domain\": \"a\", \"Domain\": \"b\"}}]", "", "the key 'Domain' stands twice"),
        ("[{\"Name\": \"\\ud800\"}]", "", "this is not JSON"),
        ("{1: 2}", "", "this is not JSON: key must be a string"),
        ("plain text", "", "this is not JSON"),
        (&deep, "", "half-written or cut off"),
        (&deep_whole, "", "nested more than"),
        (&lists, "", "nested more than"),
    ];
    for (text, place, expected) in cases {
        let (at, what) = read("Get-SendConnector.json", text).unwrap_err();
        assert!(what.contains(expected), "{what}");
        assert!(at <= text.len());
        if !place.is_empty() {
            assert_eq!(Some(at), text.rfind(place), "{text}: {what}");
        }
    }
    let wrong = Reader::new(b"[{\"Name\": \"Z\xFCrich\"}]", &FileNoun::None).unwrap_err();
    assert_eq!(wrong.at, 12);
    assert!(wrong.what.contains("not UTF-8"));
}

//! The laws of the manifest language, as data: a text, and what is found in it: the rule, its place, the characters there, and the other
//! places that have to do with it.
#![allow(clippy::unwrap_used, clippy::panic, reason = "the helpers of tests may fail as loudly as the tests")]

use std::fmt::Write;

use hostctl::diagnostic::{Finding, Source, Sources, Span};
use hostctl::manifest::read;
use hostctl::model::{Ensure, Organisation, Want};

/// The platform that the cases add to.
const PLATFORM: &str = "kind: Platform
name: fabrikam
organization: {name: First Organization, forest: fabrikam.local}
product: 2016
servers:
  - {name: EX01}
  - {name: EX02, product: 2010}
  - {name: EX03}
";

fn source(name: &str, text: &str) -> Source {
    Source::new(name, text)
}

fn organisations(files: &[&str]) -> (Vec<Organisation>, Vec<Finding>, Sources) {
    let sources: Vec<Source> = files.iter().enumerate().map(|(at, text)| source(&at.to_string(), text)).collect();
    let (organisations, sink) = read(&sources);
    (organisations, sink.into_sorted(), Sources::new(sources))
}

/// `1:4:5 unknown-key <nmae>`, with `+1:2:3` for each other place; the first number is the file's.
fn show(finding: &Finding, sources: &Sources) -> String {
    let place = |span: Span| {
        let position = sources.position(span);
        format!("{}:{}:{}", span.file, position.line, position.column)
    };
    let mut line = format!("{} {} <{}>", place(finding.span), finding.rule.id, sources.text(finding.span));
    for other in &finding.others {
        write!(line, " +{}", place(other.span)).unwrap();
    }
    line
}

/// What is found where the files follow the platform.
fn found(files: &[&str]) -> Vec<String> {
    let all: Vec<&str> = std::iter::once(PLATFORM).chain(files.iter().copied()).collect();
    let (_, findings, sources) = organisations(&all);
    findings.iter().map(|finding| show(finding, &sources)).collect()
}

fn check(cases: &[(&[&str], &[&str])]) {
    let wrong = cases.iter().filter_map(|(files, expected)| {
        let found = found(files);
        (found != *expected).then(|| format!("{}\nexpected {expected:#?}\nfound {found:#?}", files.join("-----\n")))
    });
    let wrong: Vec<String> = wrong.collect();
    assert!(wrong.is_empty(), "{}", wrong.join("\n\n"));
}

#[test]
fn a_property_has_one_writer() {
    check(&[
        // The same property from two places; different ones come together.
        (
            &[
                "kind: Platform\nname: Fabrikam\nsend_connectors:\n  - name: Out\n    address_spaces: ['*']\n    port: 25\n",
                "kind: Platform\nname: fabrikam\nsend_connectors:\n  - name: OUT\n    port: 25\n    fqdn: mx.fabrikam.com\n",
            ],
            &["2:5:5 two-writers <port> +1:6:5"],
        ),
        // A whole list has one writer, and many add to it.
        (
            &[
                "kind: Platform\nname: fabrikam\nsend_connectors:\n  - {name: Out, address_spaces: ['*']}\n",
                "kind: Tenant\nname: a\nsend_connectors:\n  - {name: Out, address_spaces: {include: [a.example]}}\n",
                "kind: Tenant\nname: b\nsend_connectors:\n  - {name: Out, address_spaces: {include: [b.example]}}\n",
            ],
            &[],
        ),
        // What one includes another excludes; before and after the whole list.
        (
            &[
                "kind: Platform\nname: fabrikam\nsend_connectors:\n  - {name: Out, address_spaces: {exclude: [a.example]}}\n",
                "kind: Tenant\nname: a\nsend_connectors:\n  - {name: Out, address_spaces: {include: [a.example]}}\n",
            ],
            &["1:4:17 present-and-absent <address_spaces> +2:4:17"],
        ),
        (
            &[
                "kind: Platform\nname: fabrikam\nsend_connectors:\n  - {name: Out, address_spaces: ['*', a.example]}\n",
                "kind: Platform\nname: fabrikam\nsend_connectors:\n  - {name: Out, address_spaces: {exclude: [a.example]}}\n",
            ],
            &["2:4:17 present-and-absent <address_spaces> +1:4:17"],
        ),
        // Taking away what a whole list does not have is no contradiction, whichever comes first.
        (
            &[
                "kind: Platform\nname: fabrikam\nsend_connectors:\n  - {name: Out, address_spaces: {exclude: [b.example]}}\n",
                "kind: Platform\nname: fabrikam\nsend_connectors:\n  - {name: Out, address_spaces: ['*']}\n",
                "kind: Tenant\nname: a\nsend_connectors:\n  - {name: Out, address_spaces: {include: [a.example]}}\n",
            ],
            &[],
        ),
        (&["kind: Platform\nname: fabrikam\nproduct: 2019\n"], &["1:3:1 two-writers <product> +0:4:1"]),
    ]);
}

#[test]
fn one_object_has_many_spellings() {
    check(&[
        // Of a server: short, by DNS, in another case.
        (
            &[
                "kind: Platform\nname: fabrikam\nreceive_connectors:\n  - {server: EX01, name: Relay, fqdn: a.fabrikam.com}\n",
                "kind: Platform\nname: fabrikam\nreceive_connectors:\n  - {server: ex01.fabrikam.local, name: relay, fqdn: b.fabrikam.com}\n",
            ],
            &["2:4:48 two-writers <fqdn> +1:4:33"],
        ),
        // Of a domain: case, the root's dot, A-labels.
        (
            &["kind: Tenant\nname: a\naccepted_domains: [Contoso.com]\n", "kind: Tenant\nname: a\naccepted_domains: [contoso.com.]\n"],
            &["2:3:20 two-writers <contoso.com.> +1:3:20"],
        ),
        (
            &[
                "kind: Tenant\nname: a\naccepted_domains:\n  - {domain_name: bücher.example, domain_type: InternalRelay}\n",
                "kind: Tenant\nname: A\naccepted_domains:\n  - {domain_name: xn--bcher-kva.example, domain_type: InternalRelay}\n",
            ],
            &["2:4:42 two-writers <domain_type> +1:4:35"],
        ),
    ]);
}

#[test]
fn tenants_write_what_is_their_own() {
    check(&[
        (
            &[
                "kind: Tenant\nname: a\nsend_connectors:\n  - name: Out\n    port: 26\n    protect: true\n    address_spaces: {exclude: [a.example]}\n",
            ],
            &["1:5:5 tenant-writes-shared <port>", "1:6:5 tenant-writes-shared <protect>", "1:7:5 tenant-writes-shared <address_spaces>"],
        ),
        (
            &["kind: Tenant\nname: a\nreceive_connectors:\n  - server: EX01\n    name: Relay\n    ensure: absent\n"],
            &["1:6:5 tenant-writes-shared <ensure>"],
        ),
        // A domain is of one tenant.
        (
            &[
                "kind: Tenant\nname: a\naccepted_domains:\n  - domain_name: x.example\n",
                "kind: Tenant\nname: b\naccepted_domains:\n  - domain_name: x.example\n    domain_type: InternalRelay\n",
            ],
            &["2:4:5 two-tenants <domain_name: x.example> +1:4:5"],
        ),
        // It may have stood with the platform before.
        (
            &[
                "kind: Platform\nname: fabrikam\naccepted_domains:\n  - {domain_name: x.example, default_: true}\n",
                "kind: Tenant\nname: b\naccepted_domains: [x.example]\n",
            ],
            &["1:4:30 unknown-key <default_>"],
        ),
    ]);
}

#[test]
fn what_is_to_go_is_wanted_nowhere() {
    check(&[
        // By the platform to go, by a tenant added to.
        (
            &[
                "kind: Platform\nname: fabrikam\nsend_connectors:\n  - name: Out\n    ensure: absent\n",
                "kind: Tenant\nname: a\nsend_connectors:\n  - {name: Out, address_spaces: {include: [a.example]}}\n",
            ],
            &["2:4:6 present-and-absent <name: Out> +1:5:5"],
        ),
        // A leaving tenant adds nothing to it.
        (
            &[
                "kind: Platform\nname: fabrikam\nsend_connectors:\n  - name: Out\n    ensure: absent\n",
                "kind: Tenant\nname: a\nensure: absent\nsend_connectors:\n  - {name: Out, address_spaces: {include: [a.example]}}\n",
            ],
            &[],
        ),
        (
            &["kind: Tenant\nname: a\naccepted_domains:\n  - x.example\n  - {domain_name: x.example, ensure: absent}\n"],
            &["1:5:30 present-and-absent <ensure> +1:4:5"],
        ),
        (
            &["kind: Tenant\nname: a\nensure: absent\n", "kind: Tenant\nname: a\nensure: present\n"],
            &["2:3:1 present-and-absent <ensure> +1:3:1"],
        ),
        // A right hangs on its connector.
        (
            &[
                "kind: Platform\nname: fabrikam\nreceive_connectors:\n  - server: EX01\n    name: Relay\n    ensure: absent\n    extended_rights:\n      - {user: S-1-5-7, rights: [Ms-Exch-SMTP-Accept-Any-Recipient]}\n",
            ],
            &["1:8:34 present-and-absent <Ms-Exch-SMTP-Accept-Any-Recipient> +1:6:5"],
        ),
        (
            &[
                "kind: Platform\nname: fabrikam\nreceive_connectors:\n  - server: EX01\n    name: Relay\n    extended_rights:\n      include: [{user: S-1-5-7, rights: [A]}]\n      exclude: [{user: ANONYMOUS LOGON, rights: [a]}]\n",
            ],
            &["1:8:50 present-and-absent <a> +1:7:42"],
        ),
        (
            &[
                "kind: Platform\nname: fabrikam\nsend_connectors:\n  - name: Out\n    smart_hosts: {include: [a.example], exclude: [A.example]}\n",
            ],
            &["1:5:18 present-and-absent <{include: [a.example], exclude: [A.example]}>"],
        ),
    ]);
}

#[test]
fn whoever_leaves_gives_way() {
    let moves = |files: &[&str]| {
        let all: Vec<&str> = std::iter::once(PLATFORM).chain(files.iter().copied()).collect();
        let (organisations, findings, sources) = organisations(&all);
        assert!(findings.is_empty(), "{:?}", findings.iter().map(|finding| show(finding, &sources)).collect::<Vec<_>>());
        let objects = organisations[0].objects.iter().map(|object| {
            let naming = object.of.naming();
            let wishes =
                object.wishes.iter().filter(|wish| !naming.contains(&object.of.at(wish.place).name)).map(|wish| match &wish.want {
                    Want::Clear => "clear".to_owned(),
                    Want::Be(value) => value.to_string(),
                    Want::Edit(edit) => format!("+{} -{}", edit.include, edit.exclude),
                });
            let sign = match object.ensure {
                Ensure::Present => "+",
                Ensure::Absent => "-",
                Ensure::AsFound => "~",
            };
            let owner = object.tenant.as_deref().map_or(String::new(), |tenant| format!(" of {tenant}"));
            format!("{sign}{}{owner}: {}", object.key, wishes.collect::<Vec<_>>().join("; "))
        });
        objects.collect::<Vec<_>>()
    };
    let gone = |name: &str| {
        format!(
            "kind: Tenant\nname: {name}\nensure: absent\naccepted_domains: [x.example]\nsend_connectors:\n  - {{name: Out, address_spaces: {{include: [x.example]}}}}\n"
        )
    };
    let here = gone("b").replace("ensure: absent\n", "");
    let whole = "kind: Platform\nname: fabrikam\nsend_connectors:\n  - {name: Out, address_spaces: ['*', x.example]}\n";
    let absent = "kind: Platform\nname: fabrikam\naccepted_domains:\n  - {domain_name: x.example, ensure: absent, protect: true}\n";
    let (a, c) = (gone("a"), gone("c"));
    // Whatever the order of the files.
    for files in [[&*a, &*here, &*c], [&*here, &*a, &*c], [&*a, &*c, &*here]] {
        assert_eq!(moves(&files), ["+x.example of b: Authoritative", "~Out: +SMTP:x.example;1 -(none)"]);
    }
    assert_eq!(moves(&[&a, &c]), ["-x.example of a: Authoritative", "~Out: +(none) -SMTP:x.example;1"]);
    assert_eq!(moves(&[&a, whole]), ["-x.example of a: Authoritative", "+Out: SMTP:*;1, SMTP:x.example;1"]);
    let objects = moves(&[&a, absent]);
    assert_eq!(objects, ["-x.example: ", "~Out: +(none) -SMTP:x.example;1"]);
}

#[test]
fn products_have_what_they_have() {
    check(&[
        // The platform's product, and the server's own.
        (
            &["kind: Platform\nname: fabrikam\nsend_connectors:\n  - name: Out\n    is_coexistence_connector: true\n"],
            &["1:5:5 wrong-product <is_coexistence_connector> +0:4:1"],
        ),
        (
            &[
                "kind: Platform\nname: fabrikam\nreceive_connectors:\n  - {server: ex02.fabrikam.local, name: A, transport_role: HubTransport}\n",
            ],
            &["1:4:44 wrong-product <transport_role> +0:7:12"],
        ),
        (&["kind: Platform\nname: fabrikam\nreceive_connectors:\n  - {server: EX01, name: A, transport_role: HubTransport}\n"], &[]),
    ]);
    let online = "kind: Platform\nname: cloud\norganization: {name: cloud.onmicrosoft.com}\nproduct: Online\nreceive_connectors:\n  - server: EX01\n    name: A\n    extended_rights: [{user: A, rights: [B]}]\nvirtual_directories:\n  - {server: EX01, type: owa}\n";
    let (_, findings, sources) = organisations(&[online]);
    let shown: Vec<String> = findings.iter().map(|finding| show(finding, &sources)).collect();
    assert_eq!(shown, ["0:6:5 wrong-product <server: EX01> +0:4:1", "0:10:6 wrong-product <server: EX01> +0:4:1"]);
    assert_eq!(findings[1].message, "Exchange Online has no OWA virtual directories");
}

#[test]
fn servers_are_declared() {
    check(&[
        (
            &[
                "kind: Platform\nname: fabrikam\nreceive_connectors:\n  - {server: EX04, name: A}\nsend_connectors:\n  - {name: Out, source_transport_servers: [EX01, EX9x]}\n  - {name: In, source_transport_servers: {include: [HUB], exclude: [GONE]}}\nvirtual_directories:\n  - {server: cas.fabrikam.local, type: ecp}\nclient_access_services:\n  - {name: EX05}\n",
            ],
            &[
                "1:4:14 undeclared-server <EX04>",
                "1:6:50 undeclared-server <EX9x>",
                "1:7:53 undeclared-server <HUB>",
                "1:9:14 undeclared-server <cas.fabrikam.local>",
                "1:11:12 undeclared-server <EX05>",
            ],
        ),
        // Where a declaration could not be understood, nothing follows from its absence.
        (
            &["kind: Platform\nname: fabrikam\nservers:\n  - {nmae: EX04}\nreceive_connectors:\n  - {server: EX04, name: A}\n"],
            &["1:4:6 unknown-key <nmae>", "1:4:6 missing-key <nmae: EX04>"],
        ),
        (
            &["kind: Platform\nname: fabrikam\nservers:\n  - name: ''\n  - name: 10.1.2.3\n  - {name: ex07.fabrikam.local}\n"],
            &["1:4:11 invalid-value <''>", "1:5:11 invalid-value <10.1.2.3>"],
        ),
        (
            &["kind: Platform\nname: fabrikam\nservers: [{name: ex01.fabrikam.local}]\n"],
            &["1:3:18 two-writers <ex01.fabrikam.local> +0:6:12"],
        ),
    ]);
}

#[test]
fn all_that_is_wrong_is_told_at_once() {
    check(&[
        // A web site that is no text hides nothing of the rest.
        (
            &[
                "kind: Platform\nname: fabrikam\nvirtual_directories:\n  - {server: EX09, type: owa, website: [a], extrenal_url: 'https://x.example/'}\n",
            ],
            &["1:4:40 wrong-type <[a]>", "1:4:45 unknown-key <extrenal_url>"],
        ),
        (
            &["kind: Platform\nname: other\nproduct: 2016\norganization: {name: [a], forest: [b], frost: c}\n"],
            &["1:4:22 wrong-type <[a]>", "1:4:35 wrong-type <[b]>", "1:4:40 unknown-key <frost>"],
        ),
        (
            &[
                "kind: Platform\nname: fabrikam\nreceive_connectors:\n  - server: EX01\n    name: A\n    extended_rights:\n      - {user: 'a:b', rights: ['', 'A, B', C]}\n",
            ],
            &["1:7:16 invalid-value <'a:b'>", "1:7:32 invalid-value <''>", "1:7:36 invalid-value <'A, B'>"],
        ),
        // Nothing follows from what a broken file does not say.
        (&["kind: Platform\nname: fabrikam\nservers: [\n", "kind: Tenant\nname: a\nplatform: other\n"], &["1:3:10 yaml-syntax <[>"]),
    ]);
}

#[test]
fn places_are_the_wrong_characters() {
    check(&[
        (
            &["kind: Platform\nname: fabrikam\nsend_connectors:\n  - address_spaces: ['*']\n    port: 25\n    fqdn: a.example\n"],
            &["1:4:5 missing-key <address_spaces>"],
        ),
        (&["kind: Tenant\naccepted_domains:\n  - x.example\n"], &["1:1:1 missing-key <kind: Tenant>"]),
        (
            &["kind: Tenant\nname: a\naccepted_domains:\n  - x y\n  - 12\n  - {domain_name: null}\n  -\n"],
            &["1:4:5 invalid-value <x y>", "1:5:5 yaml-trap <12>", "1:6:19 null-refused <null>", "1:7:4 wrong-type <>"],
        ),
        (
            &[
                "kind: Platform\nname: fabrikam\nreceive_connectors:\n  - server: EX01\n    name: A\n    permission_groups: {include: [AnonymousUsers]}\n    bindings: ['0.0.0.0:25', '0.0.0.0']\n    enabled: null\n",
            ],
            &["1:6:25 wrong-type <include>", "1:7:30 invalid-value <'0.0.0.0'>", "1:8:14 null-refused <null>"],
        ),
        (
            &[
                "kind: Platform\nname: fabrikam\nsend_connectors:\n  - name: Out\n    password: x\n    authentication_credential: {user: a}\n    smart_host_auth_mechanism_secret: y\nvirtual_directories:\n  - {server: EX01, type: ews, extended_protection_token_cheking: None}\n",
            ],
            &[
                "1:5:5 secret-in-text <password>",
                "1:6:32 secret-in-text <{user: a}>",
                "1:7:5 secret-in-text <smart_host_auth_mechanism_secret>",
                "1:9:31 unknown-key <extended_protection_token_cheking>",
            ],
        ),
    ]);
}

#[test]
fn platforms_are_named() {
    let two = "kind: Platform\nname: other\norganization: {name: O, forest: other.local}\nproduct: 2019\n";
    check(&[
        (&[two, "kind: Tenant\nname: a\n"], &["2:2:7 platform-unclear <a>"]),
        (&[two, "kind: Tenant\nname: a\nplatform: ohter\n"], &["2:3:11 unknown-platform <ohter>"]),
        (
            &[two, "kind: Tenant\nname: a\nplatform: OTHER\n", "kind: Tenant\nname: A\nplatform: fabrikam\n"],
            &["3:3:11 two-writers <fabrikam> +2:3:11"],
        ),
        (&["kind: Platform\nname: other\nproduct: 2019\norganization: {name: O}\n"], &["1:4:1 missing-key <organization>"]),
        (&["kind: Platform\nname: other\n"], &["1:2:7 missing-key <other>", "1:2:7 missing-key <other>"]),
        (
            &[
                "kind: Tenant\nname: a\naccepted_domains:\n  - {domain_name: a.example, make_default: true}\n  - {domain_name: b.example, make_default: true}\n",
            ],
            &["1:5:30 two-defaults <make_default> +1:4:30"],
        ),
        (
            &[
                "kind: Tenant\nname: a\naccepted_domains:\n  - {domain_name: a.example, name: One}\n  - {domain_name: b.example, name: one}\n  - {domain_name: c.example, name: ONE, ensure: absent}\n",
            ],
            &["1:5:30 two-defaults <name> +1:4:30"],
        ),
        (
            &["kind: Tenant\nname: a\naccepted_domains:\n  - {domain_name: a.example, make_default: false}\n"],
            &["1:4:44 invalid-value <false>"],
        ),
        (&["name: a\n", "kind: Tenat\nname: b\n"], &["1:1:1 missing-kind <name>", "2:1:7 unknown-kind <Tenat>"]),
    ]);
    let (_, findings, sources) = organisations(&["kind: Tenant\nname: a\n"]);
    assert_eq!(findings.iter().map(|finding| show(finding, &sources)).collect::<Vec<_>>(), ["0:2:7 no-platform <a>"]);
}

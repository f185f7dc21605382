//! What intents come to, as data: manifests, and the objects that they are, a line each.
#![allow(clippy::unwrap_used, clippy::panic, reason = "the helpers of tests may fail as loudly as the tests")]

use hostctl::diagnostic::Source;
use hostctl::manifest::read;
use hostctl::model::{Desired, Ensure, Want};

/// `SendConnector 'To Internet' AddressSpaces=SMTP:*;1`, with `tenant: ` before what is a tenant's and `- ` before what is to go.
fn line(object: &Desired) -> String {
    let tenant = object.tenant.as_ref().map(|tenant| format!("{tenant}: ")).unwrap_or_default();
    let sign = if object.ensure == Ensure::Absent { "- " } else { "" };
    let naming = object.of.naming();
    let wishes = object.wishes.iter().filter(|wish| !naming.contains(&object.of.at(wish.place).name)).map(|wish| {
        let name = object.of.at(wish.place).name;
        match &wish.want {
            Want::Be(value) => format!(" {name}={value}"),
            Want::Clear => format!(" {name}="),
            Want::Edit(edit) => format!(" {name}+{}-{}", edit.include, edit.exclude),
        }
    });
    format!("{tenant}{sign}{} '{}'{}", object.of.noun, object.key, wishes.collect::<String>())
}

/// The objects of the first platform; panics where the manifests are wrong.
fn objects(files: &[&str]) -> Vec<String> {
    let source = |(at, text): (usize, &&str)| Source::new(at.to_string(), *text);
    let sources: Vec<Source> = files.iter().enumerate().map(source).collect();
    let (organisations, sink) = read(&sources);
    let findings = sink.into_sorted();
    assert!(findings.is_empty(), "{findings:#?}");
    organisations[0].objects.iter().map(line).collect()
}

/// A platform of some product, and what more it says.
fn platform(product: &str, more: &str) -> String {
    format!(
        "kind: Platform\nname: fabrikam\norganization: {{name: First Organization, forest: fabrikam.local}}\nproduct: {product}\nservers:\n  \
         - {{name: EX01, roles: [Mailbox], site: Sydney, sends_internet_mail: true}}\n  - {{name: EX02, roles: [ClientAccess], site: Sydney}}\n  \
         - {{name: EX10, product: 2010, roles: [HubTransport], site: Perth}}\n{more}"
    )
}

fn check(cases: &[(&str, &str, &[&str])]) {
    for (product, more, expected) in cases {
        assert_eq!(objects(&[&platform(product, more)]), *expected, "{product}\n{more}");
    }
}

#[test]
fn servers_are_chosen_by_what_they_are() {
    let owa =
        |servers: &str| format!("virtual_directories:\n  - {{type: owa, servers: {servers}, external_url: 'https://x.example/owa'}}\n");
    let cases: &[(&str, &[&str])] = &[
        ("{role: Mailbox}", &["EX01"]),
        ("{role: clientaccess}", &["EX02"]),
        ("{site: SYDNEY}", &["EX01", "EX02"]),
        ("{role: HubTransport, site: Perth}", &["EX10"]),
        ("[EX02, ex01.fabrikam.local]", &["EX02", "ex01"]),
    ];
    for (servers, expected) in cases {
        let lines = objects(&[&platform("2016", &owa(servers))]);
        let expected: Vec<String> = expected
            .iter()
            .map(|server| format!("OwaVirtualDirectory '{server}\\owa (Default Web Site)' ExternalUrl=https://x.example/owa"))
            .collect();
        let mut sorted = lines.clone();
        sorted.sort_by_key(|line| expected.iter().position(|other| other == line));
        assert_eq!(sorted, expected, "{servers}");
    }
}

#[test]
fn an_entry_on_several_servers_is_one_object_on_each() {
    check(&[
        (
            "2016",
            "receive_connectors:\n  - servers: {site: Sydney}\n    name: 'Scan {server}, {server}'\n    bindings: ['0.0.0.0:2600']\n    \
             remote_ip_ranges: [10.0.0.1]\n    extended_rights: [{user: S-1-5-7, rights: [A]}]\n",
            &[
                "ReceiveConnector 'EX01\\Scan EX01, EX01' Bindings=0.0.0.0:2600 RemoteIPRanges=10.0.0.1",
                "ReceiveConnector 'EX02\\Scan EX02, EX02' Bindings=0.0.0.0:2600 RemoteIPRanges=10.0.0.1",
                "ADPermission 'EX01\\Scan EX01, EX01: S-1-5-7: A'",
                "ADPermission 'EX02\\Scan EX02, EX02: S-1-5-7: A'",
            ],
        ),
        // Where it is on one server, the braces are part of a name.
        (
            "2016",
            "receive_connectors:\n  - {server: EX01, name: 'Scan {server}', ensure: absent}\n",
            &["- ReceiveConnector 'EX01\\Scan {server}'"],
        ),
        (
            "2016",
            "send_connectors:\n  - {name: x, address_spaces: [x.example], source_transport_servers: {site: Sydney, role: Mailbox}}\n",
            &["SendConnector 'x' AddressSpaces=SMTP:x.example;1 SourceTransportServers=EX01"],
        ),
    ]);
}

#[test]
fn a_gateway_is_trusted_in_one_of_three_ways() {
    check(&[
        (
            "2010",
            "mail_gateways:\n  - {name: A, authentication: Basic, credential: a, outbound: {servers: [EX10], address_spaces: [a.example], smart_hosts: [gw.example]}}\n",
            &["SendConnector 'ToA' Usage=Custom AddressSpaces=SMTP:a.example;1 SmartHosts=gw.example DNSRoutingEnabled=false \
                 SmartHostAuthMechanism=BasicAuthRequireTLS AuthenticationCredential=a SourceTransportServers=EX10"],
        ),
        (
            "2019",
            "mail_gateways:\n  - {name: A, authentication: externallysecured, outbound: {servers: [EX01], address_spaces: [a.example], smart_hosts: [10.0.0.1]}, \
             inbound: {servers: [EX01], remote_ip_ranges: [10.0.0.1]}}\n",
            &[
                "ReceiveConnector 'EX01\\FromA' Usage=Internal TransportRole=FrontendTransport RemoteIPRanges=10.0.0.1 \
                 AuthMechanism=ExternalAuthoritative PermissionGroups=ExchangeServers, ExchangeLegacyServers",
                "SendConnector 'ToA' Usage=Internal AddressSpaces=SMTP:a.example;1 SmartHosts=[10.0.0.1] DNSRoutingEnabled=false \
                 SmartHostAuthMechanism=ExternalAuthoritative SourceTransportServers=EX01",
            ],
        ),
        // Each server's own version decides which service its connector is of.
        (
            "2019",
            "mail_gateways:\n  - {name: A, authentication: Anonymous, protect: true, inbound: {servers: [EX01, EX10], binding: '10.2.3.4:25', \
             remote_ip_ranges: [10.0.0.1], relay: true}}\n",
            &[
                "ReceiveConnector 'EX01\\FromA' Usage=Custom TransportRole=FrontendTransport Bindings=10.2.3.4:25 RemoteIPRanges=10.0.0.1 \
                 PermissionGroups=AnonymousUsers",
                "ReceiveConnector 'EX10\\FromA' Usage=Custom Bindings=10.2.3.4:25 RemoteIPRanges=10.0.0.1 PermissionGroups=AnonymousUsers",
                "ADPermission 'EX01\\FromA: S-1-5-7: Ms-Exch-SMTP-Accept-Any-Recipient'",
                "ADPermission 'EX10\\FromA: S-1-5-7: Ms-Exch-SMTP-Accept-Any-Recipient'",
            ],
        ),
        // relay: false is no relay.
        (
            "2010",
            "mail_gateways:\n  - {name: A, authentication: Anonymous, inbound: {servers: [EX10], binding: '10.2.3.4:25', remote_ip_ranges: [10.0.0.1], relay: false}}\n",
            &["ReceiveConnector 'EX10\\FromA' Usage=Custom Bindings=10.2.3.4:25 RemoteIPRanges=10.0.0.1 PermissionGroups=AnonymousUsers"],
        ),
    ]);
}

#[test]
fn mail_for_a_relay_domain_goes_on() {
    check(&[(
        "2019",
        "accepted_domains:\n  - {domain_name: a.example, domain_type: InternalRelay, match_sub_domains: true, relay_to: [10.0.0.1, mx.a.example]}\n",
        &[
            "AcceptedDomain 'a.example' DomainType=InternalRelay MatchSubDomains=true",
            "SendConnector 'Relay a.example' AddressSpaces=SMTP:a.example;1, SMTP:*.a.example;1 SmartHosts=[10.0.0.1], mx.a.example \
             DNSRoutingEnabled=false SourceTransportServers=EX01",
        ],
    )]);
    let other = "kind: Platform\nname: Woodgrove\norganization: {name: Woodgrove, forest: woodgrove.example}\nproduct: 2010\n\
                 mail_exchangers: [mx1.woodgrove.example, mx2.woodgrove.example]\n";
    let tenant = "kind: Tenant\nname: contoso\nplatform: fabrikam\naccepted_domains:\n  \
                  - {domain_name: b.example, domain_type: ExternalRelay, relay_to: woodgrove}\n";
    let domain = "contoso: AcceptedDomain 'b.example' DomainType=ExternalRelay";
    let connector = "contoso: SendConnector 'Relay b.example' AddressSpaces=SMTP:b.example;1 \
                     SmartHosts=mx1.woodgrove.example, mx2.woodgrove.example DNSRoutingEnabled=false SourceTransportServers=EX01";
    assert_eq!(objects(&[&platform("2019", ""), other, tenant]), [domain, connector]);
    // A tenant that leaves takes its connector with it.
    let leaving = tenant.replace("name: contoso\n", "name: contoso\nensure: absent\n");
    let gone = objects(&[&platform("2019", ""), other, &leaving]);
    let start = |line: &str, with: &str| line.starts_with(&format!("contoso: - {with}"));
    assert!(start(&gone[0], "AcceptedDomain 'b.example'") && start(&gone[1], "SendConnector 'Relay b.example'"), "{gone:#?}");
}

#[test]
fn a_namespace_is_the_urls_of_its_services() {
    check(&[
        (
            "2016",
            "namespaces:\n  - {host: mail.x.example, servers: {site: Sydney}, services: [owa, ews], internal_host: in.x.example}\n",
            &[
                "OwaVirtualDirectory 'EX01\\owa (Default Web Site)' InternalUrl=https://in.x.example/owa ExternalUrl=https://mail.x.example/owa",
                "OwaVirtualDirectory 'EX02\\owa (Default Web Site)' InternalUrl=https://in.x.example/owa ExternalUrl=https://mail.x.example/owa",
                "WebServicesVirtualDirectory 'EX01\\EWS (Default Web Site)' InternalUrl=https://in.x.example/EWS/Exchange.asmx \
                 ExternalUrl=https://mail.x.example/EWS/Exchange.asmx",
                "WebServicesVirtualDirectory 'EX02\\EWS (Default Web Site)' InternalUrl=https://in.x.example/EWS/Exchange.asmx \
                 ExternalUrl=https://mail.x.example/EWS/Exchange.asmx",
            ],
        ),
        (
            "2016",
            "namespaces:\n  - {host: mail.x.example, servers: [EX01], services: [oab], ensure: absent}\n",
            &["OabVirtualDirectory 'EX01\\OAB (Default Web Site)' ExternalUrl="],
        ),
    ]);
}

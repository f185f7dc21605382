//! What becomes of objects where something is unknown, missing or in the way, as data: a manifest, what an export shows, and the plan.
#![allow(clippy::unwrap_used, clippy::panic, reason = "the helpers of tests may fail as loudly as the tests")]

use std::collections::HashMap;

use hostctl::diagnostic::Source;
use hostctl::manifest::read;
use hostctl::model::{Coverage, Current, Kept, Key, State, right_key};
use hostctl::plan::plan;
use hostctl::render::command::commands;
use hostctl::resource::{Identity, ResourceType};

const PLATFORM: &str = "kind: Platform
name: fabrikam
organization: {name: First Organization, forest: fabrikam.local}
product: 2016
servers: [{name: EX01}]
";

/// An object of an export: its noun, its identity, and what is known of it.
type Shown = (&'static str, &'static str, &'static [(&'static str, &'static str)]);

/// A manifest, the nouns of which the export shows all, what it shows, and the plan.
type Case<'a> = (&'a str, &'a [&'a str], &'a [Shown], &'a [&'a str]);

fn state(full: &[&str], objects: &[Shown]) -> State {
    let mut state = State::default();
    let kept = |coverage| Kept { coverage, objects: Vec::new(), index: HashMap::new() };
    for noun in full {
        state.kinds.insert(ResourceType::of_noun(noun).unwrap().noun, kept(Coverage::Full));
    }
    for (noun, identity, facts) in objects {
        let of = ResourceType::of_noun(noun).unwrap();
        let key = match (of.identity, identity.split_once('\\')) {
            (Identity::Domain, _) => Key::of_domain(identity),
            (Identity::Right, _) => {
                let parts: Vec<&str> = identity.split(": ").collect();
                right_key(parts[0], parts[1], parts[2])
            }
            (_, Some((server, name))) => Key::on_server(server, name),
            (_, None) => Key::new(identity),
        };
        // A right is given to its connector, and identified by it.
        let handle = if of.identity == Identity::Right { identity.split(": ").next().unwrap() } else { identity };
        let mut current = Current { of, key: key.clone(), handle: handle.into(), facts: Vec::new() };
        for (name, text) in *facts {
            let (place, property) = of.property(name).unwrap();
            current.set_fact(place, property.kind.parse(&[text]).unwrap());
        }
        let all = state.kinds.entry(of.noun).or_insert_with(|| kept(Coverage::Partial("it was cut".to_owned())));
        all.index.insert(key, all.objects.len());
        all.objects.push(current);
    }
    state
}

/// Each change: its sign and title, then its reason or its commands.
fn planned(manifest: &str, state: &State) -> Vec<String> {
    let text = format!("{PLATFORM}{manifest}");
    let (organisations, sink) = read(&[Source::new("m.yaml", text)]);
    assert!(sink.is_empty(), "{:#?}", sink.into_sorted());
    let plan = plan(&organisations[0], state);
    let lines = plan.changes.iter().map(|change| {
        let rest: Vec<String> = commands(change, plan.product).iter().map(hostctl::render::command::Command::plain).collect();
        format!("{} {}", change.action.sign(), change.reason.clone().unwrap_or_else(|| rest.join("; ")))
    });
    lines.collect()
}

const RIGHT: &str = "receive_connectors:\n  - server: EX01\n    name: Relay\n    extended_rights: [{user: S-1-5-7, rights: [Accept]}]\n";
const BOTH: &[&str] = &["ReceiveConnector", "ADPermission"];

#[test]
fn rights_hang_on_their_connectors() {
    let add = "Get-ReceiveConnector -Identity 'EX01\\Relay' | Add-ADPermission -User 'S-1-5-7' -ExtendedRights @('Accept')";
    let cases: &[Case<'_>] = &[
        // The connector cannot be made: neither can its right.
        (
            RIGHT,
            BOTH,
            &[],
            &[
                "! it does not exist, and New-ReceiveConnector (usage Custom) needs Bindings and RemoteIPRanges: say `bindings` and `remote_ip_ranges`",
                "! the receive connector 'EX01\\Relay', on which it hangs, does not exist and is not created",
            ],
        ),
        (RIGHT, BOTH, &[("ReceiveConnector", "EX01\\Relay", &[])], &[&format!("+ {add}")]),
        // Of a connector that the export does not show, nobody knows.
        (RIGHT, &["ADPermission"], &[], &["! the export has no Get-ReceiveConnector", "! the export has no Get-ReceiveConnector"]),
        // Where an export made by hand shows rights on a connector, it shows all of them; on another one, none is known.
        (
            RIGHT,
            &["ReceiveConnector"],
            &[("ReceiveConnector", "EX01\\Relay", &[]), ("ADPermission", "EX01\\Relay: S-1-5-7: Other", &[])],
            &[&format!("+ {add}")],
        ),
        (
            RIGHT,
            &["ReceiveConnector"],
            &[("ReceiveConnector", "EX01\\Relay", &[]), ("ADPermission", "EX01\\Default: S-1-5-7: Accept", &[])],
            &["! it was cut"],
        ),
        // What goes with its connector is not removed by itself.
        (
            "receive_connectors:\n  - {server: EX01, name: Relay, ensure: absent, extended_rights: {exclude: [{user: S-1-5-7, rights: [Accept]}]}}\n",
            BOTH,
            &[("ReceiveConnector", "EX01\\Relay", &[]), ("ADPermission", "EX01\\Relay: S-1-5-7: Accept", &[])],
            &["- Remove-ReceiveConnector -Identity 'EX01\\Relay'"],
        ),
    ];
    for (manifest, full, objects, expected) in cases {
        assert_eq!(planned(manifest, &state(full, objects)), *expected, "{manifest}");
    }
}

#[test]
fn what_is_unknown_or_missing_is_said() {
    let out = "send_connectors:\n  - {name: Out, smart_hosts: {exclude: [a.example]}}\n";
    let full = &["SendConnector", "OwaVirtualDirectory", "AcceptedDomain", "ExchangeServer"][..];
    let owa = "virtual_directories:\n  - {server: EX01, type: owa, ensure: absent}\n";
    let there: Shown = ("OwaVirtualDirectory", "EX01\\owa (Default Web Site)", &[]);
    let cases: &[Case<'_>] = &[
        // Smart hosts and routing by DNS are always sent together, as they are where no manifest names them.
        (
            out,
            full,
            &[("SendConnector", "Out", &[("SmartHosts", "a.example"), ("DNSRoutingEnabled", "true")])],
            &["~ Set-SendConnector -Identity 'Out' -SmartHosts @{Remove=@('a.example')} -DNSRoutingEnabled $true"],
        ),
        // The last smart host cannot go while mail is not routed by DNS, and may where a manifest turns that round.
        (
            out,
            full,
            &[("SendConnector", "Out", &[("SmartHosts", "a.example"), ("DNSRoutingEnabled", "false")])],
            &[
                "! SmartHosts would lose its last element while DNSRoutingEnabled is false, which Exchange refuses: say `dns_routing_enabled: true`",
            ],
        ),
        (
            "send_connectors:\n  - {name: Out, smart_hosts: {exclude: [a.example]}, dns_routing_enabled: true}\n",
            full,
            &[("SendConnector", "Out", &[("SmartHosts", "a.example"), ("DNSRoutingEnabled", "false")])],
            &["~ Set-SendConnector -Identity 'Out' -SmartHosts @{Remove=@('a.example')} -DNSRoutingEnabled $true"],
        ),
        // The default domain stays until another one takes over.
        (
            "accepted_domains:\n  - {domain_name: old.example, ensure: absent}\n",
            full,
            &[("AcceptedDomain", "old.example", &[("Name", "old.example"), ("Default", "true")])],
            &["! Exchange does not remove it while its Default is true: say `make_default: true` of the accepted domain that takes over"],
        ),
        (
            "accepted_domains:\n  - {domain_name: old.example, ensure: absent}\n  - {domain_name: new.example, make_default: true}\n",
            full,
            &[
                ("AcceptedDomain", "old.example", &[("Name", "old.example"), ("Default", "true")]),
                ("AcceptedDomain", "new.example", &[("Name", "new.example"), ("Default", "false")]),
            ],
            &["~ Set-AcceptedDomain -Identity 'new.example' -MakeDefault $true", "- Remove-AcceptedDomain -Identity 'old.example'"],
        ),
        // A leaving tenant takes nothing out of a connector that is not there.
        (
            "---\nkind: Tenant\nname: a\nensure: absent\nsend_connectors:\n  - {name: Out, address_spaces: {include: [a.example]}}\n",
            full,
            &[],
            &[],
        ),
        // A backslash in a send connector's name names no server.
        ("send_connectors:\n  - {name: 'EX09\\Out', ensure: absent}\n", full, &[], &[]),
        (
            owa,
            full,
            &[there, ("ExchangeServer", "EX01", &[("AdminDisplayVersion", "Version 15.1 (Build 2507.6)")])],
            &["! hostctl removes no OWA virtual directories: Remove-OwaVirtualDirectory does, on the server"],
        ),
        (
            owa,
            full,
            &[there, ("ExchangeServer", "EX01", &[("AdminDisplayVersion", "Version 8.3 (Build 83.6)")])],
            &["! EX01 runs Version 8.3 (Build 83.6), which is no Exchange that hostctl knows"],
        ),
        (
            "virtual_directories:\n  - {server: EX01, type: outlook_anywhere, external_hostname: mail.contoso.com}\n",
            &["OutlookAnywhere"],
            &[("ExchangeServer", "EX01", &[("AdminDisplayVersion", "Version 15.1 (Build 2507.6)")])],
            &["! it does not exist, and hostctl creates no Outlook Anywhere virtual directories: Exchange's setup does, on the server"],
        ),
        // A client access service is its server's.
        (
            "client_access_services:\n  - {name: ex01.fabrikam.local, auto_discover_site_scope: [Sydney]}\n",
            &["ClientAccessService"],
            &[
                ("ExchangeServer", "EX01", &[("AdminDisplayVersion", "Version 8.3 (Build 83.6)")]),
                ("ClientAccessService", "EX01", &[("AutoDiscoverSiteScope", "Perth")]),
            ],
            &["! ex01 runs Version 8.3 (Build 83.6), which is no Exchange that hostctl knows"],
        ),
        (
            "client_access_services:\n  - {name: ex01.fabrikam.local, auto_discover_site_scope: [Sydney]}\n",
            &["ClientAccessService"],
            &[("ClientAccessService", "EX01", &[("AutoDiscoverSiteScope", "Perth")])],
            &["~ Set-ClientAccessService -Identity 'EX01' -AutoDiscoverSiteScope @('Sydney')"],
        ),
        (
            "client_access_services:\n  - {name: EX01, ensure: absent}\n",
            &["ClientAccessService"],
            &[("ClientAccessService", "EX01", &[])],
            &["! hostctl removes no client access services: Exchange's setup does, on the server"],
        ),
        // The export and the manifest spell a domain differently.
        (
            "accepted_domains: [B\u{fc}cher.example]\n",
            full,
            &[("AcceptedDomain", "xn--bcher-kva.example", &[("DomainType", "Authoritative")])],
            &[],
        ),
        // A new domain is named by its domain: the one that has that name gives it up first.
        (
            "accepted_domains:\n  - a.example\n  - {domain_name: b.example, name: Other}\n",
            full,
            &[("AcceptedDomain", "b.example", &[("Name", "A.example")])],
            &[
                "~ Set-AcceptedDomain -Identity 'b.example' -Name 'Other'",
                "+ New-AcceptedDomain -Name 'a.example' -DomainName 'a.example' -DomainType 'Authoritative'",
            ],
        ),
        // The connector that takes a way comes first, whatever the order of the manifest.
        (
            "send_connectors:\n  - {name: Old, address_spaces: [old.example]}\n  - {name: Mid, port: 26}\n  - {name: New, address_spaces: ['*']}\n",
            full,
            &[
                ("SendConnector", "Old", &[("AddressSpaces", "*;1")]),
                ("SendConnector", "Mid", &[("Port", "25")]),
                ("SendConnector", "New", &[("AddressSpaces", "new.example")]),
            ],
            &[
                "~ Set-SendConnector -Identity 'New' -AddressSpaces @('SMTP:*;1')",
                "~ Set-SendConnector -Identity 'Old' -AddressSpaces @('SMTP:old.example;1')",
                "~ Set-SendConnector -Identity 'Mid' -Port 26",
            ],
        ),
    ];
    for (manifest, full, objects, expected) in cases {
        assert_eq!(planned(manifest, &state(full, objects)), *expected, "{manifest}");
    }
}

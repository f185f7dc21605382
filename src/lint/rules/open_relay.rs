//! Relays that are open to the Internet.
//!
//! Each connector is judged by its own ranges, which are sorted, and by one lookup of its right: none is compared with another.

use crate::diagnostic::{Rule, Sink};
use crate::lint::{Check, Facts, Need, breadth, places, relays};

static RULE: Rule = Rule::error("open-relay", "A receive connector at which anybody on the Internet may send mail to anybody.")
    .page(include_str!("open-relay.md"));

// Which ranges a connector has that manifests only give a right to, the export shows.
pub(super) const CHECK: Check = Check::of(&RULE, check).needs(&[Need::State]);

fn check(facts: &Facts<'_>, sink: &mut Sink) {
    let open = facts.mail.receiving.iter().filter(|connector| connector.ranges.value().is_some_and(breadth::is_the_internet));
    let findings = open.filter_map(|connector| {
        let relay = relays::anonymous(facts, connector)?;
        let message = format!("{} relays mail for anybody on the Internet", connector.subject.title());
        let finding = places::found(
            &RULE,
            message,
            &[
                (connector.ranges.span(), "all addresses, or nearly all, may connect"),
                (relay.admission.origin.span(), relay.how),
                relays::elsewhere(connector),
                (connector.groups.span(), "these may send"),
            ],
            places::NOWHERE,
        )?;
        let finding = finding
                .note(format!("without logging on, {}", relay.consequence))
                .note("an open relay is found within hours, sends other people's spam, and puts this organisation's addresses on block lists: its own mail is then refused everywhere")
                .help("name only the addresses of the hosts that have to relay in `remote_ip_ranges`; mail from the Internet needs AnonymousUsers, and no right");
        Some((connector.subject.server(), finding))
    });
    places::push_by_server(findings, sink);
}

//! Relays for more addresses than those of one network.
//!
//! Each connector is judged by its own ranges and by one lookup of its right: none is compared with another.

use crate::diagnostic::{Rule, Sink};
use crate::lint::{Check, Facts, Need, breadth, places, relays};
use crate::value::Family;

static RULE: Rule = Rule::warning(
    "wide-relay",
    "A receive connector at which a range wider than /24 (of IPv6, /64) may send mail to anybody without logging on.",
)
.page(include_str!("wide-relay.md"));

// Which ranges a connector has that manifests only give a right to, the export shows.
pub(super) const CHECK: Check = Check::of(&RULE, check).needs(&[Need::State]);

fn check(facts: &Facts<'_>, sink: &mut Sink) {
    let findings = facts.mail.receiving.iter().filter_map(|connector| {
        let ranges = connector.ranges.value()?;
        let widest = breadth::wider_than_a_network(ranges)?;
        // What is open to the Internet is `open-relay`, and one finding is enough.
        if breadth::is_the_internet(ranges) {
            return None;
        }
        let relay = relays::anonymous(facts, connector)?;
        let title = connector.subject.title();
        let limit = if widest.family() == Family::V4 { "/24" } else { "/64" };
        let finding = places::found(
            &RULE,
            format!("{title} relays for all of {widest}: that is wider than a {limit}"),
            &[
                (connector.ranges.span(), "these may connect"),
                (relay.admission.origin.span(), relay.how),
                relays::elsewhere(connector),
                (connector.groups.span(), "these may send"),
            ],
            places::NOWHERE,
        )?;
        let finding = finding
            .note(format!("{}: so may any host in that range that somebody takes over, or plugs in", relay.consequence))
            .help("name the addresses of the hosts that have to relay; let others log on");
        Some((connector.subject.server(), finding))
    });
    places::push_by_server(findings, sink);
}

//! Receive connectors of one server whose ranges overlap without one being within the other.
//!
//! The ranges of each binding are sorted once, and passed with a stack of those that are still open: none is compared with all others.

use crate::diagnostic::{Finding, Rule, Sink};
use crate::lint::{Check, Facts, listeners, places};
use crate::mailflow::Inbound;
use crate::value::{Binding, Range};

static RULE: Rule = Rule::warning(
    "range-overlap",
    "Two receive connectors on one binding with ranges that overlap in part, so that the choice between them is unclear.",
)
.page(include_str!("range-overlap.md"));

pub(super) const CHECK: Check = Check::of(&RULE, check);

fn check(facts: &Facts<'_>, sink: &mut Sink) {
    let mut findings = Vec::new();
    for (binding, connectors) in listeners::of_one_binding(facts) {
        let mut open: Vec<(&Range, &Inbound<'_>)> = Vec::new();
        for (range, connector) in listeners::ranges(&connectors) {
            // What ends before this one begins is done with; what begins before it and ends within it, overlaps in part.
            let mut told = false;
            while let Some((before, other)) =
                open.last().filter(|(before, _)| before.family() != range.family() || before.high() < range.high())
            {
                let overlaps = before.family() == range.family() && before.high() >= range.low();
                if overlaps && !told && other.subject.key() != connector.subject.key() {
                    let found = overlap(binding, (before, other), (range, connector));
                    findings.extend(found.map(|finding| (connector.subject.server(), finding)));
                    told = true;
                }
                open.pop();
            }
            open.push((range, connector));
        }
    }
    places::push_by_server(findings, sink);
}

fn overlap(binding: &Binding, one: (&Range, &Inbound<'_>), other: (&Range, &Inbound<'_>)) -> Option<Finding> {
    let says = |connector: &Inbound<'_>| connector.ranges.span().or(connector.subject.at());
    let (first, second) = if says(one.1) <= says(other.1) { (one, other) } else { (other, one) };
    let [(range, title), (wide, other_title)] = [second, first].map(|(range, connector)| (range, connector.subject.title()));
    let beside = format!("{wide} of {other_title}");
    let finding = places::found(
        &RULE,
        format!("{range} of {title} and {wide} of {other_title} overlap in part, on the same binding {binding}"),
        &[(says(second.1), "neither range is within the other"), (says(first.1), &beside)],
        places::NOWHERE,
    )?;
    Some(
        finding
            .note("the most specific range answers, and for the addresses that are in both neither is: which permissions such a host gets is chance. Exchange allows ranges of two connectors to overlap only where one is wholly within the other, and may refuse these")
            .help("end one range where the other begins, or give the connectors bindings of their own"),
    )
}

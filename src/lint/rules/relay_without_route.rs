//! Relay domains whose mail has nowhere to go on to.
//!
//! Each domain is looked up once among the address spaces, which are indexed: it takes time by its labels.

use super::ways::{all_known, goes_on, is_specific, place, spaces_at, whither};
use crate::diagnostic::{Finding, Rule, Sink, Span};
use crate::lint::{Check, Facts, Need};
use crate::mailflow::{Accepted, Candidate, DomainType, NextHop};

static RULE: Rule =
    Rule::warning("relay-without-route", "A relay domain without a send connector of its own: its mail has nowhere to go on to.")
        .page(include_str!("relay-without-route.md"));

pub(super) const CHECK: Check = Check::of(&RULE, check).needs(&[Need::State]);

fn check(facts: &Facts<'_>, sink: &mut Sink) {
    if !all_known(&facts.mail) {
        return;
    }
    for domain in facts.mail.domains.iter() {
        let Some((kind, origin)) = domain.domain_type.filter(|(kind, _)| *kind != DomainType::Authoritative) else { continue };
        // What no manifest names is nobody's doing here.
        let Some(at) = origin.span().or(domain.subject.at()) else { continue };
        let candidates = facts.mail.sending.candidates(domain.subject.key().folded());
        let (own, all): (Vec<_>, Vec<_>) = candidates.into_iter().partition(is_specific);
        if own.iter().all(|candidate| candidate.connector.enabled.is_false()) {
            let rest = all.iter().find(|candidate| !candidate.connector.enabled.is_false());
            sink.push(found(domain, kind, at, &own, rest));
        }
    }
}

fn found(domain: &Accepted<'_>, kind: DomainType, at: Span, own: &[Candidate<'_, '_>], rest: Option<&Candidate<'_, '_>>) -> Finding {
    let name = domain.subject.key();
    let mut finding = RULE.at(at, format!("{name} is relayed, and no send connector is for it")).label(goes_on(kind));
    for candidate in own {
        if let Some(at) = place(&candidate.connector.enabled, candidate.connector) {
            finding = finding.other(at, "this send connector is for it, and disabled");
        }
    }
    finding = match rest {
        None => {
            finding.note("nothing carries it: it waits in the Unreachable queue, and its sender hears of that only when it expires there")
        }
        Some(rest) => {
            if let Some(at) = spaces_at(rest.connector) {
                finding = finding.other(at, "only this takes it, as it takes all Internet mail");
            }
            let (title, whither) = (rest.connector.subject.title(), whither(rest.connector).map(|to| format!(" {to}")).unwrap_or_default());
            let then = match rest.connector.next_hop() {
                NextHop::Dns(_) => format!("the MX records of {name} brought the mail here, and bring it here again"),
                _ => format!("who looks there for the hosts of {name} finds them by its MX records, which brought the mail here"),
            };
            finding.note(format!(
                "{title} sends it{whither}: {then}; it goes round until it has had too many hops: 554 5.4.6 Hop count exceeded - possible mail loop"
            ))
        }
    };
    finding.help("name the hosts that have its other recipients (`relay_to: [smtp.example.com]`), or the domain in a send connector's `address_spaces`; where all of its recipients are here, it is Authoritative")
}

//! External relay domains, which Exchange Online does not have. Every domain is looked at once.

use crate::diagnostic::{Rule, Sink};
use crate::lint::{Check, Facts};
use crate::mailflow::DomainType;
use crate::resource::Product;

static RULE: Rule = Rule::error("external-relay-online", "An ExternalRelay domain on Exchange Online, which has none.")
    .page(include_str!("external-relay-online.md"));

pub(super) const CHECK: Check = Check::of(&RULE, check);

fn check(facts: &Facts<'_>, sink: &mut Sink) {
    if facts.platform().product != Product::Online {
        return;
    }
    for domain in facts.mail.domains.iter() {
        let Some((DomainType::ExternalRelay, origin)) = domain.domain_type else { continue };
        // Only a manifest can say what Exchange Online cannot have.
        let Some(at) = origin.span() else { continue };
        let name = domain.subject.key();
        let mut finding = RULE
            .at(at, format!("{name} is to be ExternalRelay, and Exchange Online has no such domains"))
            .label("only servers take mail for somebody else's domain")
            .note("Microsoft has this type for organisations on premises only: no script can make the domain one")
            .help("an InternalRelay domain with a connector to the system that has its recipients does the same");
        if let Some(here) = domain.subject.at().filter(|here| *here != at) {
            finding = finding.other(here, "a domain of Exchange Online");
        }
        sink.push(finding);
    }
}

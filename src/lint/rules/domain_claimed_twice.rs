//! Domains of one tenant beneath those of another that takes all subdomains.
//!
//! One domain that two tenants name is `two-tenants`, which the manifests alone tell. Here the names above each domain are looked up,
//! label by label: no domain is compared with another.

use crate::diagnostic::{Rule, Sink};
use crate::lint::{Check, Facts};
use crate::mailflow::{Accepted, AcceptedDomains};
use crate::resource::AcceptedDomain;
use crate::value::fold;

static RULE: Rule = Rule::warning("domain-claimed-twice", "A tenant's domain beneath one whose subdomains are all another tenant's.")
    .page(include_str!("domain-claimed-twice.md"));

pub(super) const CHECK: Check = Check::of(&RULE, check);

fn check(facts: &Facts<'_>, sink: &mut Sink) {
    let domains = &facts.mail.domains;
    for domain in domains.iter() {
        let (Some(tenant), Some(at)) = (domain.subject.tenant(), domain.subject.at()) else { continue };
        let Some(above) = claimant(domain, domains) else { continue };
        // What is the platform's own, or of the same tenant, is no quarrel.
        let (Some(other), Some(place)) = (above.subject.tenant(), above.subject.at()) else { continue };
        if fold(other) == fold(tenant) {
            continue;
        }
        let (name, wide) = (domain.subject.key(), above.subject.key());
        let says = above.subject.get(AcceptedDomain::MATCH_SUB_DOMAINS).span().unwrap_or(place);
        sink.push(
            RULE.at(at, format!("{name} of tenant {tenant} is beneath {wide}, whose subdomains are all tenant {other}'s"))
                .label(format!("{tenant} has it here"))
                .other(says, format!("{other} takes all subdomains here"))
                .note(format!(
                    "Exchange takes the most exact name: what is beneath {name} and named by nobody, and all of it once {tenant} leaves, is treated as {wide} is. Addresses there are {other}'s to give, and where it relays, its mail goes on to {other}'s servers"
                ))
                .help(format!("name {other}'s subdomains one by one, or move {name} to the tenant whose it is")),
        );
    }
}

/// The nearest domain that takes the subdomains of a domain, or those that the domain is beneath.
fn claimant<'a, 'd>(domain: &Accepted<'a>, domains: &'d AcceptedDomains<'a>) -> Option<&'d Accepted<'a>> {
    let name = domain.domain();
    let is_star = domain.subject.key().folded() != name;
    let here = (!is_star).then(|| domains.named(&format!("*.{name}"))).flatten();
    let above = || {
        let parents = std::iter::successors(parent(name), |name| parent(name));
        parents.into_iter().find_map(|name| {
            let plain = domains.named(name).filter(|domain| domain.with_subdomains);
            plain.or_else(|| domains.named(&format!("*.{name}")))
        })
    };
    here.or_else(above)
}

fn parent(name: &str) -> Option<&str> {
    name.split_once('.').map(|(_, rest)| rest)
}

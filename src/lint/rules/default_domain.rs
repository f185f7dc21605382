//! The domain of addresses that are made without one: that there is one, that it stays, and that its mail is this organisation's.
//!
//! Two defaults are `two-defaults`, which the manifests alone tell. Every domain is looked at once.

use crate::diagnostic::{Rule, Sink};
use crate::lint::{Check, Facts, Need, Planned};
use crate::mailflow::{Accepted, DomainType};
use crate::model::{Desired, Ensure, Extent};
use crate::resource::{AcceptedDomain, Prop, Resource};

static RULE: Rule =
    Rule::warning("default-domain", "An organisation without a default domain, or whose default domain is removed or relays.")
        .page(include_str!("default-domain.md"));

pub(super) const CHECK: Check = Check::of(&RULE, check).needs(&[Need::State]);

const DEFAULT: Prop<AcceptedDomain, bool> = AcceptedDomain::DEFAULT;

fn check(facts: &Facts<'_>, sink: &mut Sink) {
    // Under /hosting each tenant has an organization, and a default domain, of its own.
    if facts.platform().hosting() {
        return;
    }
    relayed(facts, sink);
    if let Some(planned) = facts.planned {
        removed(facts, planned, sink);
        none(facts, planned, sink);
    }
}

/// The default domain, where mail to it goes onwards.
fn relayed(facts: &Facts<'_>, sink: &mut Sink) {
    let relays = |domain: &Accepted<'_>| domain.domain_type.filter(|(kind, _)| *kind != DomainType::Authoritative);
    for domain in facts.mail.domains.iter().filter(|domain| domain.default.is_true()) {
        let Some((kind, origin)) = relays(domain) else { continue };
        let Some(at) = origin.span().or(domain.default.span()).or(domain.subject.at()) else { continue };
        let name = domain.subject.key();
        let mut finding = RULE
            .at(at, format!("the default domain {name} is {}", kind.word()))
            .label("mail to it goes on to other servers")
            .note("addresses that Exchange makes without being told a domain, such as those of the default email address policy, are in it: what is sent to them, bounces among it, leaves this organisation")
            .help("make an Authoritative domain of this organisation the default: `make_default: true`");
        if let Some(default) = domain.default.span().filter(|default| *default != at) {
            finding = finding.other(default, "it is made the default here");
        }
        sink.push(finding);
    }
}

/// The default domain of the export, where manifests remove it and name no other.
fn removed(facts: &Facts<'_>, planned: &Planned<'_>, sink: &mut Sink) {
    let of = AcceptedDomain::TYPE;
    let domains = || facts.wanted.objects.iter().filter(|object| std::ptr::eq(object.of, of));
    let becomes = |object: &Desired| object.ensure == Ensure::Present && object.wish(DEFAULT.index).is_some();
    let is_default = |object: &&Desired| planned.state.present(of, &object.key).and_then(|there| there.get(DEFAULT)) == Some(&true);
    let Some(domain) = domains().filter(|object| object.ensure == Ensure::Absent).find(is_default) else { return };
    if domains().any(becomes) {
        return;
    }
    sink.push(
        RULE.at(domain.at, format!("the default domain {} is to be removed, and no other becomes the default", domain.key))
            .label("the export shows that it is the default")
            .note("Exchange does not remove its default domain: the plan cannot either, and the domain stays")
            .help("say which domain takes over: `make_default: true`"),
    );
}

/// No default at all, in an export that shows every domain.
fn none(facts: &Facts<'_>, planned: &Planned<'_>, sink: &mut Sink) {
    let domains = &facts.mail.domains;
    let exported = |domain: &Accepted<'_>| planned.state.present(AcceptedDomain::TYPE, domain.subject.key()).is_some();
    // A new domain is not the default of itself, save the first of all. Source: Microsoft, Set-AcceptedDomain, -MakeDefault.
    let may_be = |domain: &Accepted<'_>| domain.default.is_true() || (domain.default.is_unknown() && exported(domain));
    if domains.extent != Extent::Whole || !domains.iter().any(exported) || domains.iter().any(may_be) {
        return;
    }
    let Some(at) = domains.iter().find_map(|domain| domain.subject.at()) else { return };
    sink.push(
        RULE.at(at, "no accepted domain is the default")
            .label("neither this one, nor any other in the export or the manifests")
            .note("Exchange has no domain for the addresses that it makes without being told one")
            .help("say of one domain of this organisation: `make_default: true`"),
    );
}

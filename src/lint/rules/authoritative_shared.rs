//! Authoritative domains whose recipients are not all here: a send connector is for the domain, or another organisation has it too.
//!
//! Each address space, and each domain of the other organisations, is looked up among the accepted domains, which are indexed. The
//! other organisations are few: it takes time by the sum of their domains.

use super::ways::spaces_at;
use crate::diagnostic::{Rule, Sink, Span};
use crate::lint::{Check, Facts, Need};
use crate::mailflow::{Accepted, DomainType, Outbound};
use crate::model::{Organisation, View};
use crate::resource::{AcceptedDomain, Product};
use crate::value::{AddressSpaces, fold};

static RULE: Rule = Rule::warning(
    "authoritative-shared",
    "An authoritative domain that a send connector is for, or that is authoritative in another organisation too.",
)
.page(include_str!("authoritative-shared.md"));

pub(super) const CHECK: Check = Check::of(&RULE, check).needs(&[Need::State]);

fn check(facts: &Facts<'_>, sink: &mut Sink) {
    // Under /hosting the send connector carries what other tenants write: that is `internal-connector`.
    if !facts.platform().hosting() {
        for connector in facts.mail.sending.iter().filter(|connector| !connector.enabled.is_false()) {
            unused(facts, connector, sink);
        }
    }
    let own = facts.platform();
    for other in facts.all.iter().filter(|other| fold(&other.platform.name) != fold(&own.name)) {
        shared(facts, other, sink);
    }
}

/// Where the domain is made authoritative; none where it is not, or by no manifest.
fn authoritative(domain: &Accepted<'_>) -> Option<Span> {
    let (_, origin) = domain.domain_type.filter(|(kind, _)| *kind == DomainType::Authoritative)?;
    origin.span().or(domain.subject.at())
}

/// Address spaces that no mail comes to.
fn unused(facts: &Facts<'_>, connector: &Outbound<'_>, sink: &mut Sink) {
    let spaces = connector.spaces.known.as_deref().map_or(&[][..], AddressSpaces::items);
    for space in spaces.iter().filter(|space| space.is_smtp()) {
        let Some(domain) = facts.mail.domains.named(space.ascii()) else { continue };
        // A domain of an export alone ends here too.
        if domain.domain_type.is_none_or(|(kind, _)| kind != DomainType::Authoritative) {
            continue;
        }
        let declared = authoritative(domain);
        let Some(at) = spaces_at(connector).or(declared) else { continue };
        let (title, name) = (connector.subject.title(), space.domain());
        let mut finding = RULE
            .at(at, format!("{title} is for {name}, which is Authoritative: no mail ever takes it"))
            .label(format!("mail for {name} is to go on from here"));
        if let Some(declared) = declared.filter(|declared| *declared != at) {
            finding = finding.other(declared, "and ends here");
        }
        sink.push(
            finding
                .note(format!("a recipient of {name} that is not found here is refused (550 5.1.1 User unknown), and no send connector is asked"))
                .help("where some recipients are elsewhere, the domain is an InternalRelay one; where all are here, take it out of `address_spaces`"),
        );
    }
}

/// Domains that end in two organisations. (With Exchange Online that is how hybrid organisations are: each knows all recipients.)
fn shared(facts: &Facts<'_>, other: &Organisation, sink: &mut Sink) {
    let (here, there) = (facts.platform(), &other.platform);
    if here.product == Product::Online || there.product == Product::Online {
        return;
    }
    for theirs in View::desired(other).of::<AcceptedDomain>() {
        let kind = theirs.get(AcceptedDomain::DOMAIN_TYPE);
        let ends_there = kind.value().is_some_and(|word| word.as_str().eq_ignore_ascii_case(DomainType::Authoritative.word()));
        let ours = facts.mail.domains.named(theirs.key().folded()).filter(|_| ends_there);
        let Some((ours, at)) = ours.and_then(|ours| Some((ours, authoritative(ours)?))) else { continue };
        let name = ours.subject.key();
        let mut finding = RULE
            .at(at, format!("{name} is Authoritative here and in {}", there.name))
            .label(format!("{} refuses mail to those who are only in {}", here.name, there.name));
        if let Some(theirs) = kind.span().or(theirs.at()) {
            finding = finding.other(theirs, format!("and {} refuses mail to those who are only in {}", there.name, here.name));
        }
        sink.push(
            finding
                .note("whichever of the two the MX records name, it says that the other's recipients do not exist: 550 5.1.1 User unknown")
                .help(format!(
                    "let it be Authoritative in one of them, and an InternalRelay domain in the other: `relay_to: {}`",
                    there.name
                )),
        );
    }
}

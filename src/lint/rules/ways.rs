//! What several rules ask about the ways that mail may take.

use crate::diagnostic::{Span, listed};
use crate::lint::Facts;
use crate::mailflow::{Candidate, DomainType, MailFlow, NextHop, Outbound, ServerFacts};
use crate::model::{Fact, Origin, Role};
use crate::resource::{ExchangeServer, Product};
use crate::value::fold;

/// Whether all send connectors are known, and all address spaces of each that may be enabled: else nothing can be concluded from a
/// way that is missing.
pub(super) fn all_known(mail: &MailFlow<'_>) -> bool {
    mail.sending.extent.gap().is_none() && mail.sending.iter().all(|connector| connector.spaces.whole || connector.enabled.is_false())
}

/// Whether a connector names the domain, or one above it: more than `*`, which takes all.
pub(super) fn is_specific(candidate: &Candidate<'_, '_>) -> bool {
    candidate.space.ascii() != "*"
}

/// Where a property of a connector is said, or else the connector itself.
pub(super) fn place<T: Clone>(fact: &Fact<'_, T>, connector: &Outbound<'_>) -> Option<Span> {
    fact.span().or(connector.subject.at())
}

/// Where the address spaces of a connector are said, or else the connector itself.
pub(super) fn spaces_at(connector: &Outbound<'_>) -> Option<Span> {
    connector.spaces.origin.and_then(Origin::span).or(connector.subject.at())
}

/// Where a connector hands mail on, as part of a sentence: `by DNS`, `to [10.0.0.1]`.
pub(super) fn whither(connector: &Outbound<'_>) -> Option<String> {
    match connector.next_hop() {
        NextHop::Hosts(hosts, _) => Some(format!("to {}", listed(hosts, "or"))),
        NextHop::Dns(_) => Some("by DNS".to_owned()),
        NextHop::Unknown => None,
    }
}

/// What becomes of mail to a domain that relays, as a label beside its type.
pub(super) fn goes_on(kind: DomainType) -> String {
    let what = if kind == DomainType::ExternalRelay { "all of its mail goes on" } else { "mail for those who are not here goes on" };
    format!("{}: {what}", kind.word())
}

/// Whether a server has a role; none where its roles are unknown.
fn has_role(server: &ServerFacts<'_>, role: Role) -> Option<bool> {
    let exported = server.exported.and_then(|subject| {
        let roles = subject.get(ExchangeServer::SERVER_ROLE);
        roles.value().map(|roles| roles.words().any(|word| word.eq_ignore_ascii_case(role.word())))
    });
    let declared = server.declared.filter(|declared| !declared.roles.is_empty());
    exported.or(declared.map(|declared| declared.roles.contains(&role)))
}

/// Whether a server stands between the organisation and the Internet, with a configuration of its own.
pub(super) fn is_edge(server: &ServerFacts<'_>) -> Option<bool> {
    has_role(server, Role::Edge)
}

/// Whether a server chooses ways: a hub of 2010, a mailbox server of later versions.
pub(super) fn routes(server: &ServerFacts<'_>) -> Option<bool> {
    let hub = has_role(server, Role::HubTransport)?;
    let version =
        || server.exported?.get(ExchangeServer::ADMIN_DISPLAY_VERSION).value().and_then(|text| Product::from_version(&text.to_string()));
    let later = version().or(server.declared.map(|declared| declared.product)).is_some_and(|product| product > Product::E2010);
    Some(hub || (later && has_role(server, Role::Mailbox)?))
}

/// Of each site one server that chooses ways: from all others of the site, mail has the same ways.
pub(super) fn sites<'f, 'a>(facts: &'f Facts<'a>) -> Vec<(&'f str, &'f ServerFacts<'a>)> {
    let mut seen = std::collections::HashSet::new();
    let sited = facts.mail.servers.iter().filter(|server| routes(server) == Some(true));
    let sited = sited.filter_map(|server| Some((&*server.site.as_ref()?.0, server)));
    sited.filter(|(site, _)| seen.insert(fold(site))).collect()
}

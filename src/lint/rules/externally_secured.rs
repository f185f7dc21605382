//! ExternalAuthoritative, without what Exchange wants with it.
//!
//! Each connector is judged by itself: none is compared with another.

use crate::diagnostic::{Finding, Rule, Sink};
use crate::lint::certain::Certain;
use crate::lint::{Check, Facts, places};
use crate::mailflow::Inbound;

static RULE: Rule = Rule::error(
    "externally-secured",
    "A receive connector that is ExternalAuthoritative without ExchangeServers, or with other mechanisms than Tls.",
)
.page(include_str!("externally-secured.md"));

pub(super) const CHECK: Check = Check::of(&RULE, check);

const TRUSTED: &str = "ExternalAuthoritative";
const GROUP: &str = "ExchangeServers";

fn check(facts: &Facts<'_>, sink: &mut Sink) {
    let trusting = facts.mail.receiving.iter().filter(|connector| connector.auth.value().is_some_and(|words| words.contains(TRUSTED)));
    let findings =
        trusting.filter_map(|connector| Some((connector.subject.server(), mixed(connector).or_else(|| without_group(connector))?)));
    places::push_by_server(findings, sink);
}

/// Other ways of authenticating beside it.
fn mixed(connector: &Inbound<'_>) -> Option<Finding> {
    let auth = Certain::receiving(connector.subject).of(&connector.auth);
    let fits = |word: &&str| [TRUSTED, "Tls", "None"].iter().any(|known| known.eq_ignore_ascii_case(word));
    let other: Vec<&str> = auth.value()?.words().filter(|word| !fits(word)).collect();
    if other.is_empty() {
        return None;
    }
    let other = other.join(" and ");
    let finding = places::found(
        &RULE,
        format!("{} is {TRUSTED}, and has {other} beside it", connector.subject.title()),
        &[(auth.span(), "beside it only Tls may stand")],
        places::of_export(connector.subject, "the export shows its mechanisms"),
    )?;
    Some(
        finding
            .note(format!("whoever is externally secured is trusted without a proof, so there is nothing to prove by {other}: Exchange refuses the two together"))
            .help("say `auth_mechanism: [Tls, ExternalAuthoritative]`, and make another connector for those that log on"),
    )
}

/// The permission group of those that are trusted is not there.
fn without_group(connector: &Inbound<'_>) -> Option<Finding> {
    let groups = Certain::receiving(connector.subject).of(&connector.groups);
    if groups.is_unknown() || groups.value().is_some_and(|groups| groups.contains(GROUP)) {
        return None;
    }
    let finding = places::found(
        &RULE,
        format!("{} is {TRUSTED}, and its permission groups lack {GROUP}", connector.subject.title()),
        &[
            (groups.span(), "ExchangeServers is not among these"),
            (connector.auth.span(), "whoever connects is to count as an Exchange server"),
        ],
        places::of_export(connector.subject, "the rest of it is as the export shows it"),
    )?;
    Some(
        finding
            .note("whoever is externally secured counts as an Exchange server: without that group such a host could not even send, and Exchange refuses the connector")
            .help("say `permission_groups: [ExchangeServers]`"),
    )
}

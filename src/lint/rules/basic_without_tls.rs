//! Passwords that cross the network in the clear.
//!
//! Each connector is judged by itself: none is compared with another.

use crate::diagnostic::{Finding, Rule, Sink};
use crate::lint::{Check, Facts, Need, places};
use crate::mailflow::{Inbound, Outbound};
use crate::resource::{ReceiveConnector, SendConnector};

static RULE: Rule = Rule::warning("basic-without-tls", "A connector that sends or takes user names and passwords without TLS.")
    .page(include_str!("basic-without-tls.md"));

// What connectors have that manifests name only in part, the export shows.
pub(super) const CHECK: Check = Check::of(&RULE, check).needs(&[Need::State]);

fn check(facts: &Facts<'_>, sink: &mut Sink) {
    let sent = facts.mail.sending.iter().filter_map(|connector| Some((None, sent(connector)?)));
    let taken = facts.mail.receiving.iter().filter_map(|connector| Some((connector.subject.server(), taken(connector)?)));
    places::push_by_server(sent.chain(taken), sink);
}

/// A send connector that logs on to its smart hosts without TLS.
fn sent(connector: &Outbound<'_>) -> Option<Finding> {
    let subject = connector.subject;
    let (how, tls) = (subject.get(SendConnector::SMART_HOST_AUTH_MECHANISM), subject.get(SendConnector::REQUIRE_TLS));
    let basic = how.value().is_some_and(|how| how.as_str().eq_ignore_ascii_case("BasicAuth"));
    if !basic || !tls.is_false() || connector.enabled.is_false() {
        return None;
    }
    let finding = places::found(
        &RULE,
        format!("{} logs on to its smart hosts, and does not need TLS for it", subject.title()),
        &[
            (how.span(), "it logs on by user name and password"),
            (tls.span(), "TLS is not required"),
            (connector.smart_hosts.span(), "to these hosts"),
        ],
        places::of_export(subject, "the rest of it is as the export shows it"),
    )?;
    Some(
        finding
            .note("where the host offers no TLS, or somebody on the way takes its offer out, user name and password cross the network readable: whoever has them sends mail in this organisation's name")
            .help("say `smart_host_auth_mechanism: BasicAuthRequireTLS`"),
    )
}

/// A receive connector at which people log on without TLS.
fn taken(connector: &Inbound<'_>) -> Option<Finding> {
    let subject = connector.subject;
    let tls = subject.get(ReceiveConnector::REQUIRE_TLS);
    let words = connector.auth.value()?;
    let only_here = connector.bindings.value().is_some_and(|bindings| bindings.items().iter().all(|it| it.address().is_loopback()));
    // Beside ExternalAuthoritative it cannot stand: `externally-secured`.
    let alone = words.contains("BasicAuth") && !words.contains("BasicAuthRequireTLS") && !words.contains("ExternalAuthoritative");
    if !alone || !tls.is_false() || connector.enabled.is_false() || only_here {
        return None;
    }
    let finding = places::found(
        &RULE,
        format!("{} takes user names and passwords without TLS", subject.title()),
        &[(connector.auth.span(), "BasicAuth, without BasicAuthRequireTLS"), (tls.span(), "TLS is not required")],
        places::of_export(subject, "the rest of it is as the export shows it"),
    )?;
    Some(
        finding
            .note("passwords of mailboxes cross the network readable: whoever has one reads that mailbox, and sends in its name")
            .help("say `auth_mechanism: [Tls, BasicAuth, BasicAuthRequireTLS]`: then BasicAuth is offered after TLS has begun"),
    )
}

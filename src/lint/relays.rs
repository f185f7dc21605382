//! Receive connectors that relay for whoever does not log on.

use super::Facts;
use super::places::Place;
use crate::mailflow::{Admission, Inbound, Sender, relaying};
use crate::resource::ReceiveConnector;

/// That a connector relays for anonymous senders.
pub(super) struct Relay {
    /// What lets it.
    pub(super) admission: Admission,
    /// What is said beside the place that lets it.
    pub(super) how: &'static str,
    /// Half a sentence: what whoever connects may do.
    pub(super) consequence: &'static str,
}

/// Whether a connector that takes connections from elsewhere relays for anonymous senders; none also where that is unknown.
pub(super) fn anonymous(facts: &Facts<'_>, connector: &Inbound<'_>) -> Option<Relay> {
    let only_here = connector.bindings.value().is_some_and(|bindings| bindings.items().iter().all(|it| it.address().is_loopback()));
    if !connector.enabled.is_true() || only_here {
        return None;
    }
    let admits = relaying(facts.view, connector, Sender::Anonymous);
    let admission = admits.relay.filter(|relay| relay.may)?;
    let by_right = admits.anonymous_right.is_true() && !trusts(connector);
    Some(if by_right {
        let consequence = "whoever connects may send mail to any recipient anywhere";
        Relay { admission, how: "anonymous senders may send to any recipient", consequence }
    } else {
        let consequence = "whoever connects counts as an Exchange server, and may send mail to any recipient, in anybody's name, past the anti-spam filters";
        Relay { admission, how: "whoever connects counts as an Exchange server", consequence }
    })
}

/// Whether whoever connects is trusted, without a proof.
fn trusts(connector: &Inbound<'_>) -> bool {
    connector.auth.value().is_some_and(|words| words.contains("ExternalAuthoritative"))
}

/// The place that stands for a connector's ranges, where no manifest names these.
pub(super) fn elsewhere(connector: &Inbound<'_>) -> Place<'static> {
    let usage = connector.subject.get(ReceiveConnector::USAGE).span();
    match usage {
        _ if connector.ranges.span().is_some() => (None, ""),
        Some(_) if !connector.subject.is_exported() => (usage, "this usage takes connections from all addresses"),
        _ => (connector.subject.at(), "its ranges are not said here: the export shows them"),
    }
}

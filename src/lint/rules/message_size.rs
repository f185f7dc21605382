//! Limits of size on one way that contradict each other.
//!
//! Every connector is held against the organisation's limits, which are read once: none is compared with another.

use crate::diagnostic::{Finding, Rule, Sink};
use crate::lint::{Check, Facts, Need, places};
use crate::model::{Extent, Fact, Origin, Subject};
use crate::resource::{ReceiveConnector, TransportConfig};
use crate::value::Size;

static RULE: Rule = Rule::warning("message-size", "A limit of message size that another limit on the way keeps from having any effect.")
    .page(include_str!("message-size.md"));

// The limits that manifests do not name, the export shows.
pub(super) const CHECK: Check = Check::of(&RULE, check).needs(&[Need::State]);

fn check(facts: &Facts<'_>, sink: &mut Sink) {
    let Some(organization) = facts.view.of::<TransportConfig>().next() else { return };
    let sent = Limit { what: "MaxSendSize", said: organization.get(TransportConfig::MAX_SEND_SIZE) };
    let received = Limit { what: "MaxReceiveSize", said: organization.get(TransportConfig::MAX_RECEIVE_SIZE) };
    let out: Vec<Connector<'_>> = facts
        .mail
        .sending
        .iter()
        .map(|it| Connector { subject: it.subject, enabled: it.enabled.clone(), limit: it.max_size.clone() })
        .collect();
    let into: Vec<Connector<'_>> = facts
        .mail
        .receiving
        .iter()
        .map(|it| Connector { subject: it.subject, enabled: it.enabled.clone(), limit: it.subject.get(ReceiveConnector::MAX_MESSAGE_SIZE) })
        .collect();
    let pairs = out.iter().map(|connector| (connector, &sent)).chain(into.iter().map(|connector| (connector, &received)));
    let too_much = |(connector, limit): (&Connector<'_>, &Limit<'_>)| above(connector, limit, organization);
    let mut findings: Vec<(Option<&str>, Finding)> = pairs.filter_map(|pair| Some((pair.0.subject.server(), too_much(pair)?))).collect();
    // Send connectors are made by people; receive connectors are there since setup, and all of them are known only of an export.
    if facts.mail.sending.extent.gap().is_none() {
        findings.extend(below(&out, &sent, "leaves").map(|finding| (None, finding)));
    }
    if facts.mail.receiving.extent == Extent::Whole {
        findings.extend(below(&into, &received, "comes in").map(|finding| (None, finding)));
    }
    places::push_by_server(findings, sink);
}

/// A limit of the organisation.
struct Limit<'a> {
    what: &'static str,
    said: Fact<'a, Size>,
}

impl Limit<'_> {
    /// The bytes, where there is a limit that is known. An organisation is always there already: its default proves nothing.
    fn bytes(&self) -> Option<u64> {
        self.said.value().filter(|_| self.said.origin() != Some(Origin::Default)).and_then(|size| size.bytes())
    }
}

/// A connector of either kind.
struct Connector<'a> {
    subject: Subject<'a>,
    enabled: Fact<'a, bool>,
    limit: Fact<'a, Size>,
}

/// A manifest gives a connector more than the organisation allows.
fn above(connector: &Connector<'_>, limit: &Limit<'_>, organization: Subject<'_>) -> Option<Finding> {
    let at = connector.limit.span()?;
    let (size, most) = (*connector.limit.value()?, limit.bytes()?);
    if size.bytes().is_none_or(|bytes| bytes <= most) || connector.enabled.is_false() {
        return None;
    }
    let beside = format!("{}: {}", limit.what, Size::new(most));
    let finding = places::found(
        &RULE,
        format!("{} admits {size}, and the organisation {}", connector.subject.title(), Size::new(most)),
        &[(Some(at), "more than the organisation's limit"), (limit.said.span(), &beside)],
        places::of_export(organization, "the organisation's limit is as the export shows it"),
    )?;
    Some(
        finding
            .note(format!(
                "the smallest limit on the way counts: larger messages fail at {} all the same, and come back to their senders",
                limit.what
            ))
            .help(format!("raise `{}` of `transport_config`, or lower this one", snake(limit.what))),
    )
}

/// A manifest gives the organisation more than any connector admits.
fn below(connectors: &[Connector<'_>], limit: &Limit<'_>, way: &str) -> Option<Finding> {
    let (at, most) = (limit.said.span()?, limit.bytes()?);
    // One of which the limit is unknown may admit more.
    let bytes = |connector: &Connector<'_>| connector.limit.value().filter(|_| connector.limit.origin() != Some(Origin::Default))?.bytes();
    let in_use = || connectors.iter().filter(|connector| !connector.enabled.is_false());
    if in_use().any(|connector| bytes(connector).is_none_or(|bytes| bytes >= most)) {
        return None;
    }
    let widest = in_use().max_by_key(|connector| (bytes(connector), connector.subject.at().is_some()))?;
    let size = widest.limit.value()?;
    let beside = format!("no connector admits more than {}: {size}", widest.subject.title());
    let finding = places::found(
        &RULE,
        format!("the organisation admits {}, and no connector more than {size}", Size::new(most)),
        &[(Some(at), "more than any connector by which mail goes"), (widest.limit.span().or(widest.subject.at()), &beside)],
        places::NOWHERE,
    )?;
    Some(
        finding
            .note(format!("the smallest limit on the way counts, and {} has {size}: no larger message {way}, whatever the organisation allows", widest.subject.title()))
            .help("raise `max_message_size` of the connectors that such messages are to take; encoded, a message is a third larger than its attachments"),
    )
}

/// `MaxSendSize` as manifests write it.
fn snake(name: &str) -> String {
    let mut text = String::new();
    for c in name.chars() {
        if c.is_ascii_uppercase() && !text.is_empty() {
            text.push('_');
        }
        text.push(c.to_ascii_lowercase());
    }
    text
}

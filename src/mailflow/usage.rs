//! What a new receive connector has from its usage, where nothing else is said.
//!
//! Source: Microsoft, "Receive connectors in Exchange Server", usage types; New-ReceiveConnector.

use crate::model::{Fact, Subject};
use crate::resource::ReceiveConnector;
use crate::value::Typed;

/// What a usage stands for.
#[derive(Clone, Copy, Debug)]
pub(super) struct Usual {
    word: &'static str,
    pub(super) groups: &'static str,
    pub(super) auth: &'static str,
    /// None where New wants them to be said.
    pub(super) bindings: Option<&'static str>,
    pub(super) ranges: Option<&'static str>,
}

const USAGES: [Usual; 5] = [
    Usual {
        word: "Client",
        groups: "ExchangeUsers",
        auth: "Tls, Integrated, BasicAuth, BasicAuthRequireTLS",
        bindings: Some("0.0.0.0:587"),
        ranges: None,
    },
    Usual { word: "Custom", groups: "None", auth: "Tls", bindings: None, ranges: None },
    Usual {
        word: "Internal",
        groups: "ExchangeServers, ExchangeLegacyServers",
        auth: "Tls, ExchangeServer",
        bindings: Some("0.0.0.0:25"),
        ranges: None,
    },
    Usual { word: "Internet", groups: "AnonymousUsers", auth: "Tls", bindings: None, ranges: Some("0.0.0.0-255.255.255.255") },
    Usual { word: "Partner", groups: "Partners", auth: "Tls", bindings: None, ranges: None },
];

/// What the usage of a connector stands for: that which a manifest names or, of a new one, Custom. Of one that is there already,
/// nobody knows what it was made for.
pub(super) fn of(subject: &Subject<'_>) -> Option<&'static Usual> {
    let usage = subject.get(ReceiveConnector::USAGE);
    let known = usage.span().is_some() || subject.is_new();
    let word = usage.value().filter(|_| known && !subject.is_exported())?;
    USAGES.iter().find(|usual| usual.word.eq_ignore_ascii_case(word.as_str()))
}

/// What is known, or else what the usage gives.
pub(super) fn or<'a, T: Typed>(known: Fact<'a, T>, usual: Option<&'static str>) -> Fact<'a, T> {
    // A list that nobody names is empty by itself only where the usage gives none.
    let silent = matches!(known, Fact::Unknown | Fact::Empty(crate::model::Origin::Default));
    match usual.filter(|_| silent).and_then(|text| T::KIND.parse(&[text]).ok()) {
        Some(value) => T::of(&value).cloned().map_or(known, Fact::Default),
        None => known,
    }
}

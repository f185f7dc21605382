//! Which receive connector answers an address on a server and port.
//!
//! Source: Microsoft, "Receive connectors in Exchange Server": the connector is chosen by local address and port, a specific address
//! before all addresses; among those by the most specific remote range that holds the sender's address.

use std::collections::HashMap;
use std::net::IpAddr;

use super::usage;
use crate::model::{Extent, Fact, Subject, View};
use crate::resource::ReceiveConnector;
use crate::value::{Binding, Bindings, Flags, Range, Ranges, fold, short_server};

/// A receive connector, with what its choice and its admission depend on. What a manifest does not say of a new one follows from its
/// usage, as Microsoft documents: then facts are [`Fact::Default`].
#[derive(Clone, Debug)]
pub struct Inbound<'a> {
    /// The object; `subject.server()` is where it listens.
    pub subject: Subject<'a>,
    /// Whether it takes connections.
    pub enabled: Fact<'a, bool>,
    /// Where it listens.
    pub bindings: Fact<'a, Bindings>,
    /// Whose connections it takes.
    pub ranges: Fact<'a, Ranges>,
    /// How senders authenticate.
    pub auth: Fact<'a, Flags>,
    /// Who may submit.
    pub groups: Fact<'a, Flags>,
}

impl<'a> Inbound<'a> {
    fn new(subject: Subject<'a>) -> Self {
        let usual = usage::of(&subject);
        Self {
            subject,
            enabled: subject.get(ReceiveConnector::ENABLED),
            bindings: usage::or(subject.get(ReceiveConnector::BINDINGS), usual.and_then(|usual| usual.bindings)),
            ranges: usage::or(subject.get(ReceiveConnector::REMOTE_IP_RANGES), usual.and_then(|usual| usual.ranges)),
            auth: usage::or(subject.get(ReceiveConnector::AUTH_MECHANISM), usual.map(|usual| usual.auth)),
            groups: usage::or(subject.get(ReceiveConnector::PERMISSION_GROUPS), usual.map(|usual| usual.groups)),
        }
    }

    /// The most specific binding and range by which it would take a connection.
    fn answer(&self, contact: Contact<'_>, remote: IpAddr) -> Option<Answer<'_, 'a>> {
        let bindings = self.bindings.value()?.items().iter().filter(|binding| binding.port() == contact.port);
        let bindings = bindings.filter(|binding| binding.address().is_ipv4() == remote.is_ipv4());
        let binding = match contact.local.map(|local| local.to_canonical()) {
            // Where any address may be reached, one that all are reached by says most.
            None => bindings.min_by_key(|binding| !binding.address().is_unspecified()),
            Some(local) => bindings
                .filter(|binding| binding.address() == local || binding.address().is_unspecified())
                .min_by_key(|binding| binding.address().is_unspecified()),
        }?;
        let range = self.ranges.value()?.items().iter().filter(|range| range.holds(remote)).min_by_key(|range| range.width())?;
        Some(Answer { connector: self, binding, range })
    }
}

/// A connection that comes in.
#[derive(Clone, Copy, Debug)]
pub struct Contact<'q> {
    /// The server that is reached.
    pub server: &'q str,
    /// The local address that is reached; none where any may be meant.
    pub local: Option<IpAddr>,
    /// The port.
    pub port: u16,
    /// From where.
    pub remote: IpAddr,
}

/// The connector that answers.
#[derive(Clone, Debug)]
pub struct Answer<'c, 'a> {
    /// The connector.
    pub connector: &'c Inbound<'a>,
    /// The binding by which it is reached.
    pub binding: &'c Binding,
    /// Its most specific range that holds the address.
    pub range: &'c Range,
}

impl Answer<'_, '_> {
    /// The smaller, the sooner it answers. At a given local address, that address goes before all addresses; where any address may be
    /// meant, the range decides first.
    fn rank(&self, local: Option<IpAddr>) -> (bool, u128, bool) {
        let everywhere = self.binding.address().is_unspecified();
        (local.is_some() && everywhere, self.range.width(), local.is_none() && !everywhere)
    }

    /// Whether two are just as specific, so that nothing decides between them.
    #[must_use]
    pub fn ties_with(&self, other: &Self) -> bool {
        self.binding == other.binding && self.range.width() == other.range.width()
    }
}

/// Who answers.
#[derive(Debug)]
pub struct Answering<'c, 'a> {
    /// The connector; none where none does.
    pub answer: Option<Answer<'c, 'a>>,
    /// Others that would take the connection, less specific ones; the most specific first. Also those that are just as specific:
    /// Exchange refuses such a configuration.
    pub others: Vec<Answer<'c, 'a>>,
    /// Connectors of the server of which something is unknown that could change the answer.
    pub unsure: Vec<&'c Inbound<'a>>,
}

/// The receive connectors of an organisation.
#[derive(Debug)]
pub struct Receiving<'a> {
    all: Vec<Inbound<'a>>,
    /// How much is known of which connectors there are.
    pub extent: Extent,
    /// By the folded name of the server: places in `all`.
    by_server: HashMap<String, Vec<usize>>,
}

impl<'a> Receiving<'a> {
    pub(super) fn new(view: &View<'a>) -> Self {
        let all: Vec<Inbound<'a>> = view.of::<ReceiveConnector>().map(Inbound::new).collect();
        let mut by_server: HashMap<String, Vec<usize>> = HashMap::new();
        for (at, connector) in all.iter().enumerate() {
            by_server.entry(fold(connector.subject.server().unwrap_or_default())).or_default().push(at);
        }
        Self { all, extent: view.extent::<ReceiveConnector>(), by_server }
    }

    /// All receive connectors, by server and name.
    pub fn iter(&self) -> impl Iterator<Item = &Inbound<'a>> {
        self.all.iter()
    }

    /// The receive connectors of a server (its short or full name).
    pub fn on(&self, server: &str) -> impl Iterator<Item = &Inbound<'a>> {
        let places = self.by_server.get(&fold(short_server(server)));
        places.into_iter().flatten().map(|at| &self.all[*at])
    }

    /// Who answers a connection.
    #[must_use]
    pub fn answering(&self, contact: Contact<'_>) -> Answering<'_, 'a> {
        let remote = contact.remote.to_canonical();
        let mut answers: Vec<Answer<'_, 'a>> = Vec::new();
        let mut maybe: Vec<&Inbound<'a>> = Vec::new();
        for connector in self.on(contact.server).filter(|connector| !connector.enabled.is_false()) {
            let known = !connector.bindings.is_unknown() && !connector.ranges.is_unknown();
            match connector.answer(contact, remote) {
                Some(answer) if !connector.enabled.is_unknown() => answers.push(answer),
                Some(_) => maybe.push(connector),
                None if known => {}
                None => maybe.push(connector),
            }
        }
        answers.sort_by_key(|answer| answer.rank(contact.local));
        // One that may be enabled, or of which the addresses are unknown, changes nothing where it would lose anyway.
        let best = answers.first().map(|answer| answer.rank(contact.local));
        maybe.retain(|connector| match (connector.answer(contact, remote), best) {
            (Some(answer), Some(best)) => answer.rank(contact.local) < best,
            _ => true,
        });
        let mut answers = answers.into_iter();
        Answering { answer: answers.next(), others: answers.collect(), unsure: maybe }
    }
}

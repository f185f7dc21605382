//! Which receive connector answers an address on a server and port.
//!
//! Source: Microsoft, "Receive connectors in Exchange Server": the connector is chosen by local address and port, a specific address
//! before all addresses; among those by the most specific remote range that holds the sender's address.

use std::collections::HashMap;
use std::net::IpAddr;

use crate::model::{Extent, Fact, Subject, View};
use crate::resource::ReceiveConnector;
use crate::value::{Binding, Bindings, Flags, Range, Ranges};

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
        Self { all: Vec::new(), extent: view.extent::<ReceiveConnector>(), by_server: HashMap::new() }
    }

    /// All receive connectors, by server and name.
    pub fn iter(&self) -> impl Iterator<Item = &Inbound<'a>> {
        self.all.iter()
    }

    /// The receive connectors of a server (its short or full name).
    pub fn on(&self, server: &str) -> impl Iterator<Item = &Inbound<'a>> {
        let places = self.by_server.get(&crate::value::fold(crate::value::short_server(server)));
        places.into_iter().flatten().map(|at| &self.all[*at])
    }

    /// Who answers a connection.
    #[must_use]
    pub fn answering(&self, contact: Contact<'_>) -> Answering<'_, 'a> {
        let _ = contact;
        Answering { answer: None, others: Vec::new(), unsure: Vec::new() }
    }
}

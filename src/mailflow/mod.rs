//! How mail flows through an organisation: pure functions from a [`View`] to decisions.
//!
//! | file | what it decides |
//! |---|---|
//! | `accepted_domain.rs` | which accepted domain a recipient's domain belongs to, and what becomes of its mail |
//! | `server.rs`  | which servers there are, in which sites |
//! | `host.rs` | whose a host or an address is: this organisation's, another declared one's, or nobody's that is known |
//! | `sending.rs` | which send connector carries mail for a domain, and why not the others |
//! | `distance.rs` | how near source servers are, and what that decides |
//! | `reads.rs` | what of an export all this needs |
//! | `receiving.rs` | which receive connector answers an address on a server and port |
//! | `relaying.rs` | who may submit and who may relay through a receive connector |
//! | `usage.rs` | what a new receive connector has from its usage |
//! | `way.rs` | the whole way of a message: `entry.rs`, how it comes in; `onward.rs` and `online.rs`, how it goes on; `station.rs`, through whom |
//!
//! This is Microsoft's "Mail routing", "Routing to external domains", "Receive connectors" and "Accepted domains", and nothing else. What
//! is unknown stays so: a decision that needs it says what it needs, and is none.
//!
//! Lookups take time by the labels of a domain or the connectors of a server, never by all there is.

mod accepted_domain;
mod distance;
mod entry;
mod host;
mod online;
mod onward;
mod reads;
mod receiving;
mod relaying;
mod sending;
mod server;
mod station;
mod usage;
mod way;

pub use accepted_domain::{Accepted, AcceptedDomains, DomainType};
pub use host::{Hosts, Whose};
pub use reads::reads;
pub use receiving::{Answer, Answering, Contact, Inbound, Receiving};
pub use relaying::{ACCEPT_ANY_RECIPIENT, Admission, Relaying, Sender, relaying};
pub use sending::{Candidate, Choice, NextHop, Outbound, PassedOver, Query, Sending, Unsure};
pub use server::{ServerFacts, Servers};
pub use way::{Aside, End, Message, Step, Way};

use std::sync::OnceLock;

use station::Peer;

use crate::model::{Organisation, View};

/// All that decisions about mail need of an organisation, indexed once.
#[derive(Debug)]
pub struct MailFlow<'a> {
    /// The organisation.
    pub view: &'a View<'a>,
    /// Its accepted domains.
    pub domains: AcceptedDomains<'a>,
    /// Its servers.
    pub servers: Servers<'a>,
    /// Its send connectors.
    pub sending: Sending<'a>,
    /// Its receive connectors.
    pub receiving: Receiving<'a>,
    /// Whose hosts and addresses are.
    pub hosts: Hosts<'a>,
    online: online::Online<'a>,
    declared: &'a [Organisation],
    peers: OnceLock<Vec<Peer<'a>>>,
}

impl<'a> MailFlow<'a> {
    /// Indexes an organisation. `declared` are all organisations of the manifests, this one among them or not: mail that ends at the
    /// servers of another one is known to arrive there.
    #[must_use]
    pub fn new(view: &'a View<'a>, declared: &'a [Organisation]) -> Self {
        Self {
            view,
            domains: AcceptedDomains::new(view),
            servers: Servers::new(view),
            sending: Sending::new(view),
            receiving: Receiving::new(view),
            hosts: Hosts::new(view, declared),
            online: online::Online::new(view),
            declared,
            peers: OnceLock::new(),
        }
    }

    /// The way of a message.
    #[must_use]
    pub fn way(&self, message: &Message<'_>) -> Way {
        way::way(self, message)
    }
}

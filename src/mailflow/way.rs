//! The whole way of a message, decision by decision.

use std::net::IpAddr;

use super::MailFlow;
use crate::model::Origin;
use crate::value::SmartHost;

/// A message.
#[derive(Clone, Copy, Debug)]
pub struct Message<'q> {
    /// The sender's domain, in A-labels and lower case.
    pub from: &'q str,
    /// The recipient's domain, in A-labels and lower case.
    pub to: &'q str,
    /// Its size in bytes, where that is of interest.
    pub size: Option<u64>,
    /// The server that it comes to, or on which it is written.
    pub server: Option<&'q str>,
    /// The address that hands it over by SMTP; none where it is written here.
    pub remote: Option<IpAddr>,
    /// The port on which it is handed over.
    pub port: u16,
}

/// A decision on the way.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Step {
    /// What decides: `accepted domain contoso.com`, `send connector 'To Internet'`.
    pub what: String,
    /// The decision and its reason, as a sentence.
    pub why: String,
    /// Where it is said.
    pub origin: Origin,
    /// What was not chosen, and why: `send connector 'Backup'`, `costs 20`. Each with its place.
    pub passed_over: Vec<(String, String, Origin)>,
}

/// How a way ends.
#[derive(Clone, Debug, PartialEq)]
pub enum End {
    /// To a mailbox of this organisation. (Whether the recipient exists, no manifest knows.)
    Delivered,
    /// Another declared organisation takes it: the name of its platform.
    Arrives(String),
    /// It leaves: to these hosts, or (where there are none) to those that DNS names.
    Leaves(Vec<SmartHost>),
    /// It is refused, with this answer.
    Refused(String),
    /// It comes back to where it was.
    Loop(String),
    /// Nothing carries it on.
    DeadEnd(String),
    /// It cannot be told: what would have to be known.
    Unknown(String),
}

impl End {
    /// Whether the message gets anywhere.
    #[must_use]
    pub fn is_fine(&self) -> bool {
        matches!(self, Self::Delivered | Self::Arrives(_) | Self::Leaves(_))
    }
}

/// The way of a message.
#[derive(Clone, Debug, PartialEq)]
pub struct Way {
    /// The decisions, in their order.
    pub steps: Vec<Step>,
    /// How it ends.
    pub end: End,
}

pub(super) fn way(flow: &MailFlow<'_>, message: &Message<'_>) -> Way {
    let _ = (flow, message);
    Way { steps: Vec::new(), end: End::Unknown(String::new()) }
}

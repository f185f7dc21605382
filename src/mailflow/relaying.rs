//! Who may submit and who may relay through a receive connector.
//!
//! To *submit* is to hand over mail for this organisation's own recipients (accepted domains); to *relay*, for any recipient. Relaying is
//! the extended right Ms-Exch-SMTP-Accept-Any-Recipient. Source: Microsoft, "Receive connectors in Exchange Server", the permissions
//! of permission groups, and "Allow anonymous relay on Exchange servers".

use super::Inbound;
use crate::model::{Fact, Origin, View};

/// Who a sender is to a receive connector.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Sender {
    /// Nobody: no authentication. Where the connector is ExternalAuthoritative, such a sender counts as an Exchange server.
    Anonymous,
    /// A user who logged on.
    User,
    /// An Exchange server of the organisation.
    Server,
}

/// What a sender may do.
#[derive(Clone, Debug)]
pub struct Admission {
    /// Whether it may, and who says so.
    pub may: bool,
    /// Who says so: the permission group, the right, the authentication.
    pub origin: Origin,
    /// As a sentence.
    pub why: String,
}

/// What a receive connector admits. All none where it is unknown.
#[derive(Clone, Debug)]
pub struct Relaying<'a> {
    /// Whether the sender may hand over mail for accepted domains.
    pub submit: Option<Admission>,
    /// Whether the sender may hand over mail for any recipient.
    pub relay: Option<Admission>,
    /// Whether the anonymous account has the right Ms-Exch-SMTP-Accept-Any-Recipient here.
    pub anonymous_right: Fact<'a, bool>,
}

/// What a connector admits of a sender.
#[must_use]
pub fn relaying<'a>(view: &View<'a>, connector: &Inbound<'a>, sender: Sender) -> Relaying<'a> {
    let _ = (view, connector, sender);
    Relaying { submit: None, relay: None, anonymous_right: Fact::Unknown }
}

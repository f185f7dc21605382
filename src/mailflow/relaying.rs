//! Who may submit and who may relay through a receive connector.
//!
//! To *submit* is to hand over mail for this organisation's own recipients (accepted domains); to *relay*, for any recipient. Relaying is
//! the extended right Ms-Exch-SMTP-Accept-Any-Recipient. Source: Microsoft, "Receive connectors in Exchange Server", the permissions
//! of permission groups, and "Allow anonymous relay on Exchange servers".

use super::Inbound;
use crate::model::{Extent, Fact, Origin, View, right_key};
use crate::resource::AdPermission;
use crate::value::fold;

/// The right to relay.
pub const ACCEPT_ANY_RECIPIENT: &str = "Ms-Exch-SMTP-Accept-Any-Recipient";

/// The anonymous account.
const ANONYMOUS: &str = "S-1-5-7";

/// Who a sender is to a receive connector.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Sender {
    /// Nobody: no authentication. Where the connector is ExternalAuthoritative, such a sender counts as an Exchange server.
    Anonymous,
    /// A user who logged on.
    User,
    /// An Exchange server of the organisation.
    Server,
    /// A partner who showed the certificate of its domain.
    Partner,
}

/// Whether something is allowed, and by what.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Admission {
    /// Whether it is.
    pub may: bool,
    /// Who says so: the permission group, the right, the authentication.
    pub origin: Origin,
    /// As half a sentence: `its permission groups have AnonymousUsers`.
    pub why: String,
}

/// What a receive connector admits of a sender. None is unknown.
#[derive(Clone, Debug)]
pub struct Relaying<'a> {
    /// Whether the sender may hand over mail for accepted domains.
    pub submit: Option<Admission>,
    /// Whether the sender may hand over mail for any recipient.
    pub relay: Option<Admission>,
    /// Whether the anonymous account has the right [`ACCEPT_ANY_RECIPIENT`] here.
    pub anonymous_right: Fact<'a, bool>,
}

/// The permission group of each kind of sender, and whether it may relay.
const GROUPS: [(Sender, &str, bool); 4] = [
    (Sender::Anonymous, "AnonymousUsers", false),
    (Sender::User, "ExchangeUsers", true),
    (Sender::Server, "ExchangeServers", true),
    (Sender::Partner, "Partners", false),
];

/// What a connector admits of a sender.
#[must_use]
pub fn relaying<'a>(view: &View<'a>, connector: &Inbound<'a>, sender: Sender) -> Relaying<'a> {
    let anonymous_right = anonymous_right(view, connector);
    let (submit, relay) = match by_group(connector, sender) {
        _ if sender == Sender::Anonymous && trusts(connector) => (externally_secured(connector), externally_secured(connector)),
        Some((submit, relays)) => {
            let relay = if relays || !submit.may { Some(submit.clone()) } else { by_right(sender, &anonymous_right) };
            (Some(submit), relay)
        }
        None => (None, None),
    };
    Relaying { submit, relay, anonymous_right }
}

/// Whether whoever connects counts as an Exchange server.
fn trusts(connector: &Inbound<'_>) -> bool {
    let has = |words: &Fact<'_, crate::value::Flags>, word: &str| words.value().is_some_and(|words| words.contains(word));
    has(&connector.auth, "ExternalAuthoritative") && has(&connector.groups, "ExchangeServers")
}

fn externally_secured(connector: &Inbound<'_>) -> Option<Admission> {
    let why = "it is ExternalAuthoritative: whoever its ranges hold counts as an Exchange server".to_owned();
    connector.auth.origin().map(|origin| Admission { may: true, origin, why })
}

/// What the permission group of a sender says, and whether it may relay.
fn by_group(connector: &Inbound<'_>, sender: Sender) -> Option<(Admission, bool)> {
    let (_, group, relays) = GROUPS.into_iter().find(|(kind, ..)| *kind == sender)?;
    let origin = connector.groups.origin()?;
    let may = connector.groups.value().is_some_and(|groups| groups.contains(group));
    let why = format!("its permission groups {} {group}", if may { "have" } else { "lack" });
    Some((Admission { may, origin, why }, relays))
}

/// What the right to relay says of who may submit.
fn by_right(sender: Sender, right: &Fact<'_, bool>) -> Option<Admission> {
    if sender != Sender::Anonymous {
        return Some(Admission {
            may: false,
            origin: Origin::Default,
            why: "its permission group takes mail for accepted domains only".to_owned(),
        });
    }
    let (may, origin) = (*right.value()?, right.origin()?);
    let why = format!("anonymous senders {} the right {ACCEPT_ANY_RECIPIENT}", if may { "have" } else { "lack" });
    Some(Admission { may, origin, why })
}

fn anonymous_right<'a>(view: &View<'a>, connector: &Inbound<'a>) -> Fact<'a, bool> {
    let subject = &connector.subject;
    let key = right_key(subject.key().as_str(), ANONYMOUS, ACCEPT_ANY_RECIPIENT);
    if let Some(right) = view.find::<AdPermission>(&key) {
        return Fact::Known(std::borrow::Cow::Owned(true), right.origin());
    }
    // An export that shows some right on a connector shows all of them: it was read whole.
    let others = || !view.beginning::<AdPermission>(&format!("{}: ", fold(subject.key().as_str()))).is_empty();
    match view.extent::<AdPermission>() {
        _ if !subject.is_exported() => Fact::Default(false),
        Extent::Whole => Fact::Known(std::borrow::Cow::Owned(false), Origin::Export),
        _ if others() => Fact::Known(std::borrow::Cow::Owned(false), Origin::Export),
        _ => Fact::Unknown,
    }
}

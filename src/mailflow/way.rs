//! The whole way of a message, decision by decision.
//!
//! Source: Microsoft, "Mail routing in Exchange Server", "Accepted domains in Exchange Server"; for hosting mode, "554 5.4.4
//! SMTPSEND.DNS.MxLoopback" is what a server answers that finds its own address in the next hop's MX record.

use std::net::IpAddr;

use super::{DomainType, station::Station};
use super::{MailFlow, entry, onward};
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
    /// The address that hands it over by SMTP; none where it is written here, or comes from the Internet somehow.
    pub remote: Option<IpAddr>,
    /// The address of the server at which it is handed over; none where any may be meant.
    pub local: Option<IpAddr>,
    /// The port on which it is handed over.
    pub port: u16,
}

/// A decision on the way.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Step {
    /// What decides: `accepted domain 'contoso.com'`, `send connector 'To Internet'`.
    pub what: String,
    /// The decision and its reason, as a sentence without its full stop.
    pub why: String,
    /// Where it is said.
    pub origin: Origin,
    /// What was not chosen.
    pub passed_over: Vec<Aside>,
}

/// What was not chosen on the way, and why.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Aside {
    /// `send connector 'Backup'`.
    pub what: String,
    /// `it costs 20`.
    pub why: String,
    /// Where it is said.
    pub origin: Origin,
}

/// How a way ends.
#[derive(Clone, Debug, PartialEq)]
pub enum End {
    /// In a mailbox of this organisation. (Whether the recipient exists, no manifest knows.)
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
    /// It cannot be told: what would have to be known, and what to do for that.
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

/// A way that is being followed.
pub(super) struct Walk<'m> {
    pub(super) message: Message<'m>,
    pub(super) steps: Vec<Step>,
    /// The server on which the message is; none where it may be any.
    pub(super) server: Option<String>,
    /// Whether it has come in from outside: then nobody's isolation stands in its way.
    pub(super) outside: bool,
    /// The platforms that it has passed as mail from outside.
    passed: Vec<String>,
}

/// Where a message goes next.
pub(super) enum Next {
    /// To the organisation at this place among the stations, as mail from outside.
    Station(usize),
    /// Nowhere.
    End(End),
}

impl Walk<'_> {
    pub(super) fn step(&mut self, what: impl Into<String>, why: impl Into<String>, origin: Origin) {
        self.steps.push(Step { what: what.into(), why: why.into(), origin, passed_over: Vec::new() });
    }
}

pub(super) fn way(flow: &MailFlow<'_>, message: &Message<'_>) -> Way {
    let mut walk =
        Walk { message: *message, steps: Vec::new(), server: message.server.map(str::to_owned), outside: false, passed: Vec::new() };
    let own = flow.own();
    let end = entry::entry(flow, &mut walk).unwrap_or_else(|| {
        let mut at = None;
        loop {
            let station = at.and_then(|at| flow.peers().get(at)).map_or_else(|| own.clone(), super::station::Peer::station);
            match visit(flow, &station, &mut walk) {
                Next::End(end) => return end,
                Next::Station(next) => at = Some(next).filter(|next| *next < flow.peers().len()),
            }
        }
    });
    Way { steps: walk.steps, end }
}

/// What an organisation does with a message.
fn visit(flow: &MailFlow<'_>, station: &Station<'_, '_>, walk: &mut Walk<'_>) -> Next {
    if walk.outside {
        let name = station.platform.name.to_string();
        if walk.passed.contains(&name) {
            return Next::End(End::Loop(format!(
                "it is in {name} again, and goes the same way until it has had too many hops: 554 5.4.6 Hop count exceeded - possible mail loop"
            )));
        }
        walk.passed.push(name);
    }
    match recipient(station, walk) {
        Some(end) => Next::End(end),
        None => onward::onward(flow, station, walk),
    }
}

/// What becomes of a message by its recipient's domain. None: it goes onwards.
fn recipient(station: &Station<'_, '_>, walk: &mut Walk<'_>) -> Option<End> {
    let (to, name) = (walk.message.to, &station.platform.name);
    let Some(accepted) = station.domains.accepted(to) else {
        if let Some(gap) = station.domains.extent.gap() {
            return Some(End::Unknown(format!("whether {to} is an accepted domain: {gap}")));
        }
        // What comes from outside and is not for here is refused at the door.
        if walk.outside {
            walk.step("accepted domains", format!("{to} is none of {name}'s"), Origin::Default);
            return Some(End::Refused(format!("550 5.7.1 Unable to relay: {name} takes no mail for {to} from outside")));
        }
        walk.step("accepted domains", format!("{to} is none of {name}'s: the message goes onwards"), Origin::Default);
        return None;
    };
    let what = accepted.subject.title();
    let here = accepted.subject.origin();
    if !walk.outside
        && station.platform.hosting()
        && let Some(sender) = station.domains.accepted(walk.message.from)
        && sender.subject.tenant() != accepted.subject.tenant()
    {
        let origin = station.platform.isolation_at.map_or(here, Origin::Manifest);
        let (one, other) = (whose(sender.subject.tenant(), name), whose(accepted.subject.tenant(), name));
        let why = format!(
            "isolation: Hosting keeps {one} and {other} apart: to each the other's domains are strange, and the message goes onwards"
        );
        walk.step(what, why, origin);
        return None;
    }
    let of = if *what == format!("accepted domain '{to}'") { String::new() } else { format!("{to} belongs to it; ") };
    let Some((domain_type, origin)) = accepted.domain_type else {
        return Some(End::Unknown(format!("the type of {what}: export its DomainType (Get-AcceptedDomain)")));
    };
    let why = match domain_type {
        DomainType::Authoritative => "it is Authoritative: who is here gets the message, for all others it is refused",
        DomainType::InternalRelay => "it is InternalRelay: who is here gets the message, for all others it goes onwards",
        DomainType::ExternalRelay => "it is ExternalRelay: the message goes onwards, whoever it is for",
    };
    // Where only a default says so, the domain's own place says more.
    walk.step(what, format!("{of}{why}"), if origin == Origin::Default { here } else { origin });
    match domain_type {
        DomainType::Authoritative if station.is_own => Some(End::Delivered),
        DomainType::Authoritative => Some(End::Arrives(name.to_string())),
        DomainType::InternalRelay | DomainType::ExternalRelay => None,
    }
}

/// Who has a domain, as a person says: `tenant contoso`, or the platform.
pub(super) fn whose(tenant: Option<&str>, platform: &str) -> String {
    tenant.map_or_else(|| format!("platform {platform}"), |tenant| format!("tenant {tenant}"))
}

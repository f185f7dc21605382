//! How near the source servers of a send connector are, and what that decides.

use super::{Candidate, Outbound, Servers};
use crate::value::fold;

/// How near a connector's source servers are to the server on which a message is; the nearest of them counts.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Distance {
    /// That server is one.
    Itself,
    /// One is in its site.
    Site,
    /// One is in its site, or it is one: the message may be on any server of the one site that there is.
    Near,
    /// All are in other sites.
    Other,
    /// That cannot be told.
    Unknown,
}

/// How near a connector's source servers are to a server, or to any.
pub(super) fn distance(connector: &Outbound<'_>, from: Option<&str>, servers: &Servers<'_>) -> Distance {
    // A connector of which the source servers are unknown may be any server's.
    let Some(sources) = connector.source_servers() else { return Distance::Unknown };
    let Some(from) = from else {
        // Wherever the message is: it is in the one site that there is.
        let here = (servers.in_one_site() || servers.without_sites()) && !sources.is_empty();
        return if here { Distance::Near } else { Distance::Unknown };
    };
    let near: Vec<Option<bool>> = sources.iter().map(|source| servers.together(from, source)).collect();
    if sources.iter().any(|source| fold(source) == fold(crate::value::short_server(from))) {
        Distance::Itself
    } else if near.contains(&Some(true)) {
        Distance::Site
    } else if near.contains(&None) || near.is_empty() {
        Distance::Unknown
    } else {
        Distance::Other
    }
}

/// Whether the first of two connectors, which sorts before the second by address space, cost, distance and name, is certain to be
/// preferred. The cost of a way is the connector's and that of the links between sites, which nobody knows here: so a cheaper connector
/// in another site may lose to a dearer one in the own site. Where no site is known of any server, they are taken for one.
pub(super) fn before(one: (&Candidate<'_, '_>, Distance), other: (&Candidate<'_, '_>, Distance), servers: &Servers<'_>) -> bool {
    let ((a, near), (b, far)) = (one, other);
    if a.specificity() != b.specificity() {
        return a.specificity() > b.specificity();
    }
    let same_sources = match (&a.connector.sources.value(), &b.connector.sources.value()) {
        (Some(a), Some(b)) => a == b,
        _ => false,
    };
    let siteless = |distance| if distance == Distance::Unknown && servers.without_sites() { Distance::Site } else { distance };
    let (near, far) = (siteless(near), siteless(far));
    let (cost, dear) = (a.space.cost(), b.space.cost());
    if same_sources {
        return (cost, a.connector.subject.key()) < (dear, b.connector.subject.key());
    }
    match (near, far) {
        (Distance::Itself | Distance::Site, Distance::Itself | Distance::Site) => {
            (cost, near, a.connector.subject.key()) < (dear, far, b.connector.subject.key())
        }
        (Distance::Itself | Distance::Site | Distance::Near, Distance::Other) => cost <= dear,
        // On the server that is a source itself, the one wins, on another server the other.
        (Distance::Itself | Distance::Site | Distance::Near, Distance::Near | Distance::Unknown) => cost < dear,
        (Distance::Near, Distance::Itself | Distance::Site) => cost < dear,
        (Distance::Other | Distance::Unknown, _) => false,
    }
}

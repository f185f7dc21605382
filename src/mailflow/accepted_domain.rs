//! Accepted domains: which one a recipient's domain belongs to, and what becomes of its mail.
//!
//! Source: Microsoft, "Accepted domains in Exchange Server".

use std::collections::HashMap;

use crate::model::{Extent, Fact, Origin, Subject, View};
use crate::resource::AcceptedDomain;

/// What becomes of mail to an accepted domain.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum DomainType {
    /// Delivered to recipients that are here; refused for all others.
    Authoritative,
    /// Delivered to recipients that are here; sent onwards for all others.
    InternalRelay,
    /// Sent onwards unseen.
    ExternalRelay,
}

impl DomainType {
    /// All types.
    pub const ALL: [Self; 3] = [Self::Authoritative, Self::InternalRelay, Self::ExternalRelay];

    /// Exchange's word for it.
    #[must_use]
    pub fn word(self) -> &'static str {
        match self {
            Self::Authoritative => "Authoritative",
            Self::InternalRelay => "InternalRelay",
            Self::ExternalRelay => "ExternalRelay",
        }
    }

    fn from_word(word: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|known| known.word().eq_ignore_ascii_case(word))
    }
}

/// An accepted domain.
#[derive(Clone, Debug)]
pub struct Accepted<'a> {
    /// The object. `subject.tenant()` is whose it is, `subject.key()` the domain as it is written.
    pub subject: Subject<'a>,
    /// What becomes of its mail, and where that is said; none where that is unknown.
    pub domain_type: Option<(DomainType, Origin)>,
    /// Whether it is for subdomains too: `*.contoso.com`, or MatchSubDomains.
    pub with_subdomains: bool,
    /// Whether it is the default domain.
    pub default: Fact<'a, bool>,
}

impl<'a> Accepted<'a> {
    /// The domain in A-labels and lower case, without the star of `*.contoso.com`.
    #[must_use]
    pub fn domain(&self) -> &'a str {
        let folded = self.subject.key().folded();
        folded.strip_prefix("*.").unwrap_or(folded)
    }
}

/// The accepted domains of an organisation.
#[derive(Debug)]
pub struct AcceptedDomains<'a> {
    all: Vec<Accepted<'a>>,
    /// By the domain itself: places in `all`. `contoso.com` and `*.contoso.com` may both be there; the exact one wins.
    exact: HashMap<&'a str, usize>,
    /// By the domain whose subdomains are taken too.
    wide: HashMap<&'a str, usize>,
    /// How much is known of which domains there are.
    pub extent: Extent,
}

impl<'a> AcceptedDomains<'a> {
    /// Indexes the accepted domains of an organisation.
    #[must_use]
    pub fn new(view: &View<'a>) -> Self {
        let mut domains = Self { all: Vec::new(), exact: HashMap::new(), wide: HashMap::new(), extent: view.extent::<AcceptedDomain>() };
        for subject in view.of::<AcceptedDomain>() {
            domains.add(subject);
        }
        domains
    }

    fn add(&mut self, subject: Subject<'a>) {
        let said = subject.get(AcceptedDomain::DOMAIN_TYPE);
        let domain_type = said.value().and_then(|word| DomainType::from_word(word.as_str())).zip(said.origin());
        let star = subject.key().folded().starts_with("*.");
        let with_subdomains = star || subject.get(AcceptedDomain::MATCH_SUB_DOMAINS).is_true();
        let accepted = Accepted { subject, domain_type, with_subdomains, default: subject.get(AcceptedDomain::DEFAULT) };
        let (domain, at) = (accepted.domain(), self.all.len());
        if !star {
            self.exact.insert(domain, at);
        }
        if with_subdomains {
            self.wide.insert(domain, at);
        }
        self.all.push(accepted);
    }

    /// All accepted domains, by domain.
    pub fn iter(&self) -> impl Iterator<Item = &Accepted<'a>> {
        self.all.iter()
    }

    /// The accepted domain of this exact name, `*.contoso.com` for that one. By A-labels, in lower case.
    #[must_use]
    pub fn named(&self, domain: &str) -> Option<&Accepted<'a>> {
        let at = match domain.strip_prefix("*.") {
            Some(parent) => self.wide.get(parent).filter(|at| self.all[**at].subject.key().folded() == domain),
            None => self.exact.get(domain),
        };
        at.map(|at| &self.all[*at])
    }

    /// The accepted domain that mail to a domain belongs to: the domain itself, else the nearest one above it (or `*.` itself) that
    /// takes subdomains. By A-labels, in lower case. None does not mean that mail is refused by name: see [`Self::extent`].
    #[must_use]
    pub fn accepted(&self, domain: &str) -> Option<&Accepted<'a>> {
        let exact = self.exact.get(domain);
        exact.or_else(|| above(domain).find_map(|parent| self.wide.get(parent))).map(|at| &self.all[*at])
    }
}

/// A domain and all that it is beneath: `a.b.c`, `b.c`, `c`.
pub(super) fn above(domain: &str) -> impl Iterator<Item = &str> {
    std::iter::successors(Some(domain), |domain| domain.split_once('.').map(|(_, rest)| rest))
}

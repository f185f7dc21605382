//! The servers, certificates and namespaces that a platform declares.

use std::net::IpAddr;

use crate::diagnostic::Span;
use crate::resource::Product;
use crate::value::Day;

/// What a server does. Source: Microsoft, Get-ExchangeServer (`ServerRole`).
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Role {
    /// Keeps mailboxes; from 2013 on also transports, from 2016 on does all.
    Mailbox,
    /// Answers clients; 2010 and 2013.
    ClientAccess,
    /// Transports mail; 2010.
    HubTransport,
    /// Answers telephones; 2010.
    UnifiedMessaging,
    /// Stands between the organisation and the Internet.
    Edge,
}

impl Role {
    /// All roles.
    pub const ALL: [Self; 5] = [Self::Mailbox, Self::ClientAccess, Self::HubTransport, Self::UnifiedMessaging, Self::Edge];

    /// Exchange's word for it.
    #[must_use]
    pub fn word(self) -> &'static str {
        match self {
            Self::Mailbox => "Mailbox",
            Self::ClientAccess => "ClientAccess",
            Self::HubTransport => "HubTransport",
            Self::UnifiedMessaging => "UnifiedMessaging",
            Self::Edge => "Edge",
        }
    }

    /// All words.
    #[must_use]
    pub fn words() -> Vec<&'static str> {
        Self::ALL.map(Self::word).to_vec()
    }

    /// Reads the word, in any case.
    #[must_use]
    pub fn from_word(word: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|role| role.word().eq_ignore_ascii_case(word))
    }
}

/// A certificate that a platform declares.
#[derive(Clone, Debug)]
pub struct PlatformCertificate {
    /// Its name in the manifests.
    pub name: Box<str>,
    /// The hosts that it is for, and where each is said; `*.fabrikam.com` is for one label before the rest.
    pub subject_names: Vec<(Box<str>, Span)>,
    /// The last day on which it is valid.
    pub not_after: Option<Day>,
    /// Where that is said.
    pub not_after_at: Option<Span>,
    /// Where it is declared.
    pub at: Span,
}

/// A namespace of a platform. Its URLs are among the wanted objects; this is what its certificate has to do with.
#[derive(Clone, Debug)]
pub struct PlatformNamespace {
    /// The hosts under which clients find its services, and where each is said; none where it is to be absent.
    pub hosts: Vec<(Box<str>, Span)>,
    /// The certificate that it says its hosts are on, and where.
    pub certificate: Option<(Box<str>, Span)>,
}

/// A server that a platform declares.
#[derive(Clone, Debug)]
pub struct PlatformServer {
    /// Its short name.
    pub name: Box<str>,
    /// Its version: its own, or the platform's.
    pub product: Product,
    /// What it does.
    pub roles: Vec<Role>,
    /// Its Active Directory site.
    pub site: Option<Box<str>>,
    /// The addresses at which others reach it.
    pub addresses: Vec<IpAddr>,
    /// Whether mail from the Internet comes to it.
    pub receives_internet_mail: bool,
    /// Whether mail to the Internet leaves through it.
    pub sends_internet_mail: bool,
    /// Where it is declared.
    pub at: Span,
}

//! An organisation that a message passes: this one, or another that the manifests declare.

use super::online::Online;
use super::{AcceptedDomains, Hosts, MailFlow, Sending, Servers};
use crate::model::{Organisation, Platform, View};

/// What a message meets in an organisation.
#[derive(Clone, Debug)]
pub(super) struct Station<'s, 'a> {
    pub(super) platform: &'a Platform,
    pub(super) domains: &'s AcceptedDomains<'a>,
    pub(super) servers: &'s Servers<'a>,
    pub(super) sending: &'s Sending<'a>,
    pub(super) online: &'s Online<'a>,
    /// Whether it is the one that is asked about.
    pub(super) is_own: bool,
}

/// Another declared organisation, as its manifests want it.
#[derive(Debug)]
pub(super) struct Peer<'a> {
    platform: &'a Platform,
    domains: AcceptedDomains<'a>,
    servers: Servers<'a>,
    sending: Sending<'a>,
    online: Online<'a>,
}

impl<'a> Peer<'a> {
    fn new(wanted: &'a Organisation) -> Self {
        let view = View::desired(wanted);
        Self {
            platform: &wanted.platform,
            domains: AcceptedDomains::new(&view),
            servers: Servers::new(&view),
            sending: Sending::new(&view),
            online: Online::new(&view),
        }
    }

    pub(super) fn station(&self) -> Station<'_, 'a> {
        Station {
            platform: self.platform,
            domains: &self.domains,
            servers: &self.servers,
            sending: &self.sending,
            online: &self.online,
            is_own: false,
        }
    }
}

impl<'a> MailFlow<'a> {
    pub(super) fn own(&self) -> Station<'_, 'a> {
        Station {
            platform: self.view.platform(),
            domains: &self.domains,
            servers: &self.servers,
            sending: &self.sending,
            online: &self.online,
            is_own: true,
        }
    }

    /// The other organisations, indexed when a message first comes to one: most never do.
    pub(super) fn peers(&self) -> &[Peer<'a>] {
        self.peers.get_or_init(|| others(self.view.platform(), self.declared).map(Peer::new).collect())
    }

    /// The place of the organisation of this platform among the peers; beyond them, where it is this one.
    pub(super) fn place(&self, platform: &str) -> usize {
        let peers = self.peers();
        peers.iter().position(|peer| &*peer.platform.name == platform).unwrap_or(peers.len())
    }

    /// The other organisations that have a domain among theirs.
    pub(super) fn accepting<'s>(&'s self, domain: &'s str) -> impl Iterator<Item = usize> + 's {
        self.peers().iter().enumerate().filter(move |(_, peer)| peer.domains.accepted(domain).is_some()).map(|(at, _)| at)
    }

    /// Whose the hosts are.
    pub(super) fn hosts(&self) -> &Hosts<'a> {
        &self.hosts
    }
}

/// The organisations other than that of a platform.
pub(super) fn others<'a>(own: &'a Platform, declared: &'a [Organisation]) -> impl Iterator<Item = &'a Organisation> {
    declared.iter().filter(move |other| other.platform.name != own.name)
}

//! Whose a host or an address is.

use std::collections::HashMap;
use std::net::IpAddr;

use crate::model::{Organisation, Platform, View};
use crate::resource::ExchangeServer;
use crate::value::{SmartHost, fold, short_server};

/// Whose a host is.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Whose<'a> {
    /// This organisation's: mail that goes there comes back. The server, where it is known which.
    Own(Option<&'a str>),
    /// Another declared organisation's: the name of its platform.
    Other(&'a str),
    /// Nobody's that the manifests know.
    Unknown,
}

/// The hosts and addresses of all declared organisations.
#[derive(Debug)]
pub struct Hosts<'a> {
    names: HashMap<String, Whose<'a>>,
    addresses: HashMap<IpAddr, Whose<'a>>,
}

impl<'a> Hosts<'a> {
    pub(super) fn new(view: &View<'a>, declared: &'a [Organisation]) -> Self {
        let mut hosts = Self { names: HashMap::new(), addresses: HashMap::new() };
        let own = view.platform();
        // Full host names are told apart first: of two organisations each may have an EX01.
        for subject in view.of::<ExchangeServer>() {
            let name = Whose::Own(Some(short_server(subject.name())));
            hosts.name(subject.name(), &name);
            if let Some(fqdn) = subject.get(ExchangeServer::FQDN).value() {
                hosts.name(fqdn.as_str(), &name);
            }
        }
        hosts.platform(own, Whose::Own);
        for other in declared.iter().map(|one| &one.platform).filter(|other| fold(&other.name) != fold(&own.name)) {
            hosts.platform(other, |_| Whose::Other(&other.name));
        }
        hosts
    }

    fn platform(&mut self, platform: &'a Platform, whose: impl Fn(Option<&'a str>) -> Whose<'a>) {
        for server in &platform.servers {
            let whose = whose(Some(&server.name));
            self.name(&server.name, &whose);
            if let Some(forest) = &platform.organization.forest {
                self.name(&format!("{}.{forest}", server.name), &whose);
            }
            for address in &server.addresses {
                self.addresses.entry(*address).or_insert_with(|| whose.clone());
            }
        }
        for host in &platform.mail_exchangers {
            match (host.name(), host.address()) {
                (Some(name), _) => self.name(name, &whose(None)),
                (None, Some(address)) => drop(self.addresses.entry(address).or_insert_with(|| whose(None))),
                (None, None) => {}
            }
        }
    }

    fn name(&mut self, name: &str, whose: &Whose<'a>) {
        self.names.entry(fold(name)).or_insert_with(|| whose.clone());
    }

    /// Whose a smart host is.
    #[must_use]
    pub fn whose(&self, host: &SmartHost) -> Whose<'a> {
        let found = match (host.name(), host.address()) {
            (Some(name), _) => self.names.get(name),
            (None, Some(address)) => self.addresses.get(&address),
            (None, None) => None,
        };
        found.cloned().unwrap_or(Whose::Unknown)
    }

    /// Whose an address is.
    #[must_use]
    pub fn whose_address(&self, address: IpAddr) -> Whose<'a> {
        self.addresses.get(&address).cloned().unwrap_or(Whose::Unknown)
    }
}

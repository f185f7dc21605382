//! ONE FILE AN EXCHANGE TYPE: its table. Decoding, comparing, collecting, rendering and the reference all read these tables.
//!
//! A new type touches its file, one line in [`TYPES`], a template only where the common one does not fit, and a case folder.

use std::sync::LazyLock;

mod ignored;
mod product;
mod property;
mod reference;
mod table;
mod through;
mod virtual_directory;

mod accepted_domain;
mod active_sync_virtual_directory;
mod ad_permission;
mod autodiscover_virtual_directory;
mod client_access_service;
mod ecp_virtual_directory;
mod exchange_certificate;
mod exchange_server;
mod http_redirect;
mod inbound_connector;
mod mapi_virtual_directory;
mod oab_virtual_directory;
mod organization_config;
mod outbound_connector;
mod outlook_anywhere;
mod owa_virtual_directory;
mod power_shell_virtual_directory;
mod receive_connector;
mod remote_domain;
mod send_connector;
mod transport_config;
mod web_services_virtual_directory;

pub use accepted_domain::AcceptedDomain;
pub use active_sync_virtual_directory::ActiveSyncVirtualDirectory;
pub use ad_permission::AdPermission;
pub use autodiscover_virtual_directory::AutodiscoverVirtualDirectory;
pub use client_access_service::ClientAccessService;
pub use ecp_virtual_directory::EcpVirtualDirectory;
pub use exchange_certificate::ExchangeCertificate;
pub use exchange_server::ExchangeServer;
pub use http_redirect::HttpRedirect;
pub use inbound_connector::InboundConnector;
pub use mapi_virtual_directory::MapiVirtualDirectory;
pub use oab_virtual_directory::OabVirtualDirectory;
pub use organization_config::OrganizationConfig;
pub use outbound_connector::OutboundConnector;
pub use outlook_anywhere::OutlookAnywhere;
pub use owa_virtual_directory::OwaVirtualDirectory;
pub use power_shell_virtual_directory::PowerShellVirtualDirectory;
pub use product::{Product, Products};
pub use property::{Clearing, Prop, Property, Reading, Said, snake_case};
pub use receive_connector::ReceiveConnector;
pub use reference::reference;
pub use remote_domain::RemoteDomain;
pub use send_connector::SendConnector;
pub use table::{Ask, ByHand, Claim, Identity, Implication, Need, Resource, ResourceType, Scope, Told, Verbs, plural, read_name};
pub use through::Through;
pub use transport_config::TransportConfig;
pub use web_services_virtual_directory::WebServicesVirtualDirectory;

/// Every type that hostctl knows, in the order in which steps are taken: what others need comes first, inbound before outbound.
pub static TYPES: &[&ResourceType] = &[
    AcceptedDomain::TYPE,
    RemoteDomain::TYPE,
    ReceiveConnector::TYPE,
    AdPermission::TYPE,
    InboundConnector::TYPE,
    SendConnector::TYPE,
    OutboundConnector::TYPE,
    OwaVirtualDirectory::TYPE,
    EcpVirtualDirectory::TYPE,
    ActiveSyncVirtualDirectory::TYPE,
    OabVirtualDirectory::TYPE,
    WebServicesVirtualDirectory::TYPE,
    MapiVirtualDirectory::TYPE,
    PowerShellVirtualDirectory::TYPE,
    AutodiscoverVirtualDirectory::TYPE,
    OutlookAnywhere::TYPE,
    ClientAccessService::TYPE,
    HttpRedirect::TYPE,
    TransportConfig::TYPE,
    OrganizationConfig::TYPE,
    ExchangeServer::TYPE,
    ExchangeCertificate::TYPE,
];

impl ResourceType {
    /// Its place in [`TYPES`].
    #[must_use]
    pub fn rank(&self) -> usize {
        TYPES.iter().position(|other| std::ptr::eq(*other, self)).unwrap_or(TYPES.len())
    }

    /// The keys of its properties, by their places. Derived once, not for each of ten thousand objects.
    #[must_use]
    pub fn keys(&self) -> &'static [String] {
        static KEYS: LazyLock<Vec<Vec<String>>> =
            LazyLock::new(|| TYPES.iter().map(|of| of.properties.iter().map(Property::key).collect()).collect());
        KEYS.get(self.rank()).map_or(&[], Vec::as_slice)
    }

    /// The place of the property that a manifest says by this key.
    #[must_use]
    pub fn writable(&self, key: &str) -> Option<u16> {
        // By rank, sorted by key: looked up for each key of ten thousand objects.
        static PLACES: LazyLock<Vec<Vec<(&str, u16)>>> = LazyLock::new(|| {
            let of = |of: &&ResourceType| {
                let rows = (0u16..).zip(of.properties).zip(of.keys()).filter(|((_, property), _)| property.said != Said::Never);
                let mut places: Vec<(&str, u16)> = rows.map(|((place, _), key)| (key.as_str(), place)).collect();
                places.sort_unstable();
                places
            };
            TYPES.iter().map(of).collect()
        });
        let places = PLACES.get(self.rank())?;
        let at = places.binary_search_by(|(known, _)| (*known).cmp(key)).ok()?;
        places.get(at).map(|(_, place)| *place)
    }

    /// The type of this noun, or of one that its cmdlets have on some product.
    #[must_use]
    pub fn of_noun(noun: &str) -> Option<&'static Self> {
        let is = |of: &&&Self| of.noun.eq_ignore_ascii_case(noun) || of.former.is_some_and(|(_, former)| former.eq_ignore_ascii_case(noun));
        TYPES.iter().find(is).copied()
    }
}

//! The services of a client access server: which object has their URLs, and the path of each.

use crate::resource::{
    ActiveSyncVirtualDirectory, EcpVirtualDirectory, OabVirtualDirectory, OwaVirtualDirectory, Resource, ResourceType,
    WebServicesVirtualDirectory,
};

/// A service that has a URL of its own.
#[derive(Debug)]
pub(super) struct Service {
    /// Its word in a manifest.
    pub(super) word: &'static str,
    /// Its objects.
    pub(super) of: &'static ResourceType,
    /// The places of their external and internal URL.
    pub(super) external: u16,
    pub(super) internal: Option<u16>,
    /// The path of the URL. Source: Microsoft, "Configure external and internal URLs for virtual directories" (the defaults of setup).
    pub(super) path: &'static str,
}

macro_rules! service {
    ($word:literal $Type:ident $path:literal) => {
        Service {
            word: $word,
            of: $Type::TYPE,
            external: $Type::EXTERNAL_URL.index,
            internal: Some($Type::INTERNAL_URL.index),
            path: $path,
        }
    };
}

/// The services, in the order in which they are told.
pub(super) static SERVICES: &[Service] = &[
    service!("owa" OwaVirtualDirectory "owa"),
    service!("ecp" EcpVirtualDirectory "ecp"),
    service!("activesync" ActiveSyncVirtualDirectory "Microsoft-Server-ActiveSync"),
    service!("oab" OabVirtualDirectory "OAB"),
    service!("ews" WebServicesVirtualDirectory "EWS/Exchange.asmx"),
];

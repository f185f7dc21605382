//! The services of a client access server: which object has their URLs or host names, and the form of each.

use crate::resource::{
    ActiveSyncVirtualDirectory, ClientAccessService, EcpVirtualDirectory, MapiVirtualDirectory, OabVirtualDirectory, OutlookAnywhere,
    OwaVirtualDirectory, PowerShellVirtualDirectory, Resource, ResourceType, WebServicesVirtualDirectory,
};

/// A service that clients find by a host's name.
#[derive(Debug)]
pub(super) struct Service {
    /// Its word in a manifest.
    pub(super) word: &'static str,
    /// Its objects.
    pub(super) of: &'static ResourceType,
    /// What a namespace says of them.
    pub(super) says: &'static [Saying],
}

/// What a namespace says of a property.
#[derive(Debug)]
pub(super) struct Saying {
    /// The property's place in the type's table.
    pub(super) place: u16,
    /// Where it is said.
    pub(super) side: Side,
    /// What it is.
    pub(super) form: Form,
}

/// Which of a namespace's hosts.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Side {
    /// The one of clients on the Internet.
    External,
    /// The one of clients inside; where none is said, nothing is.
    Internal,
    /// The one of clients inside; where none is said, the external one.
    Inside,
}

/// What is made of a host's name.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Form {
    /// A URL with this path.
    Url(&'static str),
    /// The name itself.
    Name,
    /// That clients need TLS there.
    True,
}

/// The words of all services.
pub(super) fn words() -> Vec<&'static str> {
    SERVICES.iter().map(|service| service.word).collect()
}

/// The URLs of a virtual directory, with the path that setup gives them.
/// Source: Microsoft, "Default settings for Exchange virtual directories".
macro_rules! directory {
    ($word:literal $Type:ident $path:literal) => {
        Service {
            word: $word,
            of: $Type::TYPE,
            says: &[
                Saying { place: $Type::INTERNAL_URL.index, side: Side::Internal, form: Form::Url($path) },
                Saying { place: $Type::EXTERNAL_URL.index, side: Side::External, form: Form::Url($path) },
            ],
        }
    };
}

/// The services, in the order in which they are told.
pub(super) static SERVICES: &[Service] = &[
    directory!("owa" OwaVirtualDirectory "owa"),
    directory!("ecp" EcpVirtualDirectory "ecp"),
    directory!("activesync" ActiveSyncVirtualDirectory "Microsoft-Server-ActiveSync"),
    directory!("oab" OabVirtualDirectory "OAB"),
    directory!("ews" WebServicesVirtualDirectory "EWS/Exchange.asmx"),
    directory!("mapi" MapiVirtualDirectory "mapi"),
    // Inside, the Management Shell finds each server by its own name, over Kerberos: that URL is never a shared host's.
    Service {
        word: "powershell",
        of: PowerShellVirtualDirectory::TYPE,
        says: &[Saying { place: PowerShellVirtualDirectory::EXTERNAL_URL.index, side: Side::External, form: Form::Url("powershell") }],
    },
    Service {
        word: "outlook_anywhere",
        of: OutlookAnywhere::TYPE,
        says: &[
            Saying { place: OutlookAnywhere::EXTERNAL_HOSTNAME.index, side: Side::External, form: Form::Name },
            Saying { place: OutlookAnywhere::INTERNAL_HOSTNAME.index, side: Side::Internal, form: Form::Name },
            Saying { place: OutlookAnywhere::EXTERNAL_CLIENTS_REQUIRE_SSL.index, side: Side::External, form: Form::True },
            Saying { place: OutlookAnywhere::INTERNAL_CLIENTS_REQUIRE_SSL.index, side: Side::Internal, form: Form::True },
        ],
    },
    // Clients outside find Autodiscover by DNS; those inside by what Active Directory says of each server.
    Service {
        word: "autodiscover",
        of: ClientAccessService::TYPE,
        says: &[Saying {
            place: ClientAccessService::AUTO_DISCOVER_SERVICE_INTERNAL_URI.index,
            side: Side::Inside,
            form: Form::Url("Autodiscover/Autodiscover.xml"),
        }],
    },
];

//! What the tables of all virtual directories share.
//!
//! hostctl only sets virtual directories: Exchange's setup makes them, and `New-OwaVirtualDirectory` and its like are for repairs.
//! So every property is said by Set, also where New has it.
//!
//! With `-ADPropertiesOnly`, Get leaves out what only IIS knows; its pages do not say which properties those are. Taken as the metabase's
//! is whatever is a setting of IIS: ways of logging on, TLS, Extended Protection, compression. Where that is wrong, a property is
//! unknown that could be known; the other way round, an empty one would be taken for what is there.

use super::{Products, Property, ResourceType, Said, Scope, Verbs};

/// What the types share.
pub(super) const DIRECTORY: ResourceType = ResourceType {
    section: "virtual_directories",
    scope: Scope::Shared,
    verbs: Verbs { get: Products::SERVER, new: Products::NONE, set: Products::SERVER, remove: Products::NONE },
    ad_properties_only: true,
    ..ResourceType::ROW
};

/// What their properties share.
pub(super) const PROPERTY: Property = Property { said: Said::Set, products: Products::SERVER, ..Property::ROW };

/// The ways of logging on that Exchange knows.
pub(super) const METHODS: &[&str] = &[
    "Adfs",
    "Basic",
    "Certificate",
    "Digest",
    "Fba",
    "Kerberos",
    "LiveIdBasic",
    "LiveIdFba",
    "LiveIdNegotiate",
    "NegoEx",
    "Negotiate",
    "Ntlm",
    "OAuth",
    "WindowsIntegrated",
    "WSSecurity",
];

/// How strictly Extended Protection binds Windows authentication to the TLS channel.
pub(super) const TOKEN_CHECKING: &[&str] = &["None", "Allow", "Require"];

/// The exceptions that Extended Protection knows.
pub(super) const PROTECTION_FLAGS: &[&str] = &["None", "AllowDotlessSPN", "NoServiceNameCheck", "Proxy", "ProxyCoHosting"];

/// How strongly responses are compressed.
pub(super) const GZIP_LEVELS: &[&str] = &["Off", "Low", "High", "Error"];

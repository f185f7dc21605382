//! ActiveSync virtual directories: where phones synchronise.
//!
//! hostctl only sets virtual directories: Exchange's setup makes them, and New-ActiveSyncVirtualDirectory is for repairs. So every
//! property is said by Set, also where New has it.

use super::Clearing::Write;
use super::table::resource;
use super::{Identity, Products, Property, Reading, Said, Scope, Verbs};
use crate::value::{Limits, Url, Word};

const PAGE: &str = "https://learn.microsoft.com/powershell/module/exchangepowershell/set-activesyncvirtualdirectory";

const ROW: Property = Property { said: Said::Set, products: Products::SERVER, source: PAGE, ..Property::ROW };

resource! {
    /// Where a server offers Exchange ActiveSync.
    ActiveSyncVirtualDirectory {
        noun: "ActiveSyncVirtualDirectory",
        section: "virtual_directories",
        member: Some("activesync"),
        label: "ActiveSync virtual directory",
        clixml: &["ADMobileVirtualDirectory", "ActiveSyncVirtualDirectory"],
        identity: Identity::Website("Microsoft-Server-ActiveSync"),
        scope: Scope::Shared,
        verbs: Verbs { get: Products::SERVER, new: Products::NONE, set: Products::SERVER, remove: Products::NONE },
        ad_properties_only: true,
        source: PAGE,
        ignored: &[],
    }
    properties like ROW {
        /// The URL that clients inside the network are told.
        INTERNAL_URL: Url = "InternalUrl" {},
        /// The URL that clients on the Internet are told.
        EXTERNAL_URL: Url = "ExternalUrl" {},
        /// Whether devices may log on with Basic authentication.
        BASIC_AUTH_ENABLED: bool = "BasicAuthEnabled" { reading: Reading::Metabase, default: Some("true"), clearing: Write("true") },
        /// Whether devices may log on with Integrated Windows authentication.
        WINDOWS_AUTH_ENABLED: bool = "WindowsAuthEnabled" { reading: Reading::Metabase, default: Some("false"), clearing: Write("false") },
        /// Whether Windows authentication is bound to the TLS channel (Extended Protection).
        EXTENDED_PROTECTION_TOKEN_CHECKING: Word = "ExtendedProtectionTokenChecking" {
            limits: Limits::Words(&["None", "Allow", "Require"]), reading: Reading::Metabase, default: Some("None"),
            clearing: Write("None"),
        },
    }
}

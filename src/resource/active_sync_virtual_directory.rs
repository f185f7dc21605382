//! ActiveSync virtual directories: where phones synchronise.

use super::Clearing::Write;
use super::table::resource;
use super::virtual_directory::{DIRECTORY, PROPERTY, TOKEN_CHECKING};
use super::{Identity, Property, Reading};
use crate::value::{Limits, Url, Word};

const PAGE: &str = "https://learn.microsoft.com/powershell/module/exchangepowershell/set-activesyncvirtualdirectory";

const ROW: Property = Property { source: PAGE, ..PROPERTY };

resource! {
    /// Where a server offers Exchange ActiveSync.
    ActiveSyncVirtualDirectory like DIRECTORY {
        noun: "ActiveSyncVirtualDirectory",
        member: Some("activesync"),
        label: "ActiveSync virtual directory",
        clixml: &["ADMobileVirtualDirectory", "ActiveSyncVirtualDirectory"],
        identity: Identity::Website("Microsoft-Server-ActiveSync"),
        source: PAGE,
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
            limits: Limits::Words(TOKEN_CHECKING), reading: Reading::Metabase, default: Some("None"),
            clearing: Write("None"),
        },
    }
}

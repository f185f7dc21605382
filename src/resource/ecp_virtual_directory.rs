//! ECP virtual directories: the Exchange admin center and users' own options.

use super::Clearing::Write;
use super::table::resource;
use super::virtual_directory::{DIRECTORY, PROPERTY, TOKEN_CHECKING};
use super::{Identity, Property, Reading};
use crate::value::{Limits, Url, Word};

const PAGE: &str = "https://learn.microsoft.com/powershell/module/exchangepowershell/set-ecpvirtualdirectory";

const ROW: Property = Property { source: PAGE, ..PROPERTY };

resource! {
    /// Where a server offers the control panel.
    EcpVirtualDirectory like DIRECTORY {
        noun: "EcpVirtualDirectory",
        member: Some("ecp"),
        label: "ECP virtual directory",
        clixml: &["ADEcpVirtualDirectory", "EcpVirtualDirectory"],
        identity: Identity::Website("ecp"),
        source: PAGE,
    }
    properties like ROW {
        /// The URL that clients inside the network are told.
        INTERNAL_URL: Url = "InternalUrl" {},
        /// The URL that clients on the Internet are told.
        EXTERNAL_URL: Url = "ExternalUrl" {},
        /// Whether users may log on with Basic authentication.
        BASIC_AUTHENTICATION: bool = "BasicAuthentication" { reading: Reading::Metabase, default: Some("true"), clearing: Write("true") },
        /// Whether users log on on a page; turns Basic on, Digest and Windows off.
        FORMS_AUTHENTICATION: bool = "FormsAuthentication" { reading: Reading::Metabase, clearing: Write("true") },
        // The page calls Windows the default; setup makes the directory with Basic and forms.
        /// Whether users may log on with Integrated Windows authentication.
        WINDOWS_AUTHENTICATION: bool = "WindowsAuthentication" { reading: Reading::Metabase, clearing: Write("false") },
        /// Whether users may log on with Digest authentication.
        DIGEST_AUTHENTICATION: bool = "DigestAuthentication" {
            reading: Reading::Metabase, default: Some("false"), clearing: Write("false"),
        },
        /// Whether Windows authentication is bound to the TLS channel (Extended Protection).
        EXTENDED_PROTECTION_TOKEN_CHECKING: Word = "ExtendedProtectionTokenChecking" {
            limits: Limits::Words(TOKEN_CHECKING), reading: Reading::Metabase, default: Some("None"),
            clearing: Write("None"),
        },
    }
}

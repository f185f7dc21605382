//! Autodiscover virtual directories: where Outlook and phones learn where the other services are.

use super::Clearing::Write;
use super::table::resource;
use super::virtual_directory::{DIRECTORY, PROPERTY, PROTECTION_FLAGS, TOKEN_CHECKING};
use super::{Identity, Product, Products, Property, Reading};
use crate::value::{Limits, Names, Url, Word};

const PAGE: &str = "https://learn.microsoft.com/powershell/module/exchangepowershell/set-autodiscovervirtualdirectory";

const ROW: Property = Property { source: PAGE, ..PROPERTY };

resource! {
    /// Where a server offers Autodiscover.
    AutodiscoverVirtualDirectory like DIRECTORY {
        noun: "AutodiscoverVirtualDirectory",
        member: Some("autodiscover"),
        label: "Autodiscover virtual directory",
        clixml: &["ADAutodiscoverVirtualDirectory", "AutodiscoverVirtualDirectory"],
        identity: Identity::Website("Autodiscover"),
        source: PAGE,
    }
    properties like ROW {
        // Later versions show both, and have no parameter that sets them.
        /// The URL that clients inside the network are told.
        INTERNAL_URL: Url = "InternalUrl" { products: Products::of(&[Product::E2010]) },
        /// The URL that clients on the Internet are told.
        EXTERNAL_URL: Url = "ExternalUrl" { products: Products::of(&[Product::E2010]) },
        /// Whether clients may log on with Basic authentication.
        BASIC_AUTHENTICATION: bool = "BasicAuthentication" { reading: Reading::Metabase, default: Some("true"), clearing: Write("true") },
        /// Whether clients may log on with Integrated Windows authentication.
        WINDOWS_AUTHENTICATION: bool = "WindowsAuthentication" {
            reading: Reading::Metabase, default: Some("true"), clearing: Write("true"),
        },
        /// Whether clients may log on with Digest authentication.
        DIGEST_AUTHENTICATION: bool = "DigestAuthentication" {
            reading: Reading::Metabase, default: Some("false"), clearing: Write("false"),
        },
        /// Whether clients may log on with OAuth.
        O_AUTH_AUTHENTICATION: bool = "OAuthAuthentication" {
            reading: Reading::Metabase, default: Some("true"), clearing: Write("true"), products: Products::SINCE_2013,
        },
        /// Whether clients may log on with WS-Security, as other organisations do.
        WS_SECURITY_AUTHENTICATION: bool = "WSSecurityAuthentication" {
            reading: Reading::Metabase, default: Some("true"), clearing: Write("true"),
        },
        /// Whether Windows authentication is bound to the TLS channel (Extended Protection).
        EXTENDED_PROTECTION_TOKEN_CHECKING: Word = "ExtendedProtectionTokenChecking" {
            limits: Limits::Words(TOKEN_CHECKING), reading: Reading::Metabase, default: Some("None"),
            clearing: Write("None"),
        },
        /// Exceptions from Extended Protection, such as for a proxy that ends TLS.
        EXTENDED_PROTECTION_FLAGS: Names = "ExtendedProtectionFlags" {
            limits: Limits::Words(PROTECTION_FLAGS),
            reading: Reading::Metabase,
        },
        /// The service principal names that Extended Protection accepts, such as HTTP/mail.contoso.com.
        EXTENDED_PROTECTION_SPN_LIST: Names = "ExtendedProtectionSPNList" { reading: Reading::Metabase },
    }
}

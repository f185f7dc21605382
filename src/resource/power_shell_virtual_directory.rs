//! PowerShell virtual directories: where administrators reach the Exchange Management Shell.

use super::Clearing::Write;
use super::table::resource;
use super::virtual_directory::{DIRECTORY, PROPERTY, PROTECTION_FLAGS, TOKEN_CHECKING};
use super::{ByHand, Identity, Product, Products, Property, Reading};
use crate::value::{Limits, Names, Url, Word};

const PAGE: &str = "https://learn.microsoft.com/powershell/module/exchangepowershell/set-powershellvirtualdirectory";

const ROW: Property = Property { source: PAGE, ..PROPERTY };

resource! {
    /// Where a server offers remote PowerShell.
    PowerShellVirtualDirectory like DIRECTORY {
        noun: "PowerShellVirtualDirectory",
        member: Some("powershell"),
        label: "PowerShell virtual directory",
        clixml: &["ADPowerShellVirtualDirectory", "PowerShellVirtualDirectory"],
        identity: Identity::Website("PowerShell"),
        // New and Remove are documented for later versions only.
        by_hand: &[ByHand { products: Products::of(&[Product::E2010]), makes: "Exchange's setup", removes: "Exchange's setup" }],
        source: PAGE,
    }
    properties like ROW {
        /// The URL that clients inside the network are told.
        INTERNAL_URL: Url = "InternalUrl" {},
        /// The URL that clients on the Internet are told.
        EXTERNAL_URL: Url = "ExternalUrl" {},
        // The page calls TLS, Basic and Windows the defaults, and certificates not; setup makes the directory the other way round.
        /// Whether clients must use TLS.
        REQUIRE_SSL: bool = "RequireSSL" { reading: Reading::Metabase, clearing: Write("false") },
        /// Whether clients may log on with Basic authentication.
        BASIC_AUTHENTICATION: bool = "BasicAuthentication" { reading: Reading::Metabase, clearing: Write("false") },
        /// Whether clients may log on with Integrated Windows authentication.
        WINDOWS_AUTHENTICATION: bool = "WindowsAuthentication" { reading: Reading::Metabase, clearing: Write("false") },
        /// Whether clients may log on with a certificate.
        CERTIFICATE_AUTHENTICATION: bool = "CertificateAuthentication" { reading: Reading::Metabase, clearing: Write("true") },
        /// Whether Windows authentication is bound to the TLS channel (Extended Protection).
        EXTENDED_PROTECTION_TOKEN_CHECKING: Word = "ExtendedProtectionTokenChecking" {
            limits: Limits::Words(TOKEN_CHECKING), reading: Reading::Metabase, default: Some("None"),
            clearing: Write("None"),
            products: Products::SINCE_2013,
        },
        /// Exceptions from Extended Protection, such as for a proxy that ends TLS.
        EXTENDED_PROTECTION_FLAGS: Names = "ExtendedProtectionFlags" {
            limits: Limits::Words(PROTECTION_FLAGS),
            reading: Reading::Metabase,
            products: Products::SINCE_2013,
        },
        /// The service principal names that Extended Protection accepts, such as HTTP/mail.contoso.com.
        EXTENDED_PROTECTION_SPN_LIST: Names = "ExtendedProtectionSPNList" { reading: Reading::Metabase, products: Products::SINCE_2013 },
    }
}

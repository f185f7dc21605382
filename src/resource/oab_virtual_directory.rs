//! OAB virtual directories: where Outlook downloads the offline address book.

use super::Clearing::Write;
use super::table::resource;
use super::virtual_directory::{DIRECTORY, PROPERTY, PROTECTION_FLAGS, TOKEN_CHECKING};
use super::{Identity, Products, Property, Reading};
use crate::value::{Limits, Names, Number, Url, Word};

const PAGE: &str = "https://learn.microsoft.com/powershell/module/exchangepowershell/set-oabvirtualdirectory";

const ROW: Property = Property { source: PAGE, ..PROPERTY };

resource! {
    /// Where a server offers the offline address book.
    OabVirtualDirectory like DIRECTORY {
        noun: "OabVirtualDirectory",
        member: Some("oab"),
        label: "OAB virtual directory",
        clixml: &["ADOabVirtualDirectory", "OabVirtualDirectory"],
        identity: Identity::Website("OAB"),
        source: PAGE,
    }
    properties like ROW {
        /// The URL that clients inside the network are told.
        INTERNAL_URL: Url = "InternalUrl" {},
        /// The URL that clients on the Internet are told.
        EXTERNAL_URL: Url = "ExternalUrl" {},
        /// Whether clients must use TLS.
        REQUIRE_SSL: bool = "RequireSSL" { reading: Reading::Metabase, default: Some("true"), clearing: Write("true") },
        // The page calls Basic the default; setup makes the directory without it.
        /// Whether clients may log on with Basic authentication.
        BASIC_AUTHENTICATION: bool = "BasicAuthentication" { reading: Reading::Metabase, clearing: Write("false") },
        /// Whether clients may log on with Integrated Windows authentication.
        WINDOWS_AUTHENTICATION: bool = "WindowsAuthentication" {
            reading: Reading::Metabase, default: Some("true"), clearing: Write("true"),
        },
        /// Reserved by Microsoft for its own use.
        O_AUTH_AUTHENTICATION: bool = "OAuthAuthentication" {
            reading: Reading::Metabase, clearing: Write("true"), products: Products::SINCE_2013,
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
        /// How often, in minutes, the server looks for a newer address book; only Exchange 2010 does.
        POLL_INTERVAL: Number = "PollInterval" { limits: Limits::Between(0, 2_147_483_647), clearing: Write("480") },
    }
}

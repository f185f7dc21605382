//! MAPI virtual directories: MAPI over HTTP, by which Outlook reaches mailboxes.

use super::Clearing::Write;
use super::table::resource;
use super::virtual_directory::{DIRECTORY, PROPERTY, PROTECTION_FLAGS, TOKEN_CHECKING};
use super::{Identity, Products, Property, Reading, Verbs};
use crate::value::{Limits, Names, Url, Word};

const PAGE: &str = "https://learn.microsoft.com/powershell/module/exchangepowershell/set-mapivirtualdirectory";

const ROW: Property = Property { products: Products::SINCE_2013, source: PAGE, ..PROPERTY };

resource! {
    /// Where a server offers MAPI over HTTP.
    MapiVirtualDirectory like DIRECTORY {
        noun: "MapiVirtualDirectory",
        member: Some("mapi"),
        label: "MAPI virtual directory",
        clixml: &["ADMapiVirtualDirectory", "MapiVirtualDirectory"],
        identity: Identity::Website("mapi"),
        verbs: Verbs { get: Products::SINCE_2013, set: Products::SINCE_2013, ..DIRECTORY.verbs },
        source: PAGE,
    }
    properties like ROW {
        // The page wants ways of logging on wherever a URL is said.
        /// The URL that clients inside the network are told.
        INTERNAL_URL: Url = "InternalUrl" { together: &["IISAuthenticationMethods"] },
        /// The URL that clients on the Internet are told.
        EXTERNAL_URL: Url = "ExternalUrl" { together: &["IISAuthenticationMethods"] },
        // The page writes NTLM; the words are as Get shows them.
        /// The ways of logging on that IIS offers; Microsoft recommends that OAuth is always among them.
        IIS_AUTHENTICATION_METHODS: Names = "IISAuthenticationMethods" {
            limits: Limits::Words(&["Basic", "Negotiate", "Ntlm", "OAuth"]), reading: Reading::Metabase, clearing: Write("Negotiate"),
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

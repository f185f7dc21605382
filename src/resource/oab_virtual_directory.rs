//! OAB virtual directories: where Outlook downloads the offline address book.
//!
//! hostctl only sets virtual directories: Exchange's setup makes them, and New-OabVirtualDirectory is for repairs. So every
//! property is said by Set, also where New has it.

use super::Clearing::Write;
use super::table::resource;
use super::{Identity, Products, Property, Reading, Said, Scope, Verbs};
use crate::value::{Limits, Number, Url, Word};

const PAGE: &str = "https://learn.microsoft.com/powershell/module/exchangepowershell/set-oabvirtualdirectory";

const ROW: Property = Property { said: Said::Set, products: Products::SERVER, source: PAGE, ..Property::ROW };

resource! {
    /// Where a server offers the offline address book.
    OabVirtualDirectory {
        noun: "OabVirtualDirectory",
        section: "virtual_directories",
        member: Some("oab"),
        label: "OAB virtual directory",
        clixml: &["ADOabVirtualDirectory", "OabVirtualDirectory"],
        identity: Identity::Website("OAB"),
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
        /// Whether clients must use TLS.
        REQUIRE_SSL: bool = "RequireSSL" { reading: Reading::Metabase, default: Some("true"), clearing: Write("true") },
        // The page calls Basic the default; setup makes the directory without it.
        /// Whether clients may log on with Basic authentication.
        BASIC_AUTHENTICATION: bool = "BasicAuthentication" { reading: Reading::Metabase, clearing: Write("false") },
        /// Whether clients may log on with Integrated Windows authentication.
        WINDOWS_AUTHENTICATION: bool = "WindowsAuthentication" {
            reading: Reading::Metabase, default: Some("true"), clearing: Write("true"),
        },
        /// Whether Windows authentication is bound to the TLS channel (Extended Protection).
        EXTENDED_PROTECTION_TOKEN_CHECKING: Word = "ExtendedProtectionTokenChecking" {
            limits: Limits::Words(&["None", "Allow", "Require"]), reading: Reading::Metabase, default: Some("None"),
            clearing: Write("None"),
        },
        /// How often, in minutes, the server looks for a newer address book; only Exchange 2010 does.
        POLL_INTERVAL: Number = "PollInterval" { clearing: Write("480") },
    }
}

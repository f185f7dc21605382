//! ECP virtual directories: the Exchange admin center and users' own options.

use super::Clearing::Write;
use super::table::resource;
use super::virtual_directory::{DIRECTORY, GZIP_LEVELS, PROPERTY, PROTECTION_FLAGS, TOKEN_CHECKING};
use super::{Identity, Product, Products, Property, Reading};
use crate::value::{Limits, Names, Url, Word};

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
        /// Whether users log on through AD FS; turned on here before it is in OWA, and off here after it is in OWA.
        ADFS_AUTHENTICATION: bool = "AdfsAuthentication" {
            reading: Reading::Metabase, default: Some("false"), clearing: Write("false"), products: Products::SINCE_2013,
        },
        // The page has the parameter, and not a word about it.
        /// Whether users may log on with OAuth.
        O_AUTH_AUTHENTICATION: bool = "OAuthAuthentication" {
            reading: Reading::Metabase, clearing: Write("false"), products: Products::of(&[Product::E2019, Product::Se]),
        },
        // The page names no words.
        /// The ways of logging on that are open to clients on the Internet.
        EXTERNAL_AUTHENTICATION_METHODS: Names = "ExternalAuthenticationMethods" {},
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
        // The page names neither words nor a default; the words are the type's, as the page of OWA has them.
        /// How responses are compressed.
        GZIP_LEVEL: Word = "GzipLevel" { limits: Limits::Words(GZIP_LEVELS), reading: Reading::Metabase, clearing: Write("Low") },
        // These two are Exchange's own: IIS has no such setting.
        /// Whether the Exchange admin center can be reached through it.
        ADMIN_ENABLED: bool = "AdminEnabled" { clearing: Write("true"), products: Products::SINCE_2013 },
        /// Whether users can reach their own options through it.
        OWA_OPTIONS_ENABLED: bool = "OwaOptionsEnabled" { clearing: Write("true"), products: Products::SINCE_2013 },
    }
}

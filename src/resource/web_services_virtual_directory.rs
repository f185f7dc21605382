//! EWS virtual directories: Exchange Web Services, for Outlook, Macs, applications and mailbox moves.

use super::Clearing::Write;
use super::table::resource;
use super::virtual_directory::{DIRECTORY, GZIP_LEVELS, PROPERTY, PROTECTION_FLAGS, TOKEN_CHECKING};
use super::{Identity, Product, Products, Property, Reading};
use crate::value::{Count, Limits, Names, Url, Word};

const PAGE: &str = "https://learn.microsoft.com/powershell/module/exchangepowershell/set-webservicesvirtualdirectory";

const ROW: Property = Property { source: PAGE, ..PROPERTY };

resource! {
    /// Where a server offers Exchange Web Services.
    WebServicesVirtualDirectory like DIRECTORY {
        noun: "WebServicesVirtualDirectory",
        member: Some("ews"),
        label: "EWS virtual directory",
        clixml: &["ADWebServicesVirtualDirectory", "WebServicesVirtualDirectory"],
        identity: Identity::Website("EWS"),
        source: PAGE,
        // InternalAuthenticationMethods and ExternalAuthenticationMethods follow from the single switches; no cmdlet sets the rest.
        ignored: &[
            "AdfsAuthentication", "ExternalAuthenticationMethods", "InternalAuthenticationMethods", "LiveIdBasicAuthentication",
            "LiveIdNegotiateAuthentication",
        ],
    }
    properties like ROW {
        /// The URL that clients inside the network are told.
        INTERNAL_URL: Url = "InternalUrl" {},
        /// The URL that clients on the Internet are told.
        EXTERNAL_URL: Url = "ExternalUrl" {},
        /// The URL of this very server, past a load balancer; for Exchange 2010, later servers need none.
        INTERNAL_NLB_BYPASS_URL: Url = "InternalNLBBypassUrl" {},
        // The page calls Basic the default; setup makes the directory without it.
        /// Whether clients may log on with Basic authentication.
        BASIC_AUTHENTICATION: bool = "BasicAuthentication" { reading: Reading::Metabase, clearing: Write("false") },
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
        /// Whether clients of /ews/management/ may log on with a certificate.
        CERTIFICATE_AUTHENTICATION: bool = "CertificateAuthentication" { reading: Reading::Metabase, clearing: Write("false") },
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
        /// How responses are compressed.
        GZIP_LEVEL: Word = "GzipLevel" {
            limits: Limits::Words(GZIP_LEVELS), reading: Reading::Metabase, default: Some("Low"),
            clearing: Write("Low"),
        },
        /// Whether mailboxes are moved to and from other forests through this server.
        MRS_PROXY_ENABLED: bool = "MRSProxyEnabled" { default: Some("false"), clearing: Write("false") },
        /// How many mailboxes may be moved through this server at a time.
        MRS_PROXY_MAX_CONNECTIONS: Count = "MRSProxyMaxConnections" {
            limits: Limits::Between(0, 2_147_483_647), default: Some("100"), clearing: Write("100"),
            products: Products::of(&[Product::E2010]),
        },
    }
}

//! ActiveSync virtual directories: where phones synchronise.

use super::Clearing::Write;
use super::table::resource;
use super::virtual_directory::{DIRECTORY, METHODS, PROPERTY, PROTECTION_FLAGS, TOKEN_CHECKING};
use super::{Identity, Property, Reading};
use crate::value::{Limits, Name, Names, Url, Word};

const PAGE: &str = "https://learn.microsoft.com/powershell/module/exchangepowershell/set-activesyncvirtualdirectory";

const NEW_PAGE: &str = "https://learn.microsoft.com/powershell/module/exchangepowershell/new-activesyncvirtualdirectory";

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
        // The default is the page's; the other two words are those of the syntax in Microsoft's page for Exchange 2016.
        /// Whether devices may (Accepted) or must (Required) show a certificate; a setting of IIS.
        CLIENT_CERT_AUTH: Word = "ClientCertAuth" {
            limits: Limits::Words(&["Ignore", "Accepted", "Required"]), reading: Reading::Metabase, default: Some("Ignore"),
            clearing: Write("Ignore"),
        },
        /// The ways of logging on that are open to devices on the Internet; all, where nothing is said.
        EXTERNAL_AUTHENTICATION_METHODS: Names = "ExternalAuthenticationMethods" { limits: Limits::Words(METHODS) },
        /// The ways of logging on that are open to devices inside the network; all, where nothing is said.
        INTERNAL_AUTHENTICATION_METHODS: Names = "InternalAuthenticationMethods" { limits: Limits::Words(METHODS), source: NEW_PAGE },
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
        /// Whether responses are compressed; IIS does it.
        COMPRESSION_ENABLED: bool = "CompressionEnabled" { reading: Reading::Metabase, default: Some("true"), clearing: Write("true") },
        // What follows is Exchange's own, and IIS has no such settings. The page gives no defaults.
        /// The URL of the Mailbox server, such as `https://ex01.contoso.com/Microsoft-Server-ActiveSync`.
        ACTIVE_SYNC_SERVER: Url = "ActiveSyncServer" {},
        /// Whether users are told of items that cannot be synchronised.
        BAD_ITEM_REPORTING_ENABLED: bool = "BadItemReportingEnabled" { clearing: Write("true") },
        /// Whether errors are reported to Microsoft (Watson).
        SEND_WATSON_REPORT: bool = "SendWatsonReport" { clearing: Write("true") },
        /// The URL of the certification authority that devices use.
        MOBILE_CLIENT_CERTIFICATE_AUTHORITY_URL: Url = "MobileClientCertificateAuthorityURL" {},
        /// Whether Autodiscover tells devices the URL of the certification authority.
        MOBILE_CLIENT_CERTIFICATE_PROVISIONING_ENABLED: bool = "MobileClientCertificateProvisioningEnabled" { clearing: Write("false") },
        /// The template of devices' certificates.
        MOBILE_CLIENT_CERT_TEMPLATE_NAME: Name = "MobileClientCertTemplateName" {},
        /// What becomes of requests for documents on servers that are in neither list.
        REMOTE_DOCUMENTS_ACTION_FOR_UNKNOWN_SERVERS: Word = "RemoteDocumentsActionForUnknownServers" {
            limits: Limits::Words(&["Allow", "Block"]), clearing: Write("Allow"),
        },
        /// The servers (SharePoint, file shares) whose documents devices may open.
        REMOTE_DOCUMENTS_ALLOWED_SERVERS: Names = "RemoteDocumentsAllowedServers" {},
        /// The servers (SharePoint, file shares) whose documents devices may not open.
        REMOTE_DOCUMENTS_BLOCKED_SERVERS: Names = "RemoteDocumentsBlockedServers" {},
        /// The domains whose hosts are taken as internal, where the network has no WINS.
        REMOTE_DOCUMENTS_INTERNAL_DOMAIN_SUFFIX_LIST: Names = "RemoteDocumentsInternalDomainSuffixList" {},
    }
}

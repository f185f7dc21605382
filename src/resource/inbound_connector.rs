//! Inbound connectors of Exchange Online: from where it takes mail under rules of its own.

use super::Clearing::Write;
use super::table::resource;
use super::{Ask, Need, Products, Property, Said, Verbs};
use crate::value::{AddressSpaces, Domain, Limits, Name, Names, Ranges, Text, Word};

const PAGE: &str = "https://learn.microsoft.com/powershell/module/exchangepowershell/set-inboundconnector";
const NEW_PAGE: &str = "https://learn.microsoft.com/powershell/module/exchangepowershell/new-inboundconnector";

const ROW: Property = Property { products: Products::ONLINE, source: PAGE, ..Property::ROW };

resource! {
    /// From where Exchange Online takes mail under rules of its own.
    InboundConnector {
        noun: "InboundConnector",
        section: "inbound_connectors",
        label: "inbound connector",
        clixml: &["TenantInboundConnector", "InboundConnector"],
        verbs: Verbs { get: Products::ONLINE, new: Products::ONLINE, set: Products::ONLINE, remove: Products::ONLINE },
        asks: &[Ask::ALL_ONLINE],
        source: PAGE,
        telling: &["ConnectorType", "SenderDomains", "Enabled"],
        needs: &[Need { usage: None, properties: &["SenderDomains"], bars: &[] }],
    }
    properties like ROW {
        /// The name.
        NAME: Name = "Name" { clearing: Write("a name") },
        // Exchange Online keeps them as address spaces, and shows smtp:contoso.com;1.
        /// The senders' domains from which it takes mail, such as contoso.com, *.contoso.com or *; for partners only.
        SENDER_DOMAINS: AddressSpaces = "SenderDomains" { clearing: Write("*") },
        /// Whether mail comes from a partner, or from the organisation's own servers, which have more rights.
        CONNECTOR_TYPE: Word = "ConnectorType" { limits: Limits::Words(&["Partner", "OnPremises"]), clearing: Write("Partner") },
        /// Whether it takes mail.
        ENABLED: bool = "Enabled" { default: Some("true"), clearing: Write("true") },
        /// The addresses from which it takes mail: single IPv4 addresses, or networks of /24 to /32.
        SENDER_IP_ADDRESSES: Ranges = "SenderIPAddresses" {},
        /// Whether mail of these domains from any other address is refused; for partners only.
        RESTRICT_DOMAINS_TO_IP_ADDRESSES: bool = "RestrictDomainsToIPAddresses" { default: Some("false"), clearing: Write("false") },
        /// Whether all mail must come over TLS; for partners only.
        REQUIRE_TLS: bool = "RequireTls" { default: Some("true"), clearing: Write("true") },
        /// The domain that the sender's certificate must name, such as *.contoso.com, where TLS is required.
        TLS_SENDER_CERTIFICATE_NAME: Domain = "TlsSenderCertificateName" {},
        /// Whether mail of these domains with any other certificate is refused; for partners only.
        RESTRICT_DOMAINS_TO_CERTIFICATE: bool = "RestrictDomainsToCertificate" { default: Some("false"), clearing: Write("false") },
        /// The accepted domains that it is restricted to.
        ASSOCIATED_ACCEPTED_DOMAINS: Names = "AssociatedAcceptedDomains" {},
        // Only the wizard's connectors have a documented default.
        /// Whether it belongs to a hybrid organisation, and keeps the headers that only such mail may have; the wizard sets it.
        CLOUD_SERVICES_MAIL_ENABLED: bool = "CloudServicesMailEnabled" { clearing: Write("false") },
        /// Whether mail from servers that are no Exchange counts as internal; not for partners, and not with cloud_services_mail_enabled.
        TREAT_MESSAGES_AS_INTERNAL: bool = "TreatMessagesAsInternal" { default: Some("false"), clearing: Write("false") },
        /// Other Microsoft 365 organisations whose mail is trusted; then nothing else counts.
        TRUSTED_ORGANIZATIONS: Names = "TrustedOrganizations" {},
        /// A remark for administrators.
        COMMENT: Text = "Comment" {},
        /// How it was made; Microsoft recommends not to change it.
        CONNECTOR_SOURCE: Word = "ConnectorSource" {
            limits: Limits::Words(&["Default", "HybridWizard", "Migrated"]), default: Some("Default"), clearing: Write("Default"),
        },
        /// The sources that enhanced filtering passes over: addresses, ranges, networks.
        EF_SKIP_IPS: Ranges = "EFSkipIPs" {},
        /// Whether enhanced filtering passes over the last address only.
        EF_SKIP_LAST_IP: bool = "EFSkipLastIP" { default: Some("false"), clearing: Write("false") },
        /// The mail addresses of the recipients that enhanced filtering is for; all, where there are none.
        EF_USERS: Names = "EFUsers" {},
        /// Reserved by Microsoft for its own use.
        EF_SKIP_MAIL_GATEWAY: Names = "EFSkipMailGateway" {},
        /// Reserved by Microsoft for its own use.
        EF_TEST_MODE: bool = "EFTestMode" { clearing: Write("false") },
        /// Reserved by Microsoft for its own use.
        SCAN_AND_DROP_RECIPIENTS: Names = "ScanAndDropRecipients" {},
        // Microsoft's page names it, and does not describe it.
        /// Host names of clients; Microsoft says no more of it.
        CLIENT_HOST_NAMES: Names = "ClientHostNames" { said: Said::New, source: NEW_PAGE },
    }
}

//! Outbound connectors of Exchange Online: by which way it sends mail under rules of its own.

use super::Clearing::Write;
use super::table::resource;
use super::{Ask, Implication, Products, Property, Said, Told, Verbs};
use crate::value::{Date, Domain, Limits, Name, Names, SmartHosts, Text, Word};

const PAGE: &str = "https://learn.microsoft.com/powershell/module/exchangepowershell/set-outboundconnector";
const NEW_PAGE: &str = "https://learn.microsoft.com/powershell/module/exchangepowershell/new-outboundconnector";

const ROW: Property = Property { products: Products::ONLINE, source: PAGE, ..Property::ROW };

const ALL: (&str, Told) = ("ResultSize", Told::Text("Unlimited"));
const BY_RULES: (&str, Told) = ("IsTransportRuleScoped", Told::True);
const TESTED: (&str, Told) = ("IncludeTestModeConnectors", Told::True);

resource! {
    /// By which way Exchange Online sends mail under rules of its own.
    OutboundConnector {
        noun: "OutboundConnector",
        section: "outbound_connectors",
        label: "outbound connector",
        clixml: &["TenantOutboundConnector", "OutboundConnector"],
        verbs: Verbs { get: Products::ONLINE, new: Products::ONLINE, set: Products::ONLINE, remove: Products::ONLINE },
        // By itself Get shows neither those that mail flow rules choose nor those in test mode; asked for them, it shows only them.
        // Source: Microsoft, Get-OutboundConnector, `-IsTransportRuleScoped`, `-IncludeTestModeConnectors`, `-ResultSize`.
        asks: &[
            Ask::ALL_ONLINE,
            Ask { products: Products::ONLINE, parameters: &[ALL, BY_RULES] },
            Ask { products: Products::ONLINE, parameters: &[ALL, TESTED] },
            Ask { products: Products::ONLINE, parameters: &[ALL, BY_RULES, TESTED] },
        ],
        source: PAGE,
        telling: &["ConnectorType", "RecipientDomains", "SmartHosts", "Enabled"],
        // Mail goes by MX records or to smart hosts: without the one, the other is needed.
        implies: &[
            Implication { when: "SmartHosts", is: "*", then: "UseMXRecord", be: "false" },
            Implication { when: "SmartHosts", is: "", then: "UseMXRecord", be: "true" },
            Implication { when: "UseMXRecord", is: "true", then: "SmartHosts", be: "" },
        ],
    }
    properties like ROW {
        /// The name, of which there is no other.
        NAME: Name = "Name" { limits: Limits::Length(64), clearing: Write("a name") },
        /// The recipients' domains that it sends to, such as contoso.com, *.contoso.com or *.
        RECIPIENT_DOMAINS: Names = "RecipientDomains" {},
        /// Whether mail leaves for a partner or for the organisation's own servers.
        CONNECTOR_TYPE: Word = "ConnectorType" { limits: Limits::Words(&["Partner", "OnPremises"]), clearing: Write("Partner") },
        /// Whether it sends mail.
        ENABLED: bool = "Enabled" { default: Some("true"), clearing: Write("true") },
        // Microsoft's page has networks too (192.168.0.1/25), which name no host to send to: hostctl does not take them.
        /// The hosts to which it hands mail: host names or addresses.
        SMART_HOSTS: SmartHosts = "SmartHosts" { together: &["UseMXRecord"] },
        /// Whether it finds the next host by MX records; false where it has smart hosts.
        USE_MX_RECORD: bool = "UseMXRecord" { default: Some("true"), clearing: Write("true"), together: &["SmartHosts"] },
        /// Which TLS it asks for, and how far the next host's certificate is checked.
        TLS_SETTINGS: Word = "TlsSettings" {
            limits: Limits::Words(&["EncryptionOnly", "CertificateValidation", "DomainValidation"]), default: Some(""),
        },
        /// The domain that the next host's certificate must name, where tls_settings is DomainValidation.
        TLS_DOMAIN: Domain = "TlsDomain" {},
        /// Whether it sends to the organisation's accepted domains, in a hybrid organisation; not for partners.
        ALL_ACCEPTED_DOMAINS: bool = "AllAcceptedDomains" { default: Some("false"), clearing: Write("false") },
        /// Whether all its mail goes through the organisation's own servers first; not for partners.
        ROUTE_ALL_MESSAGES_VIA_ON_PREMISES: bool = "RouteAllMessagesViaOnPremises" { default: Some("false"), clearing: Write("false") },
        /// Whether senders are rewritten (SRS) on the way to the organisation's own servers; not for partners.
        SENDER_REWRITING_ENABLED: bool = "SenderRewritingEnabled" { default: Some("false"), clearing: Write("false") },
        // Only the wizard's connectors have a documented default.
        /// Whether it belongs to a hybrid organisation, and keeps the headers that only such mail may have; the wizard sets it.
        CLOUD_SERVICES_MAIL_ENABLED: bool = "CloudServicesMailEnabled" { clearing: Write("false") },
        /// Whether mail takes it only where a mail flow rule says so.
        IS_TRANSPORT_RULE_SCOPED: bool = "IsTransportRuleScoped" { default: Some("false"), clearing: Write("false") },
        /// How strictly it holds to MTA-STS of the domains that it sends to.
        MTA_STS_MODE: Word = "MtaStsMode" {
            limits: Limits::Words(&["Opportunistic", "None"]), default: Some("Opportunistic"), clearing: Write("Opportunistic"),
        },
        /// How strictly it holds to DANE of the domains that it sends to.
        SMTP_DANE_MODE: Word = "SmtpDaneMode" {
            limits: Limits::Words(&["Opportunistic", "Mandatory", "None"]), default: Some("Opportunistic"), clearing: Write("Opportunistic"),
        },
        /// Whether it is in test mode.
        TEST_MODE: bool = "TestMode" { default: Some("false"), clearing: Write("false") },
        /// A remark for administrators.
        COMMENT: Text = "Comment" {},
        /// How it was made; Microsoft recommends not to change it.
        CONNECTOR_SOURCE: Word = "ConnectorSource" {
            limits: Limits::Words(&["Default", "HybridWizard", "Migrated"]), default: Some("Default"), clearing: Write("Default"),
        },
        // A GUID.
        /// Reserved by Microsoft for its own use.
        LINK_FOR_MODIFIED_CONNECTOR: Name = "LinkForModifiedConnector" {
            said: Said::New, clearing: Write("a GUID"), source: NEW_PAGE,
        },
        // The next three are what Validate-OutboundConnector finds. Set takes them too; but a manifest that said them would claim a
        // validation that nobody made.
        /// Whether it has been validated.
        IS_VALIDATED: bool = "IsValidated" { said: Said::Never },
        /// When it was validated.
        LAST_VALIDATION_TIMESTAMP: Date = "LastValidationTimestamp" { said: Said::Never },
        /// To which addresses mail was sent for its validation.
        VALIDATION_RECIPIENTS: Names = "ValidationRecipients" { said: Said::Never },
    }
}

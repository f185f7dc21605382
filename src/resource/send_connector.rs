//! Send connectors: by which way mail leaves the organisation.

use super::Clearing::Write;
use super::table::resource;
use super::{Identity, Implication, Need, Product, Products, Property, Reading, Said, Scope};
use crate::value::{
    Address, AddressSpaces, CertificateName, Credential, Domain, Flags, Limits, Name, Number, Servers, Size, SmartHosts, Text, TimeSpan,
    Word,
};

const PAGE: &str = "https://learn.microsoft.com/powershell/module/exchangepowershell/set-sendconnector";
const NEW_PAGE: &str = "https://learn.microsoft.com/powershell/module/exchangepowershell/new-sendconnector";

const ROW: Property = Property { products: Products::SERVER, source: PAGE, ..Property::ROW };

resource! {
    /// A way by which mail leaves the organisation.
    SendConnector {
        noun: "SendConnector",
        section: "send_connectors",
        label: "send connector",
        clixml: &["SmtpSendConnectorConfig", "SendConnector"],
        identity: Identity::Name,
        scope: Scope::Shared,
        source: PAGE,
        telling: &["AddressSpaces", "SmartHosts", "Enabled"],
        needs: &[Need { usage: None, properties: &["AddressSpaces"], bars: &[] }],
        ways: Some("AddressSpaces"),
        // Exchange refuses smart hosts together with routing by DNS, and none of the two.
        implies: &[
            Implication { when: "SmartHosts", is: "*", then: "DNSRoutingEnabled", be: "false" },
            Implication { when: "SmartHosts", is: "", then: "DNSRoutingEnabled", be: "true" },
            Implication { when: "DNSRoutingEnabled", is: "true", then: "SmartHosts", be: "" },
        ],
        // All follow from other properties, or from where the object lies in Active Directory.
        ignored: &[
            "CertificateSubject", "ConnectedDomains", "HomeMTA", "HomeMtaServerId", "IsSmtpConnector", "Region", "SmartHostsString",
            "SourceRoutingGroup",
        ],
    }
    properties like ROW {
        /// The name, unique among the organisation's send connectors.
        NAME: Name = "Name" { limits: Limits::Length(64), clearing: Write("a name") },
        /// What the connector is for; New takes the first permissions and authentication from it.
        USAGE: Word = "Usage" {
            limits: Limits::Words(&["Custom", "Internal", "Internet", "Partner"]), said: Said::New,
            reading: Reading::Never, source: NEW_PAGE, default: Some("Custom"), clearing: Write("Custom"),
        },
        /// The domains whose mail it carries, each with a type and a cost from 1 (best) to 100.
        ADDRESS_SPACES: AddressSpaces = "AddressSpaces" { clearing: Write("contoso.com") },
        /// Whether only servers of its source servers' Active Directory site use it.
        IS_SCOPED_CONNECTOR: bool = "IsScopedConnector" { default: Some("false"), clearing: Write("false") },
        /// The hosts to which it hands mail; without any, it finds the recipient's servers by DNS.
        SMART_HOSTS: SmartHosts = "SmartHosts" { together: &["DNSRoutingEnabled"] },
        /// Whether it finds the next host by the recipient domain's MX records; false where it has smart hosts.
        DNS_ROUTING_ENABLED: bool = "DNSRoutingEnabled" {
            default: Some("true"), clearing: Write("true"), together: &["SmartHosts"],
        },
        /// How it authenticates to its smart hosts; exactly one way.
        SMART_HOST_AUTH_MECHANISM: Word = "SmartHostAuthMechanism" {
            limits: Limits::Words(&["None", "BasicAuth", "BasicAuthRequireTLS", "ExchangeServer", "ExternalAuthoritative"]),
            clearing: Write("None"), together: &["AuthenticationCredential"],
        },
        /// The credential with which it logs on to its smart hosts.
        AUTHENTICATION_CREDENTIAL: Credential = "AuthenticationCredential" { reading: Reading::Never },
        /// Whether it asks the source server's external DNS servers instead of the internal ones.
        USE_EXTERNAL_DNS_SERVERS_ENABLED: bool = "UseExternalDNSServersEnabled" { default: Some("false"), clearing: Write("false") },
        /// The servers that send the mail which takes this connector.
        SOURCE_TRANSPORT_SERVERS: Servers = "SourceTransportServers" { clearing: Write("the servers that send") },
        /// The TCP port of its smart hosts.
        PORT: Number = "Port" { limits: Limits::Between(0, 65535), default: Some("25"), clearing: Write("25") },
        /// Whether it carries mail.
        ENABLED: bool = "Enabled" { default: Some("true"), clearing: Write("true"), force_on_new: Some("false") },
        // Microsoft's page says 25 MB, a fresh connector of 2013 and later has 35 MB, one of 2010 has 10 MB: no default is claimed.
        /// The size of the largest message that may take it; Unlimited is no limit.
        MAX_MESSAGE_SIZE: Size = "MaxMessageSize" { limits: Limits::Bytes(0, 2_147_483_647), clearing: Write("25MB") },
        /// The host name in EHLO, in Received headers and in TLS; the source server's own, where there is none.
        FQDN: Name = "Fqdn" { limits: Limits::Host, default: Some("") },
        /// Whether all mail must be sent over TLS.
        REQUIRE_TLS: bool = "RequireTLS" { default: Some("false"), clearing: Write("false") },
        /// Whether it never uses TLS, even where the next host offers it.
        IGNORE_STARTTLS: bool = "IgnoreSTARTTLS" { clearing: Write("false") },
        /// How far the next host's certificate is checked; needs required TLS.
        TLS_AUTH_LEVEL: Word = "TlsAuthLevel" { limits: Limits::Words(&["EncryptionOnly", "CertificateValidation", "DomainValidation"]) },
        /// The domain that the next host's certificate must name, where the level of TLS is DomainValidation.
        TLS_DOMAIN: Domain = "TlsDomain" { default: Some("") },
        /// The certificate that it shows in TLS, by issuer and subject.
        TLS_CERTIFICATE_NAME: CertificateName = "TlsCertificateName" { products: Products::SINCE_2013 },
        /// Whether it takes part in mutual TLS for its domains (Domain Security).
        DOMAIN_SECURE_ENABLED: bool = "DomainSecureEnabled" { default: Some("false"), clearing: Write("false") },
        /// Whether it belongs to a hybrid organisation, and keeps the headers that only such mail may have.
        CLOUD_SERVICES_MAIL_ENABLED: bool = "CloudServicesMailEnabled" { clearing: Write("false"), products: Products::SINCE_2013 },
        /// Whether mail leaves through the front end transport service of a client access server.
        FRONTEND_PROXY_ENABLED: bool = "FrontendProxyEnabled" { clearing: Write("false"), products: Products::SINCE_2013 },
        /// Whether it sends to Microsoft 365 in a hybrid organisation (XPremises).
        CONNECTOR_TYPE: Word = "ConnectorType" {
            limits: Limits::Words(&["Default", "XPremises"]), default: Some("Default"), clearing: Write("Default"),
            products: Products::SINCE_2016,
        },
        /// The local address from which it connects; only Edge servers use it.
        SOURCE_IP_ADDRESS: Address = "SourceIPAddress" { default: Some("0.0.0.0"), clearing: Write("0.0.0.0") },
        /// Whether it greets with HELO instead of EHLO.
        FORCE_HELO: bool = "ForceHELO" { default: Some("false"), clearing: Write("false") },
        /// Which failures of communication are taken as temporary or as final.
        ERROR_POLICIES: Flags = "ErrorPolicies" {
            limits: Limits::Words(&["Default", "DowngradeDnsFailures", "DowngradeCustomFailures", "UpgradeCustomFailures"]),
            clearing: Write("Default"),
        },
        /// How long an idle connection stays open.
        CONNECTION_INACTIVITY_TIME_OUT: TimeSpan = "ConnectionInactivityTimeOut" {
            limits: Limits::Seconds(1, 86_400), default: Some("00:10:00"), clearing: Write("00:10:00"),
        },
        /// How many messages go through one connection.
        SMTP_MAX_MESSAGES_PER_CONNECTION: Number = "SmtpMaxMessagesPerConnection" { limits: Limits::Between(0, 2_147_483_647), clearing: Write("20") },
        /// Whether its conversations are logged.
        PROTOCOL_LOGGING_LEVEL: Word = "ProtocolLoggingLevel" { limits: Limits::Words(&["None", "Verbose"]), clearing: Write("None") },
        /// A remark for administrators.
        COMMENT: Text = "Comment" { default: Some("") },
        /// Whether it is used for secure mail between the organisation and Microsoft 365.
        IS_COEXISTENCE_CONNECTOR: bool = "IsCoexistenceConnector" {
            default: Some("false"), clearing: Write("false"), products: Products::of(&[Product::E2010]),
        },
        /// The receive connector all of whose mail leaves through this connector, as SERVER\name.
        LINKED_RECEIVE_CONNECTOR: Name = "LinkedReceiveConnector" { products: Products::of(&[Product::E2010]) },
        /// Reserved by Microsoft for its own use.
        REQUIRE_OORG: bool = "RequireOorg" { clearing: Write("false") },
    }
}

//! Receive connectors: where servers take mail, from whom, and what they may do.

use super::Clearing::Write;
use super::table::resource;
use super::{Claim, Identity, Need, Products, Property, Reading, Said, Scope};
use crate::value::{Bindings, CertificateName, Count, Flags, Limits, Name, Names, Number, Ranges, Size, Text, TimeSpan, Word};

const PAGE: &str = "https://learn.microsoft.com/powershell/module/exchangepowershell/set-receiveconnector";
const NEW_PAGE: &str = "https://learn.microsoft.com/powershell/module/exchangepowershell/new-receiveconnector";

const ROW: Property = Property { products: Products::SERVER, source: PAGE, ..Property::ROW };

resource! {
    /// A place where a server takes mail.
    ReceiveConnector {
        noun: "ReceiveConnector",
        section: "receive_connectors",
        label: "receive connector",
        clixml: &["ReceiveConnector"],
        identity: Identity::ServerAndName,
        scope: Scope::Shared,
        source: PAGE,
        telling: &["Bindings", "RemoteIPRanges", "PermissionGroups", "Enabled"],
        needs: &[
            Need { usage: Some("Client"), properties: &["RemoteIPRanges"], bars: &["Bindings"] },
            Need { usage: Some("Custom"), properties: &["Bindings", "RemoteIPRanges"], bars: &[] },
            Need { usage: Some("Internal"), properties: &["RemoteIPRanges"], bars: &["Bindings"] },
            Need { usage: Some("Internet"), properties: &["Bindings"], bars: &["RemoteIPRanges"] },
            Need { usage: Some("Partner"), properties: &["Bindings", "RemoteIPRanges"], bars: &[] },
        ],
        claims: &[Claim::BindingAndRange("Bindings", "RemoteIPRanges")],
        // No cmdlet sets these.
        ignored: &["AcceptConsumerMail", "LiveCredentialEnabled", "ProxyEnabled"],
    }
    properties like ROW {
        /// The name, unique among the server's receive connectors.
        NAME: Name = "Name" { limits: Limits::Length(64), clearing: Write("a name") },
        /// The server that listens; a connector never moves to another.
        SERVER: Name = "Server" { said: Said::New, source: NEW_PAGE, clearing: Write("the server") },
        /// What the connector is for; New takes the first permission groups and authentication from it.
        USAGE: Word = "Usage" {
            limits: Limits::Words(&["Client", "Custom", "Internal", "Internet", "Partner"]), said: Said::New,
            reading: Reading::Never, source: NEW_PAGE, default: Some("Custom"), clearing: Write("Custom"),
        },
        /// Which service listens: front end transport (from outside) or transport (between servers).
        TRANSPORT_ROLE: Word = "TransportRole" {
            limits: Limits::Words(&["FrontendTransport", "HubTransport"]), clearing: Write("FrontendTransport"),
            products: Products::SINCE_2013,
        },
        /// The local addresses and ports on which it listens.
        BINDINGS: Bindings = "Bindings" { clearing: Write("0.0.0.0:25") },
        /// The addresses that it takes mail from; of connectors on one binding the most specific range wins.
        REMOTE_IP_RANGES: Ranges = "RemoteIPRanges" { clearing: Write("0.0.0.0-255.255.255.255") },
        /// The ways of authenticating that it offers and accepts.
        AUTH_MECHANISM: Flags = "AuthMechanism" {
            limits: Limits::Words(&[
                "None", "Tls", "Integrated", "BasicAuth", "BasicAuthRequireTLS", "ExchangeServer", "ExternalAuthoritative",
            ]),
            clearing: Write("Tls"),
        },
        // Custom is not among the words: the server derives it from rights that were granted singly, and it cannot be set.
        /// Who may submit mail here.
        PERMISSION_GROUPS: Flags = "PermissionGroups" {
            limits: Limits::Words(&["None", "AnonymousUsers", "ExchangeUsers", "ExchangeServers", "ExchangeLegacyServers", "Partners"]),
            clearing: Write("None"),
        },
        /// Whether it takes connections.
        ENABLED: bool = "Enabled" { default: Some("true"), clearing: Write("true") },
        /// The host name in its banner, its EHLO response, Received headers and TLS.
        FQDN: Name = "Fqdn" { limits: Limits::Host },
        /// Whether mail is only taken over TLS.
        REQUIRE_TLS: bool = "RequireTLS" { default: Some("false"), clearing: Write("false") },
        /// The certificate that it shows in TLS, by issuer and subject.
        TLS_CERTIFICATE_NAME: CertificateName = "TlsCertificateName" { products: Products::SINCE_2013 },
        /// What it allows to hosts that prove a domain by certificate, as domain:capability; for hybrid organisations.
        TLS_DOMAIN_CAPABILITIES: Names = "TlsDomainCapabilities" {},
        /// Whether it takes part in mutual TLS for its domains (Domain Security).
        DOMAIN_SECURE_ENABLED: bool = "DomainSecureEnabled" { clearing: Write("false") },
        /// Whether Integrated Windows authentication also offers Kerberos.
        ENABLE_AUTH_GSSAPI: bool = "EnableAuthGSSAPI" { clearing: Write("false") },
        /// Whether Integrated Windows authentication is bound to the TLS channel.
        EXTENDED_PROTECTION_POLICY: Word = "ExtendedProtectionPolicy" {
            limits: Limits::Words(&["None", "Allow", "Require"]), default: Some("None"), clearing: Write("None"),
        },
        /// Whether the TLS between Exchange servers (X-ANONYMOUSTLS) is not offered.
        SUPPRESS_X_ANONYMOUS_TLS: bool = "SuppressXAnonymousTls" { default: Some("false"), clearing: Write("false") },
        // Microsoft's page says 36 MB, which 2013 and later have; 2010 has 10 MB: no default is claimed. Headers and hops differ
        // between the versions in the same way.
        /// The size of the largest message that it takes, encoded.
        MAX_MESSAGE_SIZE: Size = "MaxMessageSize" { limits: Limits::FiniteBytes(65_536, 2_147_483_647), clearing: Write("36MB") },
        /// The size of the largest message header that it takes.
        MAX_HEADER_SIZE: Size = "MaxHeaderSize" { limits: Limits::FiniteBytes(1, 2_147_483_647), clearing: Write("256KB") },
        /// How many recipients a message may have.
        MAX_RECIPIENTS_PER_MESSAGE: Number = "MaxRecipientsPerMessage" {
            limits: Limits::Between(1, 512_000), default: Some("200"), clearing: Write("200"),
        },
        /// How many Received headers a message may have before it is taken for a loop.
        MAX_HOP_COUNT: Number = "MaxHopCount" { limits: Limits::Between(1, 500), clearing: Write("30") },
        /// How many Received headers of local servers a message may have; 0 does not count them.
        MAX_LOCAL_HOP_COUNT: Number = "MaxLocalHopCount" { limits: Limits::Between(0, 50), clearing: Write("8") },
        /// How many connections it serves at a time.
        MAX_INBOUND_CONNECTION: Count = "MaxInboundConnection" {
            limits: Limits::Between(1, 2_147_483_647), default: Some("5000"), clearing: Write("5000"),
        },
        /// How many connections it serves at a time from one address.
        MAX_INBOUND_CONNECTION_PER_SOURCE: Count = "MaxInboundConnectionPerSource" {
            limits: Limits::Between(1, 10_000), default: Some("20"), clearing: Write("20"),
        },
        /// How many of the connections that are left one address may take, in percent.
        MAX_INBOUND_CONNECTION_PERCENTAGE_PER_SOURCE: Number = "MaxInboundConnectionPercentagePerSource" {
            limits: Limits::Between(1, 100), default: Some("2"), clearing: Write("2"),
        },
        /// How many SMTP errors end a connection.
        MAX_PROTOCOL_ERRORS: Count = "MaxProtocolErrors" {
            limits: Limits::Between(0, 2_147_483_647), default: Some("5"), clearing: Write("5"),
        },
        /// How many failed logons end a connection; 0 ends none.
        MAX_LOGON_FAILURES: Number = "MaxLogonFailures" { limits: Limits::Between(0, 10), default: Some("3"), clearing: Write("3") },
        /// How many messages a source may submit in a minute.
        MESSAGE_RATE_LIMIT: Count = "MessageRateLimit" {
            limits: Limits::Between(1, 2_147_483_647), default: Some("Unlimited"), clearing: Write("Unlimited"),
        },
        /// What the message rate is counted by: the sending address, the sender, or both.
        MESSAGE_RATE_SOURCE: Word = "MessageRateSource" {
            limits: Limits::Words(&["None", "IPAddress", "User", "All"]), clearing: Write("IPAddress"),
        },
        /// How long a connection may last, even a busy one; longer than the time for idle ones.
        CONNECTION_TIMEOUT: TimeSpan = "ConnectionTimeout" {
            limits: Limits::Seconds(1, 86_400), default: Some("00:10:00"), clearing: Write("00:10:00"),
        },
        /// How long an idle connection stays open.
        CONNECTION_INACTIVITY_TIMEOUT: TimeSpan = "ConnectionInactivityTimeout" {
            limits: Limits::Seconds(1, 86_400), default: Some("00:05:00"), clearing: Write("00:05:00"),
        },
        /// How long an answer to a suspicious sender is held back; 00:00:00 turns it off.
        TARPIT_INTERVAL: TimeSpan = "TarpitInterval" { default: Some("00:00:05"), clearing: Write("00:00:05") },
        /// How long the answer to a failed logon is held back; 00:00:00 turns it off.
        AUTH_TARPIT_INTERVAL: TimeSpan = "AuthTarpitInterval" {
            default: Some("00:00:05"), clearing: Write("00:00:05"), products: Products::SINCE_2016,
        },
        /// How long a message's acknowledgement waits for its delivery, where the sender has no shadow redundancy; for Exchange 2010.
        MAX_ACKNOWLEDGEMENT_DELAY: TimeSpan = "MaxAcknowledgementDelay" { default: Some("00:00:30"), clearing: Write("00:00:30") },
        /// The accepted domain that completes addresses without one.
        DEFAULT_DOMAIN: Name = "DefaultDomain" {},
        /// The greeting, which begins with 220; Exchange's own, where there is none.
        BANNER: Text = "Banner" { limits: Limits::Begins("220"), default: Some("") },
        /// Whether Outlook on the web shows its name, port and authentication to users.
        ADVERTISE_CLIENT_SETTINGS: bool = "AdvertiseClientSettings" { default: Some("false"), clearing: Write("false") },
        /// The host name that service discovery tells of it.
        SERVICE_DISCOVERY_FQDN: Name = "ServiceDiscoveryFqdn" { limits: Limits::Host, products: Products::SINCE_2013 },
        /// Whether a sender must name a domain in EHLO.
        REQUIRE_EHLO_DOMAIN: bool = "RequireEHLODomain" { default: Some("false"), clearing: Write("false") },
        /// Whether recipients in .test, .example, .invalid and .localhost are refused.
        REJECT_RESERVED_TOP_LEVEL_RECIPIENT_DOMAINS: bool = "RejectReservedTopLevelRecipientDomains" {
            default: Some("false"), clearing: Write("false"), products: Products::SINCE_2016,
        },
        /// Whether recipients in example.com, example.net and example.org are refused.
        REJECT_RESERVED_SECOND_LEVEL_RECIPIENT_DOMAINS: bool = "RejectReservedSecondLevelRecipientDomains" {
            default: Some("false"), clearing: Write("false"), products: Products::SINCE_2016,
        },
        /// Whether recipients in domains without a dot are refused.
        REJECT_SINGLE_LABEL_RECIPIENT_DOMAINS: bool = "RejectSingleLabelRecipientDomains" {
            default: Some("false"), clearing: Write("false"), products: Products::SINCE_2016,
        },
        /// Whether messages with line feeds without carriage returns are refused.
        BARE_LINEFEED_REJECTION_ENABLED: bool = "BareLinefeedRejectionEnabled" {
            said: Said::Set, default: Some("false"), clearing: Write("false"),
        },
        /// Whether it announces SIZE, and whether with the largest size.
        SIZE_ENABLED: Word = "SizeEnabled" {
            limits: Limits::Words(&["Enabled", "Disabled", "EnabledWithoutValue"]), default: Some("Enabled"), clearing: Write("Enabled"),
        },
        /// Whether it announces PIPELINING.
        PIPELINING_ENABLED: bool = "PipeliningEnabled" { default: Some("true"), clearing: Write("true") },
        /// Whether it announces CHUNKING.
        CHUNKING_ENABLED: bool = "ChunkingEnabled" { default: Some("true"), clearing: Write("true") },
        /// Whether it announces BINARYMIME, which needs CHUNKING.
        BINARY_MIME_ENABLED: bool = "BinaryMimeEnabled" { default: Some("true"), clearing: Write("true") },
        /// Whether it announces 8BITMIME.
        EIGHT_BIT_MIME_ENABLED: bool = "EightBitMimeEnabled" { default: Some("true"), clearing: Write("true") },
        /// Reserved by Microsoft for its own use.
        SMTP_UTF8_ENABLED: bool = "SmtpUtf8Enabled" { said: Said::Set, clearing: Write("true"), products: Products::SINCE_2013 },
        /// Whether it announces DSN.
        DELIVERY_STATUS_NOTIFICATION_ENABLED: bool = "DeliveryStatusNotificationEnabled" { default: Some("true"), clearing: Write("true") },
        /// Whether it announces ENHANCEDSTATUSCODES.
        ENHANCED_STATUS_CODES_ENABLED: bool = "EnhancedStatusCodesEnabled" { default: Some("true"), clearing: Write("true") },
        /// Whether it takes long X.400 addresses (XLONGADDR).
        LONG_ADDRESSES_ENABLED: bool = "LongAddressesEnabled" { default: Some("false"), clearing: Write("false") },
        /// Whether it announces XORAR, by which senders name an alternate recipient.
        ORAR_ENABLED: bool = "OrarEnabled" { default: Some("false"), clearing: Write("false") },
        /// Whether its conversations are logged.
        PROTOCOL_LOGGING_LEVEL: Word = "ProtocolLoggingLevel" {
            limits: Limits::Words(&["None", "Verbose"]), default: Some("None"), clearing: Write("None"),
        },
        /// A remark for administrators.
        COMMENT: Text = "Comment" { default: Some("") },
    }
}

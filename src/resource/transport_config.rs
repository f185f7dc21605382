//! Transport settings: the limits of messages, notifications, journaling and shadow copies that hold for the whole organisation.

use super::Clearing::Write;
use super::table::resource;
use super::{Identity, Product, Products, Property, Said, Scope, Verbs};
use crate::value::{Count, Domain, Domains, Limits, Name, Names, Number, Ranges, Size, TimeSpan, Word};

const PAGE: &str = "https://learn.microsoft.com/powershell/module/exchangepowershell/set-transportconfig";

const ONLY_2010: Products = Products::of(&[Product::E2010]);
const ONLY_ONLINE: Products = Products::of(&[Product::Online]);
const SINCE_2013_AND_ONLINE: Products = Products::SINCE_2013.and(ONLY_ONLINE);

const ROW: Property = Property { said: Said::Set, source: PAGE, ..Property::ROW };

resource! {
    /// The transport settings of the organisation.
    TransportConfig {
        noun: "TransportConfig",
        section: "transport_config",
        label: "transport settings",
        clixml: &["TransportConfigContainer", "TransportConfig"],
        identity: Identity::Single,
        scope: Scope::Shared,
        verbs: Verbs { get: Products::ALL, new: Products::NONE, set: Products::ALL, remove: Products::NONE },
        source: PAGE,
    }
    properties like ROW {
        // ---- size and reach of messages
        /// The size of the largest message that may be sent; Unlimited leaves it to servers, connectors and recipients.
        MAX_SEND_SIZE: Size = "MaxSendSize" {
            limits: Limits::Bytes(0, 2_147_482_624), default: Some("10MB"), clearing: Write("10MB"), products: Products::SERVER,
        },
        /// The size of the largest message that recipients may receive; Unlimited leaves it to servers, connectors and recipients.
        MAX_RECEIVE_SIZE: Size = "MaxReceiveSize" {
            limits: Limits::Bytes(0, 2_147_482_624), default: Some("10MB"), clearing: Write("10MB"), products: Products::SERVER,
        },
        // 500 on servers, Unlimited (which means 1,000) in Exchange Online: no one default.
        /// How many recipients a message may have; a group counts as one.
        MAX_RECIPIENT_ENVELOPE_LIMIT: Count = "MaxRecipientEnvelopeLimit" {
            limits: Limits::Between(0, 2_147_483_647), clearing: Write("500"),
        },
        /// The addresses of internal SMTP servers, which Sender ID and connection filtering pass over.
        INTERNAL_SMTP_SERVERS: Ranges = "InternalSMTPServers" { products: Products::SERVER },
        /// Whether users who do not share a global address list take each other for external recipients.
        ADDRESS_BOOK_POLICY_ROUTING_ENABLED: bool = "AddressBookPolicyRoutingEnabled" {
            default: Some("false"), clearing: Write("false"), products: SINCE_2013_AND_ONLINE,
        },
        /// Whether no client may authenticate over SMTP (SMTP AUTH); a mailbox may have a setting of its own.
        SMTP_CLIENT_AUTHENTICATION_DISABLED: bool = "SmtpClientAuthenticationDisabled" { clearing: Write("false"), products: ONLY_ONLINE },
        /// Microsoft's page names it and says no more.
        ALLOW_LEGACY_TLS_CLIENTS: bool = "AllowLegacyTLSClients" { clearing: Write("false"), products: ONLY_ONLINE },
        /// How long a queued message is tried before it is returned.
        MESSAGE_EXPIRATION: TimeSpan = "MessageExpiration" {
            limits: Limits::Seconds(43_200, 86_400), default: Some("1.00:00:00"), clearing: Write("1.00:00:00"), products: ONLY_ONLINE,
        },
        // ---- TLS
        /// The domains to which mail is sent only with mutual TLS (Domain Security).
        TLS_SEND_DOMAIN_SECURE_LIST: Domains = "TLSSendDomainSecureList" { products: Products::SERVER },
        /// The domains whose mail is taken only with mutual TLS (Domain Security).
        TLS_RECEIVE_DOMAIN_SECURE_LIST: Domains = "TLSReceiveDomainSecureList" { products: Products::SERVER },
        /// Whether messages submitted by MAPI without encryption are marked as anonymous.
        VERIFY_SECURE_SUBMIT_ENABLED: bool = "VerifySecureSubmitEnabled" {
            default: Some("false"), clearing: Write("false"), products: Products::SERVER,
        },
        /// Whether Xexch50, which Exchange 2003 needs, is used for authentication.
        XEXCH50_ENABLED: bool = "Xexch50Enabled" { default: Some("true"), clearing: Write("true"), products: Products::SERVER },
        // ---- delivery status notifications
        /// Whether outside senders are told that their message is delayed.
        EXTERNAL_DELAY_DSN_ENABLED: bool = "ExternalDelayDsnEnabled" { default: Some("true"), clearing: Write("true") },
        /// The language of notifications to the outside, such as en-US; without one, that of the Windows server.
        EXTERNAL_DSN_DEFAULT_LANGUAGE: Name = "ExternalDsnDefaultLanguage" { default: Some("") },
        /// Whether a notification to the outside is written in the language of the message that it is about.
        EXTERNAL_DSN_LANGUAGE_DETECTION_ENABLED: bool = "ExternalDsnLanguageDetectionEnabled" {
            default: Some("true"), clearing: Write("true"),
        },
        /// The largest message that is attached to a notification to the outside; of a larger one only the headers are.
        EXTERNAL_DSN_MAX_MESSAGE_ATTACH_SIZE: Size = "ExternalDsnMaxMessageAttachSize" {
            limits: Limits::FiniteBytes(0, 2_147_483_647), default: Some("10MB"), clearing: Write("10MB"), products: Products::SERVER,
        },
        /// The domain that notifications to the outside name as their reporter; without one, the organisation's own.
        EXTERNAL_DSN_REPORTING_AUTHORITY: Domain = "ExternalDsnReportingAuthority" { default: Some("") },
        /// Whether notifications to the outside are HTML instead of plain text.
        EXTERNAL_DSN_SEND_HTML: bool = "ExternalDsnSendHtml" { default: Some("true"), clearing: Write("true") },
        /// The sender of notifications to the outside; without one, postmaster at the default accepted domain.
        EXTERNAL_POSTMASTER_ADDRESS: Name = "ExternalPostmasterAddress" { default: Some("") },
        /// Whether senders inside are told that their message is delayed.
        INTERNAL_DELAY_DSN_ENABLED: bool = "InternalDelayDsnEnabled" { default: Some("true"), clearing: Write("true") },
        /// The language of notifications inside, such as en-US; without one, that of the Windows server.
        INTERNAL_DSN_DEFAULT_LANGUAGE: Name = "InternalDsnDefaultLanguage" { default: Some("") },
        /// Whether a notification inside is written in the language of the message that it is about.
        INTERNAL_DSN_LANGUAGE_DETECTION_ENABLED: bool = "InternalDsnLanguageDetectionEnabled" {
            default: Some("true"), clearing: Write("true"),
        },
        /// The largest message that is attached to a notification inside; of a larger one only the headers are.
        INTERNAL_DSN_MAX_MESSAGE_ATTACH_SIZE: Size = "InternalDsnMaxMessageAttachSize" {
            limits: Limits::FiniteBytes(0, 2_147_483_647), default: Some("10MB"), clearing: Write("10MB"), products: Products::SERVER,
        },
        /// The domain that notifications inside name as their reporter; without one, the organisation's own.
        INTERNAL_DSN_REPORTING_AUTHORITY: Domain = "InternalDsnReportingAuthority" { default: Some("") },
        /// Whether notifications inside are HTML instead of plain text.
        INTERNAL_DSN_SEND_HTML: bool = "InternalDsnSendHtml" { default: Some("true"), clearing: Write("true") },
        // UseExchangeDSNs on Exchange 2010 and 2013, PreserveDSNBody since: no one default.
        /// What becomes of notifications that older Exchange or other mail systems have made.
        DSN_CONVERSION_MODE: Word = "DSNConversionMode" {
            limits: Limits::Words(&["DoNotConvert", "PreserveDSNBody", "UseExchangeDSNs"]), clearing: Write("PreserveDSNBody"),
        },
        // The page lists codes that are monitored by default; a real server that nobody changed shows none.
        /// The codes, such as 5.4.6, of which the Exchange recipient gets a copy of each non-delivery report.
        GENERATE_COPY_OF_DSN_FOR: Names = "GenerateCopyOfDSNFor" { products: Products::SERVER },
        // ---- content
        /// Whether Outlook's categories are taken off messages when their content is converted.
        CLEAR_CATEGORIES: bool = "ClearCategories" { default: Some("true"), clearing: Write("true") },
        /// Whether a signed message that gets a disclaimer is attached to it as EML instead of TNEF.
        CONVERT_DISCLAIMER_WRAPPER_TO_EML: bool = "ConvertDisclaimerWrapperToEml" { default: Some("false"), clearing: Write("false") },
        /// Whether X-headers of incoming messages become named properties: all, of authenticated senders, or none.
        HEADER_PROMOTION_MODE_SETTING: Word = "HeaderPromotionModeSetting" {
            limits: Limits::Words(&["MustCreate", "MayCreate", "NoCreate"]), default: Some("NoCreate"), clearing: Write("NoCreate"),
        },
        /// Whether parameters of MIME headers in outgoing messages are encoded by RFC 2231.
        RFC2231_ENCODING_ENABLED: bool = "Rfc2231EncodingEnabled" { default: Some("false"), clearing: Write("false") },
        // 1 MB since Exchange 2016, 150 KB on 2013; no bounds are documented.
        /// How much text of an attachment transport rules look at.
        TRANSPORT_RULE_ATTACHMENT_TEXT_SCAN_LIMIT: Size = "TransportRuleAttachmentTextScanLimit" {
            limits: Limits::FiniteBytes(0, u64::MAX), clearing: Write("1MB"), products: Products::SINCE_2013,
        },
        /// The tags of transport supervision; Allow and Reject at first.
        SUPERVISION_TAGS: Names = "SupervisionTags" { products: Products::SERVER },
        // ---- journaling
        // Where there is no address, Exchange shows <>, and takes it.
        /// The address to which journal reports go that the journaling mailbox does not take; <> is none.
        JOURNALING_REPORT_NDR_TO: Name = "JournalingReportNdrTo" { default: Some("<>"), clearing: Write("<>") },
        /// Whether voice mail of Unified Messaging is journaled; of effect on servers only.
        VOICEMAIL_JOURNALING_ENABLED: bool = "VoicemailJournalingEnabled" { default: Some("true"), clearing: Write("true") },
        /// Whether journal messages of Exchange 2003 are brought into the form of Exchange 2010.
        LEGACY_JOURNALING_MIGRATION_ENABLED: bool = "LegacyJournalingMigrationEnabled" {
            default: Some("false"), clearing: Write("false"), products: ONLY_2010,
        },
        /// For how many more days undeliverable journal reports are kept in the queue.
        JOURNAL_MESSAGE_EXPIRATION_DAYS: Number = "JournalMessageExpirationDays" {
            limits: Limits::Between(0, 7), default: Some("0"), clearing: Write("0"), products: ONLY_ONLINE,
        },
        /// Whether a hybrid organisation takes care that no message is journaled twice.
        PREVENT_DUPLICATE_JOURNALING_ENABLED: bool = "PreventDuplicateJournalingEnabled" {
            default: Some("false"), clearing: Write("false"), products: ONLY_ONLINE,
        },
        // ---- storms and loops
        /// Microsoft's page names it and says no more.
        REPLY_ALL_STORM_PROTECTION_ENABLED: bool = "ReplyAllStormProtectionEnabled" { clearing: Write("false"), products: ONLY_ONLINE },
        /// Microsoft's page names it and says no more.
        REPLY_ALL_STORM_DETECTION_MINIMUM_RECIPIENTS: Number = "ReplyAllStormDetectionMinimumRecipients" {
            clearing: Write("2500"), products: ONLY_ONLINE,
        },
        /// Microsoft's page names it and says no more.
        REPLY_ALL_STORM_DETECTION_MINIMUM_REPLIES: Number = "ReplyAllStormDetectionMinimumReplies" {
            clearing: Write("10"), products: ONLY_ONLINE,
        },
        /// Microsoft's page names it and says no more.
        REPLY_ALL_STORM_BLOCK_DURATION_HOURS: Number = "ReplyAllStormBlockDurationHours" { clearing: Write("6"), products: ONLY_ONLINE },
        /// Whether a message is refused in which transport agents make a loop in the Transport service; otherwise the loop is logged.
        AGENT_GENERATED_MESSAGE_LOOP_DETECTION_IN_SMTP_ENABLED: bool = "AgentGeneratedMessageLoopDetectionInSmtpEnabled" {
            default: Some("false"), clearing: Write("false"), products: Products::SINCE_2013,
        },
        // The page has the two the other way round here: true logs the loop, false refuses the message.
        /// Whether loops that transport agents make in Mailbox Transport Submission are logged instead of refused.
        AGENT_GENERATED_MESSAGE_LOOP_DETECTION_IN_SUBMISSION_ENABLED: bool = "AgentGeneratedMessageLoopDetectionInSubmissionEnabled" {
            default: Some("false"), clearing: Write("false"), products: Products::SINCE_2013,
        },
        /// How often all agents together may work on copies of one message.
        MAX_ALLOWED_AGENT_GENERATED_MESSAGE_DEPTH: Number = "MaxAllowedAgentGeneratedMessageDepth" {
            limits: Limits::Between(0, 2_147_483_647), default: Some("3"), clearing: Write("3"), products: Products::SINCE_2013,
        },
        /// How often one agent may work on copies of one message; less than what all may.
        MAX_ALLOWED_AGENT_GENERATED_MESSAGE_DEPTH_PER_AGENT: Number = "MaxAllowedAgentGeneratedMessageDepthPerAgent" {
            limits: Limits::Between(0, 2_147_483_647), default: Some("2"), clearing: Write("2"), products: Products::SINCE_2013,
        },
        // ---- shadow redundancy and safety net
        /// Whether a second server keeps each message until it is delivered.
        SHADOW_REDUNDANCY_ENABLED: bool = "ShadowRedundancyEnabled" {
            default: Some("true"), clearing: Write("true"), products: Products::SERVER,
        },
        /// Where the second copy of a message is made: in this Active Directory site, in another, or rather in another.
        SHADOW_MESSAGE_PREFERENCE_SETTING: Word = "ShadowMessagePreferenceSetting" {
            limits: Limits::Words(&["LocalOnly", "RemoteOnly", "PreferRemote"]), default: Some("PreferRemote"),
            clearing: Write("PreferRemote"), products: Products::SINCE_2013,
        },
        /// Whether a message is refused (450 4.5.1) of which no second copy can be made.
        REJECT_MESSAGE_ON_SHADOW_FAILURE: bool = "RejectMessageOnShadowFailure" {
            default: Some("false"), clearing: Write("false"), products: Products::SINCE_2013,
        },
        /// How often a copy is tried in the same Active Directory site.
        MAX_RETRIES_FOR_LOCAL_SITE_SHADOW: Number = "MaxRetriesForLocalSiteShadow" {
            limits: Limits::Between(0, 255), default: Some("2"), clearing: Write("2"), products: Products::SINCE_2013,
        },
        /// How often a copy is tried in another Active Directory site.
        MAX_RETRIES_FOR_REMOTE_SITE_SHADOW: Number = "MaxRetriesForRemoteSiteShadow" {
            limits: Limits::Between(0, 255), default: Some("4"), clearing: Write("4"), products: Products::SINCE_2013,
        },
        /// How often a server asks the primary one which copies it may throw away.
        SHADOW_HEARTBEAT_FREQUENCY: TimeSpan = "ShadowHeartbeatFrequency" {
            limits: Limits::Seconds(1, 86_400), default: Some("00:02:00"), clearing: Write("00:02:00"), products: Products::SINCE_2013,
        },
        /// After what time of silence a server takes the primary one for lost, and sends its copies itself.
        SHADOW_RESUBMIT_TIME_SPAN: TimeSpan = "ShadowResubmitTimeSpan" {
            limits: Limits::Seconds(1, 86_400), default: Some("03:00:00"), clearing: Write("03:00:00"), products: Products::SINCE_2013,
        },
        /// How long a server remembers which copies others may throw away.
        SHADOW_MESSAGE_AUTO_DISCARD_INTERVAL: TimeSpan = "ShadowMessageAutoDiscardInterval" {
            limits: Limits::Seconds(5, 7_776_000), default: Some("2.00:00:00"), clearing: Write("2.00:00:00"), products: Products::SERVER,
        },
        /// How long Exchange 2010 waits before it asks the primary server; later versions have shadow_heartbeat_frequency.
        SHADOW_HEARTBEAT_TIMEOUT_INTERVAL: TimeSpan = "ShadowHeartbeatTimeoutInterval" {
            limits: Limits::Seconds(1, 86_400), default: Some("00:15:00"), clearing: Write("00:15:00"), products: Products::SERVER,
        },
        /// After how many failures Exchange 2010 takes a primary server for lost; later versions have shadow_resubmit_time_span.
        SHADOW_HEARTBEAT_RETRY_COUNT: Number = "ShadowHeartbeatRetryCount" {
            limits: Limits::Between(1, 15), default: Some("12"), clearing: Write("12"), products: Products::SERVER,
        },
        /// How long Safety Net keeps a copy of a delivered message.
        SAFETY_NET_HOLD_TIME: TimeSpan = "SafetyNetHoldTime" {
            default: Some("2.00:00:00"), clearing: Write("2.00:00:00"), products: Products::SINCE_2013,
        },
        // 2,147,483,647 KB at most.
        /// How much Exchange 2010 keeps of delivered messages for each database (transport dumpster); 0 is nothing.
        MAX_DUMPSTER_SIZE_PER_DATABASE: Size = "MaxDumpsterSizePerDatabase" {
            limits: Limits::FiniteBytes(0, 2_199_023_254_528), default: Some("18MB"), clearing: Write("18MB"), products: Products::SERVER,
        },
        /// How long Exchange 2010 keeps delivered messages (transport dumpster); later versions have safety_net_hold_time.
        MAX_DUMPSTER_TIME: TimeSpan = "MaxDumpsterTime" {
            limits: Limits::Seconds(0, 2_147_483_647), default: Some("7.00:00:00"), clearing: Write("7.00:00:00"),
            products: Products::SERVER,
        },
        // ---- diagnostics
        /// The TCP port at which servers ask each other about their queues.
        DIAGNOSTICS_AGGREGATION_SERVICE_PORT: Number = "DiagnosticsAggregationServicePort" {
            limits: Limits::Between(0, 65535), default: Some("9710"), clearing: Write("9710"), products: Products::SINCE_2013,
        },
        /// How often servers ask each other about their queues.
        QUEUE_DIAGNOSTICS_AGGREGATION_INTERVAL: TimeSpan = "QueueDiagnosticsAggregationInterval" {
            default: Some("00:01:00"), clearing: Write("00:01:00"), products: Products::SINCE_2013,
        },
    }
}

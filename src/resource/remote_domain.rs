//! Remote domains: what mail to domains outside the organisation may carry, and how it is written.

use super::Clearing::Write;
use super::table::resource;
use super::{Ask, Claim, Identity, Implication, Product, Products, Property, Said, Verbs};
use crate::value::{Count, Domain, Limits, Name, Number, Word};

const PAGE: &str = "https://learn.microsoft.com/powershell/module/exchangepowershell/set-remotedomain";
const NEW_PAGE: &str = "https://learn.microsoft.com/powershell/module/exchangepowershell/new-remotedomain";

// New takes the domain and the name; the rest follows in a Set.
const ROW: Property = Property { said: Said::Set, source: PAGE, ..Property::ROW };

/// The character sets of mail, as Microsoft lists them.
const CHARACTER_SETS: Limits = Limits::Words(&[
    "big5",
    "din_66003",
    "euc-jp",
    "euc-kr",
    "gb18030",
    "gb2312",
    "hz-gb-2312",
    "iso-2022-jp",
    "iso-2022-kr",
    "iso-8859-1",
    "iso-8859-13",
    "iso-8859-15",
    "iso-8859-2",
    "iso-8859-3",
    "iso-8859-4",
    "iso-8859-5",
    "iso-8859-6",
    "iso-8859-7",
    "iso-8859-8",
    "iso-8859-9",
    "koi8-r",
    "koi8-u",
    "ks_c_5601-1987",
    "ns_4551-1",
    "sen_850200_b",
    "shift_jis",
    "utf-7",
    "utf-8",
    "windows-1250",
    "windows-1251",
    "windows-1252",
    "windows-1253",
    "windows-1254",
    "windows-1255",
    "windows-1256",
    "windows-1257",
    "windows-1258",
    "windows-874",
]);

resource! {
    /// A domain outside the organisation, and what mail to it may carry. Found by its domain, whatever its name is.
    RemoteDomain {
        noun: "RemoteDomain",
        section: "remote_domains",
        label: "remote domain",
        clixml: &["DomainContentConfig", "RemoteDomain"],
        identity: Identity::Domain,
        verbs: Verbs { get: Products::ALL, new: Products::ALL, set: Products::ALL, remove: Products::ALL },
        asks: &[Ask::ALL_ONLINE],
        source: PAGE,
        telling: &["Name"],
        // Source: Microsoft, "Manage remote domains" (the default remote domain cannot be removed).
        lasting: &["*"],
        claims: &[Claim::Value("Name")],
        // Exchange sets the one with the other; said here, a plan shows it. (It also sets AllowedOOFType to ExternalLegacy when IsInternal
        // changes to false. That is no rule of what is wanted: IsInternal is false of nearly all, whatever their type is.)
        implies: &[Implication { when: "AllowedOOFType", is: "InternalLegacy", then: "IsInternal", be: "true" }],
    }
    properties like ROW {
        /// The domain, such as contoso.com, *.contoso.com for all its subdomains too, or * for the default of all domains.
        DOMAIN_NAME: Domain = "DomainName" { said: Said::New, clearing: Write("the domain"), source: NEW_PAGE },
        /// The name of the object; the domain, where nothing is said.
        NAME: Name = "Name" { limits: Limits::Length(64), said: Said::Both, clearing: Write("a name") },
        /// Which out-of-office replies may be sent there.
        ALLOWED_OOF_TYPE: Word = "AllowedOOFType" {
            limits: Limits::Words(&["External", "ExternalLegacy", "InternalLegacy", "None"]),
            default: Some("External"), clearing: Write("External"),
        },
        /// Whether mail that clients forward by rules may be sent there; of the built-in Default of servers false.
        AUTO_FORWARD_ENABLED: bool = "AutoForwardEnabled" { default: Some("true"), clearing: Write("true") },
        /// Whether automatic replies of clients may be sent there; of the built-in Default of servers false.
        AUTO_REPLY_ENABLED: bool = "AutoReplyEnabled" { default: Some("true"), clearing: Write("true") },
        /// How MIME text is encoded for transfer in 7 bits.
        BYTE_ENCODER_TYPE_FOR7_BIT_CHARSETS: Word = "ByteEncoderTypeFor7BitCharsets" {
            limits: Limits::Words(&[
                "Use7Bit", "UseQP", "UseBase64", "UseQPHtmlDetectTextPlain", "UseBase64HtmlDetectTextPlain", "UseQPHtml7BitTextPlain",
                "UseBase64Html7BitTextPlain", "Undefined",
            ]),
            default: Some("Undefined"), clearing: Write("Undefined"),
        },
        /// The character set of MIME messages that name none; of the built-in Default iso-8859-1.
        CHARACTER_SET: Name = "CharacterSet" { limits: CHARACTER_SETS, default: Some("") },
        /// Whether messages are sent as HTML, as plain text, or as they were written.
        CONTENT_TYPE: Word = "ContentType" {
            limits: Limits::Words(&["MimeHtmlText", "MimeText", "MimeHtml"]),
            default: Some("MimeHtmlText"), clearing: Write("MimeHtmlText"),
        },
        /// Whether delivery reports may be sent there.
        DELIVERY_REPORT_ENABLED: bool = "DeliveryReportEnabled" { default: Some("true"), clearing: Write("true") },
        /// Whether senders' display names are shown there; only to be changed where Microsoft's support says so.
        DISPLAY_SENDER_NAME: bool = "DisplaySenderName" { default: Some("true"), clearing: Write("true") },
        /// Whether it stands for the organisation's own Exchange Online.
        IS_COEXISTENCE_DOMAIN: bool = "IsCoexistenceDomain" {
            default: Some("false"), clearing: Write("false"), products: Products::of(&[Product::E2010]),
        },
        /// Whether its recipients count as internal; changed to false, it makes allowed_oof_type ExternalLegacy.
        IS_INTERNAL: bool = "IsInternal" { default: Some("false"), clearing: Write("false") },
        /// After how many characters lines are wrapped.
        LINE_WRAP_SIZE: Count = "LineWrapSize" {
            limits: Limits::Between(0, 132), default: Some("Unlimited"), clearing: Write("Unlimited"),
        },
        /// Whether organisers hear of meeting requests that are forwarded there.
        MEETING_FORWARD_NOTIFICATION_ENABLED: bool = "MeetingForwardNotificationEnabled" { default: Some("true"), clearing: Write("true") },
        /// From how many messages on an event is raised; the default is no threshold.
        MESSAGE_COUNT_THRESHOLD: Number = "MessageCountThreshold" {
            limits: Limits::Between(0, 2_147_483_647), default: Some("2147483647"), clearing: Write("2147483647"),
            products: Products::SINCE_2013,
        },
        /// Whether non-delivery reports say what went wrong inside, with names of servers; without effect in Exchange Online.
        NDR_DIAGNOSTIC_INFO_ENABLED: bool = "NDRDiagnosticInfoEnabled" { default: Some("true"), clearing: Write("true") },
        /// Whether non-delivery reports may be sent there.
        NDR_ENABLED: bool = "NDREnabled" { default: Some("true"), clearing: Write("true") },
        /// The character set of plain text messages that name none; of the built-in Default iso-8859-1.
        NON_MIME_CHARACTER_SET: Name = "NonMimeCharacterSet" { limits: CHARACTER_SETS, default: Some("") },
        /// The code page in which Shift JIS is sent.
        PREFERRED_INTERNET_CODE_PAGE_FOR_SHIFT_JIS: Word = "PreferredInternetCodePageForShiftJis" {
            limits: Limits::Words(&["50220", "50221", "50222", "Undefined"]), default: Some("Undefined"), clearing: Write("Undefined"),
        },
        // Microsoft names no default.
        /// How many percent of a message's characters must be of the preferred character set for it to be used.
        REQUIRED_CHARSET_COVERAGE: Number = "RequiredCharsetCoverage" { limits: Limits::Between(0, 100), clearing: Write("60") },
        /// Whether mail users of another forest get their target addresses in it.
        TARGET_DELIVERY_DOMAIN: bool = "TargetDeliveryDomain" { default: Some("false"), clearing: Write("false") },
        /// Whether messages are sent as TNEF; where nothing is set, recipients and clients decide.
        TNEF_ENABLED: bool = "TNEFEnabled" { default: Some("") },
        /// Whether mail from it skips the filters of content and recipients.
        TRUSTED_MAIL_INBOUND_ENABLED: bool = "TrustedMailInboundEnabled" { default: Some("false"), clearing: Write("false") },
        /// Whether mail to it skips the filters of content and recipients.
        TRUSTED_MAIL_OUTBOUND_ENABLED: bool = "TrustedMailOutboundEnabled" { default: Some("false"), clearing: Write("false") },
        /// Whether senders' simple display names are shown there.
        USE_SIMPLE_DISPLAY_NAME: bool = "UseSimpleDisplayName" { default: Some("false"), clearing: Write("false") },
    }
}

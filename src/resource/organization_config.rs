//! The organisation itself: its name, which tells whose an export is, and its settings.

use super::Clearing::Write;
use super::table::resource;
use super::{Identity, Product, Products, Property, Said, Scope, Verbs};
use crate::value::{Count, EnabledState, Limits, Name, Names, Number, Ranges, Size, Text, TimeSpan, Url, Word};

const PAGE: &str = "https://learn.microsoft.com/powershell/module/exchangepowershell/set-organizationconfig";
const GET_PAGE: &str = "https://learn.microsoft.com/powershell/module/exchangepowershell/get-organizationconfig";

const ONLY_2010: Products = Products::of(&[Product::E2010]);
const ONLY_ONLINE: Products = Products::of(&[Product::Online]);
const SINCE_2013_AND_ONLINE: Products = Products::SINCE_2013.and(ONLY_ONLINE);
const SINCE_2016_AND_ONLINE: Products = Products::SINCE_2016.and(ONLY_ONLINE);
const SINCE_2019: Products = Products::of(&[Product::E2019, Product::Se]);
const SINCE_2019_AND_ONLINE: Products = SINCE_2019.and(ONLY_ONLINE);

const ROW: Property = Property { said: Said::Set, source: PAGE, ..Property::ROW };
const NAME: Property = Property { said: Said::Never, source: GET_PAGE, ..Property::ROW };
const ON_SERVERS: Property = Property { products: Products::SERVER, ..ROW };
const ONLINE: Property = Property { products: ONLY_ONLINE, ..ROW };

/// What `-Industry` takes.
const INDUSTRIES: Limits = Limits::Words(&[
    "NotSpecified",
    "Agriculture",
    "Finance",
    "BusinessServicesConsulting",
    "Communications",
    "ComputerRelatedProductsServices",
    "Construction",
    "Education",
    "EngineeringArchitecture",
    "Government",
    "Healthcare",
    "Hospitality",
    "Legal",
    "Manufacturing",
    "MediaMarketingAdvertising",
    "Mining",
    "NonProfit",
    "PersonalServices",
    "PrintingPublishing",
    "RealEstate",
    "Retail",
    "Transportation",
    "Utilities",
    "Wholesale",
    "Other",
]);

resource! {
    /// The organisation, and what is set for the whole of it.
    OrganizationConfig {
        noun: "OrganizationConfig",
        section: "organization_config",
        label: "organisation settings",
        clixml: &["ADOrganizationConfig", "OrganizationConfig"],
        identity: Identity::Single,
        scope: Scope::Shared,
        verbs: Verbs { get: Products::ALL, new: Products::NONE, set: Products::ALL, remove: Products::NONE },
        source: PAGE,
        // Get tells whether older Exchange is still there; nothing sets it.
        ignored: &["IsMixedMode"],
    }
    properties like NAME {
        // No manifest says it: it is what tells one organisation from another.
        /// The name; Online, the initial domain.
        NAME: Name = "Name" {},
    }
    properties like ROW {
        // ---- clients
        /// Whether Outlook on the web logs users off who do nothing.
        ACTIVITY_BASED_AUTHENTICATION_TIMEOUT_ENABLED: bool = "ActivityBasedAuthenticationTimeoutEnabled" {
            default: Some("true"), clearing: Write("true"),
        },
        /// After how long Outlook on the web logs users off who do nothing.
        ACTIVITY_BASED_AUTHENTICATION_TIMEOUT_INTERVAL: TimeSpan = "ActivityBasedAuthenticationTimeoutInterval" {
            limits: Limits::Seconds(300, 28_800), default: Some("06:00:00"), clearing: Write("06:00:00"),
        },
        /// Whether Outlook on the web logs users of single sign-on off who do nothing.
        ACTIVITY_BASED_AUTHENTICATION_TIMEOUT_WITH_SINGLE_SIGN_ON_ENABLED: bool = "ActivityBasedAuthenticationTimeoutWithSingleSignOnEnabled" {
            default: Some("true"), clearing: Write("true"),
        },
        /// Whether Outlook on the web finds out if a computer is public, and treats attachments accordingly.
        PUBLIC_COMPUTERS_DETECTION_ENABLED: bool = "PublicComputersDetectionEnabled" {
            default: Some("false"), clearing: Write("false"), products: SINCE_2013_AND_ONLINE,
        },
        /// Whether users may activate apps for Outlook.
        APPS_FOR_OFFICE_ENABLED: bool = "AppsForOfficeEnabled" {
            default: Some("true"), clearing: Write("true"), products: SINCE_2013_AND_ONLINE,
        },
        /// Whether Outlook on the web sends asynchronously.
        ASYNC_SEND_ENABLED: bool = "AsyncSendEnabled" { default: Some("true"), clearing: Write("true"), products: SINCE_2016_AND_ONLINE },
        /// Whether Outlook on the web opens messages in windows of their own the faster way, in Internet Explorer and Edge.
        LEAN_POPOUT_ENABLED: bool = "LeanPopoutEnabled" {
            default: Some("false"), clearing: Write("false"), products: SINCE_2016_AND_ONLINE,
        },
        /// Whether users may see previews of links in messages.
        LINK_PREVIEW_ENABLED: bool = "LinkPreviewEnabled" {
            default: Some("true"), clearing: Write("true"), products: SINCE_2016_AND_ONLINE,
        },
        /// Whether connected apps are on at all: in Outlook, SharePoint, Teams and Viva Engage.
        CONNECTORS_ENABLED: bool = "ConnectorsEnabled" { default: Some("true"), clearing: Write("true"), products: SINCE_2016_AND_ONLINE },
        /// Whether messages of connected apps have buttons in Outlook on the web.
        CONNECTORS_ACTIONABLE_MESSAGES_ENABLED: bool = "ConnectorsActionableMessagesEnabled" {
            default: Some("true"), clearing: Write("true"), products: SINCE_2016_AND_ONLINE,
        },
        /// Whether mail messages have action buttons in Outlook on the web.
        SMTP_ACTIONABLE_MESSAGES_ENABLED: bool = "SmtpActionableMessagesEnabled" {
            default: Some("true"), clearing: Write("true"), products: SINCE_2016_AND_ONLINE,
        },
        /// Where users make site mailboxes.
        SITE_MAILBOX_CREATION_URL: Url = "SiteMailboxCreationURL" { products: SINCE_2013_AND_ONLINE },
        /// Reserved by Microsoft for its own use.
        UNBLOCK_UNSAFE_SENDER_PROMPT_ENABLED: bool = "UnblockUnsafeSenderPromptEnabled" {
            clearing: Write("false"), products: SINCE_2016_AND_ONLINE,
        },
        /// Reserved by Microsoft for its own use.
        REFRESH_SESSION_ENABLED: bool = "RefreshSessionEnabled" { clearing: Write("false"), products: SINCE_2016_AND_ONLINE },
        /// Reserved by Microsoft for its own use.
        IS_AGENDA_MAIL_ENABLED: bool = "IsAgendaMailEnabled" { clearing: Write("false"), products: SINCE_2016_AND_ONLINE },
        // ---- Exchange Web Services
        // Microsoft documents $null: neither, so that the settings of single applications hold.
        /// Whether Exchange Web Services are on; null leaves it to the settings beneath.
        EWS_ENABLED: bool = "EwsEnabled" { default: Some("") },
        /// Which list decides which applications may use EWS and REST: that of those allowed, or of those blocked.
        EWS_APPLICATION_ACCESS_POLICY: Word = "EwsApplicationAccessPolicy" {
            limits: Limits::Words(&["EnforceAllowList", "EnforceBlockList"]), clearing: Write("EnforceBlockList"),
        },
        /// The user agents that may use EWS and REST, where the policy is EnforceAllowList; * stands for any text.
        EWS_ALLOW_LIST: Names = "EwsAllowList" {},
        /// The user agents that may not use EWS and REST, where the policy is EnforceBlockList; * stands for any text.
        EWS_BLOCK_LIST: Names = "EwsBlockList" {},
        /// Whether Outlook may use EWS.
        EWS_ALLOW_OUTLOOK: bool = "EwsAllowOutlook" { clearing: Write("false") },
        /// Whether Outlook for Mac may use EWS.
        EWS_ALLOW_MAC_OUTLOOK: bool = "EwsAllowMacOutlook" { clearing: Write("false") },
        /// Whether Entourage 2008 may use EWS.
        EWS_ALLOW_ENTOURAGE: bool = "EwsAllowEntourage" { default: Some("true"), clearing: Write("true") },
        // ---- authentication
        /// Whether clients may use modern authentication (OAuth).
        O_AUTH2_CLIENT_PROFILE_ENABLED: bool = "OAuth2ClientProfileEnabled" {
            default: Some("true"), clearing: Write("true"), products: SINCE_2013_AND_ONLINE,
        },
        // References to other objects compare as text: they are to be written as Get shows them.
        /// The authentication policy of users who have none of their own.
        DEFAULT_AUTHENTICATION_POLICY: Name = "DefaultAuthenticationPolicy" { products: SINCE_2019_AND_ONLINE },
        // ---- address books and groups
        /// The user, contact or group at the root of the hierarchical address book; with one, Outlook shows it.
        HIERARCHICAL_ADDRESS_BOOK_ROOT: Name = "HierarchicalAddressBookRoot" { default: Some("") },
        /// The organisational unit in which new distribution groups are made.
        DISTRIBUTION_GROUP_DEFAULT_OU: Name = "DistributionGroupDefaultOU" {},
        /// What is put around the names of groups that users make, such as `DL_<Department>_<GroupName>`.
        DISTRIBUTION_GROUP_NAMING_POLICY: Text = "DistributionGroupNamingPolicy" {},
        /// Words that the names of groups that users make must not have.
        DISTRIBUTION_GROUP_NAME_BLOCKED_WORDS_LIST: Names = "DistributionGroupNameBlockedWordsList" {},
        // ---- MailTips and tracking
        /// Whether there are MailTips.
        MAIL_TIPS_ALL_TIPS_ENABLED: bool = "MailTipsAllTipsEnabled" { default: Some("true"), clearing: Write("true") },
        /// Whether a MailTip warns of recipients outside.
        MAIL_TIPS_EXTERNAL_RECIPIENTS_TIPS_ENABLED: bool = "MailTipsExternalRecipientsTipsEnabled" {
            default: Some("false"), clearing: Write("false"),
        },
        /// Whether MailTips count the members of groups.
        MAIL_TIPS_GROUP_METRICS_ENABLED: bool = "MailTipsGroupMetricsEnabled" { default: Some("true"), clearing: Write("true") },
        /// From how many recipients on a MailTip warns of a large audience.
        MAIL_TIPS_LARGE_AUDIENCE_THRESHOLD: Number = "MailTipsLargeAudienceThreshold" {
            limits: Limits::Between(0, 2_147_483_647), default: Some("25"), clearing: Write("25"),
        },
        /// Whether MailTips tell of absence and of full mailboxes.
        MAIL_TIPS_MAILBOX_SOURCED_TIPS_ENABLED: bool = "MailTipsMailboxSourcedTipsEnabled" { clearing: Write("false") },
        /// Whether message tracking tells if a message has been read.
        READ_TRACKING_ENABLED: bool = "ReadTrackingEnabled" { default: Some("false"), clearing: Write("false") },
        // ---- public folders
        /// Where public folders are: in this organisation, in the remote forest, or nowhere.
        PUBLIC_FOLDERS_ENABLED: Word = "PublicFoldersEnabled" {
            limits: Limits::Words(&["Local", "Remote", "None"]), clearing: Write("Local"), products: SINCE_2013_AND_ONLINE,
        },
        /// The mail users that stand for the public folder mailboxes of the remote forest.
        REMOTE_PUBLIC_FOLDER_MAILBOXES: Names = "RemotePublicFolderMailboxes" { products: SINCE_2013_AND_ONLINE },
        /// Whether each mailbox says for itself if Outlook shows its user public folders.
        PUBLIC_FOLDER_SHOW_CLIENT_CONTROL: bool = "PublicFolderShowClientControl" {
            default: Some("false"), clearing: Write("false"), products: SINCE_2016_AND_ONLINE,
        },
        /// How old what is in a public folder may become; null is no limit.
        DEFAULT_PUBLIC_FOLDER_AGE_LIMIT: TimeSpan = "DefaultPublicFolderAgeLimit" { default: Some(""), products: SINCE_2013_AND_ONLINE },
        /// How long deleted items of public folders are kept.
        DEFAULT_PUBLIC_FOLDER_DELETED_ITEM_RETENTION: TimeSpan = "DefaultPublicFolderDeletedItemRetention" {
            clearing: Write("30.00:00:00"), products: SINCE_2013_AND_ONLINE,
        },
        /// How long a public folder that has been moved is kept in the mailbox that it came from.
        DEFAULT_PUBLIC_FOLDER_MOVED_ITEM_RETENTION: TimeSpan = "DefaultPublicFolderMovedItemRetention" {
            clearing: Write("7.00:00:00"), products: SINCE_2013_AND_ONLINE,
        },
        /// The size of a public folder at which its owners are warned.
        DEFAULT_PUBLIC_FOLDER_ISSUE_WARNING_QUOTA: Size = "DefaultPublicFolderIssueWarningQuota" {
            limits: Limits::Bytes(0, 2_199_023_254_529), default: Some("Unlimited"), clearing: Write("Unlimited"),
            products: SINCE_2013_AND_ONLINE,
        },
        /// The size of a public folder beyond which nobody can post to it.
        DEFAULT_PUBLIC_FOLDER_PROHIBIT_POST_QUOTA: Size = "DefaultPublicFolderProhibitPostQuota" {
            limits: Limits::Bytes(0, 2_199_023_254_529), default: Some("Unlimited"), clearing: Write("Unlimited"),
            products: SINCE_2013_AND_ONLINE,
        },
        /// The size of the largest item that can be posted to a public folder.
        DEFAULT_PUBLIC_FOLDER_MAX_ITEM_SIZE: Size = "DefaultPublicFolderMaxItemSize" {
            limits: Limits::Bytes(0, 2_199_023_254_529), default: Some("Unlimited"), clearing: Write("Unlimited"),
            products: SINCE_2013_AND_ONLINE,
        },
        // ---- content
        /// How text in 7-bit character sets is encoded: by 7 bit, quoted-printable or Base64, by a number.
        BYTE_ENCODER_TYPE_FOR7_BIT_CHARSETS: Number = "ByteEncoderTypeFor7BitCharsets" {
            limits: Limits::Words(&["0", "1", "2", "5", "6", "13", "14"]), clearing: Write("0"),
        },
        /// Reserved by Microsoft for its own use.
        PREFERRED_INTERNET_CODE_PAGE_FOR_SHIFT_JIS: Number = "PreferredInternetCodePageForShiftJis" { clearing: Write("0") },
        /// Reserved by Microsoft for its own use.
        REQUIRED_CHARSET_COVERAGE: Number = "RequiredCharsetCoverage" { clearing: Write("100") },
    }
    properties like ON_SERVERS {
        // ---- the Exchange recipient, in whose name Exchange writes
        /// Whether the email address policy gives the Exchange recipient its addresses.
        MICROSOFT_EXCHANGE_RECIPIENT_EMAIL_ADDRESS_POLICY_ENABLED: bool = "MicrosoftExchangeRecipientEmailAddressPolicyEnabled" {
            default: Some("true"), clearing: Write("true"),
        },
        // Case tells the primary address (SMTP:) from the others (smtp:); which one that is, the next property says.
        /// The addresses of the Exchange recipient, where no policy gives them.
        MICROSOFT_EXCHANGE_RECIPIENT_EMAIL_ADDRESSES: Names = "MicrosoftExchangeRecipientEmailAddresses" {},
        /// The primary address of the Exchange recipient, where no policy gives it.
        MICROSOFT_EXCHANGE_RECIPIENT_PRIMARY_SMTP_ADDRESS: Name = "MicrosoftExchangeRecipientPrimarySmtpAddress" {
            clearing: Write("an address"),
        },
        /// The recipient who gets what is sent to the Exchange recipient.
        MICROSOFT_EXCHANGE_RECIPIENT_REPLY_RECIPIENT: Name = "MicrosoftExchangeRecipientReplyRecipient" {},
        // ---- about the organisation
        // The words stood on the page of Exchange 2010 to 2016; today's page has only the type.
        /// The industry that the organisation is in.
        INDUSTRY: Word = "Industry" { limits: INDUSTRIES, clearing: Write("NotSpecified") },
        /// What describes the organisation, in summary.
        ORGANIZATION_SUMMARY: Names = "OrganizationSummary" {},
        /// Whether the organisation takes part in Microsoft's Customer Experience Improvement Program.
        CUSTOMER_FEEDBACK_ENABLED: bool = "CustomerFeedbackEnabled" { clearing: Write("false") },
        /// The page that Outlook shows for the folder Managed Folders.
        MANAGED_FOLDER_HOMEPAGE: Url = "ManagedFolderHomepage" { default: Some("") },
        /// Messages with a higher spam confidence level than this go to the Junk Email folder.
        SCL_JUNK_THRESHOLD: Number = "SCLJunkThreshold" { limits: Limits::Between(0, 9), clearing: Write("4") },
        /// Whether retention never deletes items for good.
        PERMANENTLY_DELETE_DISABLED: bool = "PermanentlyDeleteDisabled" {
            default: Some("false"), clearing: Write("false"), products: ONLY_2010,
        },
        // ---- safety
        /// Whether the Emergency Mitigation service applies Microsoft's mitigations, on servers that have it on too.
        MITIGATIONS_ENABLED: bool = "MitigationsEnabled" { clearing: Write("false"), products: Products::SINCE_2016 },
        /// Whether Outlook on the web takes inline images from a host of their own (CVE-2021-1730).
        ENABLE_DOWNLOAD_DOMAINS: bool = "EnableDownloadDomains" {
            default: Some("false"), clearing: Write("false"), products: Products::SINCE_2016,
        },
        // Switches: Microsoft documents no way to turn them off, nor (here) what Get calls them.
        /// Turns on a recipient read session, from Exchange 2016 CU17 and 2019 CU6 on.
        ENABLE_AUTH_ADMIN_READ_SESSION: bool = "EnableAuthAdminReadSession" {
            limits: Limits::Switch, clearing: Write("true"), products: Products::SINCE_2016,
        },
        /// Microsoft's page names it and says no more.
        EMPTY_ADDRESS_BOOK_FOR_NON_EXCHANGE_USERS: bool = "EmptyAddressBookForNonExchangeUsers" {
            limits: Limits::Switch, clearing: Write("true"), products: Products::SINCE_2016,
        },
        /// Microsoft's page names it and says no more.
        ENABLE_ORG_WIDE_PERMISSION_ON_SCOPED_ROLES: bool = "EnableOrgWidePermissionOnScopedRoles" {
            limits: Limits::Switch, clearing: Write("true"), products: Products::SINCE_2016,
        },
        /// Microsoft's page names it and says no more.
        MAILBOX_DATA_ENCRYPTION_ENABLED: bool = "MailboxDataEncryptionEnabled" {
            limits: Limits::Switch, clearing: Write("true"), products: SINCE_2019,
        },
        /// Microsoft's page names it and says no more.
        USE_ICS_SYNC_STATE_STREAMING: bool = "UseIcsSyncStateStreaming" {
            limits: Limits::Switch, clearing: Write("true"), products: Products::SINCE_2016,
        },
        // ---- AD FS
        /// Where AD FS takes users who log on.
        ADFS_ISSUER: Url = "AdfsIssuer" { products: Products::SINCE_2013, set: Some("AdfsAuthenticationParameter") },
        /// The external URLs, of Outlook on the web and of the admin center, that AD FS gives claims for.
        ADFS_AUDIENCE_URIS: Names = "AdfsAudienceUris" { products: Products::SINCE_2013, set: Some("AdfsAuthenticationParameter") },
        /// The thumbprints of the certificates with which AD FS signs tokens.
        ADFS_SIGN_CERTIFICATE_THUMBPRINTS: Names = "AdfsSignCertificateThumbprints" {
            products: Products::SINCE_2013, set: Some("AdfsAuthenticationParameter"),
        },
        /// Reserved by Microsoft for its own use.
        ADFS_ENCRYPT_CERTIFICATE_THUMBPRINT: Name = "AdfsEncryptCertificateThumbprint" {
            products: Products::SINCE_2013, set: Some("AdfsAuthenticationParameter"),
        },
        /// Reserved by Microsoft for its own use.
        ADFS_AUTHENTICATION_CONFIGURATION: Text = "AdfsAuthenticationConfiguration" {
            products: Products::SINCE_2013, set: Some("AdfsAuthenticationRawConfiguration"),
        },
        // ---- hybrid organisations and migrations
        /// Whether remote mailboxes of a hybrid organisation are marked so that permissions can be given to them.
        AC_LABLE_SYNCED_OBJECT_ENABLED: bool = "ACLableSyncedObjectEnabled" { clearing: Write("false"), products: Products::SINCE_2013 },
        /// Whether Outlook may use MAPI over HTTP; a mailbox may have a setting of its own.
        MAPI_HTTP_ENABLED: bool = "MapiHttpEnabled" { default: Some("true"), clearing: Write("true"), products: Products::SINCE_2013 },
        /// Where Office Online Server says what it offers, as `https://oos.contoso.com/hosting/discovery`.
        WAC_DISCOVERY_ENDPOINT: Url = "WACDiscoveryEndpoint" { products: Products::SINCE_2013 },
        /// How many migrations may run at once.
        MAX_CONCURRENT_MIGRATIONS: Count = "MaxConcurrentMigrations" { clearing: Write("Unlimited"), products: Products::SINCE_2013 },
        /// Whether no mailbox may move from here to the cloud.
        IS_EXCLUDED_FROM_ONBOARD_MIGRATION: bool = "IsExcludedFromOnboardMigration" {
            clearing: Write("false"), products: Products::SINCE_2013,
        },
        /// Whether no mailbox may move from the cloud to here.
        IS_EXCLUDED_FROM_OFFBOARD_MIGRATION: bool = "IsExcludedFromOffboardMigration" {
            clearing: Write("false"), products: Products::SINCE_2013,
        },
        /// Reserved by Microsoft for its own use.
        IS_FFO_MIGRATION_IN_PROGRESS: bool = "IsFfoMigrationInProgress" { clearing: Write("false"), products: Products::SINCE_2013 },
        /// Whether queued messages are sent on to where public folders have been migrated.
        PUBLIC_FOLDER_MIGRATION_COMPLETE: bool = "PublicFolderMigrationComplete" { default: Some("false"), clearing: Write("false") },
        /// Whether queued messages are sent on to where public folder mailboxes have been migrated.
        PUBLIC_FOLDER_MAILBOXES_MIGRATION_COMPLETE: bool = "PublicFolderMailboxesMigrationComplete" {
            default: Some("false"), clearing: Write("false"), products: Products::SINCE_2013,
        },
        /// Whether users are kept out of public folders on old servers, for the end of a migration.
        PUBLIC_FOLDERS_LOCKED_FOR_MIGRATION: bool = "PublicFoldersLockedForMigration" { default: Some("false"), clearing: Write("false") },
        /// Whether public folder mailboxes take no new connections, for the end of a migration.
        PUBLIC_FOLDER_MAILBOXES_LOCKED_FOR_NEW_CONNECTIONS: bool = "PublicFolderMailboxesLockedForNewConnections" {
            default: Some("false"), clearing: Write("false"), products: Products::SINCE_2013,
        },
        /// Whether what is in public folders is not replicated while they are first migrated.
        PUBLIC_FOLDER_CONTENT_REPLICATION_DISABLED: bool = "PublicFolderContentReplicationDisabled" {
            default: Some("false"), clearing: Write("false"), products: ONLY_2010,
        },
        // ---- others
        /// Microsoft's page names it and says no more.
        OAB_SHADOW_DISTRIBUTION_OLDEST_FILE_AGE_LIMIT: TimeSpan = "OabShadowDistributionOldestFileAgeLimit" {
            clearing: Write("1.00:00:00"), products: SINCE_2019,
        },
        /// Reserved by Microsoft for its own use.
        DATA_CLASSIFICATIONS: Text = "DataClassifications" { products: Products::SINCE_2016 },
        /// Deprecated, and used no more.
        UM_AVAILABLE_LANGUAGES: Names = "UMAvailableLanguages" { products: Products::SINCE_2013 },
    }
    properties like ONLINE {
        // ---- mail flow and calendars
        /// Whether users may send from any of their addresses, instead of the primary one alone.
        SEND_FROM_ALIAS_ENABLED: bool = "SendFromAliasEnabled" { default: Some("false"), clearing: Write("false") },
        /// Whether what stands behind a plus sign in an address has no meaning (no subaddressing).
        DISABLE_PLUS_ADDRESS_IN_RECIPIENTS: bool = "DisablePlusAddressInRecipients" { clearing: Write("false") },
        /// Whether commas separate recipients in Outlook on the web.
        RECIPIENT_DELIMITERS: bool = "RecipientDelimiters" { default: Some("true"), clearing: Write("true") },
        // Microsoft lists what follows in a parameter set of its own, of which ShortenEventScopeDefault is a required part.
        /// Whether calendar events end early or start late.
        SHORTEN_EVENT_SCOPE_DEFAULT: Word = "ShortenEventScopeDefault" {
            limits: Limits::Words(&["None", "EndEarly", "StartLate"]), default: Some("None"), clearing: Write("None"),
            set: Some("ShortenEventScopeParameter"),
        },
        /// By how many minutes events of an hour or longer are shortened.
        DEFAULT_MINUTES_TO_REDUCE_LONG_EVENTS_BY: Number = "DefaultMinutesToReduceLongEventsBy" {
            limits: Limits::Between(0, 29), default: Some("10"), clearing: Write("10"), together: &["ShortenEventScopeDefault"],
            set: Some("ShortenEventScopeParameter"),
        },
        /// By how many minutes events of less than an hour are shortened.
        DEFAULT_MINUTES_TO_REDUCE_SHORT_EVENTS_BY: Number = "DefaultMinutesToReduceShortEventsBy" {
            limits: Limits::Between(0, 29), default: Some("5"), clearing: Write("5"), together: &["ShortenEventScopeDefault"],
            set: Some("ShortenEventScopeParameter"),
        },
        /// Microsoft's page names it and says no more.
        ENFORCE_SHORTEN_EVENT_SETTING: bool = "EnforceShortenEventSetting" {
            limits: Limits::Switch, clearing: Write("true"), together: &["ShortenEventScopeDefault"],
            set: Some("ShortenEventScopeParameter"),
        },
        /// Whether anonymous mail from an accepted domain is refused that no inbound connector vouches for (Direct Send).
        REJECT_DIRECT_SEND: bool = "RejectDirectSend" {
            clearing: Write("false"), together: &["ShortenEventScopeDefault"], set: Some("ShortenEventScopeParameter"),
        },
        /// Microsoft's page names it and says no more.
        RECALL_READ_MESSAGES_ENABLED: bool = "RecallReadMessagesEnabled" {
            clearing: Write("false"), together: &["ShortenEventScopeDefault"], set: Some("ShortenEventScopeParameter"),
        },
        /// Microsoft's page names it and says no more.
        MESSAGE_RECALL_ALERT_RECIPIENTS_ENABLED: bool = "MessageRecallAlertRecipientsEnabled" {
            clearing: Write("false"), together: &["ShortenEventScopeDefault"], set: Some("ShortenEventScopeParameter"),
        },
        /// Microsoft's page names it and says no more.
        MESSAGE_RECALL_ALERT_RECIPIENTS_READ_MESSAGES_ONLY_ENABLED: bool = "MessageRecallAlertRecipientsReadMessagesOnlyEnabled" {
            clearing: Write("false"), together: &["ShortenEventScopeDefault"], set: Some("ShortenEventScopeParameter"),
        },
        /// Microsoft's page names it and says no more.
        MESSAGE_RECALL_MAX_RECALLABLE_AGE: TimeSpan = "MessageRecallMaxRecallableAge" {
            clearing: Write("365.00:00:00"), together: &["ShortenEventScopeDefault"], set: Some("ShortenEventScopeParameter"),
        },
        /// Microsoft's page names it and says no more.
        MESSAGE_RECALL_ENABLED: bool = "MessageRecallEnabled" { clearing: Write("false") },
        /// Microsoft's page names it and says no more.
        MASK_CLIENT_IP_IN_RECEIVED_HEADERS_ENABLED: bool = "MaskClientIpInReceivedHeadersEnabled" { clearing: Write("false") },
        /// Microsoft's page names it and says no more.
        MATCH_SENDER_ORGANIZER_PROPERTIES: bool = "MatchSenderOrganizerProperties" { clearing: Write("false") },
        /// Microsoft's page names it and says no more.
        SHARED_DOMAIN_EMAIL_ADDRESS_FLOW_ENABLED: bool = "SharedDomainEmailAddressFlowEnabled" { clearing: Write("false") },
        /// Microsoft's page names it and says no more.
        IN_REGION_ROUTING_ENABLED: bool = "InRegionRoutingEnabled" { clearing: Write("false") },
        /// Whether invited people may say that they come in person or virtually.
        HYBRID_RSVP_ENABLED: bool = "HybridRSVPEnabled" { default: Some("true"), clearing: Write("true") },
        // Microsoft documents $null: not set, which works as true.
        /// Whether a new meeting is an online one.
        ONLINE_MEETINGS_BY_DEFAULT_ENABLED: bool = "OnlineMeetingsByDefaultEnabled" {},
        /// Which changes of a meeting invited people are shown, as Property:minutes before it, with commas.
        VISIBLE_MEETING_UPDATE_PROPERTIES: Text = "VisibleMeetingUpdateProperties" {
            default: Some("Location,AllProperties:15"), clearing: Write("Location,AllProperties:15"),
        },
        /// Whether events that messages tell of are put into the calendar.
        ENABLE_OUTLOOK_EVENTS: bool = "EnableOutlookEvents" { default: Some("false"), clearing: Write("false") },
        /// Whether people can book workspaces in Outlook for iOS and Android.
        WORKSPACE_TENANT_ENABLED: bool = "WorkspaceTenantEnabled" { clearing: Write("false") },
        // ---- mailboxes
        /// Whether mailboxes are not audited.
        AUDIT_DISABLED: bool = "AuditDisabled" { default: Some("false"), clearing: Write("false") },
        // A switch; Get calls it AutoExpandingArchiveEnabled. Microsoft: once it is on, it cannot be turned off.
        /// Lets archives grow by themselves; it is never turned off again.
        AUTO_EXPANDING_ARCHIVE_ENABLED: bool = "AutoExpandingArchiveEnabled" {
            limits: Limits::Switch, parameter: Some("AutoExpandingArchive"), clearing: Write("true"),
        },
        /// Whether a mailbox that is almost full gets an archive.
        AUTO_ENABLE_ARCHIVE_MAILBOX: bool = "AutoEnableArchiveMailbox" { clearing: Write("false") },
        /// Microsoft's page names it and says no more.
        AUTO_ARCHIVING_THRESHOLD_PERCENTAGE: Number = "AutoArchivingThresholdPercentage" { clearing: Write("90") },
        /// Whether the Managed Folder Assistant leaves all mailboxes alone.
        ELC_PROCESSING_DISABLED: bool = "ElcProcessingDisabled" { default: Some("false"), clearing: Write("false") },
        // A switch that ExchangeAttributesServerManagedByDefault takes back; Get shows it so (Microsoft, on cloud-managed Exchange attributes).
        /// Has the Exchange attributes of new synchronised users managed in the cloud.
        BLOCK_EXCHANGE_PROVISIONING_FROM_ON_PREM_ENABLED: bool = "BlockExchangeProvisioningFromOnPremEnabled" {
            limits: Limits::Switch, parameter: Some("ExchangeAttributesCloudManagedByDefault"), clearing: Write("true"),
        },
        // Get shows the three as a state: Enabled: True; and since when.
        /// Whether a mailbox that loses its licence is kept for 30 days.
        DELAYED_DELICENSING_ENABLED_STATE: EnabledState = "DelayedDelicensingEnabledState" {
            parameter: Some("DelayedDelicensingEnabled"), default: Some("false"), clearing: Write("false"),
            set: Some("DelayedDelicensingParameterSet"),
        },
        /// Whether users are written to whose mailbox has lost its licence.
        END_USER_MAIL_NOTIFICATION_FOR_DELAYED_DELICENSING_STATE: EnabledState = "EndUserMailNotificationForDelayedDelicensingState" {
            parameter: Some("EndUserMailNotificationForDelayedDelicensingEnabled"), default: Some("false"), clearing: Write("false"),
            set: Some("DelayedDelicensingParameterSet"),
        },
        /// Whether administrators are told each week how many mailboxes have lost their licence.
        TENANT_ADMIN_NOTIFICATION_FOR_DELAYED_DELICENSING_STATE: EnabledState = "TenantAdminNotificationForDelayedDelicensingState" {
            parameter: Some("TenantAdminNotificationForDelayedDelicensingEnabled"), default: Some("false"), clearing: Write("false"),
            set: Some("DelayedDelicensingParameterSet"),
        },
        /// Whether users whom the cloud does not know are sent to the Autodiscover of the servers.
        AUTODISCOVER_PARTIAL_DIR_SYNC: bool = "AutodiscoverPartialDirSync" { default: Some("false"), clearing: Write("false") },
        /// Microsoft's page names it and says no more.
        DEFAULT_FOLDER_PERMISSION_RESTRICTED: bool = "DefaultFolderPermissionRestricted" { clearing: Write("false") },
        /// Reserved by Microsoft for its own use.
        ENABLE_FORWARDING_ADDRESS_SYNC_FOR_MAILBOXES: bool = "EnableForwardingAddressSyncForMailboxes" { clearing: Write("false") },
        /// Reserved by Microsoft for its own use.
        CALENDAR_VERSION_STORE_ENABLED: bool = "CalendarVersionStoreEnabled" { clearing: Write("false") },
        // ---- groups
        /// Whether new Microsoft 365 groups are public or private.
        DEFAULT_GROUP_ACCESS_TYPE: Word = "DefaultGroupAccessType" {
            limits: Limits::Words(&["Public", "Private"]), default: Some("Private"), clearing: Write("Private"),
        },
        /// Whether managers get a group of those who report to them.
        DIRECT_REPORTS_GROUP_AUTO_CREATION_ENABLED: bool = "DirectReportsGroupAutoCreationEnabled" {
            default: Some("false"), clearing: Write("false"),
        },
        // The page says that true lets users upgrade; the name says the opposite.
        /// About whether users may make Microsoft 365 groups of the distribution groups that they own.
        END_USER_DL_UPGRADE_FLOWS_DISABLED: bool = "EndUserDLUpgradeFlowsDisabled" { default: Some("false"), clearing: Write("false") },
        /// Whether owners of Microsoft 365 groups may make folders in them and move messages.
        IS_GROUP_FOLDERS_AND_RULES_ENABLED: bool = "IsGroupFoldersAndRulesEnabled" { default: Some("false"), clearing: Write("false") },
        /// Whether owners of Microsoft 365 groups may let members manage folders and messages.
        IS_GROUP_MEMBER_ALLOWED_TO_EDIT_CONTENT: bool = "IsGroupMemberAllowedToEditContent" {
            default: Some("false"), clearing: Write("false"),
        },
        /// Whether nobody may move messages between the folders of Microsoft 365 groups.
        BLOCK_MOVE_MESSAGES_FOR_GROUP_FOLDERS: bool = "BlockMoveMessagesForGroupFolders" {
            default: Some("false"), clearing: Write("false"),
        },
        // ---- security
        /// Addresses from which nobody may connect with Basic authentication; about 1,200 at most.
        IP_LIST_BLOCKED: Ranges = "IPListBlocked" {},
        /// Reserved by Microsoft for its own use.
        CUSTOMER_LOCKBOX_ENABLED: bool = "CustomerLockboxEnabled" { clearing: Write("false") },
        /// Whether Outlook on the web evaluates data loss prevention by the data classification service.
        DLP_VIA_DCS_ENABLED: bool = "DLPViaDcsEnabled" { default: Some("false"), clearing: Write("false") },
        /// Whether Outlook for Windows evaluates messages for data loss prevention before they are sent.
        DLP_WAIT_ON_SEND_ENABLED: bool = "DLPWaitOnSendEnabled" { default: Some("false"), clearing: Write("false") },
        /// For how many seconds a user waits for that before sending all the same; 9999 is for ever.
        DLP_WAIT_ON_SEND_TIMEOUT: Number = "DLPWaitOnSendTimeout" {
            limits: Limits::Between(0, 9999), default: Some("9999"), clearing: Write("9999"),
        },
        /// Microsoft's page names it and says no more.
        ENFORCE_EXO_APP_RBAC_PERMISSIONS: bool = "EnforceExoAppRbacPermissions" { clearing: Write("false") },
        /// Deprecated, and used no more.
        PER_TENANT_SWITCH_TO_ESTS_ENABLED: bool = "PerTenantSwitchToESTSEnabled" { clearing: Write("false") },
        /// Microsoft's page names it and says no more.
        ACTIONABLE_MESSAGES_EXTENAL_ACCESS_TOKEN_ENABLED: bool = "ActionableMessagesExtenalAccessTokenEnabled" { clearing: Write("false") },
        /// Microsoft's page names it and says no more.
        COMPLIANCE_ML_BGD_CRAWL_ENABLED: bool = "ComplianceMLBgdCrawlEnabled" { clearing: Write("false") },
        /// Whether administrators are written to about their organisation.
        EXCHANGE_NOTIFICATION_ENABLED: bool = "ExchangeNotificationEnabled" { clearing: Write("false") },
        /// Who is written to about the organisation; without any, all administrators are.
        EXCHANGE_NOTIFICATION_RECIPIENTS: Names = "ExchangeNotificationRecipients" {},
        // ---- connected apps
        /// Whether connected apps are on in Outlook on the web.
        CONNECTORS_ENABLED_FOR_OUTLOOK: bool = "ConnectorsEnabledForOutlook" { default: Some("true"), clearing: Write("true") },
        /// Whether connected apps are on in SharePoint.
        CONNECTORS_ENABLED_FOR_SHAREPOINT: bool = "ConnectorsEnabledForSharepoint" { default: Some("true"), clearing: Write("true") },
        /// Whether connected apps are on in Teams.
        CONNECTORS_ENABLED_FOR_TEAMS: bool = "ConnectorsEnabledForTeams" { default: Some("true"), clearing: Write("true") },
        /// Whether connected apps are on in Viva Engage.
        CONNECTORS_ENABLED_FOR_YAMMER: bool = "ConnectorsEnabledForYammer" { default: Some("true"), clearing: Write("true") },
        // ---- Bookings
        /// Whether there is Microsoft Bookings.
        BOOKINGS_ENABLED: bool = "BookingsEnabled" { default: Some("false"), clearing: Write("false") },
        /// Whether people must log on to see a page of Bookings.
        BOOKINGS_AUTH_ENABLED: bool = "BookingsAuthEnabled" { clearing: Write("false") },
        /// Whether customers of Bookings may not be asked for their address.
        BOOKINGS_ADDRESS_ENTRY_RESTRICTED: bool = "BookingsAddressEntryRestricted" { clearing: Write("false") },
        /// Whether customers of Bookings may not be asked for notes.
        BOOKINGS_NOTES_ENTRY_RESTRICTED: bool = "BookingsNotesEntryRestricted" { clearing: Write("false") },
        // The page repeats what it says of notes here; the name says telephone numbers.
        /// About what customers of Bookings may be asked for: by its name, their telephone number.
        BOOKINGS_PHONE_NUMBER_ENTRY_RESTRICTED: bool = "BookingsPhoneNumberEntryRestricted" { clearing: Write("false") },
        /// Whether administrators of Bookings may not add questions of their own.
        BOOKINGS_CREATION_OF_CUSTOM_QUESTIONS_RESTRICTED: bool = "BookingsCreationOfCustomQuestionsRestricted" { clearing: Write("false") },
        /// Whether customers of Bookings do not see details of staff, such as their addresses.
        BOOKINGS_EXPOSURE_OF_STAFF_DETAILS_RESTRICTED: bool = "BookingsExposureOfStaffDetailsRestricted" { clearing: Write("false") },
        /// Whether staff must agree before they are in a calendar of Bookings.
        BOOKINGS_MEMBERSHIP_APPROVAL_REQUIRED: bool = "BookingsMembershipApprovalRequired" { clearing: Write("false") },
        /// Whether customers of Bookings can pay online.
        BOOKINGS_PAYMENTS_ENABLED: bool = "BookingsPaymentsEnabled" { default: Some("false"), clearing: Write("false") },
        /// Whether Bookings offers no sharing on social networks.
        BOOKINGS_SOCIAL_SHARING_RESTRICTED: bool = "BookingsSocialSharingRestricted" { default: Some("false"), clearing: Write("false") },
        /// Microsoft's page names it and says no more.
        BOOKINGS_BLOCKED_WORDS_ENABLED: bool = "BookingsBlockedWordsEnabled" { clearing: Write("false") },
        /// Microsoft's page names it and says no more.
        BOOKINGS_NAMING_POLICY_ENABLED: bool = "BookingsNamingPolicyEnabled" { clearing: Write("false") },
        /// Microsoft's page names it and says no more.
        BOOKINGS_NAMING_POLICY_PREFIX_ENABLED: bool = "BookingsNamingPolicyPrefixEnabled" { clearing: Write("false") },
        /// Microsoft's page names it and says no more.
        BOOKINGS_NAMING_POLICY_PREFIX: Text = "BookingsNamingPolicyPrefix" {},
        /// Microsoft's page names it and says no more.
        BOOKINGS_NAMING_POLICY_SUFFIX_ENABLED: bool = "BookingsNamingPolicySuffixEnabled" { clearing: Write("false") },
        /// Microsoft's page names it and says no more.
        BOOKINGS_NAMING_POLICY_SUFFIX: Text = "BookingsNamingPolicySuffix" {},
        /// Microsoft's page names it and says no more.
        BOOKINGS_SEARCH_ENGINE_INDEX_DISABLED: bool = "BookingsSearchEngineIndexDisabled" { clearing: Write("false") },
        /// Microsoft's page names it and says no more.
        BOOKINGS_SMS_MICROSOFT_ENABLED: bool = "BookingsSmsMicrosoftEnabled" { clearing: Write("false") },
        // ---- FindTime
        /// Whether people must always prove who they are in a poll for a meeting.
        FIND_TIME_ATTENDEE_AUTHENTICATION_ENABLED: bool = "FindTimeAttendeeAuthenticationEnabled" { clearing: Write("false") },
        /// Whether a poll for a meeting never makes the meeting by itself.
        FIND_TIME_AUTO_SCHEDULE_DISABLED: bool = "FindTimeAutoScheduleDisabled" { clearing: Write("false") },
        /// Whether those asked in a poll for a meeting can never suggest other times.
        FIND_TIME_LOCK_POLL_FOR_ATTENDEES_ENABLED: bool = "FindTimeLockPollForAttendeesEnabled" { clearing: Write("false") },
        /// Whether a poll for a meeting does not offer to hold it online.
        FIND_TIME_ONLINE_MEETING_OPTION_DISABLED: bool = "FindTimeOnlineMeetingOptionDisabled" { clearing: Write("false") },
        // ---- Outlook
        /// Whether there is a Focused Inbox.
        FOCUSED_INBOX_ON: bool = "FocusedInboxOn" { clearing: Write("false") },
        /// Whether messages that await an answer are brought up again.
        MESSAGE_REMINDERS_ENABLED: bool = "MessageRemindersEnabled" { clearing: Write("false") },
        /// Microsoft's page names it and says no more.
        MESSAGE_HIGHLIGHTS_ENABLED: bool = "MessageHighlightsEnabled" { clearing: Write("false") },
        /// Whether Outlook tells users of Outlook for iOS and Android.
        MOBILE_APP_EDUCATION_ENABLED: bool = "MobileAppEducationEnabled" { default: Some("true"), clearing: Write("true") },
        /// Whether signatures do not roam between Outlook on the web and the new Outlook for Windows.
        POSTPONE_ROAMING_SIGNATURES_UNTIL_LATER: bool = "PostponeRoamingSignaturesUntilLater" {
            default: Some("false"), clearing: Write("false"),
        },
        /// Whether Outlook on the web has no search for GIFs.
        OUTLOOK_GIF_PICKER_DISABLED: bool = "OutlookGifPickerDisabled" { default: Some("false"), clearing: Write("false") },
        // True for customers of the Government Community Cloud: no one default.
        /// Whether Outlook for iOS and Android has only what FedRAMP allows (US Government Community Cloud).
        OUTLOOK_MOBILE_GCC_RESTRICTIONS_ENABLED: bool = "OutlookMobileGCCRestrictionsEnabled" { clearing: Write("false") },
        /// Reserved by Microsoft for its own use.
        OUTLOOK_MOBILE_HELP_SHIFT_ENABLED: bool = "OutlookMobileHelpShiftEnabled" { clearing: Write("false") },
        /// Reserved by Microsoft for its own use.
        OUTLOOK_MOBILE_SINGLE_ACCOUNT_ENABLED: bool = "OutlookMobileSingleAccountEnabled" { clearing: Write("false") },
        /// Whether people can pay in Outlook (Microsoft Pay).
        OUTLOOK_PAY_ENABLED: bool = "OutlookPayEnabled" { clearing: Write("false") },
        /// Microsoft's page names it and says no more.
        OUTLOOK_TEXT_PREDICTION_DISABLED: bool = "OutlookTextPredictionDisabled" { clearing: Write("false") },
        /// Microsoft's page names it and says no more.
        AUTOMATIC_FORCED_READ_RECEIPT_ENABLED: bool = "AutomaticForcedReadReceiptEnabled" { clearing: Write("false") },
        /// Microsoft's page names it and says no more.
        TWO_CLICK_MAIL_PREVIEW_ENABLED: bool = "TwoClickMailPreviewEnabled" { clearing: Write("false") },
        /// Whether Outlook on the web sends no notifications to the desktop.
        WEB_PUSH_NOTIFICATIONS_DISABLED: bool = "WebPushNotificationsDisabled" { default: Some("false"), clearing: Write("false") },
        /// Whether Outlook on the web suggests no replies.
        WEB_SUGGESTED_REPLIES_DISABLED: bool = "WebSuggestedRepliesDisabled" { default: Some("false"), clearing: Write("false") },
    }
}

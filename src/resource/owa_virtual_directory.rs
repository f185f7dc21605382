//! OWA virtual directories: Outlook on the web, formerly Outlook Web App.

use super::Clearing::Write;
use super::table::resource;
use super::virtual_directory::{DIRECTORY, GZIP_LEVELS, METHODS, PROPERTY, PROTECTION_FLAGS, TOKEN_CHECKING};
use super::{Identity, Product, Products, Property, Reading};
use crate::value::{Limits, Name, Names, Number, Url, Word};

const PAGE: &str = "https://learn.microsoft.com/powershell/module/exchangepowershell/set-owavirtualdirectory";

const ROW: Property = Property { source: PAGE, ..PROPERTY };

resource! {
    /// Where a server offers Outlook on the web.
    OwaVirtualDirectory like DIRECTORY {
        noun: "OwaVirtualDirectory",
        member: Some("owa"),
        label: "OWA virtual directory",
        clixml: &["ADOwaVirtualDirectory", "OwaVirtualDirectory"],
        identity: Identity::Website("owa"),
        source: PAGE,
        ignored: &[
            // Deprecated and no longer used, or read-only, as Microsoft's page says of the parameters.
            "DefaultClientLanguage", "ExchwebProxyDestination", "RemoteDocumentsActionForUnknownServers", "RemoteDocumentsAllowedServers",
            "RemoteDocumentsBlockedServers", "RemoteDocumentsInternalDomainSuffixList", "UNCAccessOnPrivateComputersEnabled",
            "UNCAccessOnPublicComputersEnabled", "VirtualDirectoryType", "WSSAccessOnPrivateComputersEnabled",
            "WSSAccessOnPublicComputersEnabled", "WebReadyDocumentViewingSupportedFileTypes", "WebReadyDocumentViewingSupportedMimeTypes",
            // No cmdlet sets these; InternalAuthenticationMethods follows from the single switches.
            "DisplayName", "FolderPathname", "InterestingCalendarsEnabled", "InternalAuthenticationMethods", "LiveIdAuthentication",
            "LocalEventsEnabled", "OwaVersion", "PlacesEnabled", "PredictedActionsEnabled", "ServerName", "ThirdPartyAttachmentsEnabled",
            "Url", "UserDiagnosticEnabled", "WeatherEnabled",
        ],
    }
    properties like ROW {
        /// The URL that clients inside the network are told.
        INTERNAL_URL: Url = "InternalUrl" {},
        /// The URL that clients on the Internet are told.
        EXTERNAL_URL: Url = "ExternalUrl" {},
        /// The URL by which a site is reached after it has failed back; another than the external one.
        FAILBACK_URL: Url = "FailbackUrl" {},
        /// The URL of Outlook Web App for mailboxes on Exchange 2003; only Exchange 2010 uses it.
        EXCHANGE2003_URL: Url = "Exchange2003Url" {},
        /// The host from which users on the Internet download attachments and inline images.
        EXTERNAL_DOWNLOAD_HOST_NAME: Name = "ExternalDownloadHostName" { products: Products::SINCE_2016 },
        /// The host from which users inside the network download attachments and inline images.
        INTERNAL_DOWNLOAD_HOST_NAME: Name = "InternalDownloadHostName" { products: Products::SINCE_2016 },
        // ---- logging on
        /// Whether users log on on a page; turns Basic on, Digest and Windows off.
        FORMS_AUTHENTICATION: bool = "FormsAuthentication" { reading: Reading::Metabase, default: Some("true"), clearing: Write("true") },
        /// Whether users may log on with Basic authentication.
        BASIC_AUTHENTICATION: bool = "BasicAuthentication" { reading: Reading::Metabase, default: Some("true"), clearing: Write("true") },
        /// Whether users may log on with Integrated Windows authentication.
        WINDOWS_AUTHENTICATION: bool = "WindowsAuthentication" {
            reading: Reading::Metabase, default: Some("false"), clearing: Write("false"),
        },
        /// Whether users may log on with Digest authentication.
        DIGEST_AUTHENTICATION: bool = "DigestAuthentication" {
            reading: Reading::Metabase, default: Some("false"), clearing: Write("false"),
        },
        /// Whether users log on through AD FS; the ECP directory needs it first.
        ADFS_AUTHENTICATION: bool = "AdfsAuthentication" {
            reading: Reading::Metabase, default: Some("false"), clearing: Write("false"), products: Products::SINCE_2013,
        },
        /// Reserved by Microsoft for its own use.
        O_AUTH_AUTHENTICATION: bool = "OAuthAuthentication" {
            reading: Reading::Metabase, clearing: Write("false"), products: Products::SINCE_2013,
        },
        /// The ways of logging on that are open to clients on the Internet.
        EXTERNAL_AUTHENTICATION_METHODS: Names = "ExternalAuthenticationMethods" { limits: Limits::Words(METHODS) },
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
        /// What users type on the logon page: domain and name, the name alone, or their principal name.
        LOGON_FORMAT: Word = "LogonFormat" {
            limits: Limits::Words(&["FullDomain", "UserName", "PrincipalName"]), default: Some("FullDomain"),
            clearing: Write("FullDomain"),
        },
        /// The domain of users who type their name alone.
        DEFAULT_DOMAIN: Name = "DefaultDomain" { reading: Reading::Metabase },
        /// Whether the logon page asks if the computer is public or private.
        LOGON_PAGE_PUBLIC_PRIVATE_SELECTION_ENABLED: bool = "LogonPagePublicPrivateSelectionEnabled" {
            default: Some("false"), clearing: Write("false"), products: Products::SINCE_2013,
        },
        // The page says true; a real server that nobody changed says false.
        /// Whether the logon page offers the light version.
        LOGON_PAGE_LIGHT_SELECTION_ENABLED: bool = "LogonPageLightSelectionEnabled" {
            clearing: Write("false"), products: Products::SINCE_2013,
        },
        /// The language of the logon page and of errors, as an LCID; 0 leaves it open.
        LOGON_AND_ERROR_LANGUAGE: Number = "LogonAndErrorLanguage" { limits: Limits::Between(0, 2_147_483_647), default: Some("0"), clearing: Write("0") },
        /// How much of the browser's cache is cleared at logoff.
        CLIENT_AUTH_CLEANUP_LEVEL: Word = "ClientAuthCleanupLevel" {
            limits: Limits::Words(&["Low", "High"]), default: Some("High"), clearing: Write("High"),
        },
        /// Whether it serves users on the Internet, where a server has several such directories.
        IS_PUBLIC: bool = "IsPublic" { default: Some("false"), clearing: Write("false"), products: Products::SINCE_2013 },
        /// After how many idle minutes the server forgets a session's context.
        USER_CONTEXT_TIMEOUT: Number = "UserContextTimeout" { limits: Limits::Between(0, 2_147_483_647), default: Some("60"), clearing: Write("60") },
        /// Whether users are sent to the server that is best for their mailbox.
        REDIRECT_TO_OPTIMAL_OWA_SERVER: bool = "RedirectToOptimalOWAServer" { default: Some("true"), clearing: Write("true") },
        /// How users are sent on to servers of another site: at once (Silent), or by a link that they follow; only Exchange 2010 has it.
        CROSS_SITE_REDIRECT_TYPE: Word = "CrossSiteRedirectType" {
            limits: Limits::Words(&["Silent", "Manual"]), default: Some("Manual"), clearing: Write("Manual"),
            products: Products::of(&[Product::E2010]),
        },
        /// How users are sent on to an older server without forms: at once (Silent), or by a page that shows its URL.
        LEGACY_REDIRECT_TYPE: Word = "LegacyRedirectType" {
            limits: Limits::Words(&["Silent", "Manual"]), default: Some("Silent"), clearing: Write("Silent"),
            products: Products::of(&[Product::E2010]),
        },
        /// How responses are compressed.
        GZIP_LEVEL: Word = "GzipLevel" {
            limits: Limits::Words(GZIP_LEVELS), reading: Reading::Metabase, default: Some("Low"),
            clearing: Write("Low"),
        },
        // ---- attachments
        /// Whether attachments can be opened on private computers.
        DIRECT_FILE_ACCESS_ON_PRIVATE_COMPUTERS_ENABLED: bool = "DirectFileAccessOnPrivateComputersEnabled" {
            default: Some("true"), clearing: Write("true"),
        },
        /// Whether attachments can be opened on public computers.
        DIRECT_FILE_ACCESS_ON_PUBLIC_COMPUTERS_ENABLED: bool = "DirectFileAccessOnPublicComputersEnabled" {
            default: Some("true"), clearing: Write("true"),
        },
        /// What happens to attachments of types that are in no list.
        ACTION_FOR_UNKNOWN_FILE_AND_MIME_TYPES: Word = "ActionForUnknownFileAndMIMETypes" {
            limits: Limits::Words(&["Allow", "ForceSave", "Block"]), default: Some("Allow"), clearing: Write("Allow"),
        },
        /// The file types that users may save and view, such as .docx.
        ALLOWED_FILE_TYPES: Names = "AllowedFileTypes" {},
        /// The MIME types that users may save and view.
        ALLOWED_MIME_TYPES: Names = "AllowedMimeTypes" {},
        /// The file types that users can only save, not open.
        FORCE_SAVE_FILE_TYPES: Names = "ForceSaveFileTypes" {},
        /// The MIME types that users can only save, not open.
        FORCE_SAVE_MIME_TYPES: Names = "ForceSaveMimeTypes" {},
        /// Whether attachments that can only be saved are filtered first.
        FORCE_SAVE_ATTACHMENT_FILTERING_ENABLED: bool = "ForceSaveAttachmentFilteringEnabled" {
            default: Some("false"), clearing: Write("false"),
        },
        /// The file types that users can neither save nor view.
        BLOCKED_FILE_TYPES: Names = "BlockedFileTypes" {},
        /// The MIME types that users can neither save nor view.
        BLOCKED_MIME_TYPES: Names = "BlockedMimeTypes" {},
        /// Whether users can attach local files.
        CLASSIC_ATTACHMENTS_ENABLED: bool = "ClassicAttachmentsEnabled" {
            default: Some("true"), clearing: Write("true"), products: Products::SINCE_2016,
        },
        /// Whether users can attach links to files in the cloud.
        REFERENCE_ATTACHMENTS_ENABLED: bool = "ReferenceAttachmentsEnabled" {
            default: Some("true"), clearing: Write("true"), products: Products::SINCE_2016,
        },
        /// Whether users can save attachments to the cloud.
        SAVE_ATTACHMENTS_TO_CLOUD_ENABLED: bool = "SaveAttachmentsToCloudEnabled" {
            default: Some("true"), clearing: Write("true"), products: Products::SINCE_2016,
        },
        /// Reserved by Microsoft for its own use.
        ONE_DRIVE_ATTACHMENTS_ENABLED: bool = "OneDriveAttachmentsEnabled" { clearing: Write("true"), products: Products::SINCE_2016 },
        /// Reserved by Microsoft for its own use.
        DROPBOX_ATTACHMENTS_ENABLED: bool = "DropboxAttachmentsEnabled" { clearing: Write("true"), products: Products::SINCE_2016 },
        /// Reserved by Microsoft for its own use.
        BOX_ATTACHMENTS_ENABLED: bool = "BoxAttachmentsEnabled" { clearing: Write("true"), products: Products::SINCE_2016 },
        /// Reserved by Microsoft for its own use.
        GOOGLE_DRIVE_ATTACHMENTS_ENABLED: bool = "GoogleDriveAttachmentsEnabled" {
            clearing: Write("true"), products: Products::SINCE_2016,
        },
        /// The SharePoint My Site host, for users inside the network.
        INTERNAL_SP_MY_SITE_HOST_URL: Url = "InternalSPMySiteHostURL" { products: Products::SINCE_2016 },
        /// The SharePoint My Site host, for users on the Internet.
        EXTERNAL_SP_MY_SITE_HOST_URL: Url = "ExternalSPMySiteHostURL" { products: Products::SINCE_2016 },
        /// Whether Office Online Server shows documents on private computers.
        WAC_VIEWING_ON_PRIVATE_COMPUTERS_ENABLED: bool = "WacViewingOnPrivateComputersEnabled" {
            default: Some("true"), clearing: Write("true"), products: Products::SINCE_2013,
        },
        /// Whether Office Online Server shows documents on public computers.
        WAC_VIEWING_ON_PUBLIC_COMPUTERS_ENABLED: bool = "WacViewingOnPublicComputersEnabled" {
            default: Some("true"), clearing: Write("true"), products: Products::SINCE_2013,
        },
        /// Whether private computers must preview a document before they open it.
        FORCE_WAC_VIEWING_FIRST_ON_PRIVATE_COMPUTERS: bool = "ForceWacViewingFirstOnPrivateComputers" {
            default: Some("false"), clearing: Write("false"), products: Products::SINCE_2013,
        },
        /// Whether public computers must preview a document before they open it.
        FORCE_WAC_VIEWING_FIRST_ON_PUBLIC_COMPUTERS: bool = "ForceWacViewingFirstOnPublicComputers" {
            default: Some("false"), clearing: Write("false"), products: Products::SINCE_2013,
        },
        /// Whether users can edit documents with Office Online Server.
        WAC_EDITING_ENABLED: bool = "WacEditingEnabled" { default: Some("true"), clearing: Write("true"), products: Products::SINCE_2016 },
        /// Whether WebReady shows documents on private computers.
        WEB_READY_DOCUMENT_VIEWING_ON_PRIVATE_COMPUTERS_ENABLED: bool = "WebReadyDocumentViewingOnPrivateComputersEnabled" {
            default: Some("true"), clearing: Write("true"), products: Products::of(&[Product::E2010, Product::E2013]),
        },
        /// Whether WebReady shows documents on public computers.
        WEB_READY_DOCUMENT_VIEWING_ON_PUBLIC_COMPUTERS_ENABLED: bool = "WebReadyDocumentViewingOnPublicComputersEnabled" {
            default: Some("true"), clearing: Write("true"), products: Products::of(&[Product::E2010, Product::E2013]),
        },
        /// Whether private computers must preview with WebReady before they open.
        FORCE_WEB_READY_DOCUMENT_VIEWING_FIRST_ON_PRIVATE_COMPUTERS: bool = "ForceWebReadyDocumentViewingFirstOnPrivateComputers" {
            default: Some("false"), clearing: Write("false"), products: Products::of(&[Product::E2010, Product::E2013]),
        },
        /// Whether public computers must preview with WebReady before they open.
        FORCE_WEB_READY_DOCUMENT_VIEWING_FIRST_ON_PUBLIC_COMPUTERS: bool = "ForceWebReadyDocumentViewingFirstOnPublicComputers" {
            default: Some("false"), clearing: Write("false"), products: Products::of(&[Product::E2010, Product::E2013]),
        },
        /// Whether WebReady shows all types that it can, and not only those listed.
        WEB_READY_DOCUMENT_VIEWING_FOR_ALL_SUPPORTED_TYPES: bool = "WebReadyDocumentViewingForAllSupportedTypes" {
            default: Some("true"), clearing: Write("true"), products: Products::of(&[Product::E2010, Product::E2013]),
        },
        /// The file types that WebReady shows, of those that it can.
        WEB_READY_FILE_TYPES: Names = "WebReadyFileTypes" { products: Products::of(&[Product::E2010, Product::E2013]) },
        /// The MIME types that WebReady shows, of those that it can.
        WEB_READY_MIME_TYPES: Names = "WebReadyMimeTypes" { products: Products::of(&[Product::E2010, Product::E2013]) },
        // ---- what users see
        /// The theme of users who have chosen none.
        DEFAULT_THEME: Name = "DefaultTheme" {},
        /// Whether users can choose a theme.
        THEME_SELECTION_ENABLED: bool = "ThemeSelectionEnabled" { default: Some("true"), clearing: Write("true") },
        /// Whether the full version is offered.
        PREMIUM_CLIENT_ENABLED: bool = "PremiumClientEnabled" { default: Some("true"), clearing: Write("true") },
        /// Whether the light version is offered.
        OWA_LIGHT_ENABLED: bool = "OWALightEnabled" { default: Some("true"), clearing: Write("true") },
        /// Whether the mini version, for small browsers, is offered.
        OWA_MINI_ENABLED: bool = "OWAMiniEnabled" {
            default: Some("true"), clearing: Write("true"), products: Products::of(&[Product::E2010]),
        },
        /// On which computers users can work offline.
        ALLOW_OFFLINE_ON: Word = "AllowOfflineOn" {
            limits: Limits::Words(&["PrivateComputersOnly", "NoComputers", "AllComputers"]), default: Some("AllComputers"),
            clearing: Write("AllComputers"), products: Products::SINCE_2013,
        },
        /// Whether web beacons in messages are blocked.
        FILTER_WEB_BEACONS_AND_HTML_FORMS: Word = "FilterWebBeaconsAndHtmlForms" {
            limits: Limits::Words(&["UserFilterChoice", "ForceFilter", "DisableFilter"]), default: Some("UserFilterChoice"),
            clearing: Write("UserFilterChoice"),
        },
        /// The character set of messages that users send.
        OUTBOUND_CHARSET: Word = "OutboundCharset" {
            limits: Limits::Words(&["AutoDetect", "AlwaysUTF8", "UserLanguageChoice"]), default: Some("AutoDetect"),
            clearing: Write("AutoDetect"),
        },
        /// Whether GB18030 takes the place of GB2312.
        USE_GB18030: bool = "UseGB18030" { default: Some("false"), clearing: Write("false") },
        /// Whether ISO 8859-15 takes the place of ISO 8859-1.
        USE_ISO885915: bool = "UseISO885915" { default: Some("false"), clearing: Write("false") },
        /// Which sites may show web parts in a frame.
        WEB_PARTS_FRAME_OPTIONS_TYPE: Word = "WebPartsFrameOptionsType" {
            limits: Limits::Words(&["None", "SameOrigin", "Deny"]), default: Some("SameOrigin"), clearing: Write("SameOrigin"),
            products: Products::SINCE_2013,
        },
        /// How often, in seconds, the client asks for news; only Exchange 2010 does.
        NOTIFICATION_INTERVAL: Number = "NotificationInterval" { limits: Limits::Between(0, 2_147_483_647), default: Some("120"), clearing: Write("120") },
        /// Whether users see the global address list.
        GLOBAL_ADDRESS_LIST_ENABLED: bool = "GlobalAddressListEnabled" { default: Some("true"), clearing: Write("true") },
        /// Whether users see all address lists, or only the global one.
        ALL_ADDRESS_LISTS_ENABLED: bool = "AllAddressListsEnabled" { default: Some("true"), clearing: Write("true") },
        /// Whether users see the hierarchy, resources, and automatic replies by audience.
        ORGANIZATION_ENABLED: bool = "OrganizationEnabled" { default: Some("true"), clearing: Write("true") },
        /// Whether those who are not logged on may use certain features, such as changing a meeting.
        ANONYMOUS_FEATURES_ENABLED: bool = "AnonymousFeaturesEnabled" {
            default: Some("true"), clearing: Write("true"), products: Products::SINCE_2013,
        },
        /// Whether those who are logged on by Windows may use certain features, such as changing a meeting.
        INTEGRATED_FEATURES_ENABLED: bool = "IntegratedFeaturesEnabled" {
            default: Some("true"), clearing: Write("true"), products: Products::SINCE_2013,
        },
        /// Whether the calendar is there.
        CALENDAR_ENABLED: bool = "CalendarEnabled" { default: Some("true"), clearing: Write("true") },
        /// Whether users can publish their calendar.
        CALENDAR_PUBLISHING_ENABLED: bool = "CalendarPublishingEnabled" {
            default: Some("true"), clearing: Write("true"), products: Products::of(&[Product::E2010]),
        },
        /// Whether contacts are there.
        CONTACTS_ENABLED: bool = "ContactsEnabled" { default: Some("true"), clearing: Write("true") },
        /// Whether tasks are there.
        TASKS_ENABLED: bool = "TasksEnabled" { default: Some("true"), clearing: Write("true") },
        /// Whether the journal is there.
        JOURNAL_ENABLED: bool = "JournalEnabled" { default: Some("true"), clearing: Write("true") },
        /// Whether notes are there.
        NOTES_ENABLED: bool = "NotesEnabled" { default: Some("true"), clearing: Write("true") },
        /// Whether public folders are there; only Exchange 2010 heeds it.
        PUBLIC_FOLDERS_ENABLED: bool = "PublicFoldersEnabled" { default: Some("true"), clearing: Write("true") },
        /// Whether search folders are there; only Exchange 2010 heeds it.
        SEARCH_FOLDERS_ENABLED: bool = "SearchFoldersEnabled" { default: Some("true"), clearing: Write("true") },
        /// Whether users are reminded and notified.
        REMINDERS_AND_NOTIFICATIONS_ENABLED: bool = "RemindersAndNotificationsEnabled" { default: Some("true"), clearing: Write("true") },
        /// Whether users can change their inbox rules.
        RULES_ENABLED: bool = "RulesEnabled" { default: Some("true"), clearing: Write("true") },
        /// Whether users can have signatures.
        SIGNATURES_ENABLED: bool = "SignaturesEnabled" { default: Some("true"), clearing: Write("true") },
        /// Whether users see and manage junk mail.
        JUNK_EMAIL_ENABLED: bool = "JunkEmailEnabled" { default: Some("true"), clearing: Write("true") },
        /// Whether users can report junk mail to Microsoft.
        REPORT_JUNK_EMAIL_ENABLED: bool = "ReportJunkEmailEnabled" {
            default: Some("true"), clearing: Write("true"), products: Products::SINCE_2013,
        },
        /// Whether users can recover deleted items; only Exchange 2010 heeds it.
        RECOVER_DELETED_ITEMS_ENABLED: bool = "RecoverDeletedItemsEnabled" { default: Some("true"), clearing: Write("true") },
        /// Whether users can change their password.
        CHANGE_PASSWORD_ENABLED: bool = "ChangePasswordEnabled" { default: Some("true"), clearing: Write("true") },
        /// Whether users can open others' mailboxes, where they may.
        EXPLICIT_LOGON_ENABLED: bool = "ExplicitLogonEnabled" { default: Some("true"), clearing: Write("true") },
        /// Whether delegates can open folders; only Exchange 2010 heeds it.
        DELEGATE_ACCESS_ENABLED: bool = "DelegateAccessEnabled" { default: Some("true"), clearing: Write("true") },
        /// Whether users see their ActiveSync settings.
        ACTIVE_SYNC_INTEGRATION_ENABLED: bool = "ActiveSyncIntegrationEnabled" { default: Some("true"), clearing: Write("true") },
        /// Whether users can copy contacts to a phone's address book.
        ALLOW_COPY_CONTACTS_TO_DEVICE_ADDRESS_BOOK: bool = "AllowCopyContactsToDeviceAddressBook" {
            default: Some("true"), clearing: Write("true"), products: Products::SINCE_2013,
        },
        /// Whether users can send and receive text messages.
        TEXT_MESSAGING_ENABLED: bool = "TextMessagingEnabled" { default: Some("true"), clearing: Write("true") },
        /// Whether users see their Unified Messaging settings.
        UM_INTEGRATION_ENABLED: bool = "UMIntegrationEnabled" { default: Some("true"), clearing: Write("true") },
        /// Whether messages can be protected with rights management.
        IRM_ENABLED: bool = "IRMEnabled" { default: Some("true"), clearing: Write("true") },
        /// Whether users can load the S/MIME control; only Exchange 2010 heeds it.
        S_MIME_ENABLED: bool = "SMimeEnabled" { default: Some("true"), clearing: Write("true") },
        /// Whether spelling is checked; only Exchange 2010 heeds it.
        SPELL_CHECKER_ENABLED: bool = "SpellCheckerEnabled" { default: Some("true"), clearing: Write("true") },
        /// Whether Silverlight is used; only Exchange 2010 heeds it.
        SILVERLIGHT_ENABLED: bool = "SilverlightEnabled" { default: Some("true"), clearing: Write("true") },
        /// Whether users see photos of senders.
        DISPLAY_PHOTOS_ENABLED: bool = "DisplayPhotosEnabled" {
            default: Some("true"), clearing: Write("true"), products: Products::SINCE_2013,
        },
        /// Whether users can change their photo.
        SET_PHOTO_ENABLED: bool = "SetPhotoEnabled" { default: Some("true"), clearing: Write("true"), products: Products::SINCE_2013 },
        /// Where users' photos are.
        SET_PHOTO_URL: Url = "SetPhotoURL" { products: Products::SINCE_2013 },
        /// Reserved by Microsoft for its own use.
        FRE_CARDS_ENABLED: bool = "FreCardsEnabled" { clearing: Write("true"), products: Products::SINCE_2016 },
        // ---- instant messaging
        /// Whether instant messaging is there.
        INSTANT_MESSAGING_ENABLED: bool = "InstantMessagingEnabled" { default: Some("true"), clearing: Write("true") },
        /// Which instant messaging there is: none, or Lync and Skype for Business (Ocs).
        INSTANT_MESSAGING_TYPE: Word = "InstantMessagingType" {
            limits: Limits::Words(&["None", "Ocs"]), default: Some("None"), clearing: Write("None"),
        },
        /// The host of the instant messaging server.
        INSTANT_MESSAGING_SERVER_NAME: Name = "InstantMessagingServerName" {},
        /// The thumbprint of the certificate shown to the instant messaging server.
        INSTANT_MESSAGING_CERTIFICATE_THUMBPRINT: Name = "InstantMessagingCertificateThumbprint" {},
    }
}

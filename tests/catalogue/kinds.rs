//! What the catalogue's types and words are in the tables, and where the tables knowingly differ.

use hostctl::value::Kind;

/// The kinds in which a value of one of the catalogue's types may be read.
pub(crate) const KINDS: &[(&str, &[Kind])] = &[
    ("AcceptedDomainIdParameter", &[Kind::Name]),
    ("AcceptedDomainType", &[Kind::Word]),
    ("AllowedOOFType", &[Kind::Word]),
    ("AllowOfflineOnEnum", &[Kind::Word]),
    ("AttachmentBlockingActions", &[Kind::Word]),
    ("AuthenticationMethod", &[Kind::Word]),
    // One name, two types: a set on receive connectors, exactly one on send connectors.
    ("AuthMechanisms", &[Kind::Flags, Kind::Word]),
    ("AuthPolicyIdParameter", &[Kind::Name]),
    ("Boolean", &[Kind::Bool, Kind::EnabledState]),
    ("ByteEncoderTypeFor7BitCharsetsEnum", &[Kind::Word]),
    ("ByteQuantifiedSize", &[Kind::Size]),
    ("ClientAccessArrayIdParameter", &[Kind::Name]),
    ("ClientAuthCleanupLevels", &[Kind::Word]),
    ("ClientCertAuthTypes", &[Kind::Word]),
    ("ContentType", &[Kind::Word]),
    ("CultureInfo", &[Kind::Name]),
    ("DistributionGroupNamingPolicy", &[Kind::Text]),
    ("DSNConversionOption", &[Kind::Word]),
    ("EnhancedTimeSpan", &[Kind::Span]),
    ("ErrorPolicies", &[Kind::Flags]),
    ("EwsApplicationAccessPolicy", &[Kind::Word]),
    ("ExtendedProtectionPolicySetting", &[Kind::Word]),
    ("ExtendedProtectionTokenCheckingMode", &[Kind::Word]),
    ("ExtendedRightIdParameter[]", &[Kind::Names]),
    ("Fqdn", &[Kind::Name]),
    // Microsoft uses it itself, and says no more of it.
    ("Guid", &[Kind::Name]),
    ("GzipLevel", &[Kind::Word]),
    ("HeaderPromotionMode", &[Kind::Word]),
    ("Hostname", &[Kind::Name]),
    ("IndustryType", &[Kind::Word]),
    ("InstantMessagingTypeOptions", &[Kind::Word]),
    ("Int16", &[Kind::Number]),
    ("Int32", &[Kind::Number]),
    ("IPAddress", &[Kind::Address]),
    ("LegacyRedirectTypeOptions", &[Kind::Word]),
    ("LocalLongFullPath", &[Kind::Text]),
    ("LogonFormats", &[Kind::Word]),
    ("MessageRateSourceFlags", &[Kind::Word]),
    ("Microsoft.Exchange.Data.EnhancedTimeSpan", &[Kind::Span]),
    ("ModernGroupObjectType", &[Kind::Word]),
    ("MtaStsMode", &[Kind::Word]),
    (
        "MultiValuedProperty",
        &[Kind::AddressSpaces, Kind::Bindings, Kind::Domains, Kind::Names, Kind::Ranges, Kind::Servers, Kind::SmartHosts],
    ),
    ("OrganizationalUnitIdParameter", &[Kind::Name]),
    ("OutboundCharsetOptions", &[Kind::Word]),
    ("PermissionGroups", &[Kind::Flags]),
    ("PreferredInternetCodePageForShiftJisEnum", &[Kind::Word]),
    ("ProtocolLoggingLevel", &[Kind::Word]),
    ("ProxyAddressCollection", &[Kind::Names]),
    ("PSCredential", &[Kind::Credential]),
    ("PublicFoldersDeployment", &[Kind::Word]),
    ("ReceiveConnectorIdParameter", &[Kind::Name]),
    ("RecipientIdParameter", &[Kind::Name]),
    ("RemoteDocumentsActions", &[Kind::Word]),
    ("SecurityPrincipalIdParameter", &[Kind::Account]),
    ("ServerIdParameter", &[Kind::Name]),
    ("ServerRole", &[Kind::Word]),
    ("ShadowMessagePreference", &[Kind::Word]),
    ("ShortenEventScopeMode", &[Kind::Word]),
    ("SizeMode", &[Kind::Word]),
    ("SmtpAddress", &[Kind::Name]),
    ("SmtpDaneMode", &[Kind::Word]),
    ("SmtpDomain", &[Kind::Domain]),
    ("SmtpDomainWithSubdomains", &[Kind::Domain]),
    ("SmtpX509Identifier", &[Kind::Certificate]),
    // Some texts are names (without case), some are URLs, by what Microsoft says of them.
    ("String", &[Kind::Name, Kind::Text, Kind::Url]),
    // A switch is on, or nothing is said of it.
    ("SwitchParameter", &[Kind::Bool]),
    ("System.Boolean", &[Kind::Bool]),
    ("TenantConnectorSource", &[Kind::Word]),
    ("TenantConnectorType", &[Kind::Word]),
    ("TlsAuthLevel", &[Kind::Word]),
    ("TlsCertificate", &[Kind::Domain]),
    ("UInt32", &[Kind::Number]),
    ("Unlimited", &[Kind::Count, Kind::Size]),
    ("Uri", &[Kind::Url]),
    ("UsageType", &[Kind::Word]),
    ("UserContactGroupIdParameter", &[Kind::Name]),
    ("WebBeaconFilterLevels", &[Kind::Word]),
    ("WebPartsFrameOptions", &[Kind::Word]),
];

/// Words that the catalogue documents and no manifest may say, with the reason.
pub(crate) const UNSAID: &[(&str, &str, &str)] = &[
    ("ReceiveConnector", "PermissionGroups", "Custom"),
    // Nothing, which is no word.
    ("OutboundConnector", "TlsSettings", "$null"),
];

/// Words that Microsoft's page describes and the catalogue's list leaves out.
pub(crate) const ALSO_SAID: &[(&str, &str, &[&str])] =
    &[("OutboundConnector", "MtaStsMode", &["None"]), ("OutboundConnector", "SmtpDaneMode", &["Mandatory", "None"])];

/// Properties whose `$null` Microsoft documents, whatever their kind: nothing is then said of it. (noun, property)
pub(crate) const CLEARED: &[(&str, &str)] = &[
    // Without a level, certificates are not checked.
    ("SendConnector", "TlsAuthLevel"),
    ("OutboundConnector", "TlsSettings"),
    ("RemoteDomain", "TNEFEnabled"),
    ("OrganizationConfig", "DefaultPublicFolderAgeLimit"),
    ("OrganizationConfig", "EwsEnabled"),
    ("OrganizationConfig", "OnlineMeetingsByDefaultEnabled"),
];

/// Types of which fresh organisations have no objects, or whose objects are not in the states.
pub(crate) const NOT_SHOWN: &[&str] =
    &["ADPermission", "ExchangeCertificate", "InboundConnector", "OutboundConnector", "RemoteDomain", "SendConnector"];

//! What the catalogue's types and words are in the tables, and where the tables knowingly differ.

use hostctl::value::Kind;

/// The kinds in which a value of one of the catalogue's types may be read.
pub(crate) const KINDS: &[(&str, &[Kind])] = &[
    ("AcceptedDomainIdParameter", &[Kind::Name]),
    ("AcceptedDomainType", &[Kind::Word]),
    ("AllowOfflineOnEnum", &[Kind::Word]),
    ("AllowedOOFType", &[Kind::Word]),
    ("AttachmentBlockingActions", &[Kind::Word]),
    ("AuthenticationMethod", &[Kind::Word]),
    // One name, two types: a set on receive connectors, exactly one on send connectors.
    ("AuthMechanisms", &[Kind::Flags, Kind::Word]),
    ("Boolean", &[Kind::Bool]),
    ("ByteEncoderTypeFor7BitCharsetsEnum", &[Kind::Word]),
    ("ByteQuantifiedSize", &[Kind::Size]),
    ("ClientAccessArrayIdParameter", &[Kind::Name]),
    ("ClientAuthCleanupLevels", &[Kind::Word]),
    ("ClientCertAuthTypes", &[Kind::Word]),
    ("ContentType", &[Kind::Word]),
    ("EnhancedTimeSpan", &[Kind::Span]),
    ("ErrorPolicies", &[Kind::Flags]),
    ("ExtendedProtectionPolicySetting", &[Kind::Word]),
    ("ExtendedProtectionTokenCheckingMode", &[Kind::Word]),
    ("ExtendedRightIdParameter[]", &[Kind::Names]),
    ("Fqdn", &[Kind::Name]),
    ("GzipLevel", &[Kind::Word]),
    // Microsoft uses it itself, and says no more of it.
    ("Guid", &[Kind::Name]),
    ("Hostname", &[Kind::Name]),
    ("IPAddress", &[Kind::Address]),
    ("InstantMessagingTypeOptions", &[Kind::Word]),
    ("Int32", &[Kind::Number]),
    ("LegacyRedirectTypeOptions", &[Kind::Word]),
    ("LocalLongFullPath", &[Kind::Text]),
    ("LogonFormats", &[Kind::Word]),
    ("MessageRateSourceFlags", &[Kind::Word]),
    ("MtaStsMode", &[Kind::Word]),
    ("MultiValuedProperty", &[Kind::AddressSpaces, Kind::Bindings, Kind::Names, Kind::Ranges, Kind::Servers, Kind::SmartHosts]),
    ("OutboundCharsetOptions", &[Kind::Word]),
    ("PSCredential", &[Kind::Credential]),
    ("PermissionGroups", &[Kind::Flags]),
    ("PreferredInternetCodePageForShiftJisEnum", &[Kind::Word]),
    ("ProtocolLoggingLevel", &[Kind::Word]),
    ("ReceiveConnectorIdParameter", &[Kind::Name]),
    ("RemoteDocumentsActions", &[Kind::Word]),
    ("SecurityPrincipalIdParameter", &[Kind::Account]),
    ("ServerIdParameter", &[Kind::Name]),
    ("ServerRole", &[Kind::Word]),
    ("SizeMode", &[Kind::Word]),
    ("SmtpDaneMode", &[Kind::Word]),
    ("SmtpDomainWithSubdomains", &[Kind::Domain]),
    ("SmtpX509Identifier", &[Kind::Certificate]),
    // Some texts are names (without case), some are URLs, by what Microsoft says of them.
    ("String", &[Kind::Name, Kind::Text, Kind::Url]),
    ("TenantConnectorSource", &[Kind::Word]),
    ("TenantConnectorType", &[Kind::Word]),
    ("TlsAuthLevel", &[Kind::Word]),
    ("TlsCertificate", &[Kind::Domain]),
    ("Unlimited", &[Kind::Count, Kind::Size]),
    ("Uri", &[Kind::Url]),
    ("UsageType", &[Kind::Word]),
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

/// Properties whose `$null` Microsoft documents, whatever their kind: nothing is then said of it.
pub(crate) const NULLABLE: &[&str] = &["TNEFEnabled", "TlsAuthLevel", "TlsSettings"];

/// Types of which fresh organisations have no objects, or whose objects are not in the states.
pub(crate) const NOT_SHOWN: &[&str] =
    &["ADPermission", "ExchangeCertificate", "InboundConnector", "OutboundConnector", "RemoteDomain", "SendConnector"];

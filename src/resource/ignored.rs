//! Properties that exports show of objects of every kind: what Active Directory and PowerShell say of an object, and what tells it apart.

/// Of every object.
pub(super) static COMMON: &[&str] = &[
    // Which object it is: read, but never as a property.
    "DistinguishedName",
    "Guid",
    "Id",
    "Identity",
    "Name",
    "OrganizationId",
    "OriginatingServer",
    // What Active Directory keeps of every object.
    "AdminDisplayName",
    "ExchangeVersion",
    "IsValid",
    "ObjectCategory",
    "ObjectClass",
    "ObjectState",
    "WhenChanged",
    "WhenChangedUTC",
    "WhenCreated",
    "WhenCreatedUTC",
    // What PowerShell adds on the way.
    "PSComputerName",
    "PSShowComputerName",
    "RunspaceId",
    "SerializationData",
];

/// Of every virtual directory: where it is.
pub(super) static VIRTUAL_DIRECTORY: &[&str] = &["AdminDisplayVersion", "MetabasePath", "Path", "Server", "Website", "WebsiteName"];

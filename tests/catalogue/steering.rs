//! The parameters of cmdlets that are no rows: they only steer the cmdlet, or leave nothing that can be set again.
//!
//! One line a parameter, by type, then by name: (the noun, the parameter, why). `*` stands for every type, `*VirtualDirectory` for all
//! of the section `virtual_directories`.

/// The noun, the parameter, and why it is no row.
pub(crate) type Line = (&'static str, &'static str, &'static str);

/// All of them.
#[rustfmt::skip]
pub(crate) const STEERING: &[Line] = &[
    ("*", "Confirm", "Whether the cmdlet asks before it writes: scripts say that it does not."),
    ("*", "DomainController", "Which domain controller is asked: the script's own parameter."),
    ("*", "Identity", "Which object is meant: said from the object's identity."),
    ("*", "WhatIf", "Writes nothing: the script's own parameter."),
    ("*VirtualDirectory", "ApplicationRoot", "The place in IIS, said only when a directory is made; hostctl makes none."),
    ("*VirtualDirectory", "AppPoolId", "The pool of IIS, said only when a directory is made; hostctl makes none."),
    ("*VirtualDirectory", "Name", "What the directory is known by: another name makes another directory."),
    ("*VirtualDirectory", "Path", "The folder of its files, said only when a directory is made; hostctl makes none."),
    ("*VirtualDirectory", "Role", "Front end or back end, said only when a directory is made; hostctl makes none."),
    ("*VirtualDirectory", "Server", "Where a directory is made: part of what it is known by."),
    ("*VirtualDirectory", "WebSiteName", "Where a directory is made: part of what it is known by (`website`)."),
    ("ActiveSyncVirtualDirectory", "InstallIsapiFilter", "Installs a filter in IIS; Get shows nothing of it."),
    ("ActiveSyncVirtualDirectory", "InstallProxySubDirectory", "Was for Exchange 2007, and only when a directory is made."),
    ("ADPermission", "AccessRights", "About rights that are no extended rights: hostctl grants extended ones only."),
    ("ADPermission", "ChildObjectTypes", "About rights that are no extended rights: hostctl grants extended ones only."),
    ("ADPermission", "Deny", "Takes a right away from those who have it otherwise: hostctl only grants."),
    ("ADPermission", "InheritanceType", "About rights that are no extended rights: hostctl grants extended ones only."),
    ("ADPermission", "InheritedObjectType", "About rights that are no extended rights: hostctl grants extended ones only."),
    ("ADPermission", "Instance", "A whole entry in place of its parts."),
    ("ADPermission", "Owner", "About rights that are no extended rights: hostctl grants extended ones only."),
    ("ADPermission", "Properties", "About rights that are no extended rights: hostctl grants extended ones only."),
    ("ClientAccessService", "AlternateServiceAccountCredential", "A secret that cannot be read back."),
    ("ClientAccessService", "CleanUpInvalidAlternateServiceAccountCredentials", "Does something once: removes secrets that are no longer valid."),
    ("ClientAccessService", "RemoveAlternateServiceAccountCredentials", "Does something once: removes secrets."),
    ("MapiVirtualDirectory", "ApplyDefaults", "Puts back settings of IIS that Get does not show; for Exchange's setup."),
    ("OabVirtualDirectory", "Recovery", "For Exchange's setup, and only when a directory is made."),
    ("OutlookAnywhere", "DefaultAuthenticationMethod", "Writes three properties that are rows; Exchange refuses it beside them."),
    ("OwaVirtualDirectory", "DefaultClientLanguage", "Deprecated and no longer used, as Microsoft's page says."),
    ("OwaVirtualDirectory", "ExchwebProxyDestination", "Deprecated and no longer used, as Microsoft's page says."),
    ("OwaVirtualDirectory", "RemoteDocumentsActionForUnknownServers", "Deprecated and no longer used, as Microsoft's page says."),
    ("OwaVirtualDirectory", "RemoteDocumentsAllowedServers", "Deprecated and no longer used, as Microsoft's page says."),
    ("OwaVirtualDirectory", "RemoteDocumentsBlockedServers", "Deprecated and no longer used, as Microsoft's page says."),
    ("OwaVirtualDirectory", "RemoteDocumentsInternalDomainSuffixList", "Deprecated and no longer used, as Microsoft's page says."),
    ("OwaVirtualDirectory", "UNCAccessOnPrivateComputersEnabled", "Deprecated and no longer used, as Microsoft's page says."),
    ("OwaVirtualDirectory", "UNCAccessOnPublicComputersEnabled", "Deprecated and no longer used, as Microsoft's page says."),
    ("OwaVirtualDirectory", "VirtualDirectoryType", "Deprecated and no longer used, as Microsoft's page says."),
    ("OwaVirtualDirectory", "WebReadyDocumentViewingSupportedFileTypes", "Read-only, as Microsoft's page says."),
    ("OwaVirtualDirectory", "WebReadyDocumentViewingSupportedMimeTypes", "Read-only, as Microsoft's page says."),
    ("OwaVirtualDirectory", "WSSAccessOnPrivateComputersEnabled", "Deprecated and no longer used, as Microsoft's page says."),
    ("OwaVirtualDirectory", "WSSAccessOnPublicComputersEnabled", "Deprecated and no longer used, as Microsoft's page says."),
    ("ReceiveConnector", "Client", "Short for -Usage, which is a row."),
    ("ReceiveConnector", "Custom", "Short for -Usage, which is a row."),
    ("ReceiveConnector", "Internal", "Short for -Usage, which is a row."),
    ("ReceiveConnector", "Internet", "Short for -Usage, which is a row."),
    ("ReceiveConnector", "Partner", "Short for -Usage, which is a row."),
    ("SendConnector", "Custom", "Short for -Usage, which is a row."),
    ("SendConnector", "Force", "Answers questions of the cmdlet: said where New asks, and only there."),
    ("SendConnector", "Internal", "Short for -Usage, which is a row."),
    ("SendConnector", "Internet", "Short for -Usage, which is a row."),
    ("SendConnector", "Partner", "Short for -Usage, which is a row."),
    ("WebServicesVirtualDirectory", "AppPoolIdForManagement", "The pool of IIS, said only when a directory is made; hostctl makes none."),
    ("WebServicesVirtualDirectory", "Force", "Answers questions of the cmdlet: -Confirm does."),
];

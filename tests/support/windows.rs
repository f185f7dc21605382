//! The cmdlets that scripts run on the servers, with their documented parameters: those of Windows PowerShell 2.0.

/// Each cmdlet and its parameters, without the common ones.
///
/// Sources: Microsoft, <https://learn.microsoft.com/powershell/module/webadministration/> and
/// <https://learn.microsoft.com/powershell/module/microsoft.powershell.core/invoke-command>.
pub(super) const WINDOWS: &[(&str, &[&str])] = &[
    ("Get-WebApplication", &["Name", "Site"]),
    ("Get-WebConfigurationProperty", &["Clr", "Filter", "Location", "Metadata", "Name", "PSPath", "Recurse"]),
    ("Get-WebVirtualDirectory", &["Application", "Name", "Site"]),
    (
        "Import-Module",
        &[
            "Alias",
            "ArgumentList",
            "AsCustomObject",
            "Assembly",
            "Cmdlet",
            "DisableNameChecking",
            "Force",
            "Function",
            "Global",
            "ModuleInfo",
            "Name",
            "PassThru",
            "Prefix",
            "Variable",
            "Version",
        ],
    ),
    (
        "Invoke-Command",
        &[
            "AllowRedirection",
            "ApplicationName",
            "ArgumentList",
            "AsJob",
            "Authentication",
            "CertificateThumbprint",
            "ComputerName",
            "ConfigurationName",
            "ConnectionUri",
            "Credential",
            "FilePath",
            "HideComputerName",
            "InputObject",
            "JobName",
            "Port",
            "ScriptBlock",
            "Session",
            "SessionOption",
            "ThrottleLimit",
            "UseSSL",
        ],
    ),
    (
        "Set-WebConfigurationProperty",
        &["AtElement", "AtIndex", "AtName", "Clr", "Filter", "Force", "InputObject", "Location", "Name", "PSPath", "Value"],
    ),
];

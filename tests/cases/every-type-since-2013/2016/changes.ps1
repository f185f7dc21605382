# hostctl 0.1.0: 18 changes to the organisation of platform 'fabrikam' (Exchange 2016): 6 to create, 12 to change
#
#   platform.yaml  sha256 1489a53b57da591f0d83dffc3d93c207a3e93cdcdd9edfccee956c4fd5f69d4c
#   state: 17 files; plan 05167be94df7
#
# Before the first change it checks that all it touches is still as in the state that the changes were planned from:
# where it is not, it says what moved, and does nothing. What is already as wanted is left alone: safe to run again.
# In the Exchange Management Shell, with the Organization Management role:
#
#   .\script.ps1 -WhatIf      shows each command and runs none
#   .\script.ps1 -Confirm     asks before each command
#   .\script.ps1
#
# Puts one object a step into the pipeline (| Export-Csv log.csv). Stops at the first failure, with exit code 1.

[CmdletBinding(SupportsShouldProcess = $true, ConfirmImpact = 'Medium')]
param(
    # The domain controller that all commands use; without it, Exchange chooses one.
    [string]$DomainController
)
Set-StrictMode -Version 2.0
$ErrorActionPreference = 'Stop'

# ---- the changes: Seen is what the plan saw, Want what it wants, Run what is run; After is the step that makes the object

$organization = 'CN=First Organization,CN=Microsoft Exchange,CN=Services,CN=Configuration,DC=lab,DC=example'

$steps = @(
    # 1. + accepted domain 'contoso.com' (platform.yaml:8)
    @{ Sign = '+'; Noun = 'AcceptedDomain'; Identity = 'contoso.com'
        Want = @{ DomainType = 'InternalRelay' }
        Uses = 'New-AcceptedDomain', @('Name', 'DomainName', 'DomainType')
        Run = { New-AcceptedDomain -Name 'contoso.com' -DomainName 'contoso.com' -DomainType 'InternalRelay' @write }
    }
    # 2. + remote domain 'partner.example' (platform.yaml:10)
    @{ Sign = '+'; Noun = 'RemoteDomain'; Identity = 'partner.example'
        Want = @{}
        Uses = 'New-RemoteDomain', @('Name', 'DomainName')
        Run = { New-RemoteDomain -Name 'partner.example' -DomainName 'partner.example' @write }
    }
    # 3. ~ remote domain 'partner.example' (platform.yaml:10)
    @{ Sign = '~'; Noun = 'RemoteDomain'; Identity = 'partner.example'; After = 2
        Want = @{ AutoReplyEnabled = $false }
        Uses = 'Set-RemoteDomain', @('Identity', 'AutoReplyEnabled')
        Run = { Set-RemoteDomain -Identity 'partner.example' -AutoReplyEnabled $false @write }
    }
    # 4. + receive connector 'EX01\Scanners' (platform.yaml:12)
    @{ Sign = '+'; Noun = 'ReceiveConnector'; Identity = 'EX01\Scanners'
        Want = @{ Bindings = @('0.0.0.0:2600'); RemoteIPRanges = @('10.20.0.0/16'); PermissionGroups = 'AnonymousUsers' }
        Uses = 'New-ReceiveConnector', @('Name', 'Server', 'Usage', 'Bindings', 'RemoteIPRanges', 'PermissionGroups')
        Run = { New-ReceiveConnector -Name 'Scanners' -Server 'EX01' -Usage 'Custom' -Bindings @('0.0.0.0:2600') -RemoteIPRanges @('10.20.0.0/16') -PermissionGroups 'AnonymousUsers' @write }
    }
    # 5. + extended right 'EX01\Scanners: S-1-5-7: Ms-Exch-SMTP-Accept-Any-Recipient' (platform.yaml:18)
    @{ Sign = '+'; Noun = 'ADPermission'; Identity = 'EX01\Scanners: S-1-5-7: Ms-Exch-SMTP-Accept-Any-Recipient'; Handle = 'EX01\Scanners'; After = 4
        Want = @{}
        Uses = 'Add-ADPermission', @('User', 'ExtendedRights')
        Run = { Get-ReceiveConnector -Identity 'EX01\Scanners' @read | Where-Object { [string]$_.Identity -eq 'EX01\Scanners' } | Add-ADPermission -User 'S-1-5-7' -ExtendedRights @('Ms-Exch-SMTP-Accept-Any-Recipient') @write }
    }
    # 6. + send connector 'Relay contoso.com' (platform.yaml:8)
    @{ Sign = '+'; Noun = 'SendConnector'; Identity = 'Relay contoso.com'
        Want = @{ AddressSpaces = @('SMTP:contoso.com;1'); SmartHosts = @('smtp.contoso.com'); DNSRoutingEnabled = $false; SourceTransportServers = @('EX01') }
        Uses = 'New-SendConnector', @('Name', 'Usage', 'AddressSpaces', 'SmartHosts', 'DNSRoutingEnabled', 'SourceTransportServers')
        Run = { New-SendConnector -Name 'Relay contoso.com' -Usage 'Custom' -AddressSpaces @('SMTP:contoso.com;1') -SmartHosts @('smtp.contoso.com') -DNSRoutingEnabled $false -SourceTransportServers @('EX01') @write }
    }
    # 7. + send connector 'Internet' (platform.yaml:20)
    @{ Sign = '+'; Noun = 'SendConnector'; Identity = 'Internet'
        Want = @{ AddressSpaces = @('SMTP:*;1'); SourceTransportServers = @('EX01', 'EX02') }
        Uses = 'New-SendConnector', @('Name', 'Usage', 'AddressSpaces', 'SourceTransportServers')
        Run = { New-SendConnector -Name 'Internet' -Usage 'Custom' -AddressSpaces @('SMTP:*;1') -SourceTransportServers @('EX01', 'EX02') @write }
    }
    # 8. ~ OWA virtual directory 'EX01\owa (Default Web Site)' (platform.yaml:22)
    #      ExternalUrl   (none)
    #                 -> https://mail.fabrikam.com/owa
    @{ Sign = '~'; Noun = 'OwaVirtualDirectory'; Identity = 'EX01\owa (Default Web Site)'
        Seen = @{ ExternalUrl = $null }
        Want = @{ ExternalUrl = 'https://mail.fabrikam.com/owa' }
        Uses = 'Set-OwaVirtualDirectory', @('Identity', 'ExternalUrl')
        Run = { Set-OwaVirtualDirectory -Identity 'EX01\owa (Default Web Site)' -ExternalUrl 'https://mail.fabrikam.com/owa' @write }
    }
    # 9. ~ ECP virtual directory 'EX01\ecp (Default Web Site)' (platform.yaml:23)
    #      ExternalUrl   (none)
    #                 -> https://mail.fabrikam.com/ecp
    @{ Sign = '~'; Noun = 'EcpVirtualDirectory'; Identity = 'EX01\ecp (Default Web Site)'
        Seen = @{ ExternalUrl = $null }
        Want = @{ ExternalUrl = 'https://mail.fabrikam.com/ecp' }
        Uses = 'Set-EcpVirtualDirectory', @('Identity', 'ExternalUrl')
        Run = { Set-EcpVirtualDirectory -Identity 'EX01\ecp (Default Web Site)' -ExternalUrl 'https://mail.fabrikam.com/ecp' @write }
    }
    # 10. ~ ActiveSync virtual directory 'EX01\Microsoft-Server-ActiveSync (Default Web Site)' (platform.yaml:24)
    #      ExternalUrl   (none)
    #                 -> https://mail.fabrikam.com/Microsoft-Server-ActiveSync
    @{ Sign = '~'; Noun = 'ActiveSyncVirtualDirectory'; Identity = 'EX01\Microsoft-Server-ActiveSync (Default Web Site)'
        Seen = @{ ExternalUrl = $null }
        Want = @{ ExternalUrl = 'https://mail.fabrikam.com/Microsoft-Server-ActiveSync' }
        Uses = 'Set-ActiveSyncVirtualDirectory', @('Identity', 'ExternalUrl')
        Run = { Set-ActiveSyncVirtualDirectory -Identity 'EX01\Microsoft-Server-ActiveSync (Default Web Site)' -ExternalUrl 'https://mail.fabrikam.com/Microsoft-Server-ActiveSync' @write }
    }
    # 11. ~ OAB virtual directory 'EX01\OAB (Default Web Site)' (platform.yaml:25)
    #      ExternalUrl    (none)
    #                  -> https://mail.fabrikam.com/OAB
    #      PollInterval   480
    #                  -> 240
    @{ Sign = '~'; Noun = 'OabVirtualDirectory'; Identity = 'EX01\OAB (Default Web Site)'
        Seen = @{ ExternalUrl = $null; PollInterval = 480 }
        Want = @{ ExternalUrl = 'https://mail.fabrikam.com/OAB'; PollInterval = 240 }
        Uses = 'Set-OabVirtualDirectory', @('Identity', 'ExternalUrl', 'PollInterval')
        Run = { Set-OabVirtualDirectory -Identity 'EX01\OAB (Default Web Site)' -ExternalUrl 'https://mail.fabrikam.com/OAB' -PollInterval 240 @write }
    }
    # 12. ~ EWS virtual directory 'EX01\EWS (Default Web Site)' (platform.yaml:26)
    #      ExternalUrl       (none)
    #                     -> https://mail.fabrikam.com/EWS/Exchange.asmx
    #      MRSProxyEnabled   false
    #                     -> true
    @{ Sign = '~'; Noun = 'WebServicesVirtualDirectory'; Identity = 'EX01\EWS (Default Web Site)'
        Seen = @{ ExternalUrl = $null; MRSProxyEnabled = $false }
        Want = @{ ExternalUrl = 'https://mail.fabrikam.com/EWS/Exchange.asmx'; MRSProxyEnabled = $true }
        Uses = 'Set-WebServicesVirtualDirectory', @('Identity', 'ExternalUrl', 'MRSProxyEnabled')
        Run = { Set-WebServicesVirtualDirectory -Identity 'EX01\EWS (Default Web Site)' -ExternalUrl 'https://mail.fabrikam.com/EWS/Exchange.asmx' -MRSProxyEnabled $true @write }
    }
    # 13. ~ MAPI virtual directory 'EX01\mapi (Default Web Site)' (platform.yaml:27)
    #      ExternalUrl   (none)
    #                 -> https://mail.fabrikam.com/mapi
    @{ Sign = '~'; Noun = 'MapiVirtualDirectory'; Identity = 'EX01\mapi (Default Web Site)'
        Seen = @{ ExternalUrl = $null; IISAuthenticationMethods = @('Ntlm', 'OAuth', 'Negotiate') }
        Want = @{ ExternalUrl = 'https://mail.fabrikam.com/mapi'; IISAuthenticationMethods = @('Ntlm', 'OAuth', 'Negotiate') }
        Uses = 'Set-MapiVirtualDirectory', @('Identity', 'ExternalUrl', 'IISAuthenticationMethods')
        Run = { Set-MapiVirtualDirectory -Identity 'EX01\mapi (Default Web Site)' -ExternalUrl 'https://mail.fabrikam.com/mapi' -IISAuthenticationMethods @('Ntlm', 'OAuth', 'Negotiate') @write }
    }
    # 14. ~ PowerShell virtual directory 'EX01\PowerShell (Default Web Site)' (platform.yaml:28)
    #      ExternalUrl   (none)
    #                 -> https://mail.fabrikam.com/powershell
    @{ Sign = '~'; Noun = 'PowerShellVirtualDirectory'; Identity = 'EX01\PowerShell (Default Web Site)'
        Seen = @{ ExternalUrl = $null }
        Want = @{ ExternalUrl = 'https://mail.fabrikam.com/powershell' }
        Uses = 'Set-PowerShellVirtualDirectory', @('Identity', 'ExternalUrl')
        Run = { Set-PowerShellVirtualDirectory -Identity 'EX01\PowerShell (Default Web Site)' -ExternalUrl 'https://mail.fabrikam.com/powershell' @write }
    }
    # 15. ~ Autodiscover virtual directory 'EX01\Autodiscover (Default Web Site)' (platform.yaml:29)
    #      WindowsAuthentication   true
    #                           -> false
    @{ Sign = '~'; Noun = 'AutodiscoverVirtualDirectory'; Identity = 'EX01\Autodiscover (Default Web Site)'
        Seen = @{ WindowsAuthentication = $true }
        Want = @{ WindowsAuthentication = $false }
        Uses = 'Set-AutodiscoverVirtualDirectory', @('Identity', 'WindowsAuthentication')
        Run = { Set-AutodiscoverVirtualDirectory -Identity 'EX01\Autodiscover (Default Web Site)' -WindowsAuthentication $false @write }
    }
    # 16. ~ Outlook Anywhere virtual directory 'EX01\Rpc (Default Web Site)' (platform.yaml:30)
    #      ExternalHostname            (none)
    #                               -> mail.fabrikam.com
    #      ExternalClientsRequireSsl   false
    #                               -> true
    @{ Sign = '~'; Noun = 'OutlookAnywhere'; Identity = 'EX01\Rpc (Default Web Site)'
        Seen = @{ ExternalHostname = $null; ExternalClientsRequireSsl = $false; ExternalClientAuthenticationMethod = 'Negotiate' }
        Want = @{ ExternalHostname = 'mail.fabrikam.com'; ExternalClientsRequireSsl = $true; ExternalClientAuthenticationMethod = 'Negotiate' }
        Uses = 'Set-OutlookAnywhere', @('Identity', 'ExternalHostname', 'ExternalClientsRequireSsl', 'ExternalClientAuthenticationMethod')
        Run = { Set-OutlookAnywhere -Identity 'EX01\Rpc (Default Web Site)' -ExternalHostname 'mail.fabrikam.com' -ExternalClientsRequireSsl $true -ExternalClientAuthenticationMethod 'Negotiate' @write }
    }
    # 17. ~ client access service 'EX01' (platform.yaml:32)
    #      AutoDiscoverServiceInternalUri   https://ex01.lab.example/autodiscover/autodiscover.xml
    #                                    -> https://mail.fabrikam.com/Autodiscover/Autodiscover.xml
    @{ Sign = '~'; Noun = 'ClientAccessService'; Identity = 'EX01'
        Seen = @{ AutoDiscoverServiceInternalUri = 'https://ex01.lab.example/autodiscover/autodiscover.xml' }
        Want = @{ AutoDiscoverServiceInternalUri = 'https://mail.fabrikam.com/Autodiscover/Autodiscover.xml' }
        Uses = 'Set-ClientAccessService', @('Identity', 'AutoDiscoverServiceInternalUri')
        Run = { Set-ClientAccessService -Identity 'EX01' -AutoDiscoverServiceInternalUri 'https://mail.fabrikam.com/Autodiscover/Autodiscover.xml' @write }
    }
    # 18. ~ transport settings (platform.yaml:33)
    #      MaxSendSize   10 MB (10,485,760 bytes)
    #                 -> 25 MB (26,214,400 bytes)
    @{ Sign = '~'; Noun = 'TransportConfig'; Identity = 'TransportConfig'; Handle = 'Transport Settings'
        Seen = @{ MaxSendSize = '10MB' }
        Want = @{ MaxSendSize = '25MB' }
        Uses = 'Set-TransportConfig', @('MaxSendSize')
        Run = { Set-TransportConfig -MaxSendSize '25MB' @write }
    }
    # 19. ~ organisation settings (platform.yaml:34)
    #      MailTipsAllTipsEnabled           true
    #                                    -> false
    #      MailTipsLargeAudienceThreshold   25
    #                                    -> 50
    @{ Sign = '~'; Noun = 'OrganizationConfig'; Identity = 'OrganizationConfig'; Handle = 'First Organization'
        Seen = @{ MailTipsAllTipsEnabled = $true; MailTipsLargeAudienceThreshold = 25 }
        Want = @{ MailTipsAllTipsEnabled = $false; MailTipsLargeAudienceThreshold = 50 }
        Uses = 'Set-OrganizationConfig', @('MailTipsAllTipsEnabled', 'MailTipsLargeAudienceThreshold')
        Run = { Set-OrganizationConfig -MailTipsAllTipsEnabled $false -MailTipsLargeAudienceThreshold 50 @write }
    }
)

# How a property's values compare; those not named here compare as text, with case.
$kinds = @{
    'AcceptedDomain.DomainType' = 'Word'
    'RemoteDomain.AutoReplyEnabled' = 'Bool'
    'ReceiveConnector.Bindings' = 'Bindings'
    'ReceiveConnector.RemoteIPRanges' = 'Ranges'
    'ReceiveConnector.PermissionGroups' = 'Flags'
    'SendConnector.AddressSpaces' = 'AddressSpaces'
    'SendConnector.SmartHosts' = 'SmartHosts'
    'SendConnector.DNSRoutingEnabled' = 'Bool'
    'SendConnector.SourceTransportServers' = 'Servers'
    'OwaVirtualDirectory.ExternalUrl' = 'Url'
    'EcpVirtualDirectory.ExternalUrl' = 'Url'
    'ActiveSyncVirtualDirectory.ExternalUrl' = 'Url'
    'OabVirtualDirectory.ExternalUrl' = 'Url'
    'OabVirtualDirectory.PollInterval' = 'Number'
    'WebServicesVirtualDirectory.ExternalUrl' = 'Url'
    'WebServicesVirtualDirectory.MRSProxyEnabled' = 'Bool'
    'MapiVirtualDirectory.ExternalUrl' = 'Url'
    'MapiVirtualDirectory.IISAuthenticationMethods' = 'Names'
    'PowerShellVirtualDirectory.ExternalUrl' = 'Url'
    'AutodiscoverVirtualDirectory.WindowsAuthentication' = 'Bool'
    'OutlookAnywhere.ExternalHostname' = 'Name'
    'OutlookAnywhere.ExternalClientsRequireSsl' = 'Bool'
    'OutlookAnywhere.ExternalClientAuthenticationMethod' = 'Word'
    'ClientAccessService.AutoDiscoverServiceInternalUri' = 'Url'
    'TransportConfig.MaxSendSize' = 'Size'
    'OrganizationConfig.MailTipsAllTipsEnabled' = 'Bool'
    'OrganizationConfig.MailTipsLargeAudienceThreshold' = 'Number'
}

# The servers that this script touches, and the version that each is to have.
$touched = @(
    @{ Name = 'EX01'; Product = '2016' }
    @{ Name = 'EX02'; Product = '2016' }
)

# The extended rights that are read: one read for each connector and account.
$rights = @(
    @{ Connector = 'EX01\Scanners'; User = 'S-1-5-7' }
)

# ---- values: the text by which two values mean the same ---------------------------------------------------

# A host's name or a mail domain: A-labels in lower case, without the root's dot.
function Get-HostMeaning([string]$Text) {
    $name = $Text
    if ($name -cmatch '[^\u0000-\u007F]') {
        try { $name = (New-Object System.Globalization.IdnMapping).GetAscii($name) } catch { return '?' + $Text }
    }
    $name = $name.ToLowerInvariant()
    if ($name -cmatch '.\.\z') { $name = $name.Substring(0, $name.Length - 1) }
    $name
}

# An address space, [type:]address[;cost]: the type SMTP and the cost 1 where left out.
function Get-AddressSpaceMeaning([string]$Text) {
    $type = 'smtp'
    $space = $Text
    if ($space -cmatch '^([A-Za-z0-9_-]+)\s*:\s*(.*)\z') {
        $type = $matches[1].ToLowerInvariant()
        $space = $matches[2]
    }
    elseif ($space.Contains('=')) { $type = 'x400' }
    $cost = '1'
    if ($space -cmatch '^(.*?)\s*;\s*([0-9]+)\z') {
        $space = $matches[1]
        $cost = $matches[2].TrimStart('0')
    }
    if ($cost -cnotmatch '^([1-9][0-9]?|100)\z') { return '?' + $Text }
    if ($type -cne 'smtp') { return $type + ':' + ($space -creplace '\s*;\s*', ';').ToLowerInvariant() + ';' + $cost }
    $mark = ''
    if ($space -cmatch '^(--\s*)?(\*\.)?(.*)\z') {
        if ($matches[1]) { $mark = '--' }
        if ($matches[2]) { $mark += '*.' }
        $space = $matches[3]
    }
    $type + ':' + $mark + (Get-HostMeaning $space) + ';' + $cost
}

# Texts as one, each once and in an order that depends on no culture.
function Join-Set([string[]]$Items) {
    $once = New-Object System.Collections.Hashtable ([StringComparer]::Ordinal)
    foreach ($item in $Items) { $once[$item] = $true }
    $sorted = [string[]]@($once.Keys)
    [Array]::Sort($sorted, [StringComparer]::Ordinal)
    $sorted -join "`n"
}

# A set of address spaces.
function Get-AddressSpacesMeaning([string[]]$Items) {
    Join-Set @(foreach ($item in $Items) { Get-AddressSpaceMeaning $item })
}

# An IP address as hexadecimal digits (8 of IPv4, 32 of IPv6) with its scope (%11) where one is written; '' for what is none.
# .NET's own reader takes more (10.9.8, 010.0.0.1, [::1]:25), and not the same in every version.
function Get-HexAddress([string]$Text) {
    $hex = ''
    if ($Text -cmatch '^[0-9]{1,3}(\.[0-9]{1,3}){3}\z') {
        foreach ($part in $Text.Split('.')) {
            if ([int]$part -gt 255 -or ($part.Length -gt 1 -and $part.Substring(0, 1) -eq '0')) { return '' }
            $hex += ([int]$part).ToString('x2')
        }
        return $hex
    }
    $scope = ''
    if ($Text -cmatch '^([^%]*)(%[0-9A-Za-z]+)\z') {
        $scope = $matches[2].ToLowerInvariant()
        $Text = $matches[1]
    }
    if ($Text -cmatch '^(.*:)([0-9]+\.[0-9.]+)\z') {
        $front = $matches[1]
        $tail = Get-HexAddress $matches[2]
        if ($tail.Length -ne 8) { return '' }
        $Text = $front + $tail.Substring(0, 4) + ':' + $tail.Substring(4)
    }
    $halves = @($Text -split '::')
    $before = @()
    $after = @()
    if ($halves[0] -ne '') { $before = @($halves[0].Split(':')) }
    if ($halves.Count -eq 2 -and $halves[1] -ne '') { $after = @($halves[1].Split(':')) }
    $missing = 8 - $before.Count - $after.Count
    if ($halves.Count -gt 2 -or $missing -lt ($halves.Count - 1)) { return '' }
    if ($halves.Count -eq 1 -and $missing -ne 0) { return '' }
    $zeros = @()
    for ($i = 0; $i -lt $missing; $i++) { $zeros += '0' }
    foreach ($group in ($before + $zeros + $after)) {
        if ($group -cnotmatch '^[0-9A-Fa-f]{1,4}\z') { return '' }
        $hex += $group.ToLowerInvariant().PadLeft(4, '0')
    }
    $hex + $scope
}

# A local address and port. Exchange 2010 shows IPv6 without brackets: :::25, 0:0:0:0:0:0:0:0:25.
function Get-BindingMeaning([string]$Text) {
    if ((Get-HexAddress $Text) -ne '' -or -not ($Text -cmatch '^(.+):0*([0-9]{1,5})\z')) { return '?' + $Text }
    $address = $matches[1]
    $port = [int]$matches[2]
    $bracketed = $address -cmatch '^\[\s*(.*?)\s*\]\z'
    if ($bracketed) { $address = $matches[1] }
    $hex = Get-HexAddress $address
    if ($hex -eq '' -or ($bracketed -and $hex.Length -eq 8) -or $port -lt 1 -or $port -gt 65535) { return '?' + $Text }
    $hex + ':' + $port.ToString([Globalization.CultureInfo]::InvariantCulture)
}

# A set of bindings.
function Get-BindingsMeaning([string[]]$Items) {
    Join-Set @(foreach ($item in $Items) { Get-BindingMeaning $item })
}

# True or false.
function Get-BoolMeaning([string[]]$Items) {
    $text = ($Items -join ', ').ToLowerInvariant()
    if ('true', 'false' -ccontains $text) { return $text }
    '?' + $text
}

# A set of words. None is the empty one; Custom is derived by the server, and no manifest sets it.
function Get-FlagsMeaning([string[]]$Items) {
    $words = @(foreach ($item in ($Items -join ',').ToLowerInvariant().Split(',')) { $word = $item.Trim(); if ('', 'none', 'custom' -cnotcontains $word) { $word } })
    if ($words.Count -eq 0) {
        if (($Items -join '') -cnotmatch '[^, ]') { return '?' }
        return 'none'
    }
    Join-Set $words
}

# A name: case has no meaning.
function Get-NameMeaning([string[]]$Items) {
    if ($Items.Count -ne 1) { return '?' + ($Items -join ', ') }
    $Items[0].ToLowerInvariant()
}

# A set of names.
function Get-NamesMeaning([string[]]$Items) {
    Join-Set @(foreach ($item in $Items) { $item.ToLowerInvariant() })
}

# A whole number.
function Get-NumberMeaning([string[]]$Items) {
    $text = $Items -join ', '
    if (-not ($text -cmatch '^(-?)0*([0-9]+)\z')) { return '?' + $text }
    if ($matches[2] -eq '0') { return '0' }
    $matches[1] + $matches[2]
}

# The first and the last address of a range: one address, a-b, address/bits or address(mask).
function Get-RangeMeaning([string]$Text) {
    $ends = @(foreach ($end in $Text.Split('-')) { Get-HexAddress $end.Trim() })
    if ($Text -cmatch '^([^/(]+)/\s*([0-9]{1,3})\z') {
        $address = $matches[1]
        $bits = [int]$matches[2]
    }
    elseif ($Text -cmatch '^([^/(]+)\(([^()]+)\)\z') {
        $address = $matches[1]
        $mask = Get-HexAddress $matches[2].Trim()
        if ($mask.Length -ne 8) { return '?' + $Text }
        $ones = [Convert]::ToString([Convert]::ToInt64($mask, 16), 2).PadLeft(32, '0')
        if ($ones -cnotmatch '^1*0*\z' -or (Get-HexAddress $address.Trim()).Length -ne 8) { return '?' + $Text }
        $bits = $ones.TrimEnd('0').Length
    }
    elseif ($ends.Count -eq 1 -and $ends[0] -ne '') { return $ends[0] + '-' + $ends[0] }
    elseif ($ends.Count -eq 2 -and $ends[0] -ne '' -and $ends[1] -ne '') {
        $low, $lowScope = ($ends[0] + '%').Split('%')[0, 1]
        $high, $highScope = ($ends[1] + '%').Split('%')[0, 1]
        $reversed = [string]::CompareOrdinal($low, $high) -gt 0
        if ($reversed -or $low.Length -ne $high.Length -or $lowScope -cne $highScope) { return '?' + $Text }
        return $ends[0] + '-' + $ends[1]
    }
    else { return '?' + $Text }
    $hex, $scope = ((Get-HexAddress $address.Trim()) + '%').Split('%')[0, 1]
    if ($hex -eq '' -or $bits -gt 4 * $hex.Length) { return '?' + $Text }
    if ($scope -ne '') { $scope = '%' + $scope }
    $first = ''
    $last = ''
    for ($i = 0; $i -lt $hex.Length; $i++) {
        $free = [int][Math]::Pow(2, [Math]::Min(4, [Math]::Max(0, 4 * ($i + 1) - $bits))) - 1
        $digit = [Convert]::ToInt32($hex.Substring($i, 1), 16)
        $first += ($digit -band (15 - $free)).ToString('x')
        $last += ($digit -bor $free).ToString('x')
    }
    $first + $scope + '-' + $last + $scope
}

# A set of ranges of IP addresses; adjacent ones are not merged: the most specific one selects the connector.
function Get-RangesMeaning([string[]]$Items) {
    Join-Set @(foreach ($item in $Items) { Get-RangeMeaning $item })
}

# A set of servers, by their short names: EX01, ex01.corp.local and CN=EX01,CN=Servers,... are the same one.
function Get-ServersMeaning([string[]]$Items) {
    Join-Set @(foreach ($item in $Items) {
        $name = $item.ToLowerInvariant()
        if ($name -cmatch '^cn=([^,]*)') { $name = $matches[1] } else { $name = $name -creplace '^.*[\\/]', '' }
        $name.Split('.')[0]
    })
}

# A size in bytes: 10 MB (10,485,760 bytes), 10MB, 10485760; or no limit. Other cultures group digits by other characters.
function Get-SizeMeaning([string[]]$Items) {
    $text = $Items -join ', '
    if ($text.ToLowerInvariant() -ceq 'unlimited') { return 'unlimited' }
    $grouping = "[,.' \u2019\u00A0\u202F\u2009\u066C]"
    $number = ''
    $factor = [decimal]1
    if ($text -cmatch '\(\s*([0-9][^()]*?)\s*[Bb][Yy][Tt][Ee][Ss]\s*\)\z') { $number = $matches[1] -creplace $grouping, '' }
    elseif ($text -cmatch '^([0-9]+(\.[0-9]{1,2})?)\s*([A-Za-z]+)\z') {
        $number = $matches[1]
        switch -CaseSensitive ($matches[3].ToUpperInvariant()) {
            'B' { $factor = [decimal]1 }
            'KB' { $factor = [decimal]1024 }
            'MB' { $factor = [decimal]1048576 }
            'GB' { $factor = [decimal]1073741824 }
            'TB' { $factor = [decimal]1099511627776 }
            default { return '?' + $text }
        }
    }
    elseif ($text -cmatch '^[0-9]+\z') { $number = $text }
    elseif ($text -cmatch ('^[0-9]{1,3}(' + $grouping + ')([0-9]{2,3}\1)*[0-9]{3}\z')) { $number = $text -creplace $grouping, '' }
    if ($number -cnotmatch '^[0-9]{1,20}(\.[0-9]{1,2})?\z') { return '?' + $text }
    $invariant = [Globalization.CultureInfo]::InvariantCulture
    try { $bytes = [decimal]::Parse($number, $invariant) * $factor } catch { return '?' + $text }
    if ([decimal]::Truncate($bytes) -ne $bytes) { return '?' + $text }
    $bytes.ToString('0', $invariant)
}

# A smart host: an IP address, with or without brackets, or a host's name.
function Get-SmartHostMeaning([string]$Text) {
    $hex = Get-HexAddress ($Text -creplace '^\[\s*(.*?)\s*\]\z', '$1')
    if ($hex -ne '') { return '[' + $hex + ']' }
    if ($Text -cmatch '^[0-9.]+\z') { return '?' + $Text }
    Get-HostMeaning $Text
}

# A set of smart hosts.
function Get-SmartHostsMeaning([string[]]$Items) {
    Join-Set @(foreach ($item in $Items) { Get-SmartHostMeaning $item })
}

# A URL: the scheme's own port, a trailing slash and the case of scheme, host and the services' own paths have no meaning.
function Get-UrlMeaning([string[]]$Items) {
    $text = $Items -join ', '
    $services = 'owa', 'ecp', 'ews', 'oab', 'microsoft-server-activesync', 'mapi', 'powershell', 'autodiscover', 'rpc', 'public'
    if (-not ($text -cmatch '^([Hh][Tt][Tt][Pp][Ss]?)://(\[[^\]/?#@]*\]|[^:/?#@\[\]]+)(?::([0-9]*))?([/?][^#]*)?\z')) { return '?' + $text }
    $scheme = $matches[1].ToLowerInvariant()
    $name = $matches[2]
    $port = ([string]$matches[3]).TrimStart('0')
    $path = [string]$matches[4]
    if ([string]$matches[3] -ne '' -and $port -eq '') { return '?' + $text }
    if ($name -cmatch '^\[(.*)\]\z') {
        $inside = $matches[1].Trim()
        $name = '[' + (Get-HexAddress $inside) + ']'
    }
    else { $name = Get-HostMeaning $name }
    if (($scheme -ceq 'https' -and $port -ceq '443') -or ($scheme -ceq 'http' -and $port -ceq '80')) { $port = '' }
    if ($port -ne '') { $name += ':' + $port }
    $query = ''
    if ($path -cmatch '^([^?]*)(\?.*)\z') {
        $path = $matches[1]
        $query = $matches[2]
    }
    $path = $path.TrimEnd('/')
    if ($path -cmatch '^/([^/]*)') {
        if ($services -ccontains $matches[1].ToLowerInvariant()) { $path = $path.ToLowerInvariant() }
    }
    $scheme + '://' + $name + $path + $query
}

# One of Exchange's words. What articles write as BasicAuth,BasicAuthRequireTLS is one: BasicAuthRequireTLS. A code page may have a name.
function Get-WordMeaning([string[]]$Items) {
    $word = ($Items -join ',').ToLowerInvariant()
    $bare = $word -creplace '\s', ''
    if ('basicauth,basicauthrequiretls', 'basicauthrequiretls,basicauth' -ccontains $bare) { return 'basicauthrequiretls' }
    $pages = @{ iso2022jp = '50220'; esc2022jp = '50221'; sio2022jp = '50222' }
    if ($pages.ContainsKey($bare)) { return $pages[$bare] }
    $word
}

# A mail domain: *.contoso.com, and * alone, are domains too.
function Get-DomainMeaning([string[]]$Items) {
    if ($Items.Count -ne 1) { return '?' + ($Items -join ', ') }
    if ($Items[0] -cmatch '^\*\.(.+)\z') { return '*.' + (Get-HostMeaning $matches[1]) }
    Get-HostMeaning $Items[0]
}

# The text by which a value means the same as another: '' for nothing. Spaces at the ends mean nothing.
function Get-Meaning([string]$Kind, $Value) {
    $items = @(foreach ($one in @($Value)) {
        $text = ([string]$one).Trim()
        if ($text -ne '') { $text }
    })
    if ($items.Count -eq 0) { return '' }
    switch ($Kind) {
        'AddressSpaces' { return Get-AddressSpacesMeaning $items }
        'Bindings' { return Get-BindingsMeaning $items }
        'Bool' { return Get-BoolMeaning $items }
        'Flags' { return Get-FlagsMeaning $items }
        'Name' { return Get-NameMeaning $items }
        'Names' { return Get-NamesMeaning $items }
        'Number' { return Get-NumberMeaning $items }
        'Ranges' { return Get-RangesMeaning $items }
        'Servers' { return Get-ServersMeaning $items }
        'Size' { return Get-SizeMeaning $items }
        'SmartHosts' { return Get-SmartHostsMeaning $items }
        'Url' { return Get-UrlMeaning $items }
        'Word' { return Get-WordMeaning $items }
    }
    $items -join '|'
}

# ---- the live organisation: each kind of object is read once ----------------------------------------------

# Each text once, in the order in which it comes first.
function Get-Once($Items) {
    $seen = @{}
    foreach ($item in @($Items)) {
        if ($item -ne $null -and -not $seen.ContainsKey($item)) { $seen[$item] = $true; $item }
    }
}

# A property's value; never to be written "$value": an enumeration from another session shows its number there, [string] its name.
function Get-Property($Object, [string]$Name) {
    $property = $Object.PSObject.Properties[$Name]
    if ($property -eq $null) { throw ("'{0}' has no property {1}: is this the right version of Exchange?" -f $Object.Identity, $Name) }
    $property.Value
}

# Makes sure that a command is here, with the parameters that it will be given.
function Test-Command([string]$Name, $Parameters) {
    # Each is looked for once: that takes a while, and there may be thousands of steps with it.
    if (-not $looked.ContainsKey($Name)) { $looked[$Name] = Get-Command $Name -ErrorAction SilentlyContinue }
    $found = $looked[$Name]
    if (-not $found) { throw "$Name is not here: does your role have it?" }
    foreach ($parameter in @($Parameters)) {
        if ($parameter -ne $null -and -not $found.Parameters.ContainsKey($parameter)) { throw "$Name has no -$parameter here: another version of Exchange, or not in your role." }
    }
}

# A property's value; nothing where Get does not show it, as of an object that was made and not yet written.
function Get-Value($Object, [string]$Name) {
    $property = $Object.PSObject.Properties[$Name]
    if ($property -ne $null) { $property.Value }
}

# Whether a property of an object means what is wanted.
function Test-Value([string]$Noun, $Object, [string]$Name, $Wanted) {
    $kind = $kinds["$Noun.$Name"]
    # Ordinal: -ceq takes some characters for others, as the culture does.
    [string]::Equals((Get-Meaning $kind (Get-Value $Object $Name)), (Get-Meaning $kind $Wanted), [StringComparison]::Ordinal)
}

# Whether all of these properties of an object mean what is wanted.
function Test-Same([string]$Noun, $Object, $Values) {
    foreach ($name in $Values.Keys) {
        if (-not (Test-Value $Noun $Object $name $Values[$name])) { return $false }
    }
    $true
}

# Where a step stands: 'done', 'due', or what has moved since the state was exported.
function Get-Standing($Step) {
    $object = $live[$Step.Noun][$Step.Identity]
    if ($object -eq $null) {
        if ($Step.Sign -eq '-') { return 'done' }
        if ($Step.Sign -eq '+' -or $Step.ContainsKey('After')) { return 'due' }
        return 'is gone'
    }
    if ($Step.Sign -ne '-' -and (Test-Same $Step.Noun $object $Step.Want)) { return 'done' }
    if ($Step.ContainsKey('After')) { return 'due' }
    if ($Step.Sign -eq '+') { return 'has been created, but not as wanted,' }
    $handle = $Step.Identity
    if ($Step.ContainsKey('Handle')) { $handle = $Step.Handle }
    if ([string](Get-Property $object 'Identity') -ne $handle) { return 'has another identity' }
    if (Test-Same $Step.Noun $object $Step.Seen) { return 'due' }
    'has changed'
}

# The product that a server's version belongs to. 2019 and SE differ only in the build.
function Get-ServerProduct([string]$Version) {
    if ($Version -notmatch '^Version (\d+)\.(\d+) \(Build (\d+)') { return 'unknown' }
    $major = [int]$matches[1]; $minor = [int]$matches[2]; $build = [int]$matches[3]
    if ($major -eq 14) { return '2010' }
    if ($major -ne 15) { return 'unknown' }
    if ($minor -eq 0) { return '2013' }
    if ($minor -eq 1) { return '2016' }
    if ($minor -ne 2) { return 'unknown' }
    if ($build -ge 2562) { return 'SE' }
    '2019'
}

# The extended rights that the accounts have on their connectors, by the name that the steps have for them. A right that is
# denied is not granted, whatever else allows it.
function Read-Rights {
    $index = New-Object System.Collections.Hashtable ([StringComparer]::OrdinalIgnoreCase)
    foreach ($one in $rights) {
        $connector = $live['ReceiveConnector'][$one.Connector]
        if ($connector -eq $null) { continue }
        $allowed = @{}; $denied = @{}
        foreach ($entry in @(Get-ADPermission -Identity ([string](Get-Property $connector 'DistinguishedName')) -User $one.User @read)) {
            if ($entry -eq $null) { continue }
            foreach ($right in @(Get-Property $entry 'ExtendedRights')) {
                if ($right -eq $null) { continue }
                if ([bool](Get-Property $entry 'Deny')) { $denied[[string]$right] = $true } else { $allowed[[string]$right] = $true }
            }
        }
        foreach ($right in $allowed.Keys) {
            if (-not $denied.ContainsKey($right)) { $index[$one.Connector + ': ' + $one.User + ': ' + $right] = $connector }
        }
    }
    $index
}

# Reads kinds of objects anew; rights last, since they hang on connectors.
function Read-Live([string[]]$Nouns) {
    if ($Nouns -contains 'ADPermission' -and $Nouns -notcontains 'ReceiveConnector') { $Nouns = @('ReceiveConnector') + $Nouns }
    foreach ($noun in $Nouns) { if ($noun -ne 'ADPermission') { $live[$noun] = Read-Objects $noun } }
    if ($Nouns -contains 'ADPermission') { $live['ADPermission'] = Read-Rights }
}

# All objects of a kind, by the name that the manifests have for them; the organisation's settings by the kind itself.
function Read-Objects([string]$Noun) {
    $key = 'Identity'; $objects = $null
    switch ($Noun) {
        'AcceptedDomain' { $key = 'DomainName'; $objects = Get-AcceptedDomain @read }
        'RemoteDomain' { $key = 'DomainName'; $objects = Get-RemoteDomain @read }
        'ReceiveConnector' { $key = 'Identity'; $objects = Get-ReceiveConnector @read }
        'SendConnector' { $key = 'Name'; $objects = Get-SendConnector @read }
        'OwaVirtualDirectory' { $key = 'Identity'; $objects = Get-OwaVirtualDirectory -ADPropertiesOnly @read }
        'EcpVirtualDirectory' { $key = 'Identity'; $objects = Get-EcpVirtualDirectory -ADPropertiesOnly @read }
        'ActiveSyncVirtualDirectory' { $key = 'Identity'; $objects = Get-ActiveSyncVirtualDirectory -ADPropertiesOnly @read }
        'OabVirtualDirectory' { $key = 'Identity'; $objects = Get-OabVirtualDirectory -ADPropertiesOnly @read }
        'WebServicesVirtualDirectory' { $key = 'Identity'; $objects = Get-WebServicesVirtualDirectory -ADPropertiesOnly @read }
        'MapiVirtualDirectory' { $key = 'Identity'; $objects = Get-MapiVirtualDirectory @read }
        'PowerShellVirtualDirectory' { $key = 'Identity'; $objects = Get-PowerShellVirtualDirectory -ADPropertiesOnly @read }
        'AutodiscoverVirtualDirectory' { $key = 'Identity'; $objects = Get-AutodiscoverVirtualDirectory @read }
        'OutlookAnywhere' { $key = 'Identity'; $objects = Get-OutlookAnywhere -ADPropertiesOnly @read }
        'ClientAccessService' { $key = 'Name'; $objects = Get-ClientAccessService @read }
        'TransportConfig' { $key = ''; $objects = Get-TransportConfig @read }
        'OrganizationConfig' { $key = ''; $objects = Get-OrganizationConfig @read }
    }
    $index = New-Object System.Collections.Hashtable ([StringComparer]::OrdinalIgnoreCase)
    foreach ($object in @($objects)) {
        if ($object -eq $null) { continue }
        $name = $Noun
        if ($key -ne '') { $name = [string](Get-Property $object $key) }
        if ($key -eq 'DomainName') { $name = Get-DomainMeaning @($name) }
        if ($index.ContainsKey($name)) { throw "There are two objects $Noun '$name': give one another name first." }
        $index[$name] = $object
    }
    $index
}

# ---- doing it ---------------------------------------------------------------------------------------------

if (-not (Get-Command 'Get-OrganizationConfig' -ErrorAction SilentlyContinue)) {
    Write-Host 'The Exchange commands are not here: run this script in the Exchange Management Shell.'
    exit 1
}
# Exchange's commands come from another session through a module of their own. They do not see this script's -WhatIf,
# so it asks ShouldProcess itself; and their errors stop a script only where the global preference says so.
$read = @{ ErrorAction = 'Stop' }
$write = @{ ErrorAction = 'Stop'; Confirm = $false; WarningAction = 'SilentlyContinue' }
if ($DomainController) { $read['DomainController'] = $DomainController; $write['DomainController'] = $DomainController }
$credentials = @{}
$live = @{}
$looked = @{}
$preference = $global:ErrorActionPreference
$global:ErrorActionPreference = 'Stop'
try {
    $config = Get-OrganizationConfig @read
    $here = [string]$config.DistinguishedName
    if ($here -ne $organization) { throw "This script is for '$organization'; this is '$here'." }
    # One domain controller for all: what one command writes, the next one reads.
    if (-not $DomainController -and $config.PSObject.Properties['OriginatingServer']) {
        $DomainController = [string]$config.OriginatingServer
        if ($DomainController) { $read['DomainController'] = $DomainController; $write['DomainController'] = $DomainController }
    }
    $servers = New-Object System.Collections.Hashtable ([StringComparer]::OrdinalIgnoreCase)
    foreach ($server in @(Get-ExchangeServer @read)) { if ($server -ne $null) { $servers[[string]$server.Name] = [string]$server.AdminDisplayVersion } }
    # The parameters are those of this product's shell, also where no server of its own is touched.
    $products = @(foreach ($version in $servers.Values) { Get-ServerProduct $version })
    $product = '2016'
    if ($products -notcontains $product) { throw "This script is for Exchange $product; the servers here run $(@(Get-Once $products) -join ', ')." }
    foreach ($server in $touched) {
        if (-not $servers.ContainsKey($server.Name)) { throw "Exchange knows no server $($server.Name)." }
        $version = $servers[$server.Name]
        if ((Get-ServerProduct $version) -ne $server.Product) { throw "$($server.Name) is to run Exchange $($server.Product); it runs $version." }
    }
    Read-Live @(Get-Once @(foreach ($step in $steps) { $step.Noun }))
    $moved = 0; $asked = New-Object System.Collections.ArrayList
    foreach ($step in $steps) {
        $step.Text = ([string]$step.Run).Trim() -replace ' @write$', '' -replace ' @read ', ' '
        Test-Command $step.Uses[0] $step.Uses[1]
        $step.Standing = Get-Standing $step
        if ($step.Standing -eq 'due') { if ($step.ContainsKey('Credential')) { [void]$asked.Add($step.Credential) } }
        elseif ($step.Standing -ne 'done') { Write-Host "$($step.Noun) '$($step.Identity)' $($step.Standing) since the state was exported."; $moved++ }
    }
    if ($moved -gt 0) { throw 'Nothing was changed: export the state again, and plan again.' }
    $asked = @(Get-Once $asked)
    # Prompted for together, before the first change; not at all where nothing needs them.
    if (-not $WhatIfPreference) {
        foreach ($name in $asked) {
            Write-Host "User name and password for '$name' (the name shown is only a label: put the gateway's user name there):"
            $given = Get-Credential $name
            if ($given -eq $null) { throw "Nothing was given for '$name'." }
            $credentials[$name] = New-Object System.Management.Automation.PSCredential $given.UserName.TrimStart('\'), $given.Password
        }
    }

    $number = 0; $changed = New-Object System.Collections.ArrayList; $declined = @{}
    foreach ($step in $steps) {
        $number++
        $result = 'done'
        if ($step.Standing -eq 'done') { $result = 'already so' }
        elseif ($step.ContainsKey('After') -and $declined.ContainsKey($step.After) -and -not $WhatIfPreference) { $result = 'not run'; $declined[$number] = $true }
        elseif ($PSCmdlet.ShouldProcess($step.Identity, $step.Text)) {
            try { & $step.Run | Out-Null }
            catch {
                Write-Host "Step $number of $($steps.Count) failed. The steps before it ran, those after it did not:"
                Write-Host "  $($step.Text)"
                throw
            }
            [void]$changed.Add($step)
        }
        else { $result = 'not run'; $declined[$number] = $true }
        New-Object PSObject -Property @{ Step = $number; Target = $step.Identity; Command = $step.Text; Result = $result } |
            Select-Object Step, Result, Target, Command
    }

    # Trust nothing: read again what was written.
    if ($changed.Count -gt 0) {
        Read-Live @(Get-Once @(foreach ($step in $changed) { $step.Noun }))
        $failed = 0
        foreach ($step in $changed) {
            if ((Get-Standing $step) -ne 'done') { Write-Host "Without effect: $($step.Text)"; $failed++ }
        }
        if ($failed -gt 0) { throw "All steps ran, but $failed had no effect." }
        Write-Host "$($changed.Count) changes made and verified."
    }
    elseif (-not $WhatIfPreference) { Write-Host 'Nothing to change: the organisation is what the manifests say.' }
}
catch {
    Write-Host $_.Exception.Message
    exit 1
}
finally { $global:ErrorActionPreference = $preference }

# hostctl 0.1.0: 11 changes to the organisation of platform 'fabrikam' (Exchange 2013): 11 to change
#
#   platform.yaml  sha256 66d8a453a38a7a015f5bcb2afdae586319a800a3fa6344bcab9c0c41d527536d
#   state: 22 files; plan 8da7361c31cb
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
    # 1. ~ OWA virtual directory 'EX01\owa (Default Web Site)' (platform.yaml:7)
    #      ExternalUrl                       (none)
    #                                     -> https://mail.contoso.com/owa
    #      ExtendedProtectionTokenChecking   None
    #                                     -> Allow
    @{ Sign = '~'; Noun = 'OwaVirtualDirectory'; Identity = 'EX01\owa (Default Web Site)'
        Seen = @{ ExternalUrl = $null; ExtendedProtectionTokenChecking = 'None' }
        Want = @{ ExternalUrl = 'https://mail.contoso.com/owa'; ExtendedProtectionTokenChecking = 'Allow' }
        Uses = 'Set-OwaVirtualDirectory', @('Identity', 'ExternalUrl', 'ExtendedProtectionTokenChecking')
        Run = { Set-OwaVirtualDirectory -Identity 'EX01\owa (Default Web Site)' -ExternalUrl 'https://mail.contoso.com/owa' -ExtendedProtectionTokenChecking 'Allow' @write }
    }
    # 2. ~ ECP virtual directory 'EX01\ecp (Default Web Site)' (platform.yaml:8)
    #      ExternalUrl            (none)
    #                          -> https://mail.contoso.com/ecp
    #      DigestAuthentication   false
    #                          -> true
    @{ Sign = '~'; Noun = 'EcpVirtualDirectory'; Identity = 'EX01\ecp (Default Web Site)'
        Seen = @{ ExternalUrl = $null; DigestAuthentication = $false }
        Want = @{ ExternalUrl = 'https://mail.contoso.com/ecp'; DigestAuthentication = $true }
        Uses = 'Set-EcpVirtualDirectory', @('Identity', 'ExternalUrl', 'DigestAuthentication')
        Run = { Set-EcpVirtualDirectory -Identity 'EX01\ecp (Default Web Site)' -ExternalUrl 'https://mail.contoso.com/ecp' -DigestAuthentication $true @write }
    }
    # 3. ~ ActiveSync virtual directory 'EX01\Microsoft-Server-ActiveSync (Default Web Site)' (platform.yaml:9)
    #      ExternalUrl          (none)
    #                        -> https://mail.contoso.com/Microsoft-Server-ActiveSync
    #      WindowsAuthEnabled   false
    #                        -> true
    @{ Sign = '~'; Noun = 'ActiveSyncVirtualDirectory'; Identity = 'EX01\Microsoft-Server-ActiveSync (Default Web Site)'
        Seen = @{ ExternalUrl = $null; WindowsAuthEnabled = $false }
        Want = @{ ExternalUrl = 'https://mail.contoso.com/Microsoft-Server-ActiveSync'; WindowsAuthEnabled = $true }
        Uses = 'Set-ActiveSyncVirtualDirectory', @('Identity', 'ExternalUrl', 'WindowsAuthEnabled')
        Run = { Set-ActiveSyncVirtualDirectory -Identity 'EX01\Microsoft-Server-ActiveSync (Default Web Site)' -ExternalUrl 'https://mail.contoso.com/Microsoft-Server-ActiveSync' -WindowsAuthEnabled $true @write }
    }
    # 4. ~ OAB virtual directory 'EX01\OAB (Default Web Site)' (platform.yaml:10)
    #      ExternalUrl   (none)
    #                 -> https://mail.contoso.com/OAB
    #      RequireSSL    true
    #                 -> false
    @{ Sign = '~'; Noun = 'OabVirtualDirectory'; Identity = 'EX01\OAB (Default Web Site)'
        Seen = @{ ExternalUrl = $null; RequireSSL = $true }
        Want = @{ ExternalUrl = 'https://mail.contoso.com/OAB'; RequireSSL = $false }
        Uses = 'Set-OabVirtualDirectory', @('Identity', 'ExternalUrl', 'RequireSSL')
        Run = { Set-OabVirtualDirectory -Identity 'EX01\OAB (Default Web Site)' -ExternalUrl 'https://mail.contoso.com/OAB' -RequireSSL $false @write }
    }
    # 5. ~ EWS virtual directory 'EX01\EWS (Default Web Site)' (platform.yaml:11)
    #      ExternalUrl       (none)
    #                     -> https://mail.contoso.com/EWS/Exchange.asmx
    #      MRSProxyEnabled   false
    #                     -> true
    @{ Sign = '~'; Noun = 'WebServicesVirtualDirectory'; Identity = 'EX01\EWS (Default Web Site)'
        Seen = @{ ExternalUrl = $null; MRSProxyEnabled = $false }
        Want = @{ ExternalUrl = 'https://mail.contoso.com/EWS/Exchange.asmx'; MRSProxyEnabled = $true }
        Uses = 'Set-WebServicesVirtualDirectory', @('Identity', 'ExternalUrl', 'MRSProxyEnabled')
        Run = { Set-WebServicesVirtualDirectory -Identity 'EX01\EWS (Default Web Site)' -ExternalUrl 'https://mail.contoso.com/EWS/Exchange.asmx' -MRSProxyEnabled $true @write }
    }
    # 6. ~ MAPI virtual directory 'EX01\mapi (Default Web Site)' (platform.yaml:13)
    #      InternalUrl   https://ex01.lab.example/mapi
    #                 -> https://mail.contoso.com/mapi
    #      ExternalUrl   (none)
    #                 -> https://mail.contoso.com/mapi
    @{ Sign = '~'; Noun = 'MapiVirtualDirectory'; Identity = 'EX01\mapi (Default Web Site)'
        Seen = @{ InternalUrl = 'https://ex01.lab.example/mapi'; ExternalUrl = $null; IISAuthenticationMethods = @('Ntlm', 'OAuth', 'Negotiate') }
        Want = @{ InternalUrl = 'https://mail.contoso.com/mapi'; ExternalUrl = 'https://mail.contoso.com/mapi'; IISAuthenticationMethods = @('Ntlm', 'OAuth', 'Negotiate') }
        Uses = 'Set-MapiVirtualDirectory', @('Identity', 'InternalUrl', 'ExternalUrl', 'IISAuthenticationMethods')
        Run = { Set-MapiVirtualDirectory -Identity 'EX01\mapi (Default Web Site)' -InternalUrl 'https://mail.contoso.com/mapi' -ExternalUrl 'https://mail.contoso.com/mapi' -IISAuthenticationMethods @('Ntlm', 'OAuth', 'Negotiate') @write }
    }
    # 7. ~ MAPI virtual directory 'EX02\mapi (Default Web Site)' (platform.yaml:25)
    #      IISAuthenticationMethods   Ntlm, OAuth, Negotiate
    #                              -> Negotiate, OAuth
    @{ Sign = '~'; Noun = 'MapiVirtualDirectory'; Identity = 'EX02\mapi (Default Web Site)'
        Seen = @{ IISAuthenticationMethods = @('Ntlm', 'OAuth', 'Negotiate') }
        Want = @{ IISAuthenticationMethods = @('Negotiate', 'OAuth') }
        Uses = 'Set-MapiVirtualDirectory', @('Identity', 'IISAuthenticationMethods')
        Run = { Set-MapiVirtualDirectory -Identity 'EX02\mapi (Default Web Site)' -IISAuthenticationMethods @('Negotiate', 'OAuth') @write }
    }
    # 8. ~ PowerShell virtual directory 'EX01\PowerShell (Default Web Site)' (platform.yaml:14)
    #      ExternalUrl           (none)
    #                         -> https://mail.contoso.com/powershell
    #      RequireSSL            false
    #                         -> true
    #      BasicAuthentication   false
    #                         -> true
    @{ Sign = '~'; Noun = 'PowerShellVirtualDirectory'; Identity = 'EX01\PowerShell (Default Web Site)'
        Seen = @{ ExternalUrl = $null; RequireSSL = $false; BasicAuthentication = $false }
        Want = @{ ExternalUrl = 'https://mail.contoso.com/powershell'; RequireSSL = $true; BasicAuthentication = $true }
        Uses = 'Set-PowerShellVirtualDirectory', @('Identity', 'ExternalUrl', 'RequireSSL', 'BasicAuthentication')
        Run = { Set-PowerShellVirtualDirectory -Identity 'EX01\PowerShell (Default Web Site)' -ExternalUrl 'https://mail.contoso.com/powershell' -RequireSSL $true -BasicAuthentication $true @write }
    }
    # 9. ~ Autodiscover virtual directory 'EX01\Autodiscover (Default Web Site)' (platform.yaml:15)
    #      WindowsAuthentication             true
    #                                     -> false
    #      ExtendedProtectionTokenChecking   None
    #                                     -> Allow
    @{ Sign = '~'; Noun = 'AutodiscoverVirtualDirectory'; Identity = 'EX01\Autodiscover (Default Web Site)'
        Seen = @{ WindowsAuthentication = $true; ExtendedProtectionTokenChecking = 'None' }
        Want = @{ WindowsAuthentication = $false; ExtendedProtectionTokenChecking = 'Allow' }
        Uses = 'Set-AutodiscoverVirtualDirectory', @('Identity', 'WindowsAuthentication', 'ExtendedProtectionTokenChecking')
        Run = { Set-AutodiscoverVirtualDirectory -Identity 'EX01\Autodiscover (Default Web Site)' -WindowsAuthentication $false -ExtendedProtectionTokenChecking 'Allow' @write }
    }
    # 10. ~ Outlook Anywhere virtual directory 'EX01\Rpc (Default Web Site)' (platform.yaml:16)
    #      ExternalHostname            (none)
    #                               -> mail.contoso.com
    #      InternalHostname            ex01.lab.example
    #                               -> mail.contoso.com
    #      ExternalClientsRequireSsl   false
    #                               -> true
    #      InternalClientsRequireSsl   false
    #                               -> true
    #      IISAuthenticationMethods    Basic, Ntlm, Negotiate
    #                               -> Ntlm, Negotiate
    #      SSLOffloading               true
    #                               -> false
    @{ Sign = '~'; Noun = 'OutlookAnywhere'; Identity = 'EX01\Rpc (Default Web Site)'
        Seen = @{ ExternalHostname = $null; InternalHostname = 'ex01.lab.example'; ExternalClientsRequireSsl = $false; InternalClientsRequireSsl = $false; ExternalClientAuthenticationMethod = 'Negotiate'; IISAuthenticationMethods = @('Basic', 'Ntlm', 'Negotiate'); SSLOffloading = $true }
        Want = @{ ExternalHostname = 'mail.contoso.com'; InternalHostname = 'mail.contoso.com'; ExternalClientsRequireSsl = $true; InternalClientsRequireSsl = $true; ExternalClientAuthenticationMethod = 'Negotiate'; IISAuthenticationMethods = @('Ntlm', 'Negotiate'); SSLOffloading = $false }
        Uses = 'Set-OutlookAnywhere', @('Identity', 'ExternalHostname', 'InternalHostname', 'ExternalClientsRequireSsl', 'InternalClientsRequireSsl', 'ExternalClientAuthenticationMethod', 'IISAuthenticationMethods', 'SSLOffloading')
        Run = { Set-OutlookAnywhere -Identity 'EX01\Rpc (Default Web Site)' -ExternalHostname 'mail.contoso.com' -InternalHostname 'mail.contoso.com' -ExternalClientsRequireSsl $true -InternalClientsRequireSsl $true -ExternalClientAuthenticationMethod 'Negotiate' -IISAuthenticationMethods @{Remove=@('Basic')} -SSLOffloading $false @write }
    }
    # 11. ~ Outlook Anywhere virtual directory 'EX02\Rpc (Default Web Site)' (platform.yaml:26)
    #      ExternalHostname   (none)
    #                      -> mail.contoso.com
    @{ Sign = '~'; Noun = 'OutlookAnywhere'; Identity = 'EX02\Rpc (Default Web Site)'
        Seen = @{ ExternalHostname = $null; ExternalClientsRequireSsl = $false; ExternalClientAuthenticationMethod = 'Negotiate' }
        Want = @{ ExternalHostname = 'mail.contoso.com'; ExternalClientsRequireSsl = $false; ExternalClientAuthenticationMethod = 'Negotiate' }
        Uses = 'Set-OutlookAnywhere', @('Identity', 'ExternalHostname', 'ExternalClientsRequireSsl', 'ExternalClientAuthenticationMethod')
        Run = { Set-OutlookAnywhere -Identity 'EX02\Rpc (Default Web Site)' -ExternalHostname 'mail.contoso.com' -ExternalClientsRequireSsl $false -ExternalClientAuthenticationMethod 'Negotiate' @write }
    }
)

# How a property's values compare; those not named here compare as text, with case.
$kinds = @{
    'OwaVirtualDirectory.ExternalUrl' = 'Url'
    'OwaVirtualDirectory.ExtendedProtectionTokenChecking' = 'Word'
    'EcpVirtualDirectory.ExternalUrl' = 'Url'
    'EcpVirtualDirectory.DigestAuthentication' = 'Bool'
    'ActiveSyncVirtualDirectory.ExternalUrl' = 'Url'
    'ActiveSyncVirtualDirectory.WindowsAuthEnabled' = 'Bool'
    'OabVirtualDirectory.ExternalUrl' = 'Url'
    'OabVirtualDirectory.RequireSSL' = 'Bool'
    'WebServicesVirtualDirectory.ExternalUrl' = 'Url'
    'WebServicesVirtualDirectory.MRSProxyEnabled' = 'Bool'
    'MapiVirtualDirectory.InternalUrl' = 'Url'
    'MapiVirtualDirectory.ExternalUrl' = 'Url'
    'MapiVirtualDirectory.IISAuthenticationMethods' = 'Names'
    'PowerShellVirtualDirectory.ExternalUrl' = 'Url'
    'PowerShellVirtualDirectory.RequireSSL' = 'Bool'
    'PowerShellVirtualDirectory.BasicAuthentication' = 'Bool'
    'AutodiscoverVirtualDirectory.WindowsAuthentication' = 'Bool'
    'AutodiscoverVirtualDirectory.ExtendedProtectionTokenChecking' = 'Word'
    'OutlookAnywhere.ExternalHostname' = 'Name'
    'OutlookAnywhere.InternalHostname' = 'Name'
    'OutlookAnywhere.ExternalClientsRequireSsl' = 'Bool'
    'OutlookAnywhere.InternalClientsRequireSsl' = 'Bool'
    'OutlookAnywhere.ExternalClientAuthenticationMethod' = 'Word'
    'OutlookAnywhere.IISAuthenticationMethods' = 'Names'
    'OutlookAnywhere.SSLOffloading' = 'Bool'
}

# The servers that this script touches, and the version that each is to have.
$touched = @(
    @{ Name = 'EX01'; Product = '2013' }
    @{ Name = 'EX02'; Product = '2013' }
)

# ---- values: the text by which two values mean the same ---------------------------------------------------

# True or false.
function Get-BoolMeaning([string[]]$Items) {
    $text = ($Items -join ', ').ToLowerInvariant()
    if ('true', 'false' -ccontains $text) { return $text }
    '?' + $text
}

# A name: case has no meaning.
function Get-NameMeaning([string[]]$Items) {
    if ($Items.Count -ne 1) { return '?' + ($Items -join ', ') }
    $Items[0].ToLowerInvariant()
}

# Texts as one, each once and in an order that depends on no culture.
function Join-Set([string[]]$Items) {
    $once = New-Object System.Collections.Hashtable ([StringComparer]::Ordinal)
    foreach ($item in $Items) { $once[$item] = $true }
    $sorted = [string[]]@($once.Keys)
    [Array]::Sort($sorted, [StringComparer]::Ordinal)
    $sorted -join "`n"
}

# A set of names.
function Get-NamesMeaning([string[]]$Items) {
    Join-Set @(foreach ($item in $Items) { $item.ToLowerInvariant() })
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

# The text by which a value means the same as another: '' for nothing. Spaces at the ends mean nothing.
function Get-Meaning([string]$Kind, $Value) {
    $items = @(foreach ($one in @($Value)) {
        $text = ([string]$one).Trim()
        if ($text -ne '') { $text }
    })
    if ($items.Count -eq 0) { return '' }
    switch ($Kind) {
        'Bool' { return Get-BoolMeaning $items }
        'Name' { return Get-NameMeaning $items }
        'Names' { return Get-NamesMeaning $items }
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

# Reads kinds of objects anew.
function Read-Live([string[]]$Nouns) {
    foreach ($noun in $Nouns) { $live[$noun] = Read-Objects $noun }
}

# All objects of a kind, by the name that the manifests have for them; the organisation's settings by the kind itself.
function Read-Objects([string]$Noun) {
    $key = 'Identity'; $objects = $null
    switch ($Noun) {
        'OwaVirtualDirectory' { $key = 'Identity'; $objects = Get-OwaVirtualDirectory @read }
        'EcpVirtualDirectory' { $key = 'Identity'; $objects = Get-EcpVirtualDirectory @read }
        'ActiveSyncVirtualDirectory' { $key = 'Identity'; $objects = Get-ActiveSyncVirtualDirectory @read }
        'OabVirtualDirectory' { $key = 'Identity'; $objects = Get-OabVirtualDirectory @read }
        'WebServicesVirtualDirectory' { $key = 'Identity'; $objects = Get-WebServicesVirtualDirectory -ADPropertiesOnly @read }
        'MapiVirtualDirectory' { $key = 'Identity'; $objects = Get-MapiVirtualDirectory @read }
        'PowerShellVirtualDirectory' { $key = 'Identity'; $objects = Get-PowerShellVirtualDirectory @read }
        'AutodiscoverVirtualDirectory' { $key = 'Identity'; $objects = Get-AutodiscoverVirtualDirectory @read }
        'OutlookAnywhere' { $key = 'Identity'; $objects = Get-OutlookAnywhere @read }
    }
    $index = New-Object System.Collections.Hashtable ([StringComparer]::OrdinalIgnoreCase)
    foreach ($object in @($objects)) {
        if ($object -eq $null) { continue }
        $name = $Noun
        if ($key -ne '') { $name = [string](Get-Property $object $key) }
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
    $product = '2013'
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

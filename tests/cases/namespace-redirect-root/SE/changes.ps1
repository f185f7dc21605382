# hostctl 0.1.0: 8 changes to the organisation of platform 'fabrikam' (Exchange SE): 8 to change
#
#   platform.yaml  sha256 cf37dad8b9ece3e8c6d9e1982841382b8ee7244ac3baa0cd8cdc1b646f0decb5
#   state: 6 files; plan 1608bd2f5c30
#
# Before the first change it checks that all it touches is still as in the state that the changes were planned from:
# where it is not, it says what moved, and does nothing. What is already as wanted is left alone: safe to run again.
# Asks IIS itself, by Invoke-Command, where you have to be an administrator: on EX01, EX02.
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
    # 1. ~ OWA virtual directory 'EX01\owa (Default Web Site)' (platform.yaml:9)
    #      ExternalUrl   (none)
    #                 -> https://mail.contoso.com/owa
    @{ Sign = '~'; Noun = 'OwaVirtualDirectory'; Identity = 'EX01\owa (Default Web Site)'
        Seen = @{ ExternalUrl = $null }
        Want = @{ ExternalUrl = 'https://mail.contoso.com/owa' }
        Uses = 'Set-OwaVirtualDirectory', @('Identity', 'ExternalUrl')
        Run = { Set-OwaVirtualDirectory -Identity 'EX01\owa (Default Web Site)' -ExternalUrl 'https://mail.contoso.com/owa' @write }
    }
    # 2. ~ OWA virtual directory 'EX02\owa (Default Web Site)' (platform.yaml:9)
    #      ExternalUrl   (none)
    #                 -> https://mail.contoso.com/owa
    @{ Sign = '~'; Noun = 'OwaVirtualDirectory'; Identity = 'EX02\owa (Default Web Site)'
        Seen = @{ ExternalUrl = $null }
        Want = @{ ExternalUrl = 'https://mail.contoso.com/owa' }
        Uses = 'Set-OwaVirtualDirectory', @('Identity', 'ExternalUrl')
        Run = { Set-OwaVirtualDirectory -Identity 'EX02\owa (Default Web Site)' -ExternalUrl 'https://mail.contoso.com/owa' @write }
    }
    # 3. ~ ECP virtual directory 'EX01\ecp (Default Web Site)' (platform.yaml:9)
    #      ExternalUrl   (none)
    #                 -> https://mail.contoso.com/ecp
    @{ Sign = '~'; Noun = 'EcpVirtualDirectory'; Identity = 'EX01\ecp (Default Web Site)'
        Seen = @{ ExternalUrl = $null }
        Want = @{ ExternalUrl = 'https://mail.contoso.com/ecp' }
        Uses = 'Set-EcpVirtualDirectory', @('Identity', 'ExternalUrl')
        Run = { Set-EcpVirtualDirectory -Identity 'EX01\ecp (Default Web Site)' -ExternalUrl 'https://mail.contoso.com/ecp' @write }
    }
    # 4. ~ ECP virtual directory 'EX02\ecp (Default Web Site)' (platform.yaml:9)
    #      ExternalUrl   (none)
    #                 -> https://mail.contoso.com/ecp
    @{ Sign = '~'; Noun = 'EcpVirtualDirectory'; Identity = 'EX02\ecp (Default Web Site)'
        Seen = @{ ExternalUrl = $null }
        Want = @{ ExternalUrl = 'https://mail.contoso.com/ecp' }
        Uses = 'Set-EcpVirtualDirectory', @('Identity', 'ExternalUrl')
        Run = { Set-EcpVirtualDirectory -Identity 'EX02\ecp (Default Web Site)' -ExternalUrl 'https://mail.contoso.com/ecp' @write }
    }
    # 5. ~ ActiveSync virtual directory 'EX01\Microsoft-Server-ActiveSync (Default Web Site)' (platform.yaml:9)
    #      ExternalUrl   (none)
    #                 -> https://mail.contoso.com/Microsoft-Server-ActiveSync
    @{ Sign = '~'; Noun = 'ActiveSyncVirtualDirectory'; Identity = 'EX01\Microsoft-Server-ActiveSync (Default Web Site)'
        Seen = @{ ExternalUrl = $null }
        Want = @{ ExternalUrl = 'https://mail.contoso.com/Microsoft-Server-ActiveSync' }
        Uses = 'Set-ActiveSyncVirtualDirectory', @('Identity', 'ExternalUrl')
        Run = { Set-ActiveSyncVirtualDirectory -Identity 'EX01\Microsoft-Server-ActiveSync (Default Web Site)' -ExternalUrl 'https://mail.contoso.com/Microsoft-Server-ActiveSync' @write }
    }
    # 6. ~ ActiveSync virtual directory 'EX02\Microsoft-Server-ActiveSync (Default Web Site)' (platform.yaml:9)
    #      ExternalUrl   (none)
    #                 -> https://mail.contoso.com/Microsoft-Server-ActiveSync
    @{ Sign = '~'; Noun = 'ActiveSyncVirtualDirectory'; Identity = 'EX02\Microsoft-Server-ActiveSync (Default Web Site)'
        Seen = @{ ExternalUrl = $null }
        Want = @{ ExternalUrl = 'https://mail.contoso.com/Microsoft-Server-ActiveSync' }
        Uses = 'Set-ActiveSyncVirtualDirectory', @('Identity', 'ExternalUrl')
        Run = { Set-ActiveSyncVirtualDirectory -Identity 'EX02\Microsoft-Server-ActiveSync (Default Web Site)' -ExternalUrl 'https://mail.contoso.com/Microsoft-Server-ActiveSync' @write }
    }
    # 7. ~ HTTP redirect 'EX01\Default Web Site' (platform.yaml:10)
    #      Destination        (none)
    #                      -> https://mail.contoso.com/owa
    #      ExactDestination   false
    #                      -> true
    #      ChildOnly          false
    #                      -> true
    #      RequireSSL         true
    #                      -> false
    @{ Sign = '~'; Noun = 'HttpRedirect'; Identity = 'EX01\Default Web Site'
        Seen = @{ Destination = $null; ExactDestination = $false; ChildOnly = $false; RequireSSL = $true }
        Want = @{ Destination = 'https://mail.contoso.com/owa'; ExactDestination = $true; ChildOnly = $true; RequireSSL = $false }
        Uses = 'Set-HttpRedirect', @('Identity', 'Destination', 'ExactDestination', 'ChildOnly', 'RequireSSL')
        Run = { Set-HttpRedirect -Identity 'EX01\Default Web Site' -Destination 'https://mail.contoso.com/owa' -ExactDestination $true -ChildOnly $true -RequireSSL $false }
    }
    # 8. ~ HTTP redirect 'EX02\Default Web Site' (platform.yaml:10)
    #      Destination        (none)
    #                      -> https://mail.contoso.com/owa
    #      ExactDestination   false
    #                      -> true
    #      ChildOnly          false
    #                      -> true
    #      RequireSSL         true
    #                      -> false
    @{ Sign = '~'; Noun = 'HttpRedirect'; Identity = 'EX02\Default Web Site'
        Seen = @{ Destination = $null; ExactDestination = $false; ChildOnly = $false; RequireSSL = $true }
        Want = @{ Destination = 'https://mail.contoso.com/owa'; ExactDestination = $true; ChildOnly = $true; RequireSSL = $false }
        Uses = 'Set-HttpRedirect', @('Identity', 'Destination', 'ExactDestination', 'ChildOnly', 'RequireSSL')
        Run = { Set-HttpRedirect -Identity 'EX02\Default Web Site' -Destination 'https://mail.contoso.com/owa' -ExactDestination $true -ChildOnly $true -RequireSSL $false }
    }
)

# How a property's values compare; those not named here compare as text, with case.
$kinds = @{
    'OwaVirtualDirectory.ExternalUrl' = 'Url'
    'EcpVirtualDirectory.ExternalUrl' = 'Url'
    'ActiveSyncVirtualDirectory.ExternalUrl' = 'Url'
    'HttpRedirect.ExactDestination' = 'Bool'
    'HttpRedirect.ChildOnly' = 'Bool'
    'HttpRedirect.RequireSSL' = 'Bool'
}

# The servers that this script touches, and the version that each is to have.
$touched = @(
    @{ Name = 'EX01'; Product = 'SE' }
    @{ Name = 'EX02'; Product = 'SE' }
)

# ---- values: the text by which two values mean the same ---------------------------------------------------

# True or false.
function Get-BoolMeaning([string[]]$Items) {
    $text = ($Items -join ', ').ToLowerInvariant()
    if ('true', 'false' -ccontains $text) { return $text }
    '?' + $text
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

# The text by which a value means the same as another: '' for nothing. Spaces at the ends mean nothing.
function Get-Meaning([string]$Kind, $Value) {
    $items = @(foreach ($one in @($Value)) {
        $text = ([string]$one).Trim()
        if ($text -ne '') { $text }
    })
    if ($items.Count -eq 0) { return '' }
    switch ($Kind) {
        'Bool' { return Get-BoolMeaning $items }
        'Url' { return Get-UrlMeaning $items }
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

# What IIS on a server has of the redirection of a web site and of each folder beneath it (applications and virtual directories),
# whether set there or inherited. The site comes first.
function Read-Website([string]$Server, [string]$Site) {
    Invoke-Command -ComputerName $Server -ArgumentList $Site -ErrorAction Stop -ScriptBlock {
        param($Site)
        $ErrorActionPreference = 'Stop'
        Import-Module WebAdministration -ErrorAction Stop
        $paths = @($Site); $known = @{}
        foreach ($child in @(Get-WebApplication -Site $Site -ErrorAction Stop) + @(Get-WebVirtualDirectory -Site $Site -ErrorAction Stop)) {
            if ($child -eq $null) { continue }
            $path = [string]$child.path
            # Of a virtual directory inside an application IIS tells only the rest of its path.
            $place = $child.PSObject.Properties['ItemXPath']
            if ($place -ne $null -and [string]$place.Value -match '/application\[@path=''([^'']+)''\]/virtualDirectory') { $path = $matches[1] + '/' + $path }
            $path = ($path -replace '/+', '/').Trim('/')
            # Both cmdlets may list the same folder.
            if ($path -eq '' -or $known.ContainsKey($path)) { continue }
            $known[$path] = $true
            $paths += $Site + '/' + $path
        }
        foreach ($path in $paths) {
            $facts = @{ Path = $path; Folder = $path.Substring($Site.Length).Trim('/') }
            foreach ($name in 'enabled', 'destination', 'exactDestination', 'childOnly', 'httpResponseStatus', 'sslFlags') {
                $filter = 'system.webServer/httpRedirect'
                if ($name -eq 'sslFlags') { $filter = 'system.webServer/security/access' }
                $value = Get-WebConfigurationProperty -PSPath ('MACHINE/WEBROOT/APPHOST/' + $path) -Filter $filter -Name $name -ErrorAction Stop
                # Enumerations and flags come bare, all else inside an object.
                if ($value -ne $null -and $value -isnot [string] -and $value.PSObject.Properties['Value'] -ne $null) { $value = $value.Value }
                $facts[$name] = [string]$value
            }
            $facts
        }
    }
}

# Whether a folder is redirected with the root of its site. One that is redirected elsewhere is so by itself.
function Test-Inherits($Root, $Folder) {
    $Root['enabled'] -eq 'True' -and $Folder['enabled'] -eq 'True' -and $Folder['destination'] -eq $Root['destination']
}

# Whether the flags of a site or folder demand TLS.
function Test-Ssl([string]$Flags) { @($Flags -split '\s*,\s*') -contains 'Ssl' }

# How the root of the Default Web Site of each of these servers is redirected. One call a server.
function Get-HttpRedirect([string[]]$Server) {
    foreach ($name in $Server) {
        $root, $folders = @(Read-Website $name 'Default Web Site')
        $destination = ''
        if ($root['enabled'] -eq 'True') { $destination = $root['destination'] }
        $with = @(foreach ($folder in @($folders)) { if ($folder -ne $null -and (Test-Inherits $root $folder)) { $folder['Folder'] } })
        New-Object PSObject -Property @{
            Identity = $name + '\Default Web Site'; Server = $name; Name = 'Default Web Site'
            Destination = $destination; ExactDestination = ($root['exactDestination'] -eq 'True'); ChildOnly = ($root['childOnly'] -eq 'True')
            HttpResponseStatus = $root['httpResponseStatus']; RequireSSL = (Test-Ssl $root['sslFlags']); InheritedBy = [string[]]$with
        }
    }
}

# Changes settings of IIS on a server, in this order: each is the path of a site or folder, a section, a name and a value.
function Write-Website([string]$Server, $Settings) {
    Invoke-Command -ComputerName $Server -ArgumentList @(, $Settings) -ErrorAction Stop -ScriptBlock {
        param($Settings)
        $ErrorActionPreference = 'Stop'
        Import-Module WebAdministration -ErrorAction Stop
        foreach ($one in $Settings) {
            # In applicationHost.config: updates of Exchange overwrite the web.config of its folders, and one in OAB's stops Outlook.
            Set-WebConfigurationProperty -PSPath 'MACHINE/WEBROOT/APPHOST' -Location $one['Path'] -Filter $one['Section'] -Name $one['Name'] -Value $one['Value'] -ErrorAction Stop
            if ($one['Section'] -eq 'system.webServer/security/access') { continue }
            # A web.config that somebody wrote holds all the same: there, too, where it says otherwise.
            $place = 'MACHINE/WEBROOT/APPHOST/' + $one['Path']
            $value = Get-WebConfigurationProperty -PSPath $place -Filter $one['Section'] -Name $one['Name'] -ErrorAction Stop
            if ($value -ne $null -and $value -isnot [string] -and $value.PSObject.Properties['Value'] -ne $null) { $value = $value.Value }
            if ([string]$value -ne [string]$one['Value']) { Set-WebConfigurationProperty -PSPath $place -Filter $one['Section'] -Name $one['Name'] -Value $one['Value'] -ErrorAction Stop }
        }
    }
}

# Changes how the root of a web site (SERVER\site) is redirected: only what is given. -Destination $null switches it off,
# -InheritedBy $null takes the folders out of it that inherit it.
#
# The folders beneath come first: those that would be redirected with the root are switched off, and those that demand TLS only because
# the root does are told to demand it themselves. Then the root changes, and is switched on last. So there is no moment in which a folder
# is redirected or open. Only PowerShell's demands no TLS, as Exchange's setup has it.
# Source: Microsoft, "Configure http to https redirection for Outlook on the web in Exchange Server".
function Set-HttpRedirect([string]$Identity, $Destination, [bool]$ExactDestination, [bool]$ChildOnly, [string]$HttpResponseStatus, [bool]$RequireSSL, $InheritedBy) {
    $given = $PSBoundParameters
    if ($InheritedBy -ne $null) { throw 'Folders are only taken out of a redirection.' }
    $server, $site = $Identity -split '\\'
    $redirect = 'system.webServer/httpRedirect'; $access = 'system.webServer/security/access'
    $off = $given.ContainsKey('Destination') -and [string]$Destination -eq ''
    $root, $folders = @(Read-Website $server $site)
    $settings = @()
    foreach ($folder in @($folders)) {
        if ($folder -eq $null) { continue }
        # Under a root that is not redirected nobody can tell which folders would be.
        $would = (Test-Inherits $root $folder) -or ($root['enabled'] -ne 'True' -and $folder['enabled'] -ne 'True')
        if ($would -and -not $off) { $settings += @{ Path = $folder['Path']; Section = $redirect; Name = 'enabled'; Value = $false } }
        $demands = Test-Ssl $folder['sslFlags']
        if ($given.ContainsKey('RequireSSL') -and $demands -ne $RequireSSL -and -not ($demands -and $folder['Folder'] -eq 'PowerShell')) {
            $flags = $folder['sslFlags']
            if ($flags -eq '') { $flags = 'None' }
            $settings += @{ Path = $folder['Path']; Section = $access; Name = 'sslFlags'; Value = $flags }
        }
    }
    if ($given.ContainsKey('RequireSSL')) {
        $flags = 'None'
        if ($RequireSSL) { $flags = 'Ssl,Ssl128' }
        $settings += @{ Path = $site; Section = $access; Name = 'sslFlags'; Value = $flags }
    }
    if ($given.ContainsKey('ExactDestination')) { $settings += @{ Path = $site; Section = $redirect; Name = 'exactDestination'; Value = $ExactDestination } }
    if ($given.ContainsKey('ChildOnly')) { $settings += @{ Path = $site; Section = $redirect; Name = 'childOnly'; Value = $ChildOnly } }
    if ($given.ContainsKey('HttpResponseStatus')) { $settings += @{ Path = $site; Section = $redirect; Name = 'httpResponseStatus'; Value = $HttpResponseStatus } }
    if ($given.ContainsKey('Destination') -and -not $off) {
        $settings += @{ Path = $site; Section = $redirect; Name = 'destination'; Value = [string]$Destination }
        $settings += @{ Path = $site; Section = $redirect; Name = 'enabled'; Value = $true }
    }
    if ($off) { $settings += @{ Path = $site; Section = $redirect; Name = 'enabled'; Value = $false } }
    if ($settings.Count -gt 0) { Write-Website $server $settings }
}

# Reads kinds of objects anew.
function Read-Live([string[]]$Nouns) {
    foreach ($noun in $Nouns) { $live[$noun] = Read-Objects $noun }
}

# All objects of a kind, by the name that the manifests have for them; the organisation's settings by the kind itself.
function Read-Objects([string]$Noun) {
    $key = 'Identity'; $objects = $null
    switch ($Noun) {
        'OwaVirtualDirectory' { $key = 'Identity'; $objects = Get-OwaVirtualDirectory -ADPropertiesOnly @read }
        'EcpVirtualDirectory' { $key = 'Identity'; $objects = Get-EcpVirtualDirectory -ADPropertiesOnly @read }
        'ActiveSyncVirtualDirectory' { $key = 'Identity'; $objects = Get-ActiveSyncVirtualDirectory -ADPropertiesOnly @read }
        'HttpRedirect' { $key = 'Identity'; $objects = Get-HttpRedirect @('EX01', 'EX02') }
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
    $product = 'SE'
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

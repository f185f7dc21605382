# hostctl 0.1.0: makes the organisation what the manifests of platform 'fabrikam' say (Exchange 2016)
#
#   platform.yaml  sha256 bb8e5797e4c83c82275a30924a230f4fd5fbd708d0b34027b690d7c055e6b000
#
# Reads the live organisation and changes only what differs. Safe to run again: then it changes nothing.
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

# ---- what is to be: Set is compared and set, Edit is a part of a list, New is said only when the object is made, Later not then

$organization = 'CN=First Organization,CN=Microsoft Exchange,CN=Services,CN=Configuration,DC=lab,DC=example'

$wanted = @(
    # platform.yaml:9: accepted domain 'lab.example'
    @{ Noun = 'AcceptedDomain'; Identity = 'lab.example'
        Set = @{
            DomainType = 'Authoritative'
        }
        New = @{ Name = 'lab.example'; DomainName = 'lab.example' }
    }
    # platform.yaml:11: accepted domain 'contoso.com'
    @{ Noun = 'AcceptedDomain'; Identity = 'contoso.com'
        Set = @{
            DomainType = 'InternalRelay'
        }
        New = @{ Name = 'contoso.com'; DomainName = 'contoso.com' }
    }
    # platform.yaml:15: receive connector 'EX01\Default Frontend EX01'
    @{ Noun = 'ReceiveConnector'; Identity = 'EX01\Default Frontend EX01'
        Blocked = 'it does not exist, and New-ReceiveConnector (usage Custom) needs RemoteIPRanges: say `remote_ip_ranges`'
        Set = @{
            Bindings = @('0.0.0.0:25', '[::]:25')
            AuthMechanism = 'Tls, Integrated, BasicAuth, BasicAuthRequireTLS'
            PermissionGroups = 'AnonymousUsers, ExchangeServers, ExchangeLegacyServers'
            MaxMessageSize = '40MB'
            ConnectionTimeout = '00:10:00'
            ProtocolLoggingLevel = 'Verbose'
        }
    }
    # platform.yaml:23: receive connector 'EX02\Default EX02'
    @{ Noun = 'ReceiveConnector'; Identity = 'EX02\Default EX02'
        Blocked = 'it does not exist, and New-ReceiveConnector (usage Custom) needs Bindings: say `bindings`'
        Set = @{
            Banner = '220 mail.fabrikam.com'
        }
        Edit = @{
            RemoteIPRanges = @{ Add = @('10.0.0.0/8'); Remove = @() }
        }
    }
    # platform.yaml:13: send connector 'To Internet'
    @{ Noun = 'SendConnector'; Identity = 'To Internet'
        Set = @{
            AddressSpaces = @('SMTP:*;1')
            SmartHosts = @()
            DNSRoutingEnabled = $true
            SourceTransportServers = @('EX01')
        }
        New = @{ Name = 'To Internet'; Usage = 'Internet' }
    }
    # platform.yaml:25: OWA virtual directory 'EX01\owa (Default Web Site)'
    @{ Noun = 'OwaVirtualDirectory'; Identity = 'EX01\owa (Default Web Site)'
        Blocked = 'it does not exist, and hostctl creates no OWA virtual directories: New-OwaVirtualDirectory does, on the server'
        Set = @{
            ExternalUrl = 'https://mail.fabrikam.com/owa'
        }
    }
)

# How a property's values compare; those not named here compare as text, with case.
$kinds = @{
    'AcceptedDomain.Name' = 'Name'
    'AcceptedDomain.DomainType' = 'Word'
    'ReceiveConnector.Bindings' = 'Bindings'
    'ReceiveConnector.RemoteIPRanges' = 'Ranges'
    'ReceiveConnector.AuthMechanism' = 'Flags'
    'ReceiveConnector.PermissionGroups' = 'Flags'
    'ReceiveConnector.MaxMessageSize' = 'Size'
    'ReceiveConnector.ConnectionTimeout' = 'Span'
    'ReceiveConnector.ProtocolLoggingLevel' = 'Word'
    'SendConnector.AddressSpaces' = 'AddressSpaces'
    'SendConnector.SmartHosts' = 'SmartHosts'
    'SendConnector.DNSRoutingEnabled' = 'Bool'
    'SendConnector.SourceTransportServers' = 'Servers'
    'OwaVirtualDirectory.ExternalUrl' = 'Url'
}

# The servers that this script touches, and the version that each is to have.
$touched = @(
    @{ Name = 'EX01'; Product = '2016' }
    @{ Name = 'EX02'; Product = '2016' }
)

# Parameters with another name than the property; properties that only Set takes; what Exchange wants sent together.
$parameterOf = @{}
$setOnly = @{}
$together = @{ 'SendConnector.SmartHosts' = @('DNSRoutingEnabled'); 'SendConnector.DNSRoutingEnabled' = @('SmartHosts') }

# Switches, which are given no value.
$switches = @('Force')

# What no two objects may hold at once (a property, or a binding with a range), and which property opens ways for mail.
$claims = @{ 'AcceptedDomain' = 'Name' }
$bindings = @{ 'ReceiveConnector' = @('Bindings', 'RemoteIPRanges') }
$ways = @{ 'SendConnector' = 'AddressSpaces' }

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

# A time span, [-][d.]hh:mm:ss[.fffffff], in ticks of 100 nanoseconds.
function Get-SpanMeaning([string[]]$Items) {
    $text = $Items -join ', '
    $form = '^(-?)(?:([0-9]{1,8})\.)?([0-9]{1,2}):([0-9]{1,2}):([0-9]{1,2})(?:\.([0-9]{1,7}))?\z'
    if (-not ($text -cmatch $form)) { return '?' + $text }
    $sign = $matches[1]
    $days = [decimal]0
    if ($matches[2]) { $days = [decimal]$matches[2] }
    $hours = [decimal]$matches[3]
    $minutes = [decimal]$matches[4]
    $seconds = [decimal]$matches[5]
    $fraction = [decimal]([string]$matches[6]).PadRight(7, '0')
    if ($hours -gt 23 -or $minutes -gt 59 -or $seconds -gt 59) { return '?' + $text }
    $ticks = ((($days * 24 + $hours) * 60 + $minutes) * 60 + $seconds) * 10000000 + $fraction
    if ($sign -ne '' -and $ticks -ne 0) { $ticks = 0 - $ticks }
    $ticks.ToString('0', [Globalization.CultureInfo]::InvariantCulture)
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
        'Ranges' { return Get-RangesMeaning $items }
        'Servers' { return Get-ServersMeaning $items }
        'Size' { return Get-SizeMeaning $items }
        'SmartHosts' { return Get-SmartHostsMeaning $items }
        'Span' { return Get-SpanMeaning $items }
        'Url' { return Get-UrlMeaning $items }
        'Word' { return Get-WordMeaning $items }
    }
    $items -join '|'
}

# ---- the live organisation: each kind of object is read once ----------------------------------------------

# What an item leaves out, so that all of them can be read alike.
function Add-Missing($Item) {
    foreach ($key in 'Set', 'Edit', 'New') { if (-not $Item.ContainsKey($key)) { $Item[$key] = @{} } }
    foreach ($key in 'Credential', 'Blocked') { if (-not $Item.ContainsKey($key)) { $Item[$key] = '' } }
    if (-not $Item.ContainsKey('Handle')) { $Item['Handle'] = $Item.Identity }
    if (-not $Item.ContainsKey('Absent')) { $Item['Absent'] = $false }
}

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

# A value as a person would type it; for the words that -WhatIf shows, nothing more.
function Format-Argument($Value) {
    if ($Value -eq $null) { return '$null' }
    if ($Value -is [bool]) { if ($Value) { return '$true' } else { return '$false' } }
    if ($Value -is [System.Collections.Hashtable]) {
        $parts = @(foreach ($key in 'Add', 'Remove') { if ($Value.ContainsKey($key)) { "$key=" + (Format-Argument $Value[$key]) } })
        return '@{' + ($parts -join '; ') + '}'
    }
    if ($Value -is [array]) { return '@(' + (@(foreach ($one in $Value) { Format-Argument $one }) -join ', ') + ')' }
    if ($Value -is [int] -or $Value -is [long]) { return [string]$Value }
    "'" + ([string]$Value -replace '[\u0027\u2018-\u201B]', '$0$0') + "'"
}

# One command: what it changes, its parameters, and the text that -WhatIf shows.
function New-Command([string]$Name, $Item, $Object, $Parameters, [string]$Credential) {
    $text = $Name
    if ($Item.ContainsKey('Connector')) { $text = 'Get-ReceiveConnector -Identity ' + (Format-Argument $Item.Connector) + " | $Name" }
    $first = @(foreach ($key in 'Identity', 'Name') { if ($Parameters.ContainsKey($key)) { $key } })
    $rest = [string[]]@(foreach ($key in $Parameters.Keys) { if ($first -notcontains $key) { $key } })
    [Array]::Sort($rest, [StringComparer]::Ordinal)
    foreach ($key in $first + $rest) {
        if ($switches -contains $key) { $text += " -$key" } else { $text += " -$key " + (Format-Argument $Parameters[$key]) }
    }
    if ($Credential -ne '') { $text += " -AuthenticationCredential `$credentials['$Credential']" }
    @{ Name = $Name; Noun = $Item.Noun; Target = $Item.Identity; Wanted = $Item; Object = $Object; Parameters = $Parameters; Credential = $Credential; Text = $text }
}

# The parameter that writes a property, where it has another name.
function Get-ParameterName([string]$Noun, [string]$Property) {
    if ($parameterOf.ContainsKey("$Noun.$Property")) { return $parameterOf["$Noun.$Property"] }
    $Property
}

# A value as a parameter takes it: an empty list is $null. The comma keeps a list of one a list.
function Get-Written($Value) {
    if ($Value -is [array]) {
        if ($Value.Count -eq 0) { return $null }
        return , $Value
    }
    $Value
}

# The commands that make an object: New and, for what only Set takes, Set.
function Get-Creation($Item) {
    $noun = $Item.Noun
    $new = @{}; $set = @{}; $later = @()
    if ($Item.ContainsKey('Later')) { $later = $Item.Later }
    foreach ($key in $Item.New.Keys) { $new[$key] = $Item.New[$key] }
    foreach ($name in $Item.Set.Keys) {
        $value = $Item.Set[$name]
        # @() is what a new object has of itself; $null is cleared afterwards.
        if ($value -is [array] -and $value.Count -eq 0) { continue }
        $parameter = Get-ParameterName $noun $name
        if ($value -eq $null -or $setOnly.ContainsKey("$noun.$name") -or $later -contains $name) { $set[$parameter] = $value } else { $new[$parameter] = $value }
    }
    foreach ($name in $Item.Edit.Keys) {
        $add = $Item.Edit[$name]['Add']
        if ($add.Count -eq 0) { continue }
        $parameter = Get-ParameterName $noun $name
        if ($setOnly.ContainsKey("$noun.$name") -or $later -contains $name) { $set[$parameter] = $add } else { $new[$parameter] = $add }
    }
    New-Command "New-$noun" $Item $null $new $Item.Credential
    if ($set.Count -gt 0) {
        $set['Identity'] = $Item.Handle
        New-Command "Set-$noun" $Item $null $set ''
    }
}

# A value as text: of an enumeration its name, of a date its form in any culture, of a list each element.
function ConvertTo-Text($Value) {
    if ($Value -eq $null -or $Value -is [bool]) { return $Value }
    if ($Value -is [DateTime]) { return $Value.ToString('o', [System.Globalization.CultureInfo]::InvariantCulture) }
    if ($Value -is [System.Collections.IEnumerable] -and $Value -isnot [string]) { return , [string[]]@(foreach ($one in $Value) { [string]$one }) }
    [string]$Value
}

# Whether a property can be compared. Where Get does not show one of the organisation's settings, nobody can tell what it is: it is not
# written, and that is said. What an object does not show it has nothing of.
function Test-Shown($Item, $Object, [string]$Name) {
    if (-not $Item.ContainsKey('Settings') -or $Object.PSObject.Properties[$Name] -ne $null) { return $true }
    [void]$blocked.Add("$($Item.Noun): Get-$($Item.Noun) does not show its $Name here, so it is left as it is")
    $false
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

# What of a part of a list is missing, or is there and is not to be: @{Add = ...; Remove = ...}; nothing where all is as wanted.
# What is taken out is named as Exchange shows it, which may look for the text.
function Get-PartialEdit([string]$Noun, $Object, [string]$Name, $Part) {
    $kind = $kinds["$Noun.$Name"]
    $there = @{}
    foreach ($one in @(Get-Value $Object $Name)) { if ($one -ne $null) { $there[(Get-Meaning $kind ([string]$one))] = [string]$one } }
    $edit = @{}
    $add = @(foreach ($one in $Part['Add']) { if (-not $there.ContainsKey((Get-Meaning $kind $one))) { $one } })
    $remove = @(foreach ($one in $Part['Remove']) { $meaning = Get-Meaning $kind $one; if ($there.ContainsKey($meaning)) { $there[$meaning] } })
    if ($add.Count -gt 0) { $edit['Add'] = $add }
    if ($remove.Count -gt 0) { $edit['Remove'] = $remove }
    if ($edit.Count -gt 0) { $edit }
}

# The command that makes an object what it is to be; nothing where it is.
function Get-Change($Item, $Object) {
    $noun = $Item.Noun
    $parameters = @{}; $changed = @{}; $credential = ''
    foreach ($name in $Item.Set.Keys) {
        if (-not (Test-Shown $Item $Object $name)) { continue }
        if (-not (Test-Value $noun $Object $name $Item.Set[$name])) { $changed[$name] = $true; $parameters[(Get-ParameterName $noun $name)] = Get-Written $Item.Set[$name] }
    }
    foreach ($name in $Item.Edit.Keys) {
        if (-not (Test-Shown $Item $Object $name)) { continue }
        $edit = Get-PartialEdit $noun $Object $name $Item.Edit[$name]
        if ($edit -ne $null) { $changed[$name] = $true; $parameters[(Get-ParameterName $noun $name)] = $edit }
    }
    if ($changed.Count -eq 0) { return }
    foreach ($name in @($changed.Keys)) {
        if (-not $together.ContainsKey("$noun.$name")) { continue }
        foreach ($other in $together["$noun.$name"]) {
            if ($other -eq 'AuthenticationCredential') { $credential = $Item.Credential }
            elseif ($changed.ContainsKey($other)) { continue }
            elseif ($Item.Set.ContainsKey($other)) { $parameters[(Get-ParameterName $noun $other)] = Get-Written $Item.Set[$other] }
            # What no manifest names is sent as it is.
            elseif ($Object.PSObject.Properties[$other] -ne $null) {
                $there = Get-Written (ConvertTo-Text (Get-Property $Object $other))
                if ((Get-Meaning '' $there) -ne '') { $parameters[(Get-ParameterName $noun $other)] = $there }
            }
        }
    }
    # Settings are the only object of their kind, and need no name.
    if (-not $Item.ContainsKey('Settings')) { $parameters['Identity'] = [string](Get-Property $Object 'Identity') }
    New-Command "Set-$noun" $Item $Object $parameters $credential
}

# The commands that make the organisation what the list says, in its order; none where it is so already.
function Get-Missing {
    foreach ($item in $wanted) {
        $noun = $item.Noun
        $object = $live[$noun][$item.Identity]
        if ($item.Absent) {
            if ($object -eq $null) { continue }
            if ($item.Blocked -ne '') { [void]$blocked.Add("$noun '$($item.Identity)': $($item.Blocked)"); continue }
            if ($item.ContainsKey('Connector')) { New-Command "Remove-$noun" $item $object $item.New '' }
            else { New-Command "Remove-$noun" $item $object @{ Identity = [string](Get-Property $object 'Identity') } '' }
        }
        elseif ($object -ne $null) {
            if (-not $item.ContainsKey('Connector')) { Get-Change $item $object }
        }
        elseif ($item.Blocked -ne '') { [void]$blocked.Add("$noun '$($item.Identity)': $($item.Blocked)") }
        elseif ($item.ContainsKey('Connector')) { New-Command "Add-$noun" $item $null $item.New '' }
        else { Get-Creation $item }
    }
}

# The elements of a property, by their meaning, as they are before a command or after it.
function Get-Outcome($Command, [string]$Name, [bool]$After) {
    $kind = $kinds["$($Command.Noun).$Name"]
    $elements = @{}
    if ($Command.Object -ne $null) {
        foreach ($one in @(Get-Value $Command.Object $Name)) { if ($one -ne $null) { $elements[(Get-Meaning $kind ([string]$one))] = $true } }
    }
    if (-not $After) { return $elements }
    if ($Command.Name -like 'Remove-*') { return @{} }
    $parameter = Get-ParameterName $Command.Noun $Name
    if (-not $Command.Parameters.ContainsKey($parameter)) { return $elements }
    $value = $Command.Parameters[$parameter]
    if ($value -is [System.Collections.Hashtable]) {
        foreach ($one in @($value['Add'])) { if ($one -ne $null) { $elements[(Get-Meaning $kind $one)] = $true } }
        foreach ($one in @($value['Remove'])) { if ($one -ne $null) { $elements.Remove((Get-Meaning $kind $one)) } }
        return $elements
    }
    $elements = @{}
    foreach ($one in @($value)) { if ($one -ne $null) { $elements[(Get-Meaning $kind ([string]$one))] = $true } }
    $elements
}

# What no two objects may hold at once, before a command or after it: a server's binding with a range, a name.
function Get-Held($Command, [bool]$After) {
    $held = @{}
    if ($claims.ContainsKey($Command.Noun)) {
        foreach ($one in @((Get-Outcome $Command $claims[$Command.Noun] $After).Keys)) { $held["$($Command.Noun) $one"] = '' }
    }
    if ($bindings.ContainsKey($Command.Noun)) {
        $server = $Command.Target.Substring(0, $Command.Target.IndexOf('\')).ToLowerInvariant()
        $ranges = @((Get-Outcome $Command $bindings[$Command.Noun][1] $After).Keys)
        foreach ($binding in @((Get-Outcome $Command $bindings[$Command.Noun][0] $After).Keys)) {
            foreach ($range in $ranges) { $held["$server $binding $range"] = $range }
        }
    }
    $held
}

# What a command takes and gives up, and which ways for mail it opens and closes.
function Get-Effect($Command) {
    $before = Get-Held $Command $false; $after = Get-Held $Command $true
    $effect = @{ Takes = @{}; Gives = @{}; Opens = @{}; Closes = @{} }
    foreach ($one in $after.Keys) { if (-not $before.ContainsKey($one)) { $effect.Takes[$one] = $after[$one] } }
    foreach ($one in $before.Keys) { if (-not $after.ContainsKey($one)) { $effect.Gives[$one] = $before[$one] } }
    if ($ways.ContainsKey($Command.Noun)) {
        $name = $ways[$Command.Noun]
        # Without its cost: another cost opens no way and closes none.
        $old = @{}; $new = @{}
        foreach ($one in (Get-Outcome $Command $name $false).Keys) { $old[($one -replace ';\d+$', '')] = $true }
        foreach ($one in (Get-Outcome $Command $name $true).Keys) { $new[($one -replace ';\d+$', '')] = $true }
        $off = $Command.Object -ne $null -and -not [bool](Get-Property $Command.Object 'Enabled')
        if ($off) { $old = @{} }
        if ($Command.Parameters.ContainsKey('Enabled')) { $off = -not $Command.Parameters['Enabled'] }
        if ($off) { $new = @{} }
        foreach ($one in $new.Keys) { if (-not $old.ContainsKey($one)) { $effect.Opens[$one] = $true } }
        foreach ($one in $old.Keys) { if (-not $new.ContainsKey($one)) { $effect.Closes[$one] = $true } }
    }
    $effect
}

# Where something is held: of a binding with a range the binding, else the whole of it. Only what is held in one scope can collide.
function Get-Scope($Held) {
    $scopes = @{}
    foreach ($one in $Held.Keys) { $scopes[$one.Substring(0, $one.Length - $Held[$one].Length)] = $true }
    $scopes.Keys
}

# Notes a place under a key of an index.
function Add-Place($Index, [string]$Key, [int]$Place) {
    if (-not $Index.ContainsKey($Key)) { $Index[$Key] = New-Object System.Collections.ArrayList }
    [void]$Index[$Key].Add($Place)
}

# The places that an index has under some keys, each once, the last one first.
function Get-Places($Index, $Keys) {
    $places = @{}
    foreach ($key in $Keys) {
        if ($Index.ContainsKey($key)) { foreach ($place in $Index[$key]) { $places[$place] = $true } }
    }
    $sorted = [int[]]@($places.Keys)
    [Array]::Sort($sorted)
    [Array]::Reverse($sorted)
    $sorted
}

# Whether one thing held keeps another from being taken: the same, or on one binding two ranges that overlap in part.
function Test-Barred([string]$Given, [string]$GivenRange, [string]$Taken, [string]$TakenRange) {
    if ($Given -eq $Taken) { return $true }
    if ($GivenRange -eq '' -or $TakenRange -eq '') { return $false }
    if ($Given.Substring(0, $Given.Length - $GivenRange.Length) -ne $Taken.Substring(0, $Taken.Length - $TakenRange.Length)) { return $false }
    $a = $GivenRange -split '-'; $b = $TakenRange -split '-'
    if ($a.Count -ne 2 -or $b.Count -ne 2 -or $a[0].Length -ne $b[0].Length) { return $false }
    $starts = [string]::CompareOrdinal($a[0], $b[0]); $ends = [string]::CompareOrdinal($a[1], $b[1])
    $apart = [string]::CompareOrdinal($a[1], $b[0]) -lt 0 -or [string]::CompareOrdinal($b[1], $a[0]) -lt 0
    $nested = ($starts -ge 0 -and $ends -le 0) -or ($starts -le 0 -and $ends -ge 0)
    -not $apart -and -not $nested
}

# Whether one command gives up what another one takes.
function Test-Room($Giver, $Taker) {
    foreach ($given in $Giver.Gives.Keys) {
        foreach ($taken in $Taker.Takes.Keys) {
            if (Test-Barred $given $Giver.Gives[$given] $taken $Taker.Takes[$taken]) { return $true }
        }
    }
    $false
}

# A command that gives up what another one takes comes immediately before it; one that closes a way that another one opens,
# immediately after it, wherever the two stand. All others stay where they are.
function Sort-Commands($Commands) {
    $all = @($Commands)
    $effects = @(foreach ($command in $all) { Get-Effect $command })
    # By what is given up, opened or closed: no command is compared with those that it has nothing to do with.
    $givers = @{}; $openers = @{}; $closers = @{}
    for ($i = 0; $i -lt $all.Count; $i++) {
        foreach ($scope in @(Get-Scope $effects[$i].Gives)) { Add-Place $givers $scope $i }
        foreach ($way in $effects[$i].Opens.Keys) { Add-Place $openers $way $i }
        foreach ($way in $effects[$i].Closes.Keys) { Add-Place $closers $way $i }
    }
    $placed = @{}; $begun = @{}
    # What lies on top of the stack comes first: what makes room for a command lies on it, and may need room itself.
    $stack = New-Object System.Collections.Stack
    for ($i = 0; $i -lt $all.Count; $i++) {
        $stack.Push($i)
        while ($stack.Count -gt 0) {
            $at = [int]$stack.Peek()
            if ($placed.ContainsKey($at)) { [void]$stack.Pop(); continue }
            if (-not $begun.ContainsKey($at)) {
                $begun[$at] = $true
                foreach ($giver in @(Get-Places $givers @(Get-Scope $effects[$at].Takes))) {
                    if (-not $begun.ContainsKey($giver) -and (Test-Room $effects[$giver] $effects[$at])) { $stack.Push($giver) }
                }
                foreach ($opener in @(Get-Places $openers @($effects[$at].Closes.Keys))) {
                    if (-not $begun.ContainsKey($opener)) { $stack.Push($opener) }
                }
                continue
            }
            [void]$stack.Pop()
            $placed[$at] = $true
            $all[$at]
            foreach ($closer in @(Get-Places $closers @($effects[$at].Opens.Keys))) {
                if (-not $placed.ContainsKey($closer)) { $stack.Push($closer) }
            }
        }
    }
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
        'AcceptedDomain' { $key = 'DomainName'; $objects = Get-AcceptedDomain @read }
        'ReceiveConnector' { $key = 'Identity'; $objects = Get-ReceiveConnector @read }
        'SendConnector' { $key = 'Name'; $objects = Get-SendConnector @read }
        'OwaVirtualDirectory' { $key = 'Identity'; $objects = Get-OwaVirtualDirectory -ADPropertiesOnly @read }
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

# Runs a command.
function Invoke-Step($Command) {
    $parameters = @{}
    foreach ($key in $Command.Parameters.Keys) { $parameters[$key] = $Command.Parameters[$key] }
    if ($Command.Credential -ne '') { $parameters['AuthenticationCredential'] = $credentials[$Command.Credential] }
    & $Command.Name @parameters @write | Out-Null
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
$blocked = New-Object System.Collections.ArrayList
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
    foreach ($item in $wanted) { Add-Missing $item }
    $nouns = @(Get-Once @(foreach ($item in $wanted) { $item.Noun }))
    Read-Live $nouns
    $commands = @(Sort-Commands @(Get-Missing))
    foreach ($line in $blocked) { Write-Host "! $line" }
    if ($commands.Count -eq 0 -and $blocked.Count -eq 0) { Write-Host 'Nothing to change: the organisation is what the manifests say.' }
    $asked = New-Object System.Collections.ArrayList
    foreach ($command in $commands) {
        Test-Command $command.Name @($command.Parameters.Keys)
        if ($command.Credential -ne '') { [void]$asked.Add($command.Credential) }
    }
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

    # $ran: of each object, what was written; $declined: the objects that were not to be made.
    $number = 0; $done = 0; $ran = @{}; $declined = @{}
    foreach ($command in $commands) {
        $number++
        $result = 'done'
        $key = "$($command.Noun) $($command.Target)"
        $made = $key
        if ($command.Wanted.ContainsKey('Connector')) { $made = "ReceiveConnector $($command.Wanted.Connector)" }
        # What is set on an object needs the object: without the one, the other is not asked for.
        if ($command.Object -eq $null -and $declined.ContainsKey($made) -and -not $WhatIfPreference) { $result = 'not run' }
        elseif ($PSCmdlet.ShouldProcess($command.Target, $command.Text)) {
            try { Invoke-Step $command }
            catch {
                Write-Host "Step $number of $($commands.Count) failed. The steps before it ran, those after it did not:"
                Write-Host "  $($command.Text)"
                throw
            }
            $done++
            if (-not $ran.ContainsKey($key)) { $ran[$key] = @{} }
            foreach ($name in $command.Parameters.Keys) { if ($name -ne 'Identity') { $ran[$key][$name] = $true } }
            if ($command.Name -notlike 'Set-*') { $ran[$key][$command.Name] = $true }
        }
        else {
            $result = 'not run'
            if ($command.Name -like 'New-*') { $declined[$key] = $true }
        }
        New-Object PSObject -Property @{ Step = $number; Target = $command.Target; Command = $command.Text; Result = $result } |
            Select-Object Step, Result, Target, Command
    }

    # Trust nothing: read again what was written. What is missing still, and was written, had no effect.
    if ($ran.Count -gt 0) {
        $blocked.Clear()
        Read-Live $nouns
        $failed = 0
        foreach ($command in @(Get-Missing)) {
            $key = "$($command.Noun) $($command.Target)"
            if (-not $ran.ContainsKey($key)) { continue }
            $again = $ran[$key].ContainsKey($command.Name)
            foreach ($name in $command.Parameters.Keys) { if ($ran[$key].ContainsKey($name)) { $again = $true } }
            if ($again) { Write-Host "Without effect: $($command.Text)"; $failed++ }
        }
        if ($failed -gt 0) { throw "All commands ran, but $failed had no effect." }
        Write-Host "$done changes made and verified."
    }
    if ($blocked.Count -gt 0) { Write-Host "Not all is as the manifests say: $($blocked.Count) of them could not be brought about (! above)." }
}
catch {
    Write-Host $_.Exception.Message
    exit 1
}
finally { $global:ErrorActionPreference = $preference }

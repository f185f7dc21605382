# hostctl 0.1.0: 5 changes to the organisation of platform 'fabrikam' (Exchange 2016): 2 to create, 3 to change
#
#   platform.yaml  sha256 bb8e5797e4c83c82275a30924a230f4fd5fbd708d0b34027b690d7c055e6b000
#   state: 10 files; plan f58e1ddb41e3
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
    # 1. + accepted domain 'contoso.com' (platform.yaml:11)
    @{ Sign = '+'; Noun = 'AcceptedDomain'; Identity = 'contoso.com'
        Want = @{ DomainType = 'InternalRelay' }
        Uses = 'New-AcceptedDomain', @('Name', 'DomainName', 'DomainType')
        Run = { New-AcceptedDomain -Name 'contoso.com' -DomainName 'contoso.com' -DomainType 'InternalRelay' @write }
    }
    # 2. ~ receive connector 'EX01\Default Frontend EX01' (platform.yaml:15)
    #      AuthMechanism          Tls, Integrated, BasicAuth, BasicAuthRequireTLS, ExchangeServer
    #                          -> Tls, Integrated, BasicAuth, BasicAuthRequireTLS
    #      MaxMessageSize         36 MB (37,748,736 bytes)
    #                          -> 40 MB (41,943,040 bytes)
    #      ProtocolLoggingLevel   None
    #                          -> Verbose
    @{ Sign = '~'; Noun = 'ReceiveConnector'; Identity = 'EX01\Default Frontend EX01'
        Seen = @{ AuthMechanism = 'Tls, Integrated, BasicAuth, BasicAuthRequireTLS, ExchangeServer'; MaxMessageSize = '36MB'; ProtocolLoggingLevel = 'None' }
        Want = @{ AuthMechanism = 'Tls, Integrated, BasicAuth, BasicAuthRequireTLS'; MaxMessageSize = '40MB'; ProtocolLoggingLevel = 'Verbose' }
        Uses = 'Set-ReceiveConnector', @('Identity', 'AuthMechanism', 'MaxMessageSize', 'ProtocolLoggingLevel')
        Run = { Set-ReceiveConnector -Identity 'EX01\Default Frontend EX01' -AuthMechanism 'Tls, Integrated, BasicAuth, BasicAuthRequireTLS' -MaxMessageSize '40MB' -ProtocolLoggingLevel 'Verbose' @write }
    }
    # 3. ~ receive connector 'EX02\Default EX02' (platform.yaml:23)
    #      RemoteIPRanges   ::-ffff:ffff:ffff:ffff:ffff:ffff:ffff:ffff, 0.0.0.0-255.255.255.255
    #                    -> ::-ffff:ffff:ffff:ffff:ffff:ffff:ffff:ffff, 0.0.0.0-255.255.255.255, 10.0.0.0/8
    #      Banner           (none)
    #                    -> 220 mail.fabrikam.com
    @{ Sign = '~'; Noun = 'ReceiveConnector'; Identity = 'EX02\Default EX02'
        Seen = @{ RemoteIPRanges = @('::-ffff:ffff:ffff:ffff:ffff:ffff:ffff:ffff', '0.0.0.0-255.255.255.255'); Banner = $null }
        Want = @{ RemoteIPRanges = @('::-ffff:ffff:ffff:ffff:ffff:ffff:ffff:ffff', '0.0.0.0-255.255.255.255', '10.0.0.0/8'); Banner = '220 mail.fabrikam.com' }
        Uses = 'Set-ReceiveConnector', @('Identity', 'RemoteIPRanges', 'Banner')
        Run = { Set-ReceiveConnector -Identity 'EX02\Default EX02' -RemoteIPRanges @{Add=@('10.0.0.0/8')} -Banner '220 mail.fabrikam.com' @write }
    }
    # 4. + send connector 'To Internet' (platform.yaml:13)
    @{ Sign = '+'; Noun = 'SendConnector'; Identity = 'To Internet'
        Want = @{ AddressSpaces = @('SMTP:*;1'); DNSRoutingEnabled = $true; SourceTransportServers = @('EX01') }
        Uses = 'New-SendConnector', @('Name', 'Usage', 'AddressSpaces', 'DNSRoutingEnabled', 'SourceTransportServers')
        Run = { New-SendConnector -Name 'To Internet' -Usage 'Internet' -AddressSpaces @('SMTP:*;1') -DNSRoutingEnabled $true -SourceTransportServers @('EX01') @write }
    }
    # 5. ~ OWA virtual directory 'EX01\owa (Default Web Site)' (platform.yaml:25)
    #      ExternalUrl   (none)
    #                 -> https://mail.fabrikam.com/owa
    @{ Sign = '~'; Noun = 'OwaVirtualDirectory'; Identity = 'EX01\owa (Default Web Site)'
        Seen = @{ ExternalUrl = $null }
        Want = @{ ExternalUrl = 'https://mail.fabrikam.com/owa' }
        Uses = 'Set-OwaVirtualDirectory', @('Identity', 'ExternalUrl')
        Run = { Set-OwaVirtualDirectory -Identity 'EX01\owa (Default Web Site)' -ExternalUrl 'https://mail.fabrikam.com/owa' @write }
    }
)

# How a property's values compare; those not named here compare as text, with case.
$kinds = @{
    'AcceptedDomain.DomainType' = 'Word'
    'ReceiveConnector.RemoteIPRanges' = 'Ranges'
    'ReceiveConnector.AuthMechanism' = 'Flags'
    'ReceiveConnector.MaxMessageSize' = 'Size'
    'ReceiveConnector.ProtocolLoggingLevel' = 'Word'
    'SendConnector.AddressSpaces' = 'AddressSpaces'
    'SendConnector.DNSRoutingEnabled' = 'Bool'
    'SendConnector.SourceTransportServers' = 'Servers'
    'OwaVirtualDirectory.ExternalUrl' = 'Url'
}

# The servers that this script touches, and the version that each is to have.
$touched = @(
    @{ Name = 'EX01'; Product = '2016' }
    @{ Name = 'EX02'; Product = '2016' }
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
        'Bool' { return Get-BoolMeaning $items }
        'Flags' { return Get-FlagsMeaning $items }
        'Ranges' { return Get-RangesMeaning $items }
        'Servers' { return Get-ServersMeaning $items }
        'Size' { return Get-SizeMeaning $items }
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

# hostctl 0.1.0: 1 change to the organisation of platform 'fabrikam' (Exchange 2019): 1 to change
#
#   platform.yaml  sha256 8b6b5229c4e468ff6014ae4a5ea103eb4954569a28a2c16eab18a7307f899ee5
#   state: 1 file; plan caed96864359
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
    # 1. ~ organisation settings (platform.yaml:7)
    #      ActivityBasedAuthenticationTimeoutInterval   06:00:00
    #                                                -> 01:00:00
    #      EwsApplicationAccessPolicy                   (none)
    #                                                -> EnforceBlockList
    #      EwsBlockList                                 OldClient/*, Entourage/*
    #                                                -> OldClient/*, Cortana
    #      OAuth2ClientProfileEnabled                   false
    #                                                -> true
    #      HierarchicalAddressBookRoot                  lab.example/Users/Staff
    #                                                -> (none)
    #      DistributionGroupNamingPolicy                (none)
    #                                                -> DL_<Department>_<GroupName>
    #      DistributionGroupNameBlockedWordsList        (none)
    #                                                -> payroll, CEO
    #      MailTipsExternalRecipientsTipsEnabled        false
    #                                                -> true
    #      MailTipsLargeAudienceThreshold               25
    #                                                -> 50
    #      DefaultPublicFolderAgeLimit                  (none)
    #                                                -> 365.00:00:00
    #      DefaultPublicFolderIssueWarningQuota         Unlimited
    #                                                -> 2 GB (2,147,483,648 bytes)
    #      ByteEncoderTypeFor7BitCharsets               0
    #                                                -> 13
    #      Industry                                     NotSpecified
    #                                                -> ComputerRelatedProductsServices
    #      AdfsIssuer                                   (none)
    #                                                -> https://adfs.contoso.com/adfs/ls/
    #      AdfsAudienceUris                             (none)
    #                                                -> https://mail.contoso.com/owa/, https://mail.contoso.com/ecp/
    @{ Sign = '~'; Noun = 'OrganizationConfig'; Identity = 'OrganizationConfig'; Handle = 'First Organization'
        Seen = @{ ActivityBasedAuthenticationTimeoutInterval = '06:00:00'; EwsApplicationAccessPolicy = $null; EwsBlockList = @('OldClient/*', 'Entourage/*'); OAuth2ClientProfileEnabled = $false; HierarchicalAddressBookRoot = 'lab.example/Users/Staff'; DistributionGroupNamingPolicy = $null; DistributionGroupNameBlockedWordsList = $null; MailTipsExternalRecipientsTipsEnabled = $false; MailTipsLargeAudienceThreshold = 25; DefaultPublicFolderAgeLimit = $null; DefaultPublicFolderIssueWarningQuota = 'Unlimited'; ByteEncoderTypeFor7BitCharsets = 0; Industry = 'NotSpecified'; AdfsIssuer = $null; AdfsAudienceUris = $null }
        Want = @{ ActivityBasedAuthenticationTimeoutInterval = '01:00:00'; EwsApplicationAccessPolicy = 'EnforceBlockList'; EwsBlockList = @('OldClient/*', 'Cortana'); OAuth2ClientProfileEnabled = $true; HierarchicalAddressBookRoot = $null; DistributionGroupNamingPolicy = 'DL_<Department>_<GroupName>'; DistributionGroupNameBlockedWordsList = @('payroll', 'CEO'); MailTipsExternalRecipientsTipsEnabled = $true; MailTipsLargeAudienceThreshold = 50; DefaultPublicFolderAgeLimit = '365.00:00:00'; DefaultPublicFolderIssueWarningQuota = '2GB'; ByteEncoderTypeFor7BitCharsets = 13; Industry = 'ComputerRelatedProductsServices'; AdfsIssuer = 'https://adfs.contoso.com/adfs/ls/'; AdfsAudienceUris = @('https://mail.contoso.com/owa/', 'https://mail.contoso.com/ecp/') }
        Uses = 'Set-OrganizationConfig', @('ActivityBasedAuthenticationTimeoutInterval', 'EwsApplicationAccessPolicy', 'EwsBlockList', 'OAuth2ClientProfileEnabled', 'HierarchicalAddressBookRoot', 'DistributionGroupNamingPolicy', 'DistributionGroupNameBlockedWordsList', 'MailTipsExternalRecipientsTipsEnabled', 'MailTipsLargeAudienceThreshold', 'DefaultPublicFolderAgeLimit', 'DefaultPublicFolderIssueWarningQuota', 'ByteEncoderTypeFor7BitCharsets', 'Industry', 'AdfsIssuer', 'AdfsAudienceUris')
        Run = { Set-OrganizationConfig -ActivityBasedAuthenticationTimeoutInterval '01:00:00' -EwsApplicationAccessPolicy 'EnforceBlockList' -EwsBlockList @{Add=@('Cortana'); Remove=@('Entourage/*')} -OAuth2ClientProfileEnabled $true -HierarchicalAddressBookRoot $null -DistributionGroupNamingPolicy 'DL_<Department>_<GroupName>' -DistributionGroupNameBlockedWordsList @('payroll', 'CEO') -MailTipsExternalRecipientsTipsEnabled $true -MailTipsLargeAudienceThreshold 50 -DefaultPublicFolderAgeLimit '365.00:00:00' -DefaultPublicFolderIssueWarningQuota '2GB' -ByteEncoderTypeFor7BitCharsets 13 -Industry 'ComputerRelatedProductsServices' -AdfsIssuer 'https://adfs.contoso.com/adfs/ls/' -AdfsAudienceUris @('https://mail.contoso.com/owa/', 'https://mail.contoso.com/ecp/') @write }
    }
)

# How a property's values compare; those not named here compare as text, with case.
$kinds = @{
    'OrganizationConfig.ActivityBasedAuthenticationTimeoutInterval' = 'Span'
    'OrganizationConfig.EwsApplicationAccessPolicy' = 'Word'
    'OrganizationConfig.EwsBlockList' = 'Names'
    'OrganizationConfig.OAuth2ClientProfileEnabled' = 'Bool'
    'OrganizationConfig.HierarchicalAddressBookRoot' = 'Name'
    'OrganizationConfig.DistributionGroupNameBlockedWordsList' = 'Names'
    'OrganizationConfig.MailTipsExternalRecipientsTipsEnabled' = 'Bool'
    'OrganizationConfig.MailTipsLargeAudienceThreshold' = 'Number'
    'OrganizationConfig.DefaultPublicFolderAgeLimit' = 'Span'
    'OrganizationConfig.DefaultPublicFolderIssueWarningQuota' = 'Size'
    'OrganizationConfig.ByteEncoderTypeFor7BitCharsets' = 'Number'
    'OrganizationConfig.Industry' = 'Word'
    'OrganizationConfig.AdfsIssuer' = 'Url'
    'OrganizationConfig.AdfsAudienceUris' = 'Names'
}

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

# A whole number.
function Get-NumberMeaning([string[]]$Items) {
    $text = $Items -join ', '
    if (-not ($text -cmatch '^(-?)0*([0-9]+)\z')) { return '?' + $text }
    if ($matches[2] -eq '0') { return '0' }
    $matches[1] + $matches[2]
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
        'Number' { return Get-NumberMeaning $items }
        'Size' { return Get-SizeMeaning $items }
        'Span' { return Get-SpanMeaning $items }
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

# A property's value; never to be written "$value": an enumeration from another session shows its number there, [string] its name.
function Get-Property($Object, [string]$Name) {
    $property = $Object.PSObject.Properties[$Name]
    if ($property -eq $null) { throw ("'{0}' has no property {1}: is this the right version of Exchange?" -f $Object.Identity, $Name) }
    $property.Value
}

# Whether a property of an object means what is wanted.
function Test-Value([string]$Noun, $Object, [string]$Name, $Wanted) {
    $kind = $kinds["$Noun.$Name"]
    # Ordinal: -ceq takes some characters for others, as the culture does.
    [string]::Equals((Get-Meaning $kind (Get-Property $Object $Name)), (Get-Meaning $kind $Wanted), [StringComparison]::Ordinal)
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
        'OrganizationConfig' { $key = ''; $objects = Get-OrganizationConfig @read }
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
    $product = '2019'
    if ($products -notcontains $product) { throw "This script is for Exchange $product; the servers here run $(@(Get-Once $products) -join ', ')." }
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

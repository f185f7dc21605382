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

Set-OwaVirtualDirectory -Identity 'EX01\owa (Default Web Site)' -ExternalUrl 'https://mail.contoso.com/owa'
Set-OwaVirtualDirectory -Identity 'EX02\owa (Default Web Site)' -ExternalUrl 'https://mail.contoso.com/owa'
Set-EcpVirtualDirectory -Identity 'EX01\ecp (Default Web Site)' -ExternalUrl 'https://mail.contoso.com/ecp'
Set-EcpVirtualDirectory -Identity 'EX02\ecp (Default Web Site)' -ExternalUrl 'https://mail.contoso.com/ecp'
Set-ActiveSyncVirtualDirectory -Identity 'EX01\Microsoft-Server-ActiveSync (Default Web Site)' -ExternalUrl 'https://mail.contoso.com/Microsoft-Server-ActiveSync'
Set-ActiveSyncVirtualDirectory -Identity 'EX02\Microsoft-Server-ActiveSync (Default Web Site)' -ExternalUrl 'https://mail.contoso.com/Microsoft-Server-ActiveSync'
Set-HttpRedirect -Identity 'EX01\Default Web Site' -Destination 'https://mail.contoso.com/owa' -ExactDestination $true -ChildOnly $true -RequireSSL $false
Set-HttpRedirect -Identity 'EX02\Default Web Site' -Destination 'https://mail.contoso.com/owa' -ExactDestination $true -ChildOnly $true -RequireSSL $false

# needs: Read-Website, Test-Inherits, Test-Ssl, Write-Website
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

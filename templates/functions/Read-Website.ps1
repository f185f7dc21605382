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

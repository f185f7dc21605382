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

# Both roots were redirected by hand, and all folders beneath went with them.
Import-Module (Join-Path $PSScriptRoot '../../lab/WindowsLab.psm1')
New-WindowsLab -Server EX01, EX02
Invoke-Command -ComputerName EX01 -ScriptBlock {
    Import-Module WebAdministration
    Set-WebConfigurationProperty -PSPath 'MACHINE/WEBROOT/APPHOST' -Location 'Default Web Site' -Filter 'system.webServer/httpRedirect' -Name 'enabled' -Value $true
    Set-WebConfigurationProperty -PSPath 'MACHINE/WEBROOT/APPHOST' -Location 'Default Web Site' -Filter 'system.webServer/httpRedirect' -Name 'destination' -Value '/owa'
}
Invoke-Command -ComputerName EX02 -ScriptBlock {
    Import-Module WebAdministration
    Set-WebConfigurationProperty -PSPath 'MACHINE/WEBROOT/APPHOST' -Location 'Default Web Site' -Filter 'system.webServer/httpRedirect' -Name 'enabled' -Value $true
    Set-WebConfigurationProperty -PSPath 'MACHINE/WEBROOT/APPHOST' -Location 'Default Web Site' -Filter 'system.webServer/httpRedirect' -Name 'destination' -Value 'https://old.contoso.com/owa'
}

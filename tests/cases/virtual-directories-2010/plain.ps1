Set-OwaVirtualDirectory -Identity 'EX01\owa (Default Web Site)' -ExternalUrl 'https://mail.contoso.com/owa' -ExtendedProtectionTokenChecking 'Allow'
Set-EcpVirtualDirectory -Identity 'EX01\ecp (Default Web Site)' -ExternalUrl 'https://mail.contoso.com/ecp' -DigestAuthentication $true
Set-ActiveSyncVirtualDirectory -Identity 'EX01\Microsoft-Server-ActiveSync (Default Web Site)' -ExternalUrl 'https://mail.contoso.com/Microsoft-Server-ActiveSync' -WindowsAuthEnabled $true
Set-OabVirtualDirectory -Identity 'EX01\OAB (Default Web Site)' -ExternalUrl 'https://mail.contoso.com/OAB' -PollInterval 60
Set-WebServicesVirtualDirectory -Identity 'EX01\EWS (Default Web Site)' -ExternalUrl 'https://mail.contoso.com/EWS/Exchange.asmx' -InternalNLBBypassUrl 'https://ex01.lab.example/ews/exchange.asmx'
Set-PowerShellVirtualDirectory -Identity 'EX01\PowerShell (Default Web Site)' -ExternalUrl 'https://mail.contoso.com/powershell' -RequireSSL $true -BasicAuthentication $true
Set-AutodiscoverVirtualDirectory -Identity 'EX01\Autodiscover (Default Web Site)' -ExternalUrl 'https://autodiscover.contoso.com/autodiscover/autodiscover.xml' -WindowsAuthentication $false
Set-OutlookAnywhere -Identity 'EX01\Rpc (Default Web Site)' -ExternalHostname 'mail.contoso.com' -IISAuthenticationMethods @('Ntlm') -SSLOffloading $false
Set-OutlookAnywhere -Identity 'EX02\Rpc (Default Web Site)' -ExternalHostname 'mail.contoso.com'

Set-OwaVirtualDirectory -Identity 'EX01\owa (Default Web Site)' -ExternalUrl 'https://mail.contoso.com/owa' -ExtendedProtectionTokenChecking 'Allow'
Set-EcpVirtualDirectory -Identity 'EX01\ecp (Default Web Site)' -ExternalUrl 'https://mail.contoso.com/ecp' -DigestAuthentication $true
Set-ActiveSyncVirtualDirectory -Identity 'EX01\Microsoft-Server-ActiveSync (Default Web Site)' -ExternalUrl 'https://mail.contoso.com/Microsoft-Server-ActiveSync' -WindowsAuthEnabled $true
Set-OabVirtualDirectory -Identity 'EX01\OAB (Default Web Site)' -ExternalUrl 'https://mail.contoso.com/OAB' -RequireSSL $false
Set-WebServicesVirtualDirectory -Identity 'EX01\EWS (Default Web Site)' -ExternalUrl 'https://mail.contoso.com/EWS/Exchange.asmx' -MRSProxyEnabled $true
Set-MapiVirtualDirectory -Identity 'EX01\mapi (Default Web Site)' -InternalUrl 'https://mail.contoso.com/mapi' -ExternalUrl 'https://mail.contoso.com/mapi' -IISAuthenticationMethods @('Ntlm', 'OAuth', 'Negotiate')
Set-MapiVirtualDirectory -Identity 'EX02\mapi (Default Web Site)' -IISAuthenticationMethods @('Negotiate', 'OAuth')
Set-PowerShellVirtualDirectory -Identity 'EX01\PowerShell (Default Web Site)' -ExternalUrl 'https://mail.contoso.com/powershell' -RequireSSL $true -BasicAuthentication $true
Set-AutodiscoverVirtualDirectory -Identity 'EX01\Autodiscover (Default Web Site)' -WindowsAuthentication $false -ExtendedProtectionTokenChecking 'Allow'
Set-OutlookAnywhere -Identity 'EX01\Rpc (Default Web Site)' -ExternalHostname 'mail.contoso.com' -InternalHostname 'mail.contoso.com' -ExternalClientsRequireSsl $true -InternalClientsRequireSsl $true -ExternalClientAuthenticationMethod 'Negotiate' -IISAuthenticationMethods @{Remove=@('Basic')} -SSLOffloading $false
Set-OutlookAnywhere -Identity 'EX02\Rpc (Default Web Site)' -ExternalHostname 'mail.contoso.com' -ExternalClientsRequireSsl $false -ExternalClientAuthenticationMethod 'Negotiate'

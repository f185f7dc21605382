Set-AcceptedDomain -Identity 'research.adatum.com' -Name 'A. Datum Research'
New-AcceptedDomain -Name 'legacy.contoso.com' -DomainName 'legacy.contoso.com' -DomainType 'InternalRelay'
Set-ReceiveConnector -Identity 'EXHUBIN01\Default EXHUBIN01' -PermissionGroups 'AnonymousUsers, ExchangeUsers, ExchangeServers, ExchangeLegacyServers'
New-ReceiveConnector -Name 'Relay for applications' -Server 'EXHUBIN01' -Usage 'Custom' -Bindings @('10.2.3.4:25') -RemoteIPRanges @('192.168.5.77', '192.168.6.0/24') -PermissionGroups 'AnonymousUsers'
Get-ReceiveConnector -Identity 'EXHUBIN01\Relay for applications' | Add-ADPermission -User 'S-1-5-7' -ExtendedRights @('Ms-Exch-SMTP-Accept-Any-Recipient')
Set-SendConnector -Identity 'To Internet' -SourceTransportServers @('EXHUBOUT01')
New-SendConnector -Name 'Archive' -Usage 'Custom' -AddressSpaces @('SMTP:archive.fabrikam.com;1') -SmartHosts @('smtp.archive.example', '[10.9.8.7]') -DNSRoutingEnabled $false -SmartHostAuthMechanism 'BasicAuthRequireTLS' -AuthenticationCredential (Get-Credential) -SourceTransportServers @('EXHUBOUT01') -Comment 'Journal copies, kept for seven years'
Set-SendConnector -Identity 'To Partners' -AddressSpaces @{Add=@('SMTP:woodgrove.example;1', 'SMTP:proseware.example;1'); Remove=@('SMTP:litware.example;1')} -Fqdn $null
Set-OwaVirtualDirectory -Identity 'EXCAS01\owa (Default Web Site)' -ExternalUrl 'https://mail.fabrikam.com/owa'
Set-EcpVirtualDirectory -Identity 'EXCAS01\ecp (Default Web Site)' -ExternalUrl 'https://mail.fabrikam.com/ecp'
Set-ActiveSyncVirtualDirectory -Identity 'EXCAS01\Microsoft-Server-ActiveSync (Default Web Site)' -ExternalUrl 'https://mail.fabrikam.com/Microsoft-Server-ActiveSync'
Set-OabVirtualDirectory -Identity 'EXCAS01\OAB (Default Web Site)' -ExternalUrl 'https://mail.fabrikam.com/OAB'
Set-WebServicesVirtualDirectory -Identity 'EXCAS01\EWS (Default Web Site)' -ExternalUrl 'https://mail.fabrikam.com/EWS/Exchange.asmx'
Remove-SendConnector -Identity 'Old Fax Gateway'
Remove-AcceptedDomain -Identity 'northwindtraders.com'
Remove-AcceptedDomain -Identity 'old.contoso.com'

Set-AcceptedDomain -Identity 'research.adatum.com' -Name 'A. Datum Research'
New-AcceptedDomain -Name 'legacy.contoso.com' -DomainName 'legacy.contoso.com' -DomainType 'InternalRelay'
New-RemoteDomain -Name 'Proseware' -DomainName 'proseware.example'
Set-RemoteDomain -Identity 'Proseware' -AllowedOOFType 'InternalLegacy' -IsInternal $true
Set-ReceiveConnector -Identity 'EXHUBIN01\Default EXHUBIN01' -PermissionGroups 'AnonymousUsers, ExchangeUsers, ExchangeServers, ExchangeLegacyServers'
New-ReceiveConnector -Name 'FromApplications' -Server 'EXHUBIN01' -Usage 'Custom' -Bindings @('10.2.3.4:25') -RemoteIPRanges @('192.168.5.77', '192.168.6.0/24') -PermissionGroups 'AnonymousUsers'
Get-ReceiveConnector -Identity 'EXHUBIN01\FromApplications' | Add-ADPermission -User 'S-1-5-7' -ExtendedRights @('Ms-Exch-SMTP-Accept-Any-Recipient')
Set-SendConnector -Identity 'To Internet' -SourceTransportServers @('EXHUBOUT01')
Set-SendConnector -Identity 'To Partners' -AddressSpaces @{Add=@('SMTP:woodgrove.example;1', 'SMTP:proseware.example;1'); Remove=@('SMTP:litware.example;1')} -Fqdn $null
New-SendConnector -Name 'ToArchive' -Usage 'Custom' -AddressSpaces @('SMTP:archive.fabrikam.com;1') -SmartHosts @('smtp.archive.example', '[10.9.8.7]') -DNSRoutingEnabled $false -SmartHostAuthMechanism 'BasicAuthRequireTLS' -AuthenticationCredential (Get-Credential) -SourceTransportServers @('EXHUBOUT01')
New-SendConnector -Name 'Relay legacy.contoso.com' -Usage 'Custom' -AddressSpaces @('SMTP:legacy.contoso.com;1') -SmartHosts @('smtp.legacy.contoso.com') -DNSRoutingEnabled $false -SourceTransportServers @('EXHUBOUT01')
Set-OwaVirtualDirectory -Identity 'EXCAS01\owa (Default Web Site)' -ExternalUrl 'https://mail.fabrikam.com/owa'
Set-EcpVirtualDirectory -Identity 'EXCAS01\ecp (Default Web Site)' -ExternalUrl 'https://mail.fabrikam.com/ecp'
Set-ActiveSyncVirtualDirectory -Identity 'EXCAS01\Microsoft-Server-ActiveSync (Default Web Site)' -ExternalUrl 'https://mail.fabrikam.com/Microsoft-Server-ActiveSync'
Set-OabVirtualDirectory -Identity 'EXCAS01\OAB (Default Web Site)' -ExternalUrl 'https://mail.fabrikam.com/OAB'
Set-WebServicesVirtualDirectory -Identity 'EXCAS01\EWS (Default Web Site)' -ExternalUrl 'https://mail.fabrikam.com/EWS/Exchange.asmx'
Set-ClientAccessServer -Identity 'EXCAS01' -AutoDiscoverServiceInternalUri 'https://mail.fabrikam.com/Autodiscover/Autodiscover.xml'
Set-TransportConfig -MaxSendSize '25MB' -MaxReceiveSize '25MB'
Remove-SendConnector -Identity 'Old Fax Gateway'
Remove-AcceptedDomain -Identity 'northwindtraders.com'
Remove-AcceptedDomain -Identity 'old.contoso.com'

New-AcceptedDomain -Name 'contoso.com' -DomainName 'contoso.com' -DomainType 'Authoritative'
New-AcceptedDomain -Name 'legacy.contoso.com' -DomainName 'legacy.contoso.com' -DomainType 'InternalRelay'
Set-ReceiveConnector -Identity 'EXHUBIN01\Default EXHUBIN01' -PermissionGroups 'AnonymousUsers, ExchangeUsers, ExchangeServers, ExchangeLegacyServers'
New-ReceiveConnector -Name 'FromInternetGateway' -Server 'EXHUBIN01' -Usage 'Custom' -Bindings @('10.2.3.4:25') -RemoteIPRanges @('192.168.5.77', '192.168.6.0/24') -PermissionGroups 'AnonymousUsers'
Get-ReceiveConnector -Identity 'EXHUBIN01\FromInternetGateway' | Add-ADPermission -User 'S-1-5-7' -ExtendedRights @('Ms-Exch-SMTP-Accept-Any-Recipient')
New-SendConnector -Name 'To Internet' -Usage 'Custom' -AddressSpaces @('SMTP:*;1') -IsScopedConnector $false -DNSRoutingEnabled $true -UseExternalDNSServersEnabled $false -SourceTransportServers @('EXHUBOUT01')
New-SendConnector -Name 'ToArchive' -Usage 'Custom' -AddressSpaces @('SMTP:archive.fabrikam.com;1') -SmartHosts @('smtp.archive.example', '[10.9.8.7]') -DNSRoutingEnabled $false -SmartHostAuthMechanism 'BasicAuthRequireTLS' -AuthenticationCredential (Get-Credential) -SourceTransportServers @('EXHUBOUT01')
Set-OwaVirtualDirectory -Identity 'EXCAS01\owa (Default Web Site)' -ExternalUrl 'https://mail.fabrikam.com/owa'
Remove-AcceptedDomain -Identity 'old.contoso.com'

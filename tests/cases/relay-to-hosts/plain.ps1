New-AcceptedDomain -Name 'contoso.com' -DomainName 'contoso.com' -DomainType 'Authoritative'
New-AcceptedDomain -Name 'legacy.contoso.com' -DomainName 'legacy.contoso.com' -DomainType 'InternalRelay'
New-AcceptedDomain -Name 'sites.fabrikam.com' -DomainName 'sites.fabrikam.com' -DomainType 'ExternalRelay'
Set-AcceptedDomain -Identity 'sites.fabrikam.com' -MatchSubDomains $true
New-SendConnector -Name 'Relay legacy.contoso.com' -Usage 'Custom' -AddressSpaces @('SMTP:legacy.contoso.com;1') -SmartHosts @('smtp.legacy.contoso.com', 'backup.legacy.contoso.com') -DNSRoutingEnabled $false -SourceTransportServers @('EX02')
New-SendConnector -Name 'Relay sites.fabrikam.com' -Usage 'Custom' -AddressSpaces @('SMTP:sites.fabrikam.com;1', 'SMTP:*.sites.fabrikam.com;1') -SmartHosts @('[10.9.8.7]') -DNSRoutingEnabled $false -SourceTransportServers @('EX02')

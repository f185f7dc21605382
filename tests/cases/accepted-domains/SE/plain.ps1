New-AcceptedDomain -Name 'contoso.com' -DomainName 'contoso.com' -DomainType 'Authoritative'
New-AcceptedDomain -Name 'legacy.contoso.com' -DomainName 'legacy.contoso.com' -DomainType 'InternalRelay'
New-AcceptedDomain -Name 'Branches' -DomainName '*.branch.contoso.com' -DomainType 'Authoritative'
New-AcceptedDomain -Name 'forwarded.contoso.com' -DomainName 'forwarded.contoso.com' -DomainType 'ExternalRelay'
Set-AcceptedDomain -Identity 'forwarded.contoso.com' -AddressBookEnabled $false
New-AcceptedDomain -Name 'fabrikam.com' -DomainName 'fabrikam.com' -DomainType 'Authoritative'
New-SendConnector -Name 'To Internet' -Usage 'Internet' -AddressSpaces @('SMTP:*;1') -DNSRoutingEnabled $true -SourceTransportServers @('EX01')
New-SendConnector -Name 'To the old system' -Usage 'Internal' -AddressSpaces @('SMTP:legacy.contoso.com;1') -SmartHosts @('mail.legacy.contoso.com') -DNSRoutingEnabled $false -SmartHostAuthMechanism 'None' -SourceTransportServers @('EX01')
New-SendConnector -Name 'By another way' -Usage 'Custom' -AddressSpaces @('SMTP:legacy.contoso.com;10', 'SMTP:*.partner.example;1') -SmartHosts @('[10.0.0.9]') -DNSRoutingEnabled $false -SourceTransportServers @('EX02')

New-AcceptedDomain -Name 'contoso.example' -DomainName 'contoso.example' -DomainType 'Authoritative'
New-AcceptedDomain -Name 'contoso.com' -DomainName 'contoso.com' -DomainType 'Authoritative'
New-SendConnector -Name 'to internet' -Usage 'Custom' -AddressSpaces @('SMTP:*;1') -SourceTransportServers @('EX01') -MaxMessageSize '20MB'

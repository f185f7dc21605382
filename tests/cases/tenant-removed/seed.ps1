New-AcceptedDomain -Name 'contoso.com' -DomainName 'contoso.com' -DomainType Authoritative
New-AcceptedDomain -Name 'contoso.example' -DomainName 'contoso.example' -DomainType Authoritative
New-SendConnector -Name 'To Partners' -Usage Custom -AddressSpaces 'SMTP:partner.example;1', 'SMTP:contoso-partner.example;1' -SourceTransportServers 'EX01'

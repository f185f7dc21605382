New-AcceptedDomain -Name 'contoso.com' -DomainName 'contoso.com' -DomainType Authoritative
New-AcceptedDomain -Name 'adatum.com' -DomainName 'adatum.com' -DomainType Authoritative
New-SendConnector -Name 'To Internet' -Usage Custom -AddressSpaces 'SMTP:old.example;1' -SourceTransportServers 'EX01'

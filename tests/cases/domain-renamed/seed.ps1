New-AcceptedDomain -Name 'Contoso' -DomainName 'contoso.com' -DomainType Authoritative
New-AcceptedDomain -Name 'adatum.com' -DomainName 'adatum.com' -DomainType Authoritative

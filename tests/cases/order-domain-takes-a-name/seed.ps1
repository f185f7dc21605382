New-AcceptedDomain -Name 'Contoso main' -DomainName 'old.example' -DomainType Authoritative

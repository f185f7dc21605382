New-AcceptedDomain -Name 'next.example' -DomainName 'next.example' -DomainType Authoritative

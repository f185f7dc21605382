New-AcceptedDomain -Name 'moves.example' -DomainName 'moves.example' -DomainType InternalRelay
New-AcceptedDomain -Name 'gone.example' -DomainName 'gone.example' -DomainType Authoritative

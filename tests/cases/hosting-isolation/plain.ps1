New-AcceptedDomain -Name 'fabrikam.com' -DomainName 'fabrikam.com' -DomainType 'Authoritative'

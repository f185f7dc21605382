New-AcceptedDomain -Name 'next.example' -DomainName 'next.example' -DomainType 'Authoritative'
Set-AcceptedDomain -Identity 'next.example' -MakeDefault $true

New-AcceptedDomain -Name 'first.example' -DomainName 'first.example' -DomainType 'Authoritative'
Remove-AcceptedDomain -Identity 'Contoso main'
New-AcceptedDomain -Name 'Contoso main' -DomainName 'new.example'

Set-AcceptedDomain -Identity 'moves.example' -DomainType 'Authoritative'
Remove-AcceptedDomain -Identity 'gone.example'

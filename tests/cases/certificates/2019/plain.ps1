Set-AcceptedDomain -Identity 'lab.example' -DomainType 'InternalRelay'

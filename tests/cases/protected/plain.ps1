Set-AcceptedDomain -Identity 'adatum.com' -DomainType 'InternalRelay'

Set-AcceptedDomain -Identity 'Contoso' -Name 'Contoso Ltd'

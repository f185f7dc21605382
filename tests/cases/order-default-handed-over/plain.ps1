Set-AcceptedDomain -Identity 'next.example' -MakeDefault $true
Remove-AcceptedDomain -Identity 'lab.example'

Set-RemoteDomain -Identity 'Default' -AutoForwardEnabled $false
Set-RemoteDomain -Identity 'Partner' -Name 'The partner' -LineWrapSize 'Unlimited'
Remove-RemoteDomain -Identity 'Former'
New-RemoteDomain -Name 'Former' -DomainName 'next.example'

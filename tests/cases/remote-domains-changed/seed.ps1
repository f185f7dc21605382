New-RemoteDomain -Name 'Default' -DomainName '*'
Set-RemoteDomain -Identity 'Default' -AutoForwardEnabled $true -AllowedOOFType External
New-RemoteDomain -Name 'Partner' -DomainName 'partner.example'
Set-RemoteDomain -Identity 'Partner' -LineWrapSize 76 -ContentType MimeText
New-RemoteDomain -Name 'Former' -DomainName 'former.example'

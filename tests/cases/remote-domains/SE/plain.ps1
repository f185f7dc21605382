New-RemoteDomain -Name 'partner.example' -DomainName 'partner.example'
New-RemoteDomain -Name 'Branches' -DomainName '*.branch.example'
Set-RemoteDomain -Identity 'Branches' -AllowedOOFType 'InternalLegacy' -CharacterSet 'iso-8859-15' -IsInternal $true -LineWrapSize 76 -NDREnabled $false -TNEFEnabled $false -TrustedMailOutboundEnabled $true
New-RemoteDomain -Name ('B' + [char]0x00FC + 'cher.example') -DomainName 'xn--bcher-kva.example'
Set-RemoteDomain -Identity ('B' + [char]0x00FC + 'cher.example') -AutoReplyEnabled $false -PreferredInternetCodePageForShiftJis '50220'

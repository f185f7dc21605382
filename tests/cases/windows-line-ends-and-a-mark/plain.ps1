New-AcceptedDomain -Name ('m' + [char]0x00FC + 'nchen.example') -DomainName 'xn--mnchen-3ya.example' -DomainType 'Authoritative'
New-AcceptedDomain -Name 'contoso.com' -DomainName 'contoso.com' -DomainType 'Authoritative'

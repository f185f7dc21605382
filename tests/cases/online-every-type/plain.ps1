Set-AcceptedDomain -Identity 'contoso.com' -DomainType 'InternalRelay' -MatchSubDomains $true
Set-AcceptedDomain -Identity 'legacy.contoso.com' -SendingFromDomainDisabled $true
Set-RemoteDomain -Identity 'Default' -AutoForwardEnabled $false
New-RemoteDomain -Name 'Partner' -DomainName 'partner.example'
Set-RemoteDomain -Identity 'Partner' -TrustedMailInboundEnabled $true
Set-InboundConnector -Identity 'From our servers' -RequireTls $true
Set-OutboundConnector -Identity 'To our servers' -SmartHosts @('mail.contoso.com') -UseMXRecord $false -TlsSettings 'EncryptionOnly'

New-AcceptedDomain -Name 'contoso.com' -DomainName 'contoso.com' -DomainType 'InternalRelay'
Set-ReceiveConnector -Identity 'EX01\Default Frontend EX01' -AuthMechanism 'Tls, Integrated, BasicAuth, BasicAuthRequireTLS' -MaxMessageSize '40MB' -ProtocolLoggingLevel 'Verbose'
Set-ReceiveConnector -Identity 'EX02\Default EX02' -RemoteIPRanges @{Add=@('10.0.0.0/8')} -Banner '220 mail.fabrikam.com'
New-SendConnector -Name 'To Internet' -Usage 'Internet' -AddressSpaces @('SMTP:*;1') -DNSRoutingEnabled $true -SourceTransportServers @('EX01')
Set-OwaVirtualDirectory -Identity 'EX01\owa (Default Web Site)' -ExternalUrl 'https://mail.fabrikam.com/owa'

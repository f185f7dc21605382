New-AcceptedDomain -Name 'new.example' -DomainName 'new.example' -DomainType 'Authoritative'
Remove-ReceiveConnector -Identity 'EX01\Old gateway'
New-ReceiveConnector -Name 'New gateway' -Server 'EX01' -Usage 'Custom' -Bindings @('10.2.3.4:25') -RemoteIPRanges @('192.168.5.77') -PermissionGroups 'AnonymousUsers'
New-SendConnector -Name 'To Internet' -Usage 'Custom' -AddressSpaces @('SMTP:*;1') -SourceTransportServers @('EX01')

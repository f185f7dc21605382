New-ReceiveConnector -Name 'Branches' -Server 'EX01' -Usage Custom -Bindings '10.2.3.4:25' -RemoteIPRanges '10.0.0.0-10.0.0.100', '10.0.1.5' -PermissionGroups AnonymousUsers

New-ReceiveConnector -Name 'First' -Server 'EX01' -Usage Custom -Bindings '10.2.3.4:25' -RemoteIPRanges '10.0.0.1' -PermissionGroups AnonymousUsers
New-ReceiveConnector -Name 'Second' -Server 'EX01' -Usage Custom -Bindings '10.2.3.4:25' -RemoteIPRanges '10.0.0.2' -PermissionGroups AnonymousUsers

New-ReceiveConnector -Name 'Old gateway' -Server 'EX01' -Usage Custom -Bindings '10.2.3.4:25' -RemoteIPRanges '192.168.5.77' -PermissionGroups AnonymousUsers

New-ReceiveConnector -Name 'Relay' -Server 'EX01' -Usage Custom -Bindings '10.2.3.4:25' -RemoteIPRanges '10.9.9.9' -PermissionGroups AnonymousUsers
Add-ADPermission -Identity 'EX01\Relay' -User 'NT AUTHORITY\ANONYMOUS LOGON' -ExtendedRights 'ms-Exch-SMTP-Accept-Any-Recipient'
Add-ADPermission -Identity 'EX01\Relay' -User 'NT AUTHORITY\ANONYMOUS LOGON' -ExtendedRights 'ms-Exch-SMTP-Accept-Any-Sender'

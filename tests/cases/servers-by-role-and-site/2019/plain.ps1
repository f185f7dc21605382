New-ReceiveConnector -Name 'Scanners EX01' -Server 'EX01' -Usage 'Custom' -Bindings @('0.0.0.0:2600') -RemoteIPRanges @('10.20.0.0/16') -PermissionGroups 'AnonymousUsers'
New-ReceiveConnector -Name 'Scanners EX02' -Server 'EX02' -Usage 'Custom' -Bindings @('0.0.0.0:2600') -RemoteIPRanges @('10.20.0.0/16') -PermissionGroups 'AnonymousUsers'
Get-ReceiveConnector -Identity 'EX01\Scanners EX01' | Add-ADPermission -User 'S-1-5-7' -ExtendedRights @('Ms-Exch-SMTP-Accept-Any-Recipient')
Get-ReceiveConnector -Identity 'EX02\Scanners EX02' | Add-ADPermission -User 'S-1-5-7' -ExtendedRights @('Ms-Exch-SMTP-Accept-Any-Recipient')
New-SendConnector -Name 'Internet' -Usage 'Custom' -AddressSpaces @('SMTP:*;1') -SourceTransportServers @('EX01')
Set-OwaVirtualDirectory -Identity 'EX02\owa (Default Web Site)' -ExternalUrl 'https://perth.fabrikam.com/owa'
Remove-ReceiveConnector -Identity 'EX02\Default Frontend EX02'
Remove-ReceiveConnector -Identity 'EX01\Default Frontend EX01'

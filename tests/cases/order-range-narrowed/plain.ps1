Set-ReceiveConnector -Identity 'EX01\Branches' -RemoteIPRanges @('10.0.0.0-10.0.0.63', '10.0.1.5')
New-ReceiveConnector -Name 'Applications' -Server 'EX01' -Usage 'Custom' -Bindings @('10.2.3.4:25') -RemoteIPRanges @('10.0.0.64/26') -PermissionGroups 'AnonymousUsers'
Set-ReceiveConnector -Identity 'EX01\Default EX01' -MaxHopCount 40
New-ReceiveConnector -Name 'Applications' -Server 'EX02' -Usage 'Custom' -Bindings @('10.2.3.5:25') -RemoteIPRanges @('10.0.0.64/26') -PermissionGroups 'AnonymousUsers'

Set-ReceiveConnector -Identity 'EX01\Second' -RemoteIPRanges @('10.0.0.3')
Set-ReceiveConnector -Identity 'EX01\First' -RemoteIPRanges @('10.0.0.2')
New-ReceiveConnector -Name 'Third' -Server 'EX01' -Usage 'Custom' -Bindings @('10.2.3.4:25') -RemoteIPRanges @('10.0.0.1') -PermissionGroups 'AnonymousUsers'

New-ReceiveConnector -Name 'Clients' -Server 'EX01' -Usage 'Client' -RemoteIPRanges @('10.0.0.0/8')
Set-ReceiveConnector -Identity 'EX01\Clients' -Bindings @('10.2.3.4:587')
New-ReceiveConnector -Name 'Inside' -Server 'EX01' -Usage 'Internal' -RemoteIPRanges @('10.1.0.0/16')
Set-ReceiveConnector -Identity 'EX01\Inside' -Bindings @('10.2.3.4:2525')
New-ReceiveConnector -Name 'World' -Server 'EX02' -Usage 'Internet' -Bindings @('10.2.3.5:25') -Comment 'only the provider'
Set-ReceiveConnector -Identity 'EX02\World' -RemoteIPRanges @('203.0.113.0/24')

New-ReceiveConnector -Name 'Narrow' -Server 'EX02' -Usage 'Custom' -Bindings @('0.0.0.0:25') -RemoteIPRanges @('10.0.0.0/8')

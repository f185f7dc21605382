Set-TransportConfig -MaxSendSize '35MB'

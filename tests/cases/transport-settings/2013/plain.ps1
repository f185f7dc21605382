Set-TransportConfig -MaxSendSize '35MB' -MaxReceiveSize 'Unlimited' -InternalSMTPServers @{Add=@('10.2.3.0/24', '192.168.5.77')}

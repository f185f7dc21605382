Set-ReceiveConnector -Identity 'EX02\Default EX02' -MaxHopCount 20

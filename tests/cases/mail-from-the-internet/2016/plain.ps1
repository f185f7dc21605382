Set-ReceiveConnector -Identity 'EX01\Default EX01' -PermissionGroups 'AnonymousUsers, ExchangeUsers, ExchangeServers, ExchangeLegacyServers'
Set-ReceiveConnector -Identity 'EX02\Default EX02' -PermissionGroups 'AnonymousUsers, ExchangeUsers, ExchangeServers, ExchangeLegacyServers'

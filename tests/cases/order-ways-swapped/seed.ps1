New-SendConnector -Name 'By provider' -Usage Custom -AddressSpaces 'SMTP:*;1' -SmartHosts 'smtp.isp.example' -DNSRoutingEnabled $false -SourceTransportServers 'EX01'
New-SendConnector -Name 'Direct' -Usage Custom -AddressSpaces 'SMTP:direct.example;1' -SourceTransportServers 'EX01'

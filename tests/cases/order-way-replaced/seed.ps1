New-SendConnector -Name 'By provider' -Usage Custom -AddressSpaces 'SMTP:*;1' -SmartHosts 'smtp.isp.example' -DNSRoutingEnabled $false -SourceTransportServers 'EX01'

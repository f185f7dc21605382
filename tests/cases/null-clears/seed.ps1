New-SendConnector -Name 'To Internet' -Usage Custom -AddressSpaces 'SMTP:*;1' -SmartHosts 'smtp.isp.example' -DNSRoutingEnabled $false -Fqdn 'mail.contoso.com' -Comment 'By our provider' -SourceTransportServers 'EX01'
Set-OwaVirtualDirectory -Identity 'EX01\owa (Default Web Site)' -ExternalUrl 'https://mail.contoso.com/owa'

Set-SendConnector -Identity 'To Internet' -SmartHosts $null -DNSRoutingEnabled $true -Fqdn $null -Comment $null
New-SendConnector -Name 'Another' -Usage 'Custom' -AddressSpaces @('SMTP:another.example;1') -DNSRoutingEnabled $true -SourceTransportServers @('EX01')
Set-OwaVirtualDirectory -Identity 'EX01\owa (Default Web Site)' -ExternalUrl $null

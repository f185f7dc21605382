New-InboundConnector -Name 'From our servers' -ConnectorType OnPremises -SenderDomains 'smtp:*;1' -RequireTls $false -TlsSenderCertificateName '*.fabrikam.com' -SenderIPAddresses '198.51.100.6' -Enabled $true
New-InboundConnector -Name 'From the former partner' -ConnectorType Partner -SenderDomains 'smtp:partner.example;1' -Enabled $true
New-OutboundConnector -Name 'To our servers' -ConnectorType OnPremises -RecipientDomains 'fabrikam.com' -UseMXRecord $false -SmartHosts '[198.51.100.9]' -Enabled $true -IsTransportRuleScoped $false -TestMode $false
New-OutboundConnector -Name 'Where a rule says so' -ConnectorType Partner -IsTransportRuleScoped $true -TestMode $false -UseMXRecord $false -SmartHosts 'relay.example' -Comment '' -Enabled $true
New-OutboundConnector -Name 'Tried out' -ConnectorType Partner -RecipientDomains 'tried.example' -UseMXRecord $true -IsTransportRuleScoped $false -TestMode $true -Enabled $true

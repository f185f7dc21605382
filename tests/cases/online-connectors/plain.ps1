New-InboundConnector -Name 'From the filter' -SenderDomains @('SMTP:*;1') -ConnectorType 'Partner' -SenderIPAddresses @('203.0.113.0/24') -RestrictDomainsToIPAddresses $true
Set-InboundConnector -Identity 'From our servers' -SenderIPAddresses @{Add=@('198.51.100.7')} -RequireTls $true
New-OutboundConnector -Name 'To the filter' -RecipientDomains @('*') -ConnectorType 'Partner' -SmartHosts @('filter.example') -UseMXRecord $false -TlsSettings 'DomainValidation' -TlsDomain 'filter.example'
Set-OutboundConnector -Identity 'To our servers' -SmartHosts @('mail.fabrikam.com', '[198.51.100.9]') -UseMXRecord $false
Set-OutboundConnector -Identity 'Where a rule says so' -SmartHosts $null -UseMXRecord $true -Comment 'By MX records now'
Remove-OutboundConnector -Identity 'Tried out'
Remove-InboundConnector -Identity 'From the former partner'

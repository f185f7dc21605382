New-ReceiveConnector -Name 'FromAppliance' -Server 'EX01' -Usage 'Internal' -RemoteIPRanges @('10.2.0.9') -AuthMechanism 'ExternalAuthoritative' -PermissionGroups 'ExchangeServers, ExchangeLegacyServers'
Set-ReceiveConnector -Identity 'EX01\FromAppliance' -Bindings @('10.2.3.4:2500')
New-ReceiveConnector -Name 'FromPrinters' -Server 'EX01' -Usage 'Custom' -Bindings @('10.2.3.4:2525') -RemoteIPRanges @('192.168.5.77', '192.168.6.0/24') -PermissionGroups 'AnonymousUsers'
New-ReceiveConnector -Name 'FromPrinters' -Server 'EX02' -Usage 'Custom' -Bindings @('10.2.3.4:2525') -RemoteIPRanges @('192.168.5.77', '192.168.6.0/24') -PermissionGroups 'AnonymousUsers'
Get-ReceiveConnector -Identity 'EX01\FromPrinters' | Add-ADPermission -User 'S-1-5-7' -ExtendedRights @('Ms-Exch-SMTP-Accept-Any-Recipient')
Get-ReceiveConnector -Identity 'EX02\FromPrinters' | Add-ADPermission -User 'S-1-5-7' -ExtendedRights @('Ms-Exch-SMTP-Accept-Any-Recipient')
New-SendConnector -Name 'ToArchive' -Usage 'Custom' -AddressSpaces @('SMTP:archive.fabrikam.com;1') -SmartHosts @('smtp.archive.example', '[10.9.8.7]') -DNSRoutingEnabled $false -SmartHostAuthMechanism 'BasicAuthRequireTLS' -AuthenticationCredential (Get-Credential) -SourceTransportServers @('EX02')
New-SendConnector -Name 'ToAppliance' -Usage 'Internal' -AddressSpaces @('SMTP:*.devices.fabrikam.com;1') -SmartHosts @('[10.2.0.9]') -DNSRoutingEnabled $false -SmartHostAuthMechanism 'ExternalAuthoritative' -SourceTransportServers @('EX01', 'EX02')
New-SendConnector -Name 'ToPrinters' -Usage 'Internet' -AddressSpaces @('SMTP:fax.example;1') -SmartHosts @('fax.fabrikam.com') -DNSRoutingEnabled $false -SmartHostAuthMechanism 'None' -SourceTransportServers @('EX01')

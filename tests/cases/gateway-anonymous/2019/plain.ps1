New-ReceiveConnector -Name 'From the gateway' -Server 'EX01' -Usage 'Custom' -Bindings @('10.2.3.4:25') -RemoteIPRanges @('192.168.5.77', '192.168.6.0/24') -PermissionGroups 'AnonymousUsers'
Get-ReceiveConnector -Identity 'EX01\From the gateway' | Add-ADPermission -User 'S-1-5-7' -ExtendedRights @('Ms-Exch-SMTP-Accept-Any-Recipient')
New-SendConnector -Name 'To the gateway' -Usage 'Internet' -AddressSpaces @('SMTP:archive.contoso.com;1') -SmartHosts @('[10.9.8.7]') -DNSRoutingEnabled $false -SourceTransportServers @('EX01')

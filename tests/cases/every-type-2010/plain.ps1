New-AcceptedDomain -Name 'contoso.com' -DomainName 'contoso.com' -DomainType 'InternalRelay'
New-RemoteDomain -Name 'partner.example' -DomainName 'partner.example'
Set-RemoteDomain -Identity 'partner.example' -AutoReplyEnabled $false
New-ReceiveConnector -Name 'Scanners' -Server 'EX01' -Usage 'Custom' -Bindings @('0.0.0.0:2600') -RemoteIPRanges @('10.20.0.0/16') -PermissionGroups 'AnonymousUsers'
Get-ReceiveConnector -Identity 'EX01\Scanners' | Add-ADPermission -User 'S-1-5-7' -ExtendedRights @('Ms-Exch-SMTP-Accept-Any-Recipient')
New-SendConnector -Name 'Relay contoso.com' -Usage 'Custom' -AddressSpaces @('SMTP:contoso.com;1') -SmartHosts @('smtp.contoso.com') -DNSRoutingEnabled $false -SourceTransportServers @('EX01')
New-SendConnector -Name 'Internet' -Usage 'Custom' -AddressSpaces @('SMTP:*;1') -SourceTransportServers @('EX01', 'EX02')
Set-OwaVirtualDirectory -Identity 'EX01\owa (Default Web Site)' -ExternalUrl 'https://mail.fabrikam.com/owa'
Set-EcpVirtualDirectory -Identity 'EX01\ecp (Default Web Site)' -ExternalUrl 'https://mail.fabrikam.com/ecp'
Set-ActiveSyncVirtualDirectory -Identity 'EX01\Microsoft-Server-ActiveSync (Default Web Site)' -ExternalUrl 'https://mail.fabrikam.com/Microsoft-Server-ActiveSync'
Set-OabVirtualDirectory -Identity 'EX01\OAB (Default Web Site)' -ExternalUrl 'https://mail.fabrikam.com/OAB' -PollInterval 240
Set-WebServicesVirtualDirectory -Identity 'EX01\EWS (Default Web Site)' -ExternalUrl 'https://mail.fabrikam.com/EWS/Exchange.asmx' -MRSProxyEnabled $true
Set-PowerShellVirtualDirectory -Identity 'EX01\PowerShell (Default Web Site)' -ExternalUrl 'https://mail.fabrikam.com/powershell'
Set-AutodiscoverVirtualDirectory -Identity 'EX01\Autodiscover (Default Web Site)' -WindowsAuthentication $false
Set-OutlookAnywhere -Identity 'EX01\Rpc (Default Web Site)' -ExternalHostname 'mail.fabrikam.com'
Set-ClientAccessServer -Identity 'EX01' -AutoDiscoverServiceInternalUri 'https://mail.fabrikam.com/Autodiscover/Autodiscover.xml'
Set-TransportConfig -MaxSendSize '25MB'
Set-OrganizationConfig -MailTipsAllTipsEnabled $false -MailTipsLargeAudienceThreshold 50

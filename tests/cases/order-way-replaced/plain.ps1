New-SendConnector -Name 'Direct' -Usage 'Custom' -AddressSpaces @('SMTP:*;1') -SourceTransportServers @('EX01')
Remove-SendConnector -Identity 'By provider'
New-SendConnector -Name 'Another' -Usage 'Custom' -AddressSpaces @('SMTP:another.example;1') -SourceTransportServers @('EX01')
Set-OwaVirtualDirectory -Identity 'EX01\owa (Default Web Site)' -ExternalUrl 'https://mail.contoso.com/owa'

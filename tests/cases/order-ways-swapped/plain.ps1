Set-SendConnector -Identity 'Direct' -AddressSpaces @('SMTP:*;1')
Set-SendConnector -Identity 'By provider' -AddressSpaces @('SMTP:provider.example;1')
New-SendConnector -Name 'Between' -Usage 'Custom' -AddressSpaces @('SMTP:between.example;1') -SourceTransportServers @('EX01')

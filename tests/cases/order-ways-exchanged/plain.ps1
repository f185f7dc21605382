Set-SendConnector -Identity 'By provider' -AddressSpaces @('SMTP:*;10', 'SMTP:direct.example;1')
Set-SendConnector -Identity 'Direct' -AddressSpaces @('SMTP:*;1')
New-SendConnector -Name 'Between' -Usage 'Custom' -AddressSpaces @('SMTP:between.example;1') -SourceTransportServers @('EX01')

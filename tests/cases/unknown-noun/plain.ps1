New-SendConnector -Name 'To Internet' -Usage 'Custom' -AddressSpaces @('SMTP:*;1') -SourceTransportServers @('EX01')

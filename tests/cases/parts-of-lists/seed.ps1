New-SendConnector -Name 'To Partners' -Usage Custom -AddressSpaces 'SMTP:litware.example;1', 'SMTP:tailspin.example;5' -SourceTransportServers 'EX01'

Set-ReceiveConnector -Identity 'EX01\Default EX01' -RemoteIPRanges @{Remove=@('::-ffff:ffff:ffff:ffff:ffff:ffff:ffff:ffff')}
Set-SendConnector -Identity 'To Partners' -AddressSpaces @{Add=@('SMTP:woodgrove.example;1', 'SMTP:proseware.example;1', 'SMTP:*.fourthcoffee.example;1'); Remove=@('SMTP:litware.example;1')} -SourceTransportServers @{Add=@('EX02')}

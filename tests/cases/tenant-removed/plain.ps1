Set-SendConnector -Identity 'To Partners' -AddressSpaces @{Remove=@('SMTP:contoso-partner.example;1')}
Remove-AcceptedDomain -Identity 'contoso.example'
Remove-AcceptedDomain -Identity 'contoso.com'

Remove-SendConnector -Identity 'Relay legacy.contoso.com'
Remove-AcceptedDomain -Identity 'legacy.contoso.com'

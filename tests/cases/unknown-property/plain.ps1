Set-SendConnector -Identity 'To Internet' -Comment 'Changed all the same'

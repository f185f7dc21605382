Remove-SendConnector -Identity 'ToArchive'
Remove-ReceiveConnector -Identity 'EXHUBIN01\FromArchive'

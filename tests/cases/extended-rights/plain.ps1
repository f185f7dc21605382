Get-ReceiveConnector -Identity 'EX01\Relay' | Add-ADPermission -User 'S-1-5-7' -ExtendedRights @('Ms-Exch-Bypass-Anti-Spam')
Get-ReceiveConnector -Identity 'EX01\Relay' | Add-ADPermission -User 'LAB\Scanners' -ExtendedRights @('Ms-Exch-SMTP-Submit')
Get-ReceiveConnector -Identity 'EX01\Relay' | Remove-ADPermission -User 'S-1-5-7' -ExtendedRights @('Ms-Exch-SMTP-Accept-Any-Sender')

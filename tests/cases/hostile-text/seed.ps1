# ASCII, as all scripts are: other characters are written by their numbers.
$newline = [string][char]13 + [string][char]10
$comment = 'old' + $newline + 'Remove-Item ''x'' #> ''@ ' + [char]0x2019 + ' ' + [char]0xD83D + [char]0xDE00 + ' ' + [char]0xE000 + ' `$( )'
New-SendConnector -Name 'Old ''; Remove-Item x; ''' -Usage Custom -AddressSpaces 'SMTP:*;1' -SourceTransportServers 'EX01' -Comment $comment

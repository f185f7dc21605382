# needs: Format-Argument
# One command: what it changes, its parameters, and the text that -WhatIf shows.
function New-Command([string]$Name, $Item, $Object, $Parameters, [string]$Credential) {
    $text = $Name
    if ($Item.ContainsKey('Connector')) { $text = 'Get-ReceiveConnector -Identity ' + (Format-Argument $Item.Connector) + " | $Name" }
    $first = @(foreach ($key in 'Identity', 'Name') { if ($Parameters.ContainsKey($key)) { $key } })
    $rest = [string[]]@(foreach ($key in $Parameters.Keys) { if ($first -notcontains $key) { $key } })
    [Array]::Sort($rest, [StringComparer]::Ordinal)
    foreach ($key in $first + $rest) {
        if ($switches -contains $key) { $text += " -$key" } else { $text += " -$key " + (Format-Argument $Parameters[$key]) }
    }
    if ($Credential -ne '') { $text += " -AuthenticationCredential `$credentials['$Credential']" }
    @{ Name = $Name; Noun = $Item.Noun; Target = $Item.Identity; Wanted = $Item; Object = $Object; Parameters = $Parameters; Credential = $Credential; Text = $text }
}

# A value as a person would type it; for the words that -WhatIf shows, nothing more.
function Format-Argument($Value) {
    if ($Value -eq $null) { return '$null' }
    if ($Value -is [bool]) { if ($Value) { return '$true' } else { return '$false' } }
    if ($Value -is [System.Collections.Hashtable]) {
        $parts = @(foreach ($key in 'Add', 'Remove') { if ($Value.ContainsKey($key)) { "$key=" + (Format-Argument $Value[$key]) } })
        return '@{' + ($parts -join '; ') + '}'
    }
    if ($Value -is [array]) { return '@(' + (@(foreach ($one in $Value) { Format-Argument $one }) -join ', ') + ')' }
    if ($Value -is [int] -or $Value -is [long]) { return [string]$Value }
    "'" + ([string]$Value -replace '[\u0027\u2018-\u201B]', '$0$0') + "'"
}

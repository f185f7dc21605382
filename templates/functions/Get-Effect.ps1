# needs: Get-Held, Get-Outcome
# What a command takes and gives up, and which ways for mail it opens and closes.
function Get-Effect($Command) {
    $before = Get-Held $Command $false; $after = Get-Held $Command $true
    $effect = @{ Takes = @{}; Gives = @{}; Opens = @{}; Closes = @{} }
    foreach ($one in $after.Keys) { if (-not $before.ContainsKey($one)) { $effect.Takes[$one] = $after[$one] } }
    foreach ($one in $before.Keys) { if (-not $after.ContainsKey($one)) { $effect.Gives[$one] = $before[$one] } }
    if ($ways.ContainsKey($Command.Noun)) {
        $name = $ways[$Command.Noun]
        $old = Get-Outcome $Command $name $false; $new = Get-Outcome $Command $name $true
        if ($Command.Object -ne $null -and -not [bool](Get-Property $Command.Object 'Enabled')) { $old = @{} }
        if ($Command.Parameters.ContainsKey('Enabled')) { if (-not $Command.Parameters['Enabled']) { $new = @{} } }
        elseif ($Command.Object -ne $null -and -not [bool](Get-Property $Command.Object 'Enabled')) { $new = @{} }
        foreach ($one in $new.Keys) { if (-not $old.ContainsKey($one)) { $effect.Opens[($one -replace ';\d+$', '')] = $true } }
        foreach ($one in $old.Keys) { if (-not $new.ContainsKey($one)) { $effect.Closes[($one -replace ';\d+$', '')] = $true } }
    }
    $effect
}

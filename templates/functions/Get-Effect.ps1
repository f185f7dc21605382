# needs: Get-Held, Get-Outcome, Get-Property
# What a command takes and gives up, and which ways for mail it opens and closes.
function Get-Effect($Command) {
    $before = Get-Held $Command $false; $after = Get-Held $Command $true
    $effect = @{ Takes = @{}; Gives = @{}; Opens = @{}; Closes = @{} }
    foreach ($one in $after.Keys) { if (-not $before.ContainsKey($one)) { $effect.Takes[$one] = $after[$one] } }
    foreach ($one in $before.Keys) { if (-not $after.ContainsKey($one)) { $effect.Gives[$one] = $before[$one] } }
    if ($ways.ContainsKey($Command.Noun)) {
        $name = $ways[$Command.Noun]
        # Without its cost: another cost opens no way and closes none.
        $old = @{}; $new = @{}
        foreach ($one in (Get-Outcome $Command $name $false).Keys) { $old[($one -replace ';\d+$', '')] = $true }
        foreach ($one in (Get-Outcome $Command $name $true).Keys) { $new[($one -replace ';\d+$', '')] = $true }
        $off = $Command.Object -ne $null -and -not [bool](Get-Property $Command.Object 'Enabled')
        if ($off) { $old = @{} }
        if ($Command.Parameters.ContainsKey('Enabled')) { $off = -not $Command.Parameters['Enabled'] }
        if ($off) { $new = @{} }
        foreach ($one in $new.Keys) { if (-not $old.ContainsKey($one)) { $effect.Opens[$one] = $true } }
        foreach ($one in $old.Keys) { if (-not $new.ContainsKey($one)) { $effect.Closes[$one] = $true } }
    }
    $effect
}

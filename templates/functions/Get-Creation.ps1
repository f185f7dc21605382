# needs: New-Command, Get-ParameterName, Get-Written
# The commands that make an object: New and, for what only Set takes, Set.
function Get-Creation($Item) {
    $noun = $Item.Noun
    $new = @{}; $set = @{}; $later = @()
    if ($Item.ContainsKey('Later')) { $later = $Item.Later }
    foreach ($key in $Item.New.Keys) { $new[$key] = $Item.New[$key] }
    foreach ($name in $Item.Set.Keys) {
        $value = $Item.Set[$name]
        # @() is what a new object has of itself; $null is cleared afterwards.
        if ($value -is [array] -and $value.Count -eq 0) { continue }
        $parameter = Get-ParameterName $noun $name
        if ($value -eq $null -or $setOnly.ContainsKey("$noun.$name") -or $later -contains $name) { $set[$parameter] = $value } else { $new[$parameter] = $value }
    }
    foreach ($name in $Item.Edit.Keys) {
        $add = $Item.Edit[$name]['Add']
        if ($add.Count -eq 0) { continue }
        $parameter = Get-ParameterName $noun $name
        if ($setOnly.ContainsKey("$noun.$name") -or $later -contains $name) { $set[$parameter] = $add } else { $new[$parameter] = $add }
    }
    New-Command "New-$noun" $Item $null $new $Item.Credential
    if ($set.Count -gt 0) {
        $set['Identity'] = $Item.Handle
        New-Command "Set-$noun" $Item $null $set ''
    }
}

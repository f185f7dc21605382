# needs: ConvertTo-Text, New-Command, Get-ParameterName, Get-Property, Get-Written, Test-Shown, Test-Value, Get-PartialEdit
# The command that makes an object what it is to be; nothing where it is.
function Get-Change($Item, $Object) {
    $noun = $Item.Noun
    $parameters = @{}; $changed = @{}; $credential = ''
    foreach ($name in $Item.Set.Keys) {
        if (-not (Test-Shown $Item $Object $name)) { continue }
        if (-not (Test-Value $noun $Object $name $Item.Set[$name])) { $changed[$name] = $true; $parameters[(Get-ParameterName $noun $name)] = Get-Written $Item.Set[$name] }
    }
    foreach ($name in $Item.Edit.Keys) {
        if (-not (Test-Shown $Item $Object $name)) { continue }
        $edit = Get-PartialEdit $noun $Object $name $Item.Edit[$name]
        if ($edit -ne $null) { $changed[$name] = $true; $parameters[(Get-ParameterName $noun $name)] = $edit }
    }
    if ($changed.Count -eq 0) { return }
    foreach ($name in @($changed.Keys)) {
        if (-not $together.ContainsKey("$noun.$name")) { continue }
        foreach ($other in $together["$noun.$name"]) {
            if ($other -eq 'AuthenticationCredential') { $credential = $Item.Credential }
            elseif ($changed.ContainsKey($other)) { continue }
            elseif ($Item.Set.ContainsKey($other)) { $parameters[(Get-ParameterName $noun $other)] = Get-Written $Item.Set[$other] }
            # What no manifest names is sent as it is.
            elseif ($Object.PSObject.Properties[$other] -ne $null) {
                $there = Get-Written (ConvertTo-Text (Get-Property $Object $other))
                if ((Get-Meaning '' $there) -ne '') { $parameters[(Get-ParameterName $noun $other)] = $there }
            }
        }
    }
    # Settings are the only object of their kind, and need no name.
    if (-not $Item.ContainsKey('Settings')) { $parameters['Identity'] = [string](Get-Property $Object 'Identity') }
    New-Command "Set-$noun" $Item $Object $parameters $credential
}

# needs: Get-Value, Get-ParameterName
# The elements of a property, by their meaning, as they are before a command or after it.
function Get-Outcome($Command, [string]$Name, [bool]$After) {
    $kind = $kinds["$($Command.Noun).$Name"]
    $elements = @{}
    if ($Command.Object -ne $null) {
        foreach ($one in @(Get-Value $Command.Object $Name)) { if ($one -ne $null) { $elements[(Get-Meaning $kind ([string]$one))] = $true } }
    }
    if (-not $After) { return $elements }
    if ($Command.Name -like 'Remove-*') { return @{} }
    $parameter = Get-ParameterName $Command.Noun $Name
    if (-not $Command.Parameters.ContainsKey($parameter)) { return $elements }
    $value = $Command.Parameters[$parameter]
    if ($value -is [System.Collections.Hashtable]) {
        foreach ($one in @($value['Add'])) { if ($one -ne $null) { $elements[(Get-Meaning $kind $one)] = $true } }
        foreach ($one in @($value['Remove'])) { if ($one -ne $null) { $elements.Remove((Get-Meaning $kind $one)) } }
        return $elements
    }
    $elements = @{}
    foreach ($one in @($value)) { if ($one -ne $null) { $elements[(Get-Meaning $kind ([string]$one))] = $true } }
    $elements
}

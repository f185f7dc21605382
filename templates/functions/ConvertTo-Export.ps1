# needs: ConvertTo-Text
# A copy of an object with only what hostctl knows. A property that the object lacks is left out: hostctl takes it as unknown.
function ConvertTo-Export([string]$Noun, [string[]]$Take, $Object) {
    $copy = New-Object PSObject
    $copy.PSObject.TypeNames.Insert(0, "hostctl.$Noun")
    $taken = @{}
    foreach ($name in @('Identity', 'Name', 'Guid', 'DistinguishedName') + $Take) {
        if ($taken.ContainsKey($name)) { continue }
        $taken[$name] = $true
        $property = $Object.PSObject.Properties[$name]
        if ($property -ne $null) { $copy | Add-Member -MemberType NoteProperty -Name $name -Value (ConvertTo-Text $property.Value) }
    }
    $copy
}

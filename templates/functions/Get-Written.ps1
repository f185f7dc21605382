# A value as a parameter takes it: an empty list is $null. The comma keeps a list of one a list.
function Get-Written($Value) {
    if ($Value -is [array]) {
        if ($Value.Count -eq 0) { return $null }
        return , $Value
    }
    $Value
}

# A value as text: of an enumeration its name, of a date its form in any culture, of a list each element.
function ConvertTo-Text($Value) {
    if ($Value -eq $null -or $Value -is [bool]) { return $Value }
    if ($Value -is [DateTime]) { return $Value.ToString('o', [System.Globalization.CultureInfo]::InvariantCulture) }
    if ($Value -is [System.Collections.IEnumerable] -and $Value -isnot [string]) { return , [string[]]@(foreach ($one in $Value) { [string]$one }) }
    [string]$Value
}

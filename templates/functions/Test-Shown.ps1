# Whether a property can be compared. Where Get does not show one of the organisation's settings, nobody can tell what it is: it is not
# written, and that is said. What an object does not show it has nothing of.
function Test-Shown($Item, $Object, [string]$Name) {
    if (-not $Item.ContainsKey('Settings') -or $Object.PSObject.Properties[$Name] -ne $null) { return $true }
    [void]$blocked.Add("$($Item.Noun): Get-$($Item.Noun) does not show its $Name here, so it is left as it is")
    $false
}

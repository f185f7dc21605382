# Whether Get shows a property of an object. Where it does not, nobody can tell what it is: it is not written, and that is said.
function Test-Shown($Item, $Object, [string]$Name) {
    if ($Object.PSObject.Properties[$Name] -ne $null) { return $true }
    [void]$blocked.Add("$($Item.Noun) '$($Item.Identity)': Get-$($Item.Noun) does not show its $Name here, so it is left as it is")
    $false
}

# Notes a place under a key of an index.
function Add-Place($Index, [string]$Key, [int]$Place) {
    if (-not $Index.ContainsKey($Key)) { $Index[$Key] = New-Object System.Collections.ArrayList }
    [void]$Index[$Key].Add($Place)
}

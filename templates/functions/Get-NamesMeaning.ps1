# needs: Join-Set
# A set of names.
function Get-NamesMeaning([string[]]$Items) {
    Join-Set @(foreach ($item in $Items) { $item.ToLowerInvariant() })
}

# needs: Join-Set
# A set of names.
function Get-NamesMeaning([string[]]$Items) {
    Join-Set @($Items | ForEach-Object { $_.ToLowerInvariant() })
}

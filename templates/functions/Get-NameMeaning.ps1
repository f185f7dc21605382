# A name: case has no meaning.
function Get-NameMeaning([string[]]$Items) {
    if ($Items.Count -ne 1) { return '?' + ($Items -join ', ') }
    $Items[0].ToLowerInvariant()
}

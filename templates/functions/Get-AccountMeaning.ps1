# An account; the anonymous one is S-1-5-7 by all its names.
function Get-AccountMeaning([string[]]$Items) {
    if ($Items.Count -ne 1) { return '?' + ($Items -join ', ') }
    $name = $Items[0].ToLowerInvariant()
    if ('anonymous logon', 'nt authority\anonymous logon' -ccontains $name) { return 's-1-5-7' }
    $name
}

# Free text, in exact case. No trimmed text begins with a space: a list means nothing that a text does.
function Get-TextMeaning([string[]]$Items) {
    if ($Items.Count -ne 1) { return ' ' + ($Items -join ', ') }
    $Items[0]
}

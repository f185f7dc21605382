# Free text, in exact case.
function Get-TextMeaning([string[]]$Items) {
    $Items -join "`n"
}

# A whole number.
function Get-NumberMeaning([string[]]$Items) {
    $text = $Items -join ', '
    if (-not ($text -cmatch '^(-?)0*([0-9]+)\z')) { return '?' + $text }
    if ($matches[2] -eq '0') { return '0' }
    $matches[1] + $matches[2]
}

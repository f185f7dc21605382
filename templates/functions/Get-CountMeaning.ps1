# needs: Get-NumberMeaning
# A number, or no limit.
function Get-CountMeaning([string[]]$Items) {
    $text = ($Items -join ', ').ToLowerInvariant()
    if ($text -ceq 'unlimited') { return $text }
    if ($text.StartsWith('-')) { return '?' + $text }
    Get-NumberMeaning $Items
}

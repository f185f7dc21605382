# True or false; Exchange Online shows "Enabled: True; ...".
function Get-EnabledStateMeaning([string[]]$Items) {
    $text = ($Items -join ', ').ToLowerInvariant()
    if ($text -cmatch '^(?:enabled\s*:)?\s*(true|false)\s*(?:;|\z)') { return $matches[1] }
    '?' + $text
}

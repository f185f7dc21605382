# True or false.
function Get-BoolMeaning([string[]]$Items) {
    $text = ($Items -join ', ').ToLowerInvariant()
    if ('true', 'false' -ccontains $text) { return $text }
    '?' + $text
}

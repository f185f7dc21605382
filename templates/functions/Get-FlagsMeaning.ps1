# needs: Join-Set
# A set of words. None is the empty one; Custom is derived by the server, and no manifest sets it.
function Get-FlagsMeaning([string[]]$Items) {
    $words = @(foreach ($item in ($Items -join ',').ToLowerInvariant().Split(',')) { $word = $item.Trim(); if ('', 'none', 'custom' -cnotcontains $word) { $word } })
    if ($words.Count -eq 0) {
        if (($Items -join '') -cnotmatch '[^, ]') { return '?' }
        return 'none'
    }
    Join-Set $words
}

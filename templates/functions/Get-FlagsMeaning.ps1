# needs: Join-Set
# A set of words. None is the empty one; Custom is derived by the server, and no manifest sets it.
function Get-FlagsMeaning([string[]]$Items) {
    $words = @(($Items -join ',').ToLowerInvariant() -split ',' | ForEach-Object { $_.Trim() } | Where-Object { '', 'none', 'custom' -cnotcontains $_ })
    if ($words.Count -eq 0) {
        if (($Items -join '') -cnotmatch '[^, ]') { return '?' }
        return 'none'
    }
    Join-Set $words
}

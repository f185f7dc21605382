# A size in bytes: 10 MB (10,485,760 bytes), 10MB, 10485760; or no limit. Other cultures group digits by other characters.
function Get-SizeMeaning([string[]]$Items) {
    $text = $Items -join ', '
    if ($text.ToLowerInvariant() -ceq 'unlimited') { return 'unlimited' }
    $grouping = "[,.' \u2019\u00A0\u202F\u2009\u066C]"
    $number = ''
    $factor = [decimal]1
    if ($text -cmatch '\(\s*([0-9][^()]*?)\s*[Bb][Yy][Tt][Ee][Ss]\s*\)\z') { $number = $matches[1] -creplace $grouping, '' }
    elseif ($text -cmatch '^([0-9]+(\.[0-9]{1,2})?)\s*([A-Za-z]+)\z') {
        $number = $matches[1]
        switch -CaseSensitive ($matches[3].ToUpperInvariant()) {
            'B' { $factor = [decimal]1 }
            'KB' { $factor = [decimal]1024 }
            'MB' { $factor = [decimal]1048576 }
            'GB' { $factor = [decimal]1073741824 }
            'TB' { $factor = [decimal]1099511627776 }
            default { return '?' + $text }
        }
    }
    elseif ($text -cmatch '^[0-9]+\z') { $number = $text }
    elseif ($text -cmatch ('^[0-9]{1,3}(' + $grouping + ')([0-9]{2,3}\1)*[0-9]{3}\z')) { $number = $text -creplace $grouping, '' }
    if ($number -cnotmatch '^[0-9]{1,20}(\.[0-9]{1,2})?\z') { return '?' + $text }
    $invariant = [Globalization.CultureInfo]::InvariantCulture
    try { $bytes = [decimal]::Parse($number, $invariant) * $factor } catch { return '?' + $text }
    if ([decimal]::Truncate($bytes) -ne $bytes) { return '?' + $text }
    $bytes.ToString('0', $invariant)
}

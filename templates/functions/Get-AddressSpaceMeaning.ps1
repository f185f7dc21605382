# needs: Get-HostMeaning
# An address space, [type:]address[;cost]: the type SMTP and the cost 1 where left out.
function Get-AddressSpaceMeaning([string]$Text) {
    $type = 'smtp'
    $space = $Text
    if ($space -cmatch '^([A-Za-z0-9_-]+)\s*:\s*(.*)\z') {
        $type = $matches[1].ToLowerInvariant()
        $space = $matches[2]
    }
    elseif ($space.Contains('=')) { $type = 'x400' }
    $cost = '1'
    if ($space -cmatch '^(.*?)\s*;\s*([0-9]+)\z') {
        $space = $matches[1]
        $cost = $matches[2].TrimStart('0')
    }
    if ($cost -cnotmatch '^([1-9][0-9]?|100)\z') { return '?' + $Text }
    if ($type -cne 'smtp') { return $type + ':' + ($space -creplace '\s*;\s*', ';').ToLowerInvariant() + ';' + $cost }
    $mark = ''
    if ($space -cmatch '^(--\s*)?(\*\.)?(.*)\z') {
        if ($matches[1]) { $mark = '--' }
        if ($matches[2]) { $mark += '*.' }
        $space = $matches[3]
    }
    $type + ':' + $mark + (Get-HostMeaning $space) + ';' + $cost
}

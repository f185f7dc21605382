# An IP address as hexadecimal digits (8 of IPv4, 32 of IPv6) with its scope (%11) where one is written; '' for what is none.
# .NET's own reader takes more (10.9.8, 010.0.0.1, [::1]:25), and not the same in every version.
function Get-HexAddress([string]$Text) {
    $hex = ''
    if ($Text -cmatch '^[0-9]{1,3}(\.[0-9]{1,3}){3}\z') {
        foreach ($part in $Text.Split('.')) {
            if ([int]$part -gt 255 -or ($part.Length -gt 1 -and $part.Substring(0, 1) -eq '0')) { return '' }
            $hex += ([int]$part).ToString('x2')
        }
        return $hex
    }
    $scope = ''
    if ($Text -cmatch '^([^%]*)(%[0-9A-Za-z]+)\z') {
        $scope = $matches[2].ToLowerInvariant()
        $Text = $matches[1]
    }
    if ($Text -cmatch '^(.*:)([0-9]+\.[0-9.]+)\z') {
        $front = $matches[1]
        $tail = Get-HexAddress $matches[2]
        if ($tail.Length -ne 8) { return '' }
        $Text = $front + $tail.Substring(0, 4) + ':' + $tail.Substring(4)
    }
    $halves = @($Text -split '::')
    $before = @()
    $after = @()
    if ($halves[0] -ne '') { $before = @($halves[0].Split(':')) }
    if ($halves.Count -eq 2 -and $halves[1] -ne '') { $after = @($halves[1].Split(':')) }
    $missing = 8 - $before.Count - $after.Count
    if ($halves.Count -gt 2 -or $missing -lt ($halves.Count - 1)) { return '' }
    if ($halves.Count -eq 1 -and $missing -ne 0) { return '' }
    $zeros = @()
    for ($i = 0; $i -lt $missing; $i++) { $zeros += '0' }
    foreach ($group in ($before + $zeros + $after)) {
        if ($group -cnotmatch '^[0-9A-Fa-f]{1,4}\z') { return '' }
        $hex += $group.ToLowerInvariant().PadLeft(4, '0')
    }
    $hex + $scope
}

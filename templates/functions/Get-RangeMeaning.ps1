# needs: Get-HexAddress
# The first and the last address of a range: one address, a-b, address/bits or address(mask).
function Get-RangeMeaning([string]$Text) {
    $ends = @(foreach ($end in $Text.Split('-')) { Get-HexAddress $end.Trim() })
    if ($Text -cmatch '^([^/(]+)/\s*([0-9]{1,3})\z') {
        $address = $matches[1]
        $bits = [int]$matches[2]
    }
    elseif ($Text -cmatch '^([^/(]+)\(([^()]+)\)\z') {
        $address = $matches[1]
        $mask = Get-HexAddress $matches[2].Trim()
        if ($mask.Length -ne 8) { return '?' + $Text }
        $ones = [Convert]::ToString([Convert]::ToInt64($mask, 16), 2).PadLeft(32, '0')
        if ($ones -cnotmatch '^1*0*\z' -or (Get-HexAddress $address.Trim()).Length -ne 8) { return '?' + $Text }
        $bits = $ones.TrimEnd('0').Length
    }
    elseif ($ends.Count -eq 1 -and $ends[0] -ne '') { return $ends[0] + '-' + $ends[0] }
    elseif ($ends.Count -eq 2 -and $ends[0] -ne '' -and $ends[1] -ne '') {
        $low, $lowScope = ($ends[0] + '%').Split('%')[0, 1]
        $high, $highScope = ($ends[1] + '%').Split('%')[0, 1]
        $reversed = [string]::CompareOrdinal($low, $high) -gt 0
        if ($reversed -or $low.Length -ne $high.Length -or $lowScope -cne $highScope) { return '?' + $Text }
        return $ends[0] + '-' + $ends[1]
    }
    else { return '?' + $Text }
    $hex, $scope = ((Get-HexAddress $address.Trim()) + '%').Split('%')[0, 1]
    if ($hex -eq '' -or $bits -gt 4 * $hex.Length) { return '?' + $Text }
    if ($scope -ne '') { $scope = '%' + $scope }
    $first = ''
    $last = ''
    for ($i = 0; $i -lt $hex.Length; $i++) {
        $free = [int][Math]::Pow(2, [Math]::Min(4, [Math]::Max(0, 4 * ($i + 1) - $bits))) - 1
        $digit = [Convert]::ToInt32($hex.Substring($i, 1), 16)
        $first += ($digit -band (15 - $free)).ToString('x')
        $last += ($digit -bor $free).ToString('x')
    }
    $first + $scope + '-' + $last + $scope
}

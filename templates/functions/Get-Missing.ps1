# needs: Get-Creation, Get-Change, Get-Property
# The commands that make the organisation what the list says, in its order; none where it is so already.
function Get-Missing {
    foreach ($item in $wanted) {
        $noun = $item.Noun
        $object = $live[$noun][$item.Identity]
        if ($item.Absent) {
            if ($object -eq $null) { continue }
            if ($item.Blocked -ne '') { [void]$blocked.Add("$noun '$($item.Identity)': $($item.Blocked)"); continue }
            if ($item.ContainsKey('Connector')) { New-Command "Remove-$noun" $item $object $item.New '' }
            else { New-Command "Remove-$noun" $item $object @{ Identity = [string](Get-Property $object 'Identity') } '' }
        }
        elseif ($object -ne $null) {
            if (-not $item.ContainsKey('Connector')) { Get-Change $item $object }
        }
        elseif ($item.Blocked -ne '') { [void]$blocked.Add("$noun '$($item.Identity)': $($item.Blocked)") }
        elseif ($item.ContainsKey('Connector')) { New-Command "Add-$noun" $item $null $item.New '' }
        else { Get-Creation $item }
    }
}

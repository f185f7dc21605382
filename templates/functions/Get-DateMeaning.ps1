# A date, as CLIXML, the round trip of .NET or ISO 8601 have it, in ticks of 100 nanoseconds UTC. A day alone is its midnight.
function Get-DateMeaning([string[]]$Items) {
    $text = $Items -join ', '
    $form = '^([0-9]{4})-([0-9]{2})-([0-9]{2})(?:[Tt ]([0-9]{2}):([0-9]{2}):([0-9]{2})(?:\.([0-9]{1,7}))?(?:[Zz]|([+-])([0-9]{2}):([0-9]{2}))?)?\z'
    if (-not ($text -cmatch $form)) { return '?' + $text }
    $part = @{}
    foreach ($at in 1..10) { $part[$at] = '0'; if ($matches.ContainsKey($at) -and $matches[$at]) { $part[$at] = $matches[$at] } }
    try { $date = New-Object DateTime ([int]$part[1]), ([int]$part[2]), ([int]$part[3]), ([int]$part[4]), ([int]$part[5]), ([int]$part[6]) }
    catch { return '?' + $text }
    $minutes = [int]$part[9] * 60 + [int]$part[10]
    if ([int]$part[10] -gt 59 -or $minutes -gt 840) { return '?' + $text }
    if ($part[8] -ceq '-') { $minutes = 0 - $minutes }
    $fraction = '0'
    if ($part[7] -cne '0') { $fraction = $part[7].PadRight(7, '0') }
    $ticks = [decimal]$date.Ticks + [decimal]$fraction - [decimal]$minutes * 600000000
    if ($ticks -lt 0 -or $ticks -gt [decimal][DateTime]::MaxValue.Ticks) { return '?' + $text }
    $ticks.ToString('0', [Globalization.CultureInfo]::InvariantCulture)
}

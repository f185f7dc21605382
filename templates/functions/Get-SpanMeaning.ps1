# A time span, [-][d.]hh:mm:ss[.fffffff], in ticks of 100 nanoseconds.
function Get-SpanMeaning([string[]]$Items) {
    $text = $Items -join ', '
    $form = '^(-?)(?:([0-9]{1,8})\.)?([0-9]{1,2}):([0-9]{1,2}):([0-9]{1,2})(?:\.([0-9]{1,7}))?\z'
    if (-not ($text -cmatch $form)) { return '?' + $text }
    $sign = $matches[1]
    $days = [decimal]0
    if ($matches[2]) { $days = [decimal]$matches[2] }
    $hours = [decimal]$matches[3]
    $minutes = [decimal]$matches[4]
    $seconds = [decimal]$matches[5]
    $fraction = [decimal]([string]$matches[6]).PadRight(7, '0')
    if ($hours -gt 23 -or $minutes -gt 59 -or $seconds -gt 59) { return '?' + $text }
    $ticks = ((($days * 24 + $hours) * 60 + $minutes) * 60 + $seconds) * 10000000 + $fraction
    if ($sign -ne '' -and $ticks -ne 0) { $ticks = 0 - $ticks }
    $ticks.ToString('0', [Globalization.CultureInfo]::InvariantCulture)
}

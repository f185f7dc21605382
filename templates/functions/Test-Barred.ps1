# Whether one thing held keeps another from being taken: the same, or on one binding two ranges that overlap in part.
function Test-Barred([string]$Given, [string]$GivenRange, [string]$Taken, [string]$TakenRange) {
    if ($Given -eq $Taken) { return $true }
    if ($GivenRange -eq '' -or $TakenRange -eq '') { return $false }
    if ($Given.Substring(0, $Given.Length - $GivenRange.Length) -ne $Taken.Substring(0, $Taken.Length - $TakenRange.Length)) { return $false }
    $a = $GivenRange -split '-'; $b = $TakenRange -split '-'
    if ($a.Count -ne 2 -or $b.Count -ne 2 -or $a[0].Length -ne $b[0].Length) { return $false }
    $starts = [string]::CompareOrdinal($a[0], $b[0]); $ends = [string]::CompareOrdinal($a[1], $b[1])
    $apart = [string]::CompareOrdinal($a[1], $b[0]) -lt 0 -or [string]::CompareOrdinal($b[1], $a[0]) -lt 0
    $nested = ($starts -ge 0 -and $ends -le 0) -or ($starts -le 0 -and $ends -ge 0)
    -not $apart -and -not $nested
}

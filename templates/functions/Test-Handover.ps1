# Whether one command closes a way for mail that another one opens.
function Test-Handover($Closer, $Opener) {
    foreach ($way in $Closer.Closes.Keys) { if ($Opener.Opens.ContainsKey($way)) { return $true } }
    $false
}

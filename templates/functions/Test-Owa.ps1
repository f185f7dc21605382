# Whether a server has OWA in its Default Web Site, as the directory says: only there are redirections looked for.
function Test-Owa([string]$Server) {
    if (-not $found.ContainsKey('OwaVirtualDirectory')) { throw 'The OWA virtual directories, which tell the servers, could not be read.' }
    foreach ($directory in @($found['OwaVirtualDirectory'])) {
        if ($directory -eq $null) { continue }
        $parts = ([string]$directory.Identity) -split '\\'
        if ($parts[0] -eq $Server -and $parts[-1] -like '*(Default Web Site)') { return $true }
    }
    $false
}

# needs: Get-Once
# Reads from each server that has OWA in its Default Web Site. One that does not answer keeps no other from being read.
function Read-Servers([string]$Command) {
    if (-not $found.ContainsKey('OwaVirtualDirectory')) { throw 'The OWA virtual directories, which tell the servers, could not be read.' }
    $names = @(foreach ($directory in $found['OwaVirtualDirectory']) {
        if ([string]$directory.Identity -match '^([^\\]+)\\.*\(Default Web Site\)$') { $matches[1] }
    })
    foreach ($name in @(Get-Once $names)) {
        try { & $Command $name }
        catch { [void]$unread.Add($name + ': ' + $_.Exception.Message) }
    }
}

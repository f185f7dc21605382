# needs: Get-Property
# Objects that several commands show, each once.
function Get-Distinct($Objects) {
    $seen = New-Object System.Collections.Hashtable ([StringComparer]::OrdinalIgnoreCase)
    foreach ($object in @($Objects)) {
        if ($object -eq $null) { continue }
        $identity = [string](Get-Property $object 'Identity')
        if (-not $seen.ContainsKey($identity)) { $seen[$identity] = $true; $object }
    }
}

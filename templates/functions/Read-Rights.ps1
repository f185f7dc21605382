# needs: Get-Property
# The extended rights that the accounts have on their connectors, by the name that the steps have for them. A right that is
# denied is not granted, whatever else allows it.
function Read-Rights {
    $index = New-Object System.Collections.Hashtable ([StringComparer]::OrdinalIgnoreCase)
    foreach ($one in $rights) {
        $connector = $live['ReceiveConnector'][$one.Connector]
        if ($connector -eq $null) { continue }
        $allowed = @{}; $denied = @{}
        foreach ($entry in @(Get-ADPermission -Identity ([string](Get-Property $connector 'DistinguishedName')) -User $one.User @read)) {
            if ($entry -eq $null) { continue }
            foreach ($right in @(Get-Property $entry 'ExtendedRights')) {
                if ($right -eq $null) { continue }
                if ([bool](Get-Property $entry 'Deny')) { $denied[[string]$right] = $true } else { $allowed[[string]$right] = $true }
            }
        }
        foreach ($right in $allowed.Keys) {
            if (-not $denied.ContainsKey($right)) { $index[$one.Connector + ': ' + $one.User + ': ' + $right] = $connector }
        }
    }
    $index
}

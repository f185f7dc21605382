# needs: Get-AccountName
# The extended rights that accounts have on the receive connectors: one read a connector, since no list has them. Inherited and
# denied ones are rights too.
function Read-ConnectorRights($Connectors) {
    foreach ($connector in @($Connectors)) {
        if ($connector -eq $null) { continue }
        foreach ($entry in @(Get-ADPermission -Identity ([string]$connector.DistinguishedName) @read)) {
            if ($entry -eq $null) { continue }
            $names = @(foreach ($right in @($entry.ExtendedRights)) { if ($right -ne $null) { [string]$right } })
            if ($names.Count -eq 0) { continue }
            New-Object PSObject -Property @{ Identity = [string]$connector.Identity; User = (Get-AccountName ([string]$entry.User)); Deny = [bool]$entry.Deny; IsInherited = [bool]$entry.IsInherited; ExtendedRights = [string[]]$names }
        }
    }
}

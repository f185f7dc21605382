# needs: Get-Once, New-Command
# Commands of which none has parameters of two parameter sets. What all sets have goes with the first.
function Split-Commands($Commands) {
    foreach ($command in @($Commands)) {
        $noun = $command.Noun
        $sets = [string[]]@(Get-Once @(foreach ($name in $command.Parameters.Keys) { $setOf["$noun.$name"] }))
        if ($sets.Count -lt 2) { $command; continue }
        [Array]::Sort($sets, [StringComparer]::Ordinal)
        foreach ($set in $sets) {
            $parameters = @{}
            foreach ($name in $command.Parameters.Keys) {
                $own = $setOf["$noun.$name"]
                if ($own -eq $set -or ($own -eq $null -and $set -eq $sets[0])) { $parameters[$name] = $command.Parameters[$name] }
            }
            New-Command $command.Name $command.Wanted $command.Object $parameters ''
        }
    }
}

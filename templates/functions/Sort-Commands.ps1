# needs: Get-Effect, Test-Barred
# A command that gives up what another one takes comes immediately before it; one that closes a way that another one opens,
# immediately after. All others stay where they are.
function Sort-Commands($Commands) {
    $all = @($Commands)
    $effects = @(foreach ($command in $all) { Get-Effect $command })
    $givers = @(for ($i = 0; $i -lt $all.Count; $i++) { if ($effects[$i].Gives.Count -gt 0) { $i } })
    $closers = @(for ($i = 0; $i -lt $all.Count; $i++) { if ($effects[$i].Closes.Count -gt 0) { $i } })
    $placed = @{}
    for ($i = 0; $i -lt $all.Count; $i++) {
        if ($placed.ContainsKey($i)) { continue }
        if ($effects[$i].Takes.Count -gt 0) {
            foreach ($giver in $givers) {
                if ($giver -eq $i -or $placed.ContainsKey($giver)) { continue }
                $barred = $false
                foreach ($given in $effects[$giver].Gives.Keys) {
                    foreach ($taken in $effects[$i].Takes.Keys) {
                        if (Test-Barred $given $effects[$giver].Gives[$given] $taken $effects[$i].Takes[$taken]) { $barred = $true }
                    }
                }
                if ($barred) { $placed[$giver] = $true; $all[$giver] }
            }
        }
        $placed[$i] = $true
        $all[$i]
        if ($effects[$i].Opens.Count -gt 0) {
            foreach ($closer in $closers) {
                if ($placed.ContainsKey($closer)) { continue }
                $same = $false
                foreach ($way in $effects[$closer].Closes.Keys) { if ($effects[$i].Opens.ContainsKey($way)) { $same = $true } }
                if ($same) { $placed[$closer] = $true; $all[$closer] }
            }
        }
    }
}

# needs: Get-Effect, Test-Room, Test-Handover
# A command that gives up what another one takes comes immediately before it; one that closes a way that another one opens,
# immediately after it, wherever the two stand. All others stay where they are.
function Sort-Commands($Commands) {
    $all = @($Commands)
    $effects = @(foreach ($command in $all) { Get-Effect $command })
    $givers = [int[]]@(for ($i = 0; $i -lt $all.Count; $i++) { if ($effects[$i].Gives.Count -gt 0 -or $effects[$i].Closes.Count -gt 0) { $i } })
    [Array]::Reverse($givers)
    $openers = [int[]]@(for ($i = 0; $i -lt $all.Count; $i++) { if ($effects[$i].Opens.Count -gt 0) { $i } })
    [Array]::Reverse($openers)
    $placed = @{}; $begun = @{}
    # What lies on top of the stack comes first: what makes room for a command lies on it, and may need room itself.
    $stack = New-Object System.Collections.Stack
    for ($i = 0; $i -lt $all.Count; $i++) {
        $stack.Push($i)
        while ($stack.Count -gt 0) {
            $at = [int]$stack.Peek()
            if ($placed.ContainsKey($at)) { [void]$stack.Pop(); continue }
            if (-not $begun.ContainsKey($at)) {
                $begun[$at] = $true
                if ($effects[$at].Takes.Count -gt 0) {
                    foreach ($giver in $givers) {
                        if (-not $begun.ContainsKey($giver) -and (Test-Room $effects[$giver] $effects[$at])) { $stack.Push($giver) }
                    }
                }
                if ($effects[$at].Closes.Count -gt 0) {
                    foreach ($opener in $openers) {
                        if (-not $begun.ContainsKey($opener) -and (Test-Handover $effects[$at] $effects[$opener])) { $stack.Push($opener) }
                    }
                }
                continue
            }
            [void]$stack.Pop()
            $placed[$at] = $true
            $all[$at]
            if ($effects[$at].Opens.Count -eq 0) { continue }
            foreach ($closer in $givers) {
                if (-not $placed.ContainsKey($closer) -and (Test-Handover $effects[$closer] $effects[$at])) { $stack.Push($closer) }
            }
        }
    }
}

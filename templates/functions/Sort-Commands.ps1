# needs: Get-Effect, Get-Scope, Add-Place, Get-Places, Test-Room
# A command that gives up what another one takes comes immediately before it; one that closes a way that another one opens,
# immediately after it, wherever the two stand. All others stay where they are.
function Sort-Commands($Commands) {
    $all = @($Commands)
    $effects = @(foreach ($command in $all) { Get-Effect $command })
    # By what is given up, opened or closed: no command is compared with those that it has nothing to do with.
    $givers = @{}; $openers = @{}; $closers = @{}
    for ($i = 0; $i -lt $all.Count; $i++) {
        foreach ($scope in @(Get-Scope $effects[$i].Gives)) { Add-Place $givers $scope $i }
        foreach ($way in $effects[$i].Opens.Keys) { Add-Place $openers $way $i }
        foreach ($way in $effects[$i].Closes.Keys) { Add-Place $closers $way $i }
    }
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
                foreach ($giver in @(Get-Places $givers @(Get-Scope $effects[$at].Takes))) {
                    if (-not $begun.ContainsKey($giver) -and (Test-Room $effects[$giver] $effects[$at])) { $stack.Push($giver) }
                }
                foreach ($opener in @(Get-Places $openers @($effects[$at].Closes.Keys))) {
                    if (-not $begun.ContainsKey($opener)) { $stack.Push($opener) }
                }
                continue
            }
            [void]$stack.Pop()
            $placed[$at] = $true
            $all[$at]
            foreach ($closer in @(Get-Places $closers @($effects[$at].Opens.Keys))) {
                if (-not $placed.ContainsKey($closer)) { $stack.Push($closer) }
            }
        }
    }
}

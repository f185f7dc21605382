# needs: Get-Outcome
# What no two objects may hold at once, before a command or after it: a server's binding with a range, a name.
function Get-Held($Command, [bool]$After) {
    $held = @{}
    if ($claims.ContainsKey($Command.Noun)) {
        foreach ($one in @((Get-Outcome $Command $claims[$Command.Noun] $After).Keys)) { $held["$($Command.Noun) $one"] = '' }
    }
    if ($bindings.ContainsKey($Command.Noun)) {
        $server = $Command.Target.Substring(0, $Command.Target.IndexOf('\')).ToLowerInvariant()
        $ranges = @((Get-Outcome $Command $bindings[$Command.Noun][1] $After).Keys)
        foreach ($binding in @((Get-Outcome $Command $bindings[$Command.Noun][0] $After).Keys)) {
            foreach ($range in $ranges) { $held["$server $binding $range"] = $range }
        }
    }
    $held
}

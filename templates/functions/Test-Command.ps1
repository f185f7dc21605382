# Makes sure that a command is here, with the parameters that it will be given.
function Test-Command([string]$Name, $Parameters) {
    # Each is looked for once: that takes a while, and there may be thousands of steps with it.
    if (-not $looked.ContainsKey($Name)) { $looked[$Name] = Get-Command $Name -ErrorAction SilentlyContinue }
    $found = $looked[$Name]
    if (-not $found) { throw "$Name is not here: does your role have it?" }
    foreach ($parameter in @($Parameters)) {
        if ($parameter -ne $null -and -not $found.Parameters.ContainsKey($parameter)) { throw "$Name has no -$parameter here: another version of Exchange, or not in your role." }
    }
}

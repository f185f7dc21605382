# Where something is held: of a binding with a range the binding, else the whole of it. Only what is held in one scope can collide.
function Get-Scope($Held) {
    $scopes = @{}
    foreach ($one in $Held.Keys) { $scopes[$one.Substring(0, $one.Length - $Held[$one].Length)] = $true }
    $scopes.Keys
}

# needs: Get-BindingMeaning, Join-Set
# A set of bindings.
function Get-BindingsMeaning([string[]]$Items) {
    Join-Set @(foreach ($item in $Items) { Get-BindingMeaning $item })
}

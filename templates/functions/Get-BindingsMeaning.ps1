# needs: Get-BindingMeaning, Join-Set
# A set of bindings.
function Get-BindingsMeaning([string[]]$Items) {
    Join-Set @($Items | ForEach-Object { Get-BindingMeaning $_ })
}

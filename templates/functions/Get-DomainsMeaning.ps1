# needs: Get-DomainMeaning, Join-Set
# A set of mail domains.
function Get-DomainsMeaning([string[]]$Items) {
    Join-Set @($Items | ForEach-Object { Get-DomainMeaning @($_) })
}

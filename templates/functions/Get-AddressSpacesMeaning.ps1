# needs: Get-AddressSpaceMeaning, Join-Set
# A set of address spaces.
function Get-AddressSpacesMeaning([string[]]$Items) {
    Join-Set @($Items | ForEach-Object { Get-AddressSpaceMeaning $_ })
}

# needs: Get-AddressSpaceMeaning, Join-Set
# A set of address spaces.
function Get-AddressSpacesMeaning([string[]]$Items) {
    Join-Set @(foreach ($item in $Items) { Get-AddressSpaceMeaning $item })
}

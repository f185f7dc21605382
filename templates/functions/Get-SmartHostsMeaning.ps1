# needs: Get-SmartHostMeaning, Join-Set
# A set of smart hosts.
function Get-SmartHostsMeaning([string[]]$Items) {
    Join-Set @(foreach ($item in $Items) { Get-SmartHostMeaning $item })
}

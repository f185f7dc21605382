# needs: Get-SmartHostMeaning, Join-Set
# A set of smart hosts.
function Get-SmartHostsMeaning([string[]]$Items) {
    Join-Set @($Items | ForEach-Object { Get-SmartHostMeaning $_ })
}

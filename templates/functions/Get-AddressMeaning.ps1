# needs: Get-HexAddress
# An IP address.
function Get-AddressMeaning([string[]]$Items) {
    if ($Items.Count -ne 1) { return '?' + ($Items -join ', ') }
    $hex = Get-HexAddress $Items[0]
    if ($hex -eq '') { return '?' + $Items[0] }
    $hex
}

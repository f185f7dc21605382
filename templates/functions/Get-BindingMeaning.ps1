# needs: Get-HexAddress
# A local address and port. Exchange 2010 shows IPv6 without brackets: :::25, 0:0:0:0:0:0:0:0:25.
function Get-BindingMeaning([string]$Text) {
    if ((Get-HexAddress $Text) -ne '' -or -not ($Text -cmatch '^(.+):0*([0-9]{1,5})\z')) { return '?' + $Text }
    $address = $matches[1]
    $port = [int]$matches[2]
    $bracketed = $address -cmatch '^\[\s*(.*?)\s*\]\z'
    if ($bracketed) { $address = $matches[1] }
    $hex = Get-HexAddress $address
    if ($hex -eq '' -or ($bracketed -and $hex.Length -eq 8) -or $port -lt 1 -or $port -gt 65535) { return '?' + $Text }
    $hex + ':' + $port.ToString([Globalization.CultureInfo]::InvariantCulture)
}

# needs: Get-HexAddress, Get-HostMeaning
# A smart host: an IP address, with or without brackets, or a host's name.
function Get-SmartHostMeaning([string]$Text) {
    $hex = Get-HexAddress ($Text -creplace '^\[\s*(.*?)\s*\]\z', '$1')
    if ($hex -ne '') { return '[' + $hex + ']' }
    if ($Text -cmatch '^[0-9.]+\z') { return '?' + $Text }
    Get-HostMeaning $Text
}

# needs: Get-HostMeaning
# A mail domain: *.contoso.com, and * alone, are domains too.
function Get-DomainMeaning([string[]]$Items) {
    if ($Items.Count -ne 1) { return '?' + ($Items -join ', ') }
    if ($Items[0] -cmatch '^\*\.(.+)\z') { return '*.' + (Get-HostMeaning $matches[1]) }
    Get-HostMeaning $Items[0]
}

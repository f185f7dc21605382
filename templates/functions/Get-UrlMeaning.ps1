# needs: Get-HexAddress, Get-HostMeaning
# A URL: the scheme's own port, a trailing slash and the case of scheme, host and the services' own paths have no meaning.
function Get-UrlMeaning([string[]]$Items) {
    $text = $Items -join ', '
    $services = 'owa', 'ecp', 'ews', 'oab', 'microsoft-server-activesync', 'mapi', 'powershell', 'autodiscover', 'rpc', 'public'
    if (-not ($text -cmatch '^([Hh][Tt][Tt][Pp][Ss]?)://(\[[^\]/?#@]*\]|[^:/?#@\[\]]+)(?::([0-9]*))?([/?][^#]*)?\z')) { return '?' + $text }
    $scheme = $matches[1].ToLowerInvariant()
    $name = $matches[2]
    $port = ([string]$matches[3]).TrimStart('0')
    $path = [string]$matches[4]
    if ([string]$matches[3] -ne '' -and $port -eq '') { return '?' + $text }
    if ($name -cmatch '^\[(.*)\]\z') {
        $inside = $matches[1].Trim()
        $name = '[' + (Get-HexAddress $inside) + ']'
    }
    else { $name = Get-HostMeaning $name }
    if (($scheme -ceq 'https' -and $port -ceq '443') -or ($scheme -ceq 'http' -and $port -ceq '80')) { $port = '' }
    if ($port -ne '') { $name += ':' + $port }
    $query = ''
    if ($path -cmatch '^([^?]*)(\?.*)\z') {
        $path = $matches[1]
        $query = $matches[2]
    }
    $path = $path.TrimEnd('/')
    if ($path -cmatch '^/([^/]*)') {
        if ($services -ccontains $matches[1].ToLowerInvariant()) { $path = $path.ToLowerInvariant() }
    }
    $scheme + '://' + $name + $path + $query
}

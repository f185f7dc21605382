# needs: Join-Set
# A set of servers, by their short names: EX01, ex01.corp.local and CN=EX01,CN=Servers,... are the same one.
function Get-ServersMeaning([string[]]$Items) {
    Join-Set @(foreach ($item in $Items) {
        $name = $item.ToLowerInvariant()
        if ($name -cmatch '^cn=([^,]*)') { $name = $matches[1] } else { $name = $name -creplace '^.*[\\/]', '' }
        $name.Split('.')[0]
    })
}

# needs: Read-Website, Test-Inherits, Test-Ssl
# How the root of the Default Web Site of each of these servers is redirected. One call a server.
function Get-HttpRedirect([string[]]$Server) {
    foreach ($name in $Server) {
        $root, $folders = @(Read-Website $name 'Default Web Site')
        $destination = ''
        if ($root['enabled'] -eq 'True') { $destination = $root['destination'] }
        $with = @(foreach ($folder in @($folders)) { if ($folder -ne $null -and (Test-Inherits $root $folder)) { $folder['Folder'] } })
        New-Object PSObject -Property @{
            Identity = $name + '\Default Web Site'; Server = $name; Name = 'Default Web Site'
            Destination = $destination; ExactDestination = ($root['exactDestination'] -eq 'True'); ChildOnly = ($root['childOnly'] -eq 'True')
            HttpResponseStatus = $root['httpResponseStatus']; RequireSSL = (Test-Ssl $root['sslFlags']); InheritedBy = [string[]]$with
        }
    }
}

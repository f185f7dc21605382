# Whether a folder is redirected with the root of its site. One that is redirected elsewhere is so by itself.
function Test-Inherits($Root, $Folder) {
    $Root['enabled'] -eq 'True' -and $Folder['enabled'] -eq 'True' -and $Folder['destination'] -eq $Root['destination']
}

# What each server answers, with the server's name. One that does not answer is noted among the silent, and leaves what the others say.
function Read-EachServer($Servers, $Ask, $Silent) {
    foreach ($server in @($Servers)) {
        if ($server -eq $null) { continue }
        $name = [string]$server.Name
        try {
            foreach ($object in @(& $Ask $name)) {
                if ($object -ne $null) { $object | Add-Member -MemberType NoteProperty -Name 'Server' -Value $name -Force -PassThru }
            }
        }
        catch { [void]$Silent.Add(('{0}: {1}' -f $name, $_.Exception.Message)) }
    }
}

# A host's name or a mail domain: A-labels in lower case, without the root's dot.
function Get-HostMeaning([string]$Text) {
    $name = $Text
    if ($name -cmatch '[^\u0000-\u007F]') {
        try { $name = (New-Object System.Globalization.IdnMapping).GetAscii($name) } catch { return '?' + $Text }
    }
    $name = $name.ToLowerInvariant()
    if ($name -cmatch '.\.\z') { $name = $name.Substring(0, $name.Length - 1) }
    $name
}

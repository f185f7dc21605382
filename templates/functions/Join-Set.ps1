# Texts as one, each once and in an order that depends on no culture.
function Join-Set([string[]]$Items) {
    $once = New-Object System.Collections.Hashtable ([StringComparer]::Ordinal)
    foreach ($item in $Items) { $once[$item] = $true }
    $sorted = [string[]]@($once.Keys)
    [Array]::Sort($sorted, [StringComparer]::Ordinal)
    $sorted -join "`n"
}

# The places that an index has under some keys, each once, the last one first.
function Get-Places($Index, $Keys) {
    $places = @{}
    foreach ($key in $Keys) {
        if ($Index.ContainsKey($key)) { foreach ($place in $Index[$key]) { $places[$place] = $true } }
    }
    $sorted = [int[]]@($places.Keys)
    [Array]::Sort($sorted)
    [Array]::Reverse($sorted)
    $sorted
}

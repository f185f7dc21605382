# needs: Get-RangeMeaning, Join-Set
# A set of ranges of IP addresses; adjacent ones are not merged: the most specific one selects the connector.
function Get-RangesMeaning([string[]]$Items) {
    Join-Set @(foreach ($item in $Items) { Get-RangeMeaning $item })
}

# needs: Read-Rights
# Reads kinds of objects anew; rights last, since they hang on connectors.
function Read-Live([string[]]$Nouns) {
    if ($Nouns -contains 'ADPermission' -and $Nouns -notcontains 'ReceiveConnector') { $Nouns = @('ReceiveConnector') + $Nouns }
    foreach ($noun in $Nouns) { if ($noun -ne 'ADPermission') { $live[$noun] = Read-Objects $noun } }
    if ($Nouns -contains 'ADPermission') { $live['ADPermission'] = Read-Rights }
}

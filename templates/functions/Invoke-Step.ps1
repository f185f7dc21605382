# Runs a command. A right is given to the connector itself, found by its whole identity.
function Invoke-Step($Command) {
    $parameters = @{}
    foreach ($key in $Command.Parameters.Keys) { $parameters[$key] = $Command.Parameters[$key] }
    if ($Command.Credential -ne '') { $parameters['AuthenticationCredential'] = $credentials[$Command.Credential] }
    if (-not $Command.Item.ContainsKey('Connector')) {
        & $Command.Name @parameters @write | Out-Null
        return
    }
    $connector = @(Get-ReceiveConnector -Identity $Command.Item.Connector @read | Where-Object { [string]$_.Identity -eq $Command.Item.Connector })
    if ($connector.Count -ne 1) { throw "There are $($connector.Count) receive connectors '$($Command.Item.Connector)'." }
    $connector | & $Command.Name @parameters @write | Out-Null
}

{% if has_rights %}
# Runs a command. A right is given to the connector itself, found by its whole identity.
{% else %}
# Runs a command.
{% endif %}
function Invoke-Step($Command) {
    $parameters = @{}
    foreach ($key in $Command.Parameters.Keys) { $parameters[$key] = $Command.Parameters[$key] }
    if ($Command.Credential -ne '') { $parameters['AuthenticationCredential'] = $credentials[$Command.Credential] }
{% if has_rights %}
    if ($Command.Wanted.ContainsKey('Connector')) {
        $connector = @(Get-ReceiveConnector -Identity $Command.Wanted.Connector @read | Where-Object { [string]$_.Identity -eq $Command.Wanted.Connector })
        if ($connector.Count -ne 1) { throw "There are $($connector.Count) receive connectors '$($Command.Wanted.Connector)'." }
        $connector | & $Command.Name @parameters @write | Out-Null
        return
    }
{% endif %}
{% if has_own %}
    # A function of this script: what it does not have, Exchange's commands do.
    if ({{ own }} -contains $Command.Noun) { & $Command.Name @parameters | Out-Null; return }
{% endif %}
    & $Command.Name @parameters @write | Out-Null
}

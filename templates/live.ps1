{% include 'parts/header.ps1' %}
{% include 'parts/param.ps1' %}

# ---- what is to be: Set is compared and set, Edit is a part of a list, New is said only when the object is made, Later not then

$organization = {{ organization }}

$wanted = @(
{% for item in wanted %}
    # {{ item.place }}
    @{ Noun = {{ item.noun }}; Identity = {{ item.key }}{% if item.has_handle %}; Handle = {{ item.handle }}{% endif %}{% if item.is_settings %}; Settings = {{ item.settings }}{% endif %}{% if item.is_absent %}; Absent = {{ item.absent }}{% endif %}{% if item.has_credential %}; Credential = {{ item.credential }}{% endif %}

{% if item.has_blocked %}
        Blocked = {{ item.blocked }}
{% endif %}
{% if item.has_connector %}
        Connector = {{ item.connector }}
{% endif %}
{% if item.has_set %}
        Set = @{
{% for pair in item.set %}
            {{ pair.name }} = {{ pair.value }}
{% endfor %}
        }
{% endif %}
{% if item.has_edit %}
        Edit = @{
{% for pair in item.edit %}
            {{ pair.name }} = @{ Add = {{ pair.add }}; Remove = {{ pair.remove }} }
{% endfor %}
        }
{% endif %}
{% if item.has_later %}
        Later = {{ item.later }}
{% endif %}
{% if item.has_new %}
        New = @{ {%- for pair in item.new %} {{ pair.name }} = {{ pair.value }}{% if not loop.last %};{% else %} {% endif %}{% endfor %}}
{% endif %}
    }
{% endfor %}
)

{% include 'parts/tables.ps1' %}

# Parameters with another name than the property; properties that only Set takes; what Exchange wants sent together.
$parameterOf = @{ {%- for row in parameter_of %} {{ row.property }} = {{ row.value }}{% if not loop.last %};{% else %} {% endif %}{% endfor %}}
$setOnly = @{ {%- for row in set_only %} {{ row.property }} = {{ row.value }}{% if not loop.last %};{% else %} {% endif %}{% endfor %}}
$together = @{ {%- for row in together %} {{ row.property }} = {{ row.value }}{% if not loop.last %};{% else %} {% endif %}{% endfor %}}

# Switches, which are given no value{% if has_sets %}; and the parameter sets of parameters that are not in all: one command takes those of one set{% endif %}.
$switches = {{ switches }}
{% if has_sets %}
$setOf = @{ {%- for row in sets %} {{ row.property }} = {{ row.value }}{% if not loop.last %};{% else %} {% endif %}{% endfor %}}
{% endif %}

# What no two objects may hold at once (a property, or a binding with a range), and which property opens ways for mail.
$claims = @{ {%- for row in claims %} {{ row.property }} = {{ row.value }}{% if not loop.last %};{% else %} {% endif %}{% endfor %}}
$bindings = @{ {%- for row in bindings %} {{ row.property }} = {{ row.value }}{% if not loop.last %};{% else %} {% endif %}{% endfor %}}
$ways = @{ {%- for row in ways %} {{ row.property }} = {{ row.value }}{% if not loop.last %};{% else %} {% endif %}{% endfor %}}

{% include 'parts/values.ps1' %}

{% include 'parts/reads.ps1' %}

{% include 'parts/invoke.ps1' %}

{% include 'parts/begin.ps1' %}
$blocked = New-Object System.Collections.ArrayList
try {
{% include 'parts/ensure.ps1' %}
    foreach ($item in $wanted) { Add-Missing $item }
    $nouns = @(Get-Once @(foreach ($item in $wanted) { $item.Noun }))
    Read-Live $nouns
    $commands = @(Sort-Commands @({% if has_sets %}Split-Commands @(Get-Missing){% else %}Get-Missing{% endif %}))
    foreach ($line in $blocked) { Write-Host "! $line" }
    if ($commands.Count -eq 0 -and $blocked.Count -eq 0) { Write-Host 'Nothing to change: the organisation is what the manifests say.' }
    $asked = New-Object System.Collections.ArrayList
    foreach ($command in $commands) {
        Test-Command $command.Name @($command.Parameters.Keys)
        if ($command.Credential -ne '') { [void]$asked.Add($command.Credential) }
    }
    $asked = @(Get-Once $asked)
{% include 'parts/ask.ps1' %}

    # $ran: of each object, what was written; $declined: the objects that were not to be made.
    $number = 0; $done = 0; $ran = @{}; $declined = @{}
    foreach ($command in $commands) {
        $number++
        $result = 'done'
        $key = "$($command.Noun) $($command.Target)"
        $made = $key
        if ($command.Wanted.ContainsKey('Connector')) { $made = "ReceiveConnector $($command.Wanted.Connector)" }
        # What is set on an object needs the object: without the one, the other is not asked for.
        if ($command.Object -eq $null -and $declined.ContainsKey($made) -and -not $WhatIfPreference) { $result = 'not run' }
        elseif ($PSCmdlet.ShouldProcess($command.Target, $command.Text)) {
            try { Invoke-Step $command }
            catch {
                Write-Host "Step $number of $($commands.Count) failed. The steps before it ran, those after it did not:"
                Write-Host "  $($command.Text)"
                throw
            }
            $done++
            if (-not $ran.ContainsKey($key)) { $ran[$key] = @{} }
            foreach ($name in $command.Parameters.Keys) { if ($name -ne 'Identity') { $ran[$key][$name] = $true } }
            if ($command.Name -notlike 'Set-*') { $ran[$key][$command.Name] = $true }
        }
        else {
            $result = 'not run'
            if ($command.Name -like 'New-*') { $declined[$key] = $true }
        }
        New-Object PSObject -Property @{ Step = $number; Target = $command.Target; Command = $command.Text; Result = $result } |
            Select-Object Step, Result, Target, Command
    }

    # Trust nothing: read again what was written. What is missing still, and was written, had no effect.
    if ($ran.Count -gt 0) {
        $blocked.Clear()
        Read-Live $nouns
        $failed = 0
        foreach ($command in @(Get-Missing)) {
            $key = "$($command.Noun) $($command.Target)"
            if (-not $ran.ContainsKey($key)) { continue }
            $again = $ran[$key].ContainsKey($command.Name)
            foreach ($name in $command.Parameters.Keys) { if ($ran[$key].ContainsKey($name)) { $again = $true } }
            if ($again) { Write-Host "Without effect: $($command.Text)"; $failed++ }
        }
        if ($failed -gt 0) { throw "All commands ran, but $failed had no effect." }
        Write-Host "$done changes made and verified."
    }
    if ($blocked.Count -gt 0) { Write-Host "Not all is as the manifests say: $($blocked.Count) of them could not be brought about (! above)." }
}
catch {
    Write-Host $_.Exception.Message
    exit 1
}
finally { $global:ErrorActionPreference = $preference }

{% include 'parts/header.ps1' %}
{% include 'parts/param.ps1' %}

# ---- the changes: Seen is what the plan saw, Want what it wants, Run what is run; After is the step that makes the object

$organization = {{ organization }}

$steps = @(
{% for step in steps %}
    # {{ loop.index }}. {{ step.title }}
{% for line in step.lines %}
    #      {{ line }}
{% endfor %}
    @{ Sign = {{ step.sign }}; Noun = {{ step.noun }}; Identity = {{ step.key }}{% if step.has_handle %}; Handle = {{ step.handle }}{% endif %}{% if step.has_after %}; After = {{ step.after }}{% endif %}{% if step.has_credential %}; Credential = {{ step.credential }}{% endif %}

{% if step.has_seen %}
        Seen = @{ {%- for pair in step.seen %} {{ pair.name }} = {{ pair.value }}{% if not loop.last %};{% else %} {% endif %}{% endfor %}}
{% endif %}
{% if step.has_want %}
        Want = @{ {%- for pair in step.want %} {{ pair.name }} = {{ pair.value }}{% if not loop.last %};{% else %} {% endif %}{% endfor %}}
{% endif %}
        Uses = {{ step.cmdlet_text }}, {{ step.parameter_names }}
        Run = { {% if step.has_from %}{{ step.from.cmdlet }} -Identity {{ step.from.identity }} @read | Where-Object { [string]$_.Identity -eq {{ step.from.identity }} } | {% endif %}{{ step.cmdlet }}{% for parameter in step.parameters %} -{{ parameter.name }}{% if not parameter.is_switch %} {{ parameter.value }}{% endif %}{% endfor %}{% if not step.is_own %} @write{% endif %} }
    }
{% endfor %}
)

{% include 'parts/tables.ps1' %}

{% include 'parts/values.ps1' %}

{% include 'parts/reads.ps1' %}

{% include 'parts/begin.ps1' %}
try {
{% include 'parts/ensure.ps1' %}
    Read-Live @(Get-Once @(foreach ($step in $steps) { $step.Noun }))
    $moved = 0; $asked = New-Object System.Collections.ArrayList
    foreach ($step in $steps) {
        $step.Text = ([string]$step.Run).Trim() -replace ' @write$', '' -replace ' @read ', ' '
        Test-Command $step.Uses[0] $step.Uses[1]
        $step.Standing = Get-Standing $step
        if ($step.Standing -eq 'due') { if ($step.ContainsKey('Credential')) { [void]$asked.Add($step.Credential) } }
        elseif ($step.Standing -ne 'done') { Write-Host "$($step.Noun) '$($step.Identity)' $($step.Standing) since the state was exported."; $moved++ }
    }
    if ($moved -gt 0) { throw 'Nothing was changed: export the state again, and plan again.' }
    $asked = @(Get-Once $asked)
{% include 'parts/ask.ps1' %}

    $number = 0; $changed = New-Object System.Collections.ArrayList; $declined = @{}
    foreach ($step in $steps) {
        $number++
        $result = 'done'
        if ($step.Standing -eq 'done') { $result = 'already so' }
        elseif ($step.ContainsKey('After') -and $declined.ContainsKey($step.After) -and -not $WhatIfPreference) { $result = 'not run'; $declined[$number] = $true }
        elseif ($PSCmdlet.ShouldProcess($step.Identity, $step.Text)) {
            try { & $step.Run | Out-Null }
            catch {
                Write-Host "Step $number of $($steps.Count) failed. The steps before it ran, those after it did not:"
                Write-Host "  $($step.Text)"
                throw
            }
            [void]$changed.Add($step)
        }
        else { $result = 'not run'; $declined[$number] = $true }
        New-Object PSObject -Property @{ Step = $number; Target = $step.Identity; Command = $step.Text; Result = $result } |
            Select-Object Step, Result, Target, Command
    }

    # Trust nothing: read again what was written.
    if ($changed.Count -gt 0) {
        Read-Live @(Get-Once @(foreach ($step in $changed) { $step.Noun }))
        $failed = 0
        foreach ($step in $changed) {
            if ((Get-Standing $step) -ne 'done') { Write-Host "Without effect: $($step.Text)"; $failed++ }
        }
        if ($failed -gt 0) { throw "All steps ran, but $failed had no effect." }
        Write-Host "$($changed.Count) changes made and verified."
    }
    elseif (-not $WhatIfPreference) { Write-Host 'Nothing to change: the organisation is what the manifests say.' }
}
catch {
    Write-Host $_.Exception.Message
    exit 1
}
finally { $global:ErrorActionPreference = $preference }

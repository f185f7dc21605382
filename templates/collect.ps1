# hostctl {{ version }}: reads an organisation ({{ product }}) into a folder, for hostctl plan --state
#
# Changes nothing. In {{ shell }}, with the View-Only Organization Management role:
#
#   .\collect.ps1 -Folder state
#
{% if asks %}
# With -Iis it also asks IIS on each server how its web site redirects: by Invoke-Command, as an administrator of the servers.
#
{% endif %}
# Writes one Get-<Noun>.xml a kind of object, and index.xml, which says what was read and what could not be: hostctl takes
# what could not be read as unknown, never as absent. Exit code 1 where anything could not{% if has_extra %} that a plan depends on{% endif %}.

param(
    # A new or empty folder.
    [string]$Folder = 'state'{% if has_domain_controller %},
    # The domain controller that all commands use; without it, Exchange chooses one.
    [string]$DomainController{% if asks %},
    # Whether IIS is asked, too, on each server.
    [switch]$Iis{% endif %}{% endif %}

)
Set-StrictMode -Version 2.0
$ErrorActionPreference = 'Stop'

# ---- what is read -----------------------------------------------------------------------------------------

# Of each object only what hostctl knows, as text: no credential, no serialized copy. Less is what is read where the servers
# themselves do not answer, LessTake what that shows.
{% if has_extra %}
# What has Each instead of Run is asked of every server. No plan depends on what is Extra: where it cannot be read, the index says so, and
# that is no failure.
{% endif %}
$reads = @(
{% for read in reads %}
    @{ Noun = {{ read.noun }}
        Take = {{ read.take }}
{% if read.each_server %}
        Each = { param($name) {{ read.cmdlet }} -Server $name @read }
{% else %}
        Run = { {% if read.is_read %}$config{% else %}{% if read.several %}Get-Distinct @({% endif %}{% for call in read.calls %}{% if not loop.first %}; {% endif %}{{ read.cmdlet }}{% for parameter in call.said %} -{{ parameter.name }} {{ parameter.value }}{% endfor %} @read{% endfor %}{% if read.several %}){% endif %}{% endif %} }
{% endif %}
{% if read.is_extra %}
        Extra = $true
{% endif %}
{% if read.has_less %}
        LessTake = {{ read.less_take }}
        Less = { {{ read.cmdlet }} -ADPropertiesOnly @read }
{% endif %}
    }
{% endfor %}
{% if reads_rights %}
    @{ Noun = 'ADPermission'
        Take = @('User', 'Deny', 'IsInherited', 'ExtendedRights')
        Run = { Read-ConnectorRights $found['ReceiveConnector'] }
    }
{% endif %}
)

{% if asks %}
if ($Iis) {
{% for read in asked %}
    $reads += @{ Noun = {{ read.noun }}
        Take = {{ read.take }}
        Each = { param($name) if (Test-Owa $name) { {{ read.cmdlet }} $name } }
    }
{% endfor %}
}

{% endif %}
# ---- reading it -------------------------------------------------------------------------------------------

$found = @{}

{% for function in functions %}
{% include function %}

{% endfor %}
if (-not (Get-Command 'Get-OrganizationConfig' -ErrorAction SilentlyContinue)) {
    Write-Host {{ not_here }}
    exit 1
}
if ((Test-Path $Folder) -and @(Get-ChildItem $Folder).Count -gt 0) {
    Write-Host "The folder '$Folder' is not empty: name a new one, so that old and new exports do not mix."
    exit 1
}
[void](New-Item -ItemType Directory -Force -Path $Folder)
$read = @{ ErrorAction = 'Stop' }
{% if has_domain_controller %}
if ($DomainController) { $read['DomainController'] = $DomainController }
{% endif %}
# The commands come from another session through a module of their own: only the global preference stops them.
$preference = $global:ErrorActionPreference
$global:ErrorActionPreference = 'Stop'
$failed = 0
try {
    $index = @()
    $config = Get-OrganizationConfig @read
    $organization = [string]$config.DistinguishedName
    $when = (Get-Date).ToUniversalTime().ToString('yyyy-MM-ddTHH:mm:ssZ', [System.Globalization.CultureInfo]::InvariantCulture)
    foreach ($item in $reads) {
        Write-Progress -Activity 'Reading the organisation' -Status $item.Noun -PercentComplete (100 * $index.Count / $reads.Count)
        $problem = ''; $objects = @(); $take = $item.Take; $whole = $true
        try {
            if ($item.Noun -eq 'ADPermission' -and -not $found.ContainsKey('ReceiveConnector')) { throw 'The receive connectors could not be read.' }
{% if reads_each %}
            if ($item.ContainsKey('Each')) {
                if (-not $found.ContainsKey('ExchangeServer')) { throw 'The servers could not be read.' }
                $silent = New-Object System.Collections.ArrayList
                $objects = @(Read-EachServer $found['ExchangeServer'] $item.Each $silent)
                if ($silent.Count -gt 0) {
                    $problem = $silent -join '; '
                    $whole = $silent.Count -lt @($found['ExchangeServer']).Count
                    if (-not $item.ContainsKey('Extra')) { $failed++ }
                    Write-Host "$($item.Noun): $problem"
                }
            }
            else { $objects = @(& $item.Run | Where-Object { $_ -ne $null }) }
{% else %}
            $objects = @(& $item.Run | Where-Object { $_ -ne $null })
{% endif %}
        }
        catch {
            $problem = $_.Exception.Message; $whole = $false
            if (-not $item.ContainsKey('Extra')) { $failed++ }
            if ($item.ContainsKey('Less')) {
                try { $objects = @(& $item.Less | Where-Object { $_ -ne $null }); $take = $item.LessTake; $whole = $true; $problem = "Only what Active Directory has was read: $problem" }
                catch { $objects = @() }
            }
            Write-Host "$($item.Noun): $problem"
        }
        if ($whole) {
            $found[$item.Noun] = $objects
            @($objects | ForEach-Object { ConvertTo-Export $item.Noun $take $_ }) | Export-Clixml -Path (Join-Path $Folder "Get-$($item.Noun).xml")
        }
        $index += New-Object PSObject -Property @{ Noun = $item.Noun; Count = $objects.Count; Error = $problem; Organization = $organization; When = $when; Tool = {{ tool }} }
    }
    $index | Export-Clixml -Path (Join-Path $Folder 'index.xml')
    $index | Select-Object Noun, Count, Error
}
catch {
    Write-Host $_.Exception.Message
    $failed++
}
finally { $global:ErrorActionPreference = $preference }
exit [int]($failed -gt 0)

# ---- doing it ---------------------------------------------------------------------------------------------

if (-not (Get-Command 'Get-OrganizationConfig' -ErrorAction SilentlyContinue)) {
    Write-Host {{ not_here }}
    exit 1
}
# Exchange's commands come from another session through a module of their own. They do not see this script's -WhatIf,
# so it asks ShouldProcess itself; and their errors stop a script only where the global preference says so.
$read = @{ ErrorAction = 'Stop' }
$write = @{ ErrorAction = 'Stop'; Confirm = $false; WarningAction = 'SilentlyContinue' }
{% if has_domain_controller %}
if ($DomainController) { $read['DomainController'] = $DomainController; $write['DomainController'] = $DomainController }
{% endif %}
$credentials = @{}
$live = @{}
$looked = @{}
$preference = $global:ErrorActionPreference
$global:ErrorActionPreference = 'Stop'

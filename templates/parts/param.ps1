[CmdletBinding(SupportsShouldProcess = $true, ConfirmImpact = 'Medium')]
{% if has_domain_controller %}
param(
    # The domain controller that all commands use; without it, Exchange chooses one.
    [string]$DomainController
)
{% else %}
param()
{% endif %}
Set-StrictMode -Version 2.0
$ErrorActionPreference = 'Stop'

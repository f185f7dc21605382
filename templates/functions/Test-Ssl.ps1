# Whether the flags of a site or folder demand TLS.
function Test-Ssl([string]$Flags) { @($Flags -split '\s*,\s*') -contains 'Ssl' }

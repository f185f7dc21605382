# IIS on both servers, as it is after Exchange's setup.
Import-Module (Join-Path $PSScriptRoot '../../lab/WindowsLab.psm1')
New-WindowsLab -Server EX01, EX02

# needs: Get-Value
# What of a part of a list is missing, or is there and is not to be: @{Add = ...; Remove = ...}; nothing where all is as wanted.
# What is taken out is named as Exchange shows it, which may look for the text.
function Get-PartialEdit([string]$Noun, $Object, [string]$Name, $Part) {
    $kind = $kinds["$Noun.$Name"]
    $there = @{}
    foreach ($one in @(Get-Value $Object $Name)) { if ($one -ne $null) { $there[(Get-Meaning $kind ([string]$one))] = [string]$one } }
    $edit = @{}
    $add = @(foreach ($one in $Part['Add']) { if (-not $there.ContainsKey((Get-Meaning $kind $one))) { $one } })
    $remove = @(foreach ($one in $Part['Remove']) { $meaning = Get-Meaning $kind $one; if ($there.ContainsKey($meaning)) { $there[$meaning] } })
    if ($add.Count -gt 0) { $edit['Add'] = $add }
    if ($remove.Count -gt 0) { $edit['Remove'] = $remove }
    if ($edit.Count -gt 0) { $edit }
}

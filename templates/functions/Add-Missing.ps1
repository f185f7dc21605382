# What an item leaves out, so that all of them can be read alike.
function Add-Missing($Item) {
    foreach ($key in 'Set', 'Edit', 'New') { if (-not $Item.ContainsKey($key)) { $Item[$key] = @{} } }
    foreach ($key in 'Credential', 'Blocked') { if (-not $Item.ContainsKey($key)) { $Item[$key] = '' } }
    if (-not $Item.ContainsKey('Handle')) { $Item['Handle'] = $Item.Identity }
    if (-not $Item.ContainsKey('Absent')) { $Item['Absent'] = $false }
}

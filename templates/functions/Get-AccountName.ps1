# An account's name; the anonymous one, whose name Windows translates, by its SID.
function Get-AccountName([string]$Account) {
    try {
        $sid = (New-Object System.Security.Principal.NTAccount $Account).Translate([System.Security.Principal.SecurityIdentifier]).Value
        if ($sid -eq 'S-1-5-7') { return $sid }
    }
    catch { Write-Verbose "The account '$Account' has no SID here." }
    $Account
}

# One of Exchange's words. What articles write as BasicAuth,BasicAuthRequireTLS is one: BasicAuthRequireTLS. A code page may have a name.
function Get-WordMeaning([string[]]$Items) {
    $word = ($Items -join ',').ToLowerInvariant()
    $bare = $word -creplace '\s', ''
    if ('basicauth,basicauthrequiretls', 'basicauthrequiretls,basicauth' -ccontains $bare) { return 'basicauthrequiretls' }
    $pages = @{ iso2022jp = '50220'; esc2022jp = '50221'; sio2022jp = '50222' }
    if ($pages.ContainsKey($bare)) { return $pages[$bare] }
    $word
}

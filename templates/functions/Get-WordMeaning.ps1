# One of Exchange's words. What articles write as BasicAuth,BasicAuthRequireTLS is one: BasicAuthRequireTLS.
function Get-WordMeaning([string[]]$Items) {
    $word = ($Items -join ',').ToLowerInvariant()
    $bare = $word -creplace '\s', ''
    if ('basicauth,basicauthrequiretls', 'basicauthrequiretls,basicauth' -ccontains $bare) { return 'basicauthrequiretls' }
    $word
}

# A certificate's name, <I>issuer<S>subject: without case, and without the spaces that have no meaning.
function Get-CertificateMeaning([string[]]$Items) {
    $text = ($Items -join ', ').ToLowerInvariant()
    if (-not ($text -cmatch '^<i>\s*(\S.*?)\s*<s>\s*(.*)\z')) { return '?' + $text }
    $issuer = $matches[1]
    $subject = $matches[2]
    $issuer = $issuer -creplace '\s+', ' ' -creplace ' ?([,=+]) ?', '$1'
    $subject = $subject -creplace '\s+', ' ' -creplace ' ?([,=+]) ?', '$1'
    '<i>' + $issuer + '<s>' + $subject
}

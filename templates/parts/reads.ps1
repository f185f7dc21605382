# ---- the live organisation: each kind of object is read once ----------------------------------------------

{% for function in functions %}
{% include function %}

{% endfor %}
function Read-Objects([string]$Noun) {
    if ($Noun -eq 'ADPermission') { return Read-Rights }
    $key = 'Identity'; $objects = $null
    switch ($Noun) {
{% for read in reads %}
        {{ read.noun }} { $key = {{ read.key }}; $objects = {{ read.cmdlet }}{% if read.ad_only %} -ADPropertiesOnly{% endif %} @read }
{% endfor %}
    }
    $index = New-Object System.Collections.Hashtable ([StringComparer]::OrdinalIgnoreCase)
    foreach ($object in @($objects)) {
        if ($object -eq $null) { continue }
        $name = [string](Get-Property $object $key)
        if ($index.ContainsKey($name)) { throw "There are two objects $Noun '$name': give one another name first." }
        $index[$name] = $object
    }
    $index
}

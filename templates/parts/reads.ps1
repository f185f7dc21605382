# ---- the live organisation: each kind of object is read once ----------------------------------------------

{% for function in functions %}
{% include function %}

{% endfor %}
{% if has_rights %}
# Reads kinds of objects anew; rights last, since they hang on connectors.
function Read-Live([string[]]$Nouns) {
    if ($Nouns -contains 'ADPermission' -and $Nouns -notcontains 'ReceiveConnector') { $Nouns = @('ReceiveConnector') + $Nouns }
    foreach ($noun in $Nouns) { if ($noun -ne 'ADPermission') { $live[$noun] = Read-Objects $noun } }
    if ($Nouns -contains 'ADPermission') { $live['ADPermission'] = Read-Rights }
}
{% else %}
# Reads kinds of objects anew.
function Read-Live([string[]]$Nouns) {
    foreach ($noun in $Nouns) { $live[$noun] = Read-Objects $noun }
}
{% endif %}

# All objects of a kind, by the name that the manifests have for them; the organisation's settings by the kind itself.
function Read-Objects([string]$Noun) {
    $key = 'Identity'; $objects = $null
{% if reads %}
    switch ($Noun) {
{% for read in reads %}
        {{ read.noun }} { $key = {{ read.key }}; $objects = {% if read.asks %}{{ read.cmdlet }} {{ read.servers }}{% else %}{% if read.several %}Get-Distinct @({% endif %}{% for call in read.calls %}{% if not loop.first %}; {% endif %}{{ read.cmdlet }}{% if read.ad_only %} -ADPropertiesOnly{% endif %}{% for parameter in call.said %} -{{ parameter.name }} {{ parameter.value }}{% endfor %} @read{% endfor %}{% if read.several %}){% endif %}{% endif %} }
{% endfor %}
    }
{% endif %}
    $index = New-Object System.Collections.Hashtable ([StringComparer]::OrdinalIgnoreCase)
    foreach ($object in @($objects)) {
        if ($object -eq $null) { continue }
        $name = $Noun
        if ($key -ne '') { $name = [string](Get-Property $object $key) }
{% if has_domains %}
        if ($key -eq 'DomainName') { $name = Get-DomainMeaning @($name) }
{% endif %}
        if ($index.ContainsKey($name)) { throw "There are two objects $Noun '$name': give one another name first." }
        $index[$name] = $object
    }
    $index
}

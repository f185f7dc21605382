# ---- values: the text by which two values mean the same ---------------------------------------------------

{% for function in meanings %}
{% include function %}

{% endfor %}
function Get-Meaning([string]$Kind, $Value) {
    $items = @()
    foreach ($one in @($Value)) { if ($one -ne $null -and ([string]$one).Trim() -ne '') { $items += [string]$one } }
    if ($items.Count -eq 0) { return '' }
{% if used_kinds %}
    switch ($Kind) {
{% for kind in used_kinds %}
        {{ kind.literal }} { return {{ kind.function }} $items }
{% endfor %}
    }
{% endif %}
    $items -join '|'
}

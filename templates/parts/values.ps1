# ---- values: the text by which two values mean the same ---------------------------------------------------

{% for function in meanings %}
{% include function %}

{% endfor %}
# The text by which a value means the same as another: '' for nothing. Spaces at the ends mean nothing.
function Get-Meaning([string]$Kind, $Value) {
    $items = @(foreach ($one in @($Value)) {
        $text = ([string]$one).Trim()
        if ($text -ne '') { $text }
    })
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

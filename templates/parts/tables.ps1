# How a property's values compare; those not named here compare as text, with case.
$kinds = @{
{% for kind in kinds %}
    {{ kind.property }} = {{ kind.kind }}
{% endfor %}
}
{% if has_servers %}

# The servers that this script touches, and the version that each is to have.
$touched = @(
{% for server in servers %}
    @{ Name = {{ server.name }}; Product = {{ server.product }} }
{% endfor %}
)
{% endif %}
{% if has_rights %}

# The extended rights that are read: one read for each connector and account.
$rights = @(
{% for right in rights %}
    @{ Connector = {{ right.connector }}; User = {{ right.user }} }
{% endfor %}
)
{% endif %}

# {{ headline }}
#
{% for file in files %}
#   {{ file }}
{% endfor %}
#
{% for line in about %}
# {{ line }}
{% endfor %}
# In {{ shell }}, with the Organization Management role:
#
#   .\script.ps1 -WhatIf      shows each command and runs none
#   .\script.ps1 -Confirm     asks before each command
#   .\script.ps1
#
# Puts one object a step into the pipeline (| Export-Csv log.csv). Stops at the first failure, with exit code 1.
{% if has_left_out %}
#
# Not in this script, because it cannot be planned:
#
{% for line in left_out %}
#   {{ line }}
{% endfor %}
{% endif %}


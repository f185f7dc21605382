    $config = Get-OrganizationConfig @read
    $here = [string]$config.{{ organization_property }}
    if ($here -ne $organization) { throw "This script is for '$organization'; this is '$here'." }
{% if has_domain_controller %}
    # One domain controller for all: what one command writes, the next one reads.
    if (-not $DomainController -and $config.PSObject.Properties['OriginatingServer']) {
        $DomainController = [string]$config.OriginatingServer
        if ($DomainController) { $read['DomainController'] = $DomainController; $write['DomainController'] = $DomainController }
    }
{% endif %}
{% if on_premises %}
    $servers = New-Object System.Collections.Hashtable ([StringComparer]::OrdinalIgnoreCase)
    foreach ($server in @(Get-ExchangeServer @read)) { if ($server -ne $null) { $servers[[string]$server.Name] = [string]$server.AdminDisplayVersion } }
    # The parameters are those of this product's shell, also where no server of its own is touched.
    $products = @(foreach ($version in $servers.Values) { Get-ServerProduct $version })
    $product = {{ product }}
    if ($products -notcontains $product) { throw "This script is for Exchange $product; the servers here run $(@(Get-Once $products) -join ', ')." }
{% if has_servers %}
    foreach ($server in $touched) {
        if (-not $servers.ContainsKey($server.Name)) { throw "Exchange knows no server $($server.Name)." }
        $version = $servers[$server.Name]
        if ((Get-ServerProduct $version) -ne $server.Product) { throw "$($server.Name) is to run Exchange $($server.Product); it runs $version." }
    }
{% endif %}
{% endif %}

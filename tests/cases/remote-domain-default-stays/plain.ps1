Set-RemoteDomain -Identity 'Partner' -CharacterSet $null -TNEFEnabled $null

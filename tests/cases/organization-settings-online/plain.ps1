Set-OrganizationConfig -EwsEnabled $null -AutoExpandingArchive -DelayedDelicensingEnabled $true -IPListBlocked @{Add=@('203.0.113.0/24')} -FocusedInboxOn $true
Set-OrganizationConfig -ShortenEventScopeDefault 'EndEarly' -DefaultMinutesToReduceLongEventsBy 15 -RejectDirectSend $true

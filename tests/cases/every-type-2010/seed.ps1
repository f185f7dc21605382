# A fresh simulated organisation shows nothing of these settings.
Set-OrganizationConfig -MailTipsAllTipsEnabled $true -MailTipsLargeAudienceThreshold 25

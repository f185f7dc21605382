Set-TransportConfig -ExternalPostmasterAddress 'postmaster@lab.example' -ExternalDsnDefaultLanguage 'en-US' -JournalingReportNdrTo '<>' -HeaderPromotionModeSetting NoCreate -ClearCategories $true
Set-TransportConfig -ExternalPostmasterAddress $null -MaxRecipientEnvelopeLimit Unlimited -SmtpClientAuthenticationDisabled $false -MessageExpiration '1.00:00:00' -ReplyAllStormProtectionEnabled $true

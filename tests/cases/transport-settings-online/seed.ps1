Set-TransportConfig -ClearCategories $true -ExternalPostmasterAddress $null -ExternalDsnDefaultLanguage 'en-US' -JournalingReportNdrTo '<>' -HeaderPromotionModeSetting NoCreate
Set-TransportConfig -MaxRecipientEnvelopeLimit Unlimited -SmtpClientAuthenticationDisabled $false -MessageExpiration '1.00:00:00' -ReplyAllStormProtectionEnabled $true

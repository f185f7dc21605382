Set-OrganizationConfig -ActivityBasedAuthenticationTimeoutInterval '06:00:00' -OAuth2ClientProfileEnabled $false -MapiHttpEnabled $true -MailTipsLargeAudienceThreshold 25 -MailTipsExternalRecipientsTipsEnabled $false
Set-OrganizationConfig -DefaultPublicFolderIssueWarningQuota Unlimited -DefaultPublicFolderAgeLimit $null -DistributionGroupNamingPolicy '' -DistributionGroupNameBlockedWordsList $null
Set-OrganizationConfig -EwsApplicationAccessPolicy $null -EwsBlockList 'OldClient/*', 'Entourage/*' -HierarchicalAddressBookRoot 'lab.example/Users/Staff' -Industry NotSpecified -ByteEncoderTypeFor7BitCharsets 0
Set-OrganizationConfig -AdfsIssuer $null -AdfsAudienceUris $null

//! The numbers of enumerations. `ConvertTo-Json` writes numbers where `-EnumsAsStrings` (PowerShell 7) does not ask for words, and the
//! order of the words in Microsoft's documentation is not that of the numbers.
//!
//! Source of each pair: exports of Exchange Server 2019 as CLIXML, which show the word and the number side by side. Where only sums of flags
//! were seen, .NET says which is which: it names flags in the order of their numbers (`Enum.ToString`, dotnet/runtime
//! `Enum.cs`), so the four words of 15 are 1, 2, 4 and 8. Nothing else is claimed.

use crate::resource::Property;
use crate::value::Kind;

/// The words of a property of some types.
struct Known {
    nouns: &'static [&'static str],
    property: &'static str,
    words: &'static [(u32, &'static str)],
}

const METHODS: &[(u32, &str)] = &[(0, "Basic"), (2, "Ntlm"), (3, "Fba"), (4, "WindowsIntegrated"), (7, "WSSecurity"), (10, "OAuth")];

const KNOWN: &[Known] = &[
    Known { nouns: &["AcceptedDomain"], property: "DomainType", words: &[(0, "Authoritative"), (2, "InternalRelay")] },
    Known {
        nouns: &["ReceiveConnector"],
        property: "AuthMechanism",
        words: &[(1, "Tls"), (2, "Integrated"), (4, "BasicAuth"), (8, "BasicAuthRequireTLS"), (16, "ExchangeServer")],
    },
    Known {
        nouns: &["ReceiveConnector"],
        property: "PermissionGroups",
        words: &[(1, "AnonymousUsers"), (2, "ExchangeUsers"), (4, "ExchangeServers"), (8, "ExchangeLegacyServers")],
    },
    Known { nouns: &["ReceiveConnector"], property: "ExtendedProtectionPolicy", words: &[(0, "None")] },
    Known { nouns: &["ReceiveConnector"], property: "MessageRateSource", words: &[(1, "IPAddress"), (2, "User")] },
    Known { nouns: &["ReceiveConnector"], property: "SizeEnabled", words: &[(1, "Enabled"), (2, "EnabledWithoutValue")] },
    Known { nouns: &["ReceiveConnector"], property: "TransportRole", words: &[(32, "HubTransport"), (16_384, "FrontendTransport")] },
    Known { nouns: &["ReceiveConnector", "SendConnector"], property: "ProtocolLoggingLevel", words: &[(0, "None"), (1, "Verbose")] },
    Known { nouns: &["SendConnector"], property: "ConnectorType", words: &[(0, "Default")] },
    Known { nouns: &["SendConnector"], property: "ErrorPolicies", words: &[(0, "Default")] },
    Known { nouns: &["SendConnector"], property: "SmartHostAuthMechanism", words: &[(0, "None")] },
    Known { nouns: VIRTUAL_DIRECTORIES, property: "ExtendedProtectionTokenChecking", words: &[(0, "None")] },
    Known { nouns: VIRTUAL_DIRECTORIES, property: "ExternalAuthenticationMethods", words: METHODS },
    Known { nouns: VIRTUAL_DIRECTORIES, property: "GzipLevel", words: &[(0, "Off"), (1, "Low")] },
    Known { nouns: VIRTUAL_DIRECTORIES, property: "InternalAuthenticationMethods", words: METHODS },
    Known { nouns: OWA, property: "ActionForUnknownFileAndMIMETypes", words: &[(0, "Allow")] },
    Known { nouns: OWA, property: "AllowOfflineOn", words: &[(3, "AllComputers")] },
    Known { nouns: OWA, property: "ClientAuthCleanupLevel", words: &[(0, "High")] },
    Known { nouns: OWA, property: "FilterWebBeaconsAndHtmlForms", words: &[(0, "UserFilterChoice")] },
    Known { nouns: OWA, property: "InstantMessagingType", words: &[(0, "None")] },
    Known { nouns: OWA, property: "LogonFormat", words: &[(0, "FullDomain")] },
    Known { nouns: OWA, property: "OutboundCharset", words: &[(1, "AutoDetect")] },
    Known { nouns: OWA, property: "RemoteDocumentsActionForUnknownServers", words: &[(1, "Block")] },
    Known { nouns: OWA, property: "WebPartsFrameOptionsType", words: &[(3, "SameOrigin")] },
];

const OWA: &[&str] = &["OwaVirtualDirectory"];

/// Those of which exports were seen.
const VIRTUAL_DIRECTORIES: &[&str] = &["OwaVirtualDirectory", "WebServicesVirtualDirectory"];

/// The words of a number: one, or of flags those whose sum it is, as .NET shows them. None where any is not known.
pub(super) fn words(noun: &str, property: &Property, number: &str) -> Option<String> {
    let number: u32 = number.parse().ok()?;
    let known = KNOWN.iter().find(|known| known.property == property.name && known.nouns.contains(&noun))?;
    if let Some((_, word)) = known.words.iter().find(|(known, _)| *known == number) {
        return Some((*word).to_owned());
    }
    if property.kind != Kind::Flags || number == 0 {
        return None;
    }
    let set: Vec<_> = known.words.iter().filter(|(flag, _)| flag & number != 0).collect();
    let sum: u32 = set.iter().map(|(flag, _)| flag).sum();
    (sum == number).then(|| set.iter().map(|(_, word)| *word).collect::<Vec<_>>().join(", "))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::resource::ResourceType;
    use crate::value::Limits;

    fn property(noun: &str, name: &str) -> &'static Property {
        ResourceType::of_noun(noun).unwrap().property(name).unwrap().1
    }

    #[test]
    fn every_word_is_one_that_its_property_has() {
        for known in KNOWN {
            for noun in known.nouns {
                let Some((_, property)) = ResourceType::of_noun(noun).unwrap().property(known.property) else {
                    continue;
                };
                let Limits::Words(words) = property.limits else { continue };
                for (_, word) in known.words {
                    assert!(words.contains(word), "{noun} {}: {word}", property.name);
                }
            }
        }
    }

    #[test]
    fn what_is_known_is_said_and_nothing_else() {
        let cases = [
            ("ReceiveConnector", "AuthMechanism", "31", Some("Tls, Integrated, BasicAuth, BasicAuthRequireTLS, ExchangeServer")),
            ("ReceiveConnector", "AuthMechanism", "33", None),
            ("ReceiveConnector", "AuthMechanism", "0", None),
            ("ReceiveConnector", "PermissionGroups", "13", Some("AnonymousUsers, ExchangeServers, ExchangeLegacyServers")),
            ("ReceiveConnector", "PermissionGroups", "-1", None),
            ("ReceiveConnector", "TransportRole", "16384", Some("FrontendTransport")),
            ("ReceiveConnector", "TransportRole", "16416", None),
            ("AcceptedDomain", "DomainType", "2", Some("InternalRelay")),
            ("AcceptedDomain", "DomainType", "1", None),
            ("SendConnector", "SmartHostAuthMechanism", "2", None),
            ("EcpVirtualDirectory", "ExtendedProtectionTokenChecking", "0", None),
        ];
        for (noun, name, number, expected) in cases {
            assert_eq!(words(noun, property(noun, name), number).as_deref(), expected, "{noun} {name} {number}");
        }
    }
}

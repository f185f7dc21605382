//! Which Exchange type an `ObjectClass` of Active Directory means. JSON has no type names; this is the only thing in an object that
//! says what it is.

use crate::resource::ResourceType;

/// Classes and nouns, as real exports from Exchange Server 2019 show them side by side. Not `msExchExchangeServer`: other commands than
/// `Get-ExchangeServer` show objects of it.
const CLASSES: &[(&str, &str)] = &[
    ("msExchAcceptedDomain", "AcceptedDomain"),
    ("msExchSmtpReceiveConnector", "ReceiveConnector"),
    ("msExchRoutingSMTPConnector", "SendConnector"),
    ("msExchOWAVirtualDirectory", "OwaVirtualDirectory"),
    ("msExchWebServicesVirtualDirectory", "WebServicesVirtualDirectory"),
];

/// The type of a class.
pub(super) fn of(class: &str) -> Option<&'static ResourceType> {
    let (_, noun) = CLASSES.iter().find(|(known, _)| known.eq_ignore_ascii_case(class))?;
    ResourceType::of_noun(noun)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_class_is_of_a_type() {
        for (class, noun) in CLASSES {
            assert_eq!(of(&class.to_uppercase()).map(|of| of.noun), Some(*noun));
        }
        assert!(of("msExchExchangeServer").is_none());
    }
}

//! A Windows account: who has a right.

use super::fold::caseless;
use super::{Argument, Meaning, Refusal, list};

/// The anonymous account, by the identifier that every language of Windows understands.
/// Source: Microsoft, "Well-known SIDs".
const ANONYMOUS: &str = "S-1-5-7";

/// What the anonymous account is called on an English Windows, and its identifier.
const ANONYMOUS_NAMES: [&str; 3] = [ANONYMOUS, "ANONYMOUS LOGON", "NT AUTHORITY\\ANONYMOUS LOGON"];

/// An account's name as it is compared, but for case: the anonymous account by its identifier, others as they are written.
pub(crate) fn known_account(text: &str) -> &str {
    let text = text.trim();
    if ANONYMOUS_NAMES.iter().any(|name| name.eq_ignore_ascii_case(text)) { ANONYMOUS } else { text }
}

caseless! {
    /// `DOMAIN\name` or a security identifier, without case. The anonymous account is always `S-1-5-7`: its name is
    /// translated on other Windows.
    Account
}

impl Meaning for Account {
    fn parse(items: &[&str]) -> Result<Self, Refusal> {
        let text = known_account(list::only(items)?);
        // What no account's name may contain. Source: Microsoft, "Naming conventions in Active Directory".
        if let Some(wrong) = text.chars().find(|c| c.is_control() || "\"/[]:;|=,+*?<>".contains(*c)) {
            return Err(Refusal::of(0, format!("'{text}' is no account: {wrong:?} cannot stand in its name"))
                .help("write it as DOMAIN\\name, or as its security identifier (S-1-5-...)"));
        }
        let parts: Vec<&str> = text.split('\\').collect();
        if parts.len() > 2 || parts.iter().any(|part| part.trim().is_empty()) {
            return Err(Refusal::of(0, format!("'{text}' is no account")).help("write it as DOMAIN\\name"));
        }
        Ok(Self(text.into()))
    }

    fn argument(&self) -> Argument {
        Argument::Text(self.0.to_string())
    }
}

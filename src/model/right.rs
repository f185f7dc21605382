//! Extended rights on connectors: how one is told from another.

use super::Key;
use crate::value::known_account;

/// The identity of an extended right: `EXHUBIN01\Relay: S-1-5-7: Ms-Exch-SMTP-Accept-Any-Recipient`. The connector is
/// `SERVER\name` (or just a name, of a send connector); the anonymous account is the same however it is written.
#[must_use]
pub fn right_key(connector: &str, account: &str, right: &str) -> Key {
    let rest = format!(": {}: {}", known_account(account), right.trim());
    match connector.trim().split_once('\\') {
        Some((server, name)) => Key::on_server(server, &format!("{name}{rest}")),
        None => Key::new(&format!("{}{rest}", connector.trim())),
    }
}

#[cfg(test)]
mod tests {
    use super::right_key;

    #[test]
    fn the_anonymous_account_has_one_key() {
        let key = right_key("EXHUBIN01\\Relay", "S-1-5-7", "Ms-Exch-SMTP-Accept-Any-Recipient");
        assert_eq!(key.as_str(), "EXHUBIN01\\Relay: S-1-5-7: Ms-Exch-SMTP-Accept-Any-Recipient");
        for account in ["NT AUTHORITY\\ANONYMOUS LOGON", "anonymous logon", " s-1-5-7 "] {
            assert_eq!(key.server(), Some("EXHUBIN01"));
            assert_eq!(right_key("exhubin01.fabrikam.local\\relay", account, "ms-exch-smtp-accept-any-recipient"), key);
        }
        assert_ne!(right_key("EXHUBIN01\\Relay", "FABRIKAM\\app", "Ms-Exch-SMTP-Accept-Any-Recipient"), key);
        assert_eq!(right_key("Internet", "FABRIKAM\\app", "X").as_str(), "Internet: FABRIKAM\\app: X");
    }
}

//! Domains that no tenant can own.
//!
//! The one that is claimed is looked up, in a list and in the list of public suffixes: no domain is compared with another.

use crate::diagnostic::{Rule, Sink};
use crate::lint::{Check, Facts};

static RULE: Rule =
    Rule::warning("public-mail-domain", "A domain that belongs to a public mail service, or beneath which anybody may register.")
        .page(include_str!("public-mail-domain.md"));

pub(super) const CHECK: Check = Check::of(&RULE, check);

/// Domains at which anybody gets a mailbox, in alphabetical order. Sources: the services' own pages.
const SERVICES: &[&str] = &[
    "163.com",
    "aol.com",
    "bigpond.com",
    "btinternet.com",
    "comcast.net",
    "fastmail.com",
    "free.fr",
    "gmail.com",
    "gmx.at",
    "gmx.ch",
    "gmx.com",
    "gmx.de",
    "gmx.net",
    "googlemail.com",
    "hotmail.co.uk",
    "hotmail.com",
    "hotmail.de",
    "hotmail.fr",
    "icloud.com",
    "laposte.net",
    "libero.it",
    "live.com",
    "mac.com",
    "mail.com",
    "mail.ru",
    "mailbox.org",
    "me.com",
    "msn.com",
    "optonline.net",
    "orange.fr",
    "outlook.com",
    "outlook.com.au",
    "outlook.de",
    "outlook.fr",
    "pm.me",
    "posteo.de",
    "proton.me",
    "protonmail.com",
    "qq.com",
    "rocketmail.com",
    "sbcglobal.net",
    "t-online.de",
    "tutanota.com",
    "verizon.net",
    "wanadoo.fr",
    "web.de",
    "yahoo.ca",
    "yahoo.co.jp",
    "yahoo.co.uk",
    "yahoo.com",
    "yahoo.com.au",
    "yahoo.de",
    "yahoo.fr",
    "yandex.ru",
    "ymail.com",
    "zoho.com",
];

fn check(facts: &Facts<'_>, sink: &mut Sink) {
    for domain in facts.mail.domains.iter() {
        // What no manifest names is nobody's doing here.
        let Some(at) = domain.subject.at() else { continue };
        let shown = domain.subject.key();
        let message = match domain.domain() {
            name if SERVICES.binary_search(&name).is_ok() => format!("{shown} belongs to a public mail service"),
            name if is_public_suffix(name) => format!("anybody may register domains beneath {shown}: it is a public suffix"),
            _ => continue,
        };
        sink.push(
            RULE.at(at, message)
                .label("claimed here")
                .note(
                    "mail that anybody on this platform sends there is kept here, or refused: it never reaches the people it is meant for",
                )
                .help("name the tenant's own domain; mail from its mailboxes elsewhere needs no accepted domain"),
        );
    }
}

/// Whether the list of public suffixes has this very domain: `com`, `co.uk`. A single label that it does not know is somebody's own
/// (`local`), and so are the domains that companies entered for their customers.
fn is_public_suffix(domain: &str) -> bool {
    psl::suffix(domain.as_bytes()).is_some_and(|suffix| suffix.typ() == Some(psl::Type::Icann) && suffix.as_bytes() == domain.as_bytes())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_list_is_in_order() {
        assert!(SERVICES.is_sorted());
    }

    #[test]
    fn public_suffixes_are_told_from_domains() {
        let cases = [
            ("com", true),
            ("co.uk", true),
            ("com.au", true),
            ("contoso.co.uk", false),
            ("contoso.com", false),
            ("local", false),
            ("contoso.local", false),
            ("azurewebsites.net", false),
            ("onmicrosoft.com", false),
            ("xn--p1ai", true),
        ];
        for (domain, expected) in cases {
            assert_eq!(is_public_suffix(domain), expected, "{domain}");
        }
    }
}

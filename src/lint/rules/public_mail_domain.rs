//! Domains that no tenant can own.

use crate::diagnostic::{Rule, Sink};
use crate::lint::{Check, Facts};
use crate::model::Ensure;
use crate::resource::AcceptedDomain;

static RULE: Rule = Rule::warning("public-mail-domain", "A tenant that claims a domain of a public mail service, or a public suffix.")
    .page(include_str!("public-mail-domain.md"));

pub(super) const CHECK: Check = Check::of(&RULE, check);

/// Domains in which anybody has a mailbox at somebody else's service.
const SERVICES: &[&str] = &[
    "aol.com",
    "fastmail.com",
    "gmail.com",
    "gmx.com",
    "gmx.de",
    "gmx.net",
    "googlemail.com",
    "hotmail.com",
    "icloud.com",
    "live.com",
    "mail.com",
    "mail.ru",
    "me.com",
    "msn.com",
    "outlook.com",
    "proton.me",
    "protonmail.com",
    "qq.com",
    "t-online.de",
    "web.de",
    "yahoo.com",
    "yandex.ru",
    "zoho.com",
];

fn check(facts: &Facts<'_>, sink: &mut Sink) {
    for object in facts.wanted_of::<AcceptedDomain>().iter().filter(|object| object.ensure == Ensure::Present) {
        let domain = object.key.folded().trim_start_matches("*.");
        if SERVICES.contains(&domain) {
            sink.push(RULE.at(object.at, format!("'{}' belongs to a public mail service", object.key)));
        }
    }
}

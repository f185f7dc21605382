//! The rules about organisations: one file a rule with its check, beside it a page of the rule's name.

mod certificate_expiry;
mod certificate_name;
mod default_domain;
mod domain_claimed_twice;
mod external_url;
mod name_length;
mod public_mail_domain;
mod unused;

use super::check::Check;

/// The registry: a line for each rule.
pub static CHECKS: &[Check] = &[
    public_mail_domain::CHECK,
    default_domain::CHECK,
    domain_claimed_twice::CHECK,
    name_length::CHECK,
    certificate_name::CHECK,
    certificate_expiry::CHECK,
    external_url::CHECK,
    unused::CHECK,
];

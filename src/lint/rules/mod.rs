//! The rules about organisations: one file a rule with its check, beside it a page of the rule's name.

mod anonymous_missing;
mod connector_conflict;
mod default_domain;
mod open_relay;
mod public_mail_domain;
mod range_overlap;
mod wide_relay;

use super::check::Check;

/// The registry: a line for each rule.
pub static CHECKS: &[Check] = &[
    public_mail_domain::CHECK,
    default_domain::CHECK,
    open_relay::CHECK,
    wide_relay::CHECK,
    anonymous_missing::CHECK,
    connector_conflict::CHECK,
    range_overlap::CHECK,
];

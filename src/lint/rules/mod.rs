//! The rules about organisations: one file a rule with its check, beside it a page of the rule's name.

mod anonymous_missing;
mod basic_without_tls;
mod connector_conflict;
mod default_domain;
mod externally_secured;
mod message_size;
mod open_relay;
mod public_mail_domain;
mod range_overlap;
mod smart_host_and_dns;
mod tls_combination;
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
    smart_host_and_dns::CHECK,
    basic_without_tls::CHECK,
    tls_combination::CHECK,
    externally_secured::CHECK,
    message_size::CHECK,
];

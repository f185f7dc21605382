//! The rules about organisations: one file a rule with its check, beside it a page of the rule's name.

mod anonymous_missing;
mod authoritative_shared;
mod basic_without_tls;
mod certificate_expiry;
mod certificate_name;
mod connector_conflict;
mod default_domain;
mod domain_claimed_twice;
mod duplicate_route;
mod external_relay_online;
mod external_url;
mod externally_secured;
mod hosting_mode;
mod internal_connector;
mod message_size;
mod mx_loopback;
mod name_length;
mod no_internet_route;
mod open_relay;
mod public_mail_domain;
mod range_overlap;
mod relay_loop;
mod relay_without_route;
mod scoped_connector;
mod smart_host_and_dns;
mod tls_combination;
mod unreachable_connector;
mod unused;
mod ways;
mod wide_relay;

use super::check::Check;

/// The registry: a line for each rule.
pub static CHECKS: &[Check] = &[
    mx_loopback::CHECK,
    internal_connector::CHECK,
    no_internet_route::CHECK,
    public_mail_domain::CHECK,
    domain_claimed_twice::CHECK,
    relay_without_route::CHECK,
    relay_loop::CHECK,
    authoritative_shared::CHECK,
    external_relay_online::CHECK,
    open_relay::CHECK,
    wide_relay::CHECK,
    anonymous_missing::CHECK,
    connector_conflict::CHECK,
    range_overlap::CHECK,
    duplicate_route::CHECK,
    scoped_connector::CHECK,
    unreachable_connector::CHECK,
    smart_host_and_dns::CHECK,
    basic_without_tls::CHECK,
    tls_combination::CHECK,
    externally_secured::CHECK,
    message_size::CHECK,
    default_domain::CHECK,
    external_url::CHECK,
    certificate_name::CHECK,
    certificate_expiry::CHECK,
    hosting_mode::CHECK,
    name_length::CHECK,
    unused::CHECK,
];

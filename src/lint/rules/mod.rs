//! The rules about organisations: one file a rule with its check, beside it a page of the rule's name.

mod authoritative_shared;
mod default_domain;
mod duplicate_route;
mod external_relay_online;
mod hosting_mode;
mod internal_connector;
mod mx_loopback;
mod no_internet_route;
mod public_mail_domain;
mod relay_loop;
mod relay_without_route;
mod scoped_connector;
mod unreachable_connector;
mod ways;

use super::check::Check;

/// The registry: a line for each rule.
pub static CHECKS: &[Check] = &[
    mx_loopback::CHECK,
    internal_connector::CHECK,
    no_internet_route::CHECK,
    public_mail_domain::CHECK,
    relay_without_route::CHECK,
    relay_loop::CHECK,
    authoritative_shared::CHECK,
    external_relay_online::CHECK,
    duplicate_route::CHECK,
    scoped_connector::CHECK,
    unreachable_connector::CHECK,
    default_domain::CHECK,
    hosting_mode::CHECK,
];

//! The rules about organisations: one file a rule with its check, beside it a page of the rule's name.

mod default_domain;
mod hosting_mode;
mod mx_loopback;
mod no_internet_route;
mod public_mail_domain;
mod relay_loop;
mod relay_without_route;
mod ways;

use super::check::Check;

/// The registry: a line for each rule.
pub static CHECKS: &[Check] = &[
    mx_loopback::CHECK,
    no_internet_route::CHECK,
    public_mail_domain::CHECK,
    relay_without_route::CHECK,
    relay_loop::CHECK,
    default_domain::CHECK,
    hosting_mode::CHECK,
];

//! The domain of addresses that are made without one.

use crate::diagnostic::{Rule, Sink};
use crate::lint::{Check, Facts, Need};

static RULE: Rule = Rule::warning("default-domain", "An organisation without a default domain, or one that the plan takes away.")
    .page(include_str!("default-domain.md"));

pub(super) const CHECK: Check = Check::of(&RULE, check).needs(&[Need::State]);

fn check(_facts: &Facts<'_>, _sink: &mut Sink) {}

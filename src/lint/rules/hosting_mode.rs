//! How a platform keeps its tenants apart: by what has no future, or not at all. One word is looked at.

use crate::diagnostic::{Rule, Sink};
use crate::lint::{Check, Facts};
use crate::model::Isolation;
use crate::resource::Product;

static RULE: Rule = Rule::warning("hosting-mode", "Tenants that are kept apart by `/hosting`, which has no future, or not at all.")
    .page(include_str!("hosting-mode.md"));

pub(super) const CHECK: Check = Check::of(&RULE, check);

fn check(facts: &Facts<'_>, sink: &mut Sink) {
    let platform = facts.platform();
    let Some((isolation, at)) = platform.isolation.zip(platform.isolation_at) else { return };
    let finding = match isolation {
        Isolation::Hosting if platform.product == Product::E2010 => RULE
            .at(at, "`/hosting` is a dead end")
            .label("no later version of Exchange has it")
            .note("Microsoft recommends it no longer since Exchange 2010 SP2: there is no upgrade from it, and many features of Exchange are missing under it")
            .help("plan the move to an organisation without it, whose tenants address book policies keep apart (`isolation: AddressBookPolicy`); until then, say so in an allowance"),
        Isolation::Hosting => RULE
            .at(at, format!("{} has no `/hosting`", platform.product))
            .label("only Exchange 2010 could be set up so")
            .note("the tenants are in one organisation, whatever is said here: plans would leave out what is theirs, as nothing of `/hosting` is there")
            .help("keep them apart by address book policies: `isolation: AddressBookPolicy`"),
        Isolation::None if facts.wanted.tenants > 1 => RULE
            .at(at, format!("nothing keeps {} tenants apart", facts.wanted.tenants))
            .label("each sees the others' people and groups in its address book")
            .help("keep them apart by address book policies: `isolation: AddressBookPolicy`"),
        Isolation::None | Isolation::AddressBookPolicy => return,
    };
    sink.push(finding);
}

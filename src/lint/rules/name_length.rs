//! Names that nobody wrote, and that are too long: an accepted domain's, which is the domain where nothing else is said.
//!
//! Names that manifests write are held against their limits where they are read, and so are those that intents make
//! (`invalid-value`). Every domain is looked at once.

use crate::diagnostic::{Rule, Sink};
use crate::lint::{Check, Facts};
use crate::resource::{AcceptedDomain, Product};

static RULE: Rule = Rule::warning("name-length", "An accepted domain that is too long to be its object's name, and has no other.")
    .page(include_str!("name-length.md"));

pub(super) const CHECK: Check = Check::of(&RULE, check);

/// The longest name of an accepted domain's object, in characters. Source: Microsoft, New-AcceptedDomain, -Name.
const LONGEST: usize = 64;

fn check(facts: &Facts<'_>, sink: &mut Sink) {
    // There, no script adds domains.
    if facts.platform().product == Product::Online {
        return;
    }
    for domain in facts.mail.domains.iter() {
        let Some(desired) = domain.subject.desired() else { continue };
        // What is there has a name already.
        let is_there = facts.planned.is_some() && !domain.subject.is_new();
        if is_there || desired.hosted(facts.platform()) || desired.wish(AcceptedDomain::NAME.index).is_some() {
            continue;
        }
        // In A-labels, which is what the command is given.
        let key = domain.subject.key();
        let name = if key.as_str().is_ascii() { key.as_str() } else { key.folded() };
        if name.len() <= LONGEST {
            continue;
        }
        sink.push(
            RULE.at(desired.at, format!("{key} has {} characters, and would be the name of its object", name.len()))
                .label("no `name` is said here")
                .note(format!("Exchange refuses to make it, since a name has at most {LONGEST} characters: the script stops there, and mail for the domain is refused"))
                .help(format!("say a shorter name: `{{domain_name: {key}, name: ...}}`")),
        );
    }
}

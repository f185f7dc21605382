//! From what documents of a platform and its tenants say to one statement an object: intents become objects, and what is said for
//! several servers is said for each.

use std::collections::HashMap;
use std::collections::hash_map::Entry;

use super::intents::{Context, Intent};
use super::merge::Written;
use super::rules::TWO_WRITERS;
use super::spread::spread;
use crate::diagnostic::{Sink, Span};
use crate::value::fold;

/// All that is written, with what intents come to, one statement an object.
pub(super) fn expand(written: Vec<Written>, intents: &[Intent], context: &Context<'_>, sink: &mut Sink) -> Vec<Written> {
    let mut all: Vec<Written> = Vec::with_capacity(written.len());
    let of_platform: Vec<Written> = once_each(intents, sink)
        .into_iter()
        .flat_map(|intent| intent.expand(context, sink))
        .map(|entry| Written { entry, tenant: None, leaving: false })
        .collect();
    for Written { entry, tenant, leaving } in written.into_iter().chain(of_platform) {
        if entry.is_one() {
            all.push(Written { entry, tenant, leaving });
            continue;
        }
        let relay = entry.relay_to.as_ref().and_then(|relay| relay.expand(&entry, context, sink));
        let entries = spread(entry, context.servers, sink).into_iter().chain(relay);
        all.extend(entries.map(|entry| Written { entry, tenant: tenant.clone(), leaving }));
    }
    all
}

/// The intents, without those that say a second time what is said already.
fn once_each<'a>(intents: &'a [Intent], sink: &mut Sink) -> Vec<&'a Intent> {
    let mut seen: HashMap<String, Span> = HashMap::new();
    let mut first = |intent: &&Intent| {
        let Some((name, at)) = intent.name() else { return true };
        match seen.entry(fold(name)) {
            Entry::Vacant(free) => {
                free.insert(at);
                return true;
            }
            Entry::Occupied(first) => sink.push(
                TWO_WRITERS
                    .at(at, format!("mail gateway '{name}' is said twice"))
                    .label("said here")
                    .other(*first.get(), "and here")
                    .help("delete one of the two, or give it another name"),
            ),
        }
        false
    };
    intents.iter().filter(&mut first).collect()
}

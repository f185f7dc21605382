//! From what documents say of objects to the objects, each once: whose each is, and whether it is to exist.
//!
//! First everything that is said of an object is gathered, then it is resolved at once (`resolve`): the outcome never depends on the
//! order of the files, and ten thousand tenants that each add to one list are joined in one go.

use std::collections::HashMap;
use std::collections::hash_map::Entry;
use std::sync::Arc;

use super::entry;
use super::resolve::{Said, resolve};
use super::rules::{PRESENT_AND_ABSENT, TENANT_WRITES_SHARED, TWO_TENANTS};
use crate::diagnostic::{Sink, Span};
use crate::model::{Desired, Ensure, Key, Want, Wish};
use crate::resource::{ResourceType, Scope};
use crate::value::Value;

/// What a document says of an object, and whose document it is.
pub(super) struct Written {
    pub(super) entry: entry::Entry,
    /// None: the platform's.
    pub(super) tenant: Option<Arc<str>>,
    /// The tenant is to go (`ensure: absent` on the tenant): what is its own goes, what it included is excluded.
    pub(super) leaving: bool,
}

/// An object with all that is said of it so far.
struct Gathered {
    object: Desired,
    /// Where it is said whether it exists; where that is not said, where it is named.
    ensured: Span,
    /// What is said first.
    said: Said,
    /// What other places say.
    more: Vec<Said>,
}

/// Joins what is said of each object. Objects come out by type and place.
pub(super) fn merge(written: Vec<Written>, sink: &mut Sink) -> Vec<Desired> {
    let mut all: Vec<Gathered> = Vec::with_capacity(written.len());
    let mut found: HashMap<(&'static str, Key), usize> = HashMap::with_capacity(written.len());
    // Whoever leaves gives way to whoever stays, and comes last.
    let (leaving, staying): (Vec<Written>, Vec<Written>) = written.into_iter().partition(|one| one.leaving);
    for one in staying.into_iter().chain(leaving) {
        if !may(&one, sink) {
            continue;
        }
        let next = gathered(one);
        match found.entry((next.object.of.noun, next.object.key.clone())) {
            Entry::Occupied(at) => join(&mut all[*at.get()], next, sink),
            Entry::Vacant(free) => {
                free.insert(all.len());
                all.push(next);
            }
        }
    }
    hanging(&all, &found, sink);
    let mut objects: Vec<Desired> = all.into_iter().map(|one| resolve(one.object, one.said, one.more, sink)).collect();
    objects.sort_by(|a, b| (a.of.rank(), a.at, &a.key).cmp(&(b.of.rank(), b.at, &b.key)));
    objects
}

/// Whether whoever wrote it may: a tenant only adds to the lists of what all share.
fn may(one: &Written, sink: &mut Sink) -> bool {
    let (Some(tenant), Scope::Shared, false) = (&one.tenant, one.entry.of.scope, one.entry.of_intent) else { return true };
    let of = one.entry.of;
    let naming = |wish: &Wish| of.naming().contains(&of.at(wish.place).name);
    let adds = |wish: &Wish| matches!(&wish.want, Want::Edit(edit) if edit.exclude == Value::Nothing);
    let mut wrong: Vec<(Span, String)> = one
        .entry
        .wishes
        .iter()
        .filter(|wish| !naming(wish) && !adds(wish))
        .map(|wish| (wish.at, format!("`{}`", of.at(wish.place).key())))
        .collect();
    if of.parent.is_some() {
        wrong = vec![(one.entry.at, "an extended right".to_owned())];
    }
    wrong.extend(one.entry.ensure.1.filter(|_| of.parent.is_none()).map(|at| (at, "`ensure`".to_owned())));
    wrong.extend(one.entry.protect.map(|at| (at, "`protect`".to_owned())));
    let parent = of.parent.and_then(ResourceType::of_noun).zip(one.entry.parent.as_ref());
    let (of, key) = parent.unwrap_or((of, &one.entry.key));
    let why = if of.is_settings() {
        "what one tenant writes here holds for all the others too"
    } else {
        "what one tenant writes here, all the others get: their mail takes this way too"
    };
    for (at, what) in &wrong {
        sink.push(
            TENANT_WRITES_SHARED
                .at(*at, format!("tenant '{tenant}' writes {what} of {}, which all tenants share", key.title(of)))
                .note(why)
                .help("say it in the platform; a tenant may only add to lists, as in `address_spaces: {include: [...]}`"),
        );
    }
    wrong.is_empty()
}

fn gathered(one: Written) -> Gathered {
    let Written { entry, tenant, leaving } = one;
    let shared = tenant.is_some() && entry.of.scope == Scope::Shared && !entry.of_intent;
    let mut wishes = entry.wishes;
    if shared && leaving {
        wishes.iter_mut().for_each(turn_round);
    }
    let ensure = match (shared, leaving) {
        (true, _) => Ensure::AsFound,
        (false, true) => Ensure::Absent,
        (false, false) => entry.ensure.0,
    };
    let object = Desired {
        of: entry.of,
        key: entry.key,
        parent: entry.parent,
        at: entry.at,
        tenant: tenant.filter(|_| !shared),
        leaving,
        ensure,
        protect: entry.protect,
        wishes: Vec::new(),
    };
    let said = Said { wishes, leaving };
    Gathered { ensured: entry.ensure.1.unwrap_or(entry.at), object, said, more: Vec::new() }
}

/// What a leaving tenant included is to be there no more.
fn turn_round(wish: &mut Wish) {
    if let Want::Edit(edit) = &mut wish.want {
        std::mem::swap(&mut edit.include, &mut edit.exclude);
    }
}

/// Adds to an object what another place says of it.
fn join(one: &mut Gathered, next: Gathered, sink: &mut Sink) {
    let object = &mut one.object;
    object.protect = object.protect.or(next.object.protect);
    if next.object.leaving {
        // A domain that changes its tenant is the same domain: nothing is removed. Only from lists is something taken away.
        if next.object.ensure == Ensure::AsFound && object.ensure != Ensure::Absent {
            one.more.push(next.said);
        }
        return;
    }
    object.ensure = match (object.ensure, next.object.ensure) {
        (Ensure::AsFound, other) | (other, Ensure::AsFound) if other != Ensure::Absent => other,
        (a, b) if a == b => a,
        (first, _) => {
            let (wanted, gone) = ("wanted here", "to be absent here");
            let (there, here) = if first == Ensure::Absent { (gone, wanted) } else { (wanted, gone) };
            sink.push(
                PRESENT_AND_ABSENT
                    .at(next.ensured, format!("{} '{}' is both wanted and to be absent", object.of.label, object.key))
                    .label(here)
                    .other(one.ensured, there)
                    .help("delete one of the two; what no manifest names is left as it is"),
            );
            return;
        }
    };
    if let (Some(first), Some(second)) = (&object.tenant, &next.object.tenant)
        && first != second
        && object.ensure == Ensure::Present
    {
        sink.push(
            TWO_TENANTS
                .at(next.object.at, format!("{} '{}' is of two tenants, {first} and {second}", object.of.label, object.key))
                .label(format!("{second} has it here"))
                .other(object.at, format!("{first} has it here"))
                .note("mail for it can only go to one of them")
                .help("delete it from one of the two; for a tenant that leaves, say `ensure: absent` of the tenant"),
        );
        return;
    }
    object.tenant = object.tenant.take().or(next.object.tenant);
    one.more.push(next.said);
}

/// What hangs on an object that is to go cannot be wanted.
fn hanging(all: &[Gathered], found: &HashMap<(&'static str, Key), usize>, sink: &mut Sink) {
    for Gathered { object, .. } in all.iter().filter(|one| one.object.ensure == Ensure::Present) {
        let on = object.of.parent.zip(object.parent.clone()).and_then(|on| found.get(&on)).map(|&at| &all[at]);
        let Some(on) = on.filter(|on| on.object.ensure == Ensure::Absent) else { continue };
        sink.push(
            PRESENT_AND_ABSENT
                .at(object.at, format!("this {} is on {} '{}', which is to be absent", object.of.label, on.object.of.label, on.object.key))
                .label("wanted here")
                .other(on.ensured, "to be absent here")
                .help("delete one of the two: what hangs on an object goes with it"),
        );
    }
}

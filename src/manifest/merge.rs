//! From what documents say of objects to the objects, each once. A property has one writer; parts of lists come from many places.

use std::collections::HashMap;
use std::sync::Arc;

use super::entry::Entry;
use super::rules::{PRESENT_AND_ABSENT, TENANT_WRITES_SHARED, TWO_WRITERS};
use crate::diagnostic::{Sink, Span};
use crate::model::{Desired, Ensure, Key, Want, Wish};
use crate::resource::{ResourceType, Scope};
use crate::value::Value;

/// What a document says of an object, and whose document it is.
pub(super) struct Written {
    pub(super) entry: Entry,
    /// None: the platform's.
    pub(super) tenant: Option<Arc<str>>,
    /// The tenant is to go (`ensure: absent` on the tenant): what is its own goes, what it included is excluded.
    pub(super) leaving: bool,
}

/// Joins what is said of each object. Objects come out by type and place.
pub(super) fn merge(written: Vec<Written>, sink: &mut Sink) -> Vec<Desired> {
    let mut objects: Vec<Desired> = Vec::with_capacity(written.len());
    let mut found: HashMap<(&'static str, Key), usize> = HashMap::with_capacity(written.len());
    let mut bad: Vec<usize> = Vec::new();
    for one in written {
        if !may(&one, sink) {
            continue;
        }
        let next = desired(one);
        match found.get(&(next.of.noun, next.key.clone())) {
            None => {
                found.insert((next.of.noun, next.key.clone()), objects.len());
                objects.push(next);
            }
            Some(&at) => {
                if !join(&mut objects[at], next, sink) {
                    bad.push(at);
                }
            }
        }
    }
    let mut place = 0usize;
    objects.retain(|_| {
        place += 1;
        !bad.contains(&(place - 1))
    });
    objects.iter_mut().for_each(imply);
    objects.sort_by(|a, b| (a.of.rank(), a.at, &a.key).cmp(&(b.of.rank(), b.at, &b.key)));
    objects
}

/// Whether whoever wrote it may: a tenant only adds to the lists of what all share.
fn may(one: &Written, sink: &mut Sink) -> bool {
    let (Some(tenant), Scope::Shared) = (&one.tenant, one.entry.of.scope) else { return true };
    let of = one.entry.of;
    let naming = |wish: &Wish| of.naming().contains(&of.at(wish.place).name);
    let adds = |wish: &Wish| matches!(&wish.want, Want::Edit { exclude: Value::Nothing, .. });
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
    for (at, what) in &wrong {
        sink.push(
            TENANT_WRITES_SHARED
                .at(*at, format!("tenant '{tenant}' writes {what} of {} '{}', which all tenants share", of.label, one.entry.key))
                .note("what one tenant writes here, all the others get: their mail takes this way too")
                .help("say it in the platform; a tenant may only add to a list: `address_spaces: {include: [...]}`"),
        );
    }
    wrong.is_empty()
}

fn desired(one: Written) -> Desired {
    let Written { entry, tenant, leaving } = one;
    let shared = tenant.is_some() && entry.of.scope == Scope::Shared;
    let mut wishes = entry.wishes;
    wishes.sort_by_key(|wish| wish.place);
    if shared && leaving {
        wishes.iter_mut().for_each(turn_round);
    }
    let ensure = match (shared, leaving) {
        (true, _) => Ensure::AsFound,
        (false, true) => Ensure::Absent,
        (false, false) => entry.ensure.0,
    };
    Desired {
        of: entry.of,
        key: entry.key,
        parent: entry.parent,
        at: entry.at,
        tenant: tenant.filter(|_| !shared),
        // Whoever leaves gives way to whoever stays: see `join`.
        leaving: leaving && !shared,
        ensure,
        protect: entry.protect,
        wishes,
    }
}

/// What a leaving tenant included is to be there no more.
fn turn_round(wish: &mut Wish) {
    if let Want::Edit { include, exclude } = &mut wish.want {
        std::mem::swap(include, exclude);
    }
}

/// Adds to an object what another place says of it. False where the two contradict each other.
fn join(object: &mut Desired, next: Desired, sink: &mut Sink) -> bool {
    // A domain that changes its tenant is the same domain: the tenant that leaves gives way, and nothing is removed.
    match (object.leaving, next.leaving) {
        (true, false) if next.ensure == Ensure::Present => {
            *object = next;
            return true;
        }
        (false, true) if object.ensure == Ensure::Present => return true,
        _ => {}
    }
    object.ensure = match (object.ensure, next.ensure) {
        (Ensure::AsFound, other) | (other, Ensure::AsFound) if other != Ensure::Absent => other,
        (a, b) if a == b => a,
        _ => {
            let label = object.of.label;
            sink.push(
                PRESENT_AND_ABSENT
                    .at(next.at, format!("{label} '{}' is both wanted and to be absent", next.key))
                    .label("said here")
                    .other(object.at, "and the opposite here")
                    .help("delete one of the two; what no manifest names is left as it is"),
            );
            return false;
        }
    };
    object.protect = object.protect.or(next.protect);
    object.tenant = object.tenant.take().or(next.tenant);
    // All of them, also after one that contradicts: each is told.
    let mut whole = true;
    for wish in next.wishes {
        whole &= add(object, wish, sink);
    }
    whole
}

fn add(object: &mut Desired, wish: Wish, sink: &mut Sink) -> bool {
    let property = object.of.at(wish.place);
    let found = match object.wishes.binary_search_by_key(&wish.place, |have| have.place) {
        Err(free) => {
            object.wishes.insert(free, wish);
            return true;
        }
        Ok(found) => found,
    };
    if object.of.naming().contains(&property.name) {
        return true;
    }
    let have = &mut object.wishes[found];
    let joined = match (&have.want, &wish.want) {
        (Want::Edit { include: a, exclude: b }, Want::Edit { include: c, exclude: d }) => {
            Some(Want::Edit { include: both(a, c), exclude: both(b, d) })
        }
        // A whole list has one writer, and many may add to it.
        (Want::Be(list), Want::Edit { include, exclude: Value::Nothing })
        | (Want::Edit { include, exclude: Value::Nothing }, Want::Be(list)) => Some(Want::Be(both(list, include))),
        _ => None,
    };
    let contradiction = match &joined {
        Some(Want::Edit { include, exclude }) => include.among(exclude, true),
        _ => Value::Nothing,
    };
    if contradiction != Value::Nothing {
        sink.push(
            PRESENT_AND_ABSENT
                .at(
                    wish.at,
                    format!(
                        "{contradiction} is both included in and excluded from {} of {} '{}'",
                        property.name, object.of.label, object.key
                    ),
                )
                .label("said here")
                .other(have.at, "and the opposite here")
                .help("leave it in one of the two"),
        );
        return false;
    }
    match joined {
        Some(want) => {
            have.want = want;
            true
        }
        None => {
            sink.push(
                TWO_WRITERS
                    .at(wish.at, format!("`{}` of {} '{}' is said twice", property.key(), object.of.label, object.key))
                    .label("said here")
                    .other(have.at, "and here")
                    .note("a property has one writer; only `include` and `exclude` of lists come together from many places")
                    .help("delete one of the two"),
            );
            false
        }
    }
}

fn both(a: &Value, b: &Value) -> Value {
    if *a == Value::Nothing { b.clone() } else { a.edit(b, &Value::Nothing) }
}

/// Adds what follows from what is said.
fn imply(object: &mut Desired) {
    let of: &'static ResourceType = object.of;
    for rule in of.implies {
        let (Some((when, condition)), Some((then, property))) = (of.property(rule.when), of.property(rule.then)) else { continue };
        let Some(wish) = object.wish(when) else { continue };
        let holds = match (&wish.want, rule.is) {
            (Want::Clear, is) => is.is_empty(),
            (Want::Be(_), "*") => true,
            (Want::Edit { include, .. }, "*") => *include != Value::Nothing,
            (Want::Be(value), is) => condition.kind.parse(&[is]).is_ok_and(|meant| *value == meant),
            (Want::Edit { .. }, _) => false,
        };
        if !holds || object.wish(then).is_some() {
            continue;
        }
        let want = match property.kind.parse(&[rule.be]) {
            Ok(Value::Nothing) | Err(_) => Want::Clear,
            Ok(value) => Want::Be(value),
        };
        let implied = Wish { place: then, at: wish.at, want };
        if let Err(free) = object.wishes.binary_search_by_key(&then, |have| have.place) {
            object.wishes.insert(free, implied);
        }
    }
}

//! From what documents say of objects to the objects, each once. A property has one writer; parts of lists come from many places.
//!
//! First everything that is said of an object is gathered, then it is resolved at once: the outcome never depends on the order of the
//! files, and ten thousand tenants that each add to one list are joined in one go.

use std::collections::HashMap;
use std::sync::Arc;

use super::entry::Entry;
use super::rules::{PRESENT_AND_ABSENT, TENANT_WRITES_SHARED, TWO_TENANTS, TWO_WRITERS};
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

/// An object with all that is said of it so far.
struct Gathered {
    object: Desired,
    /// Where it is said whether it exists; where that is not said, where it is named.
    ensured: Span,
    said: Vec<Statement>,
}

/// What one place says of one property.
struct Statement {
    wish: Wish,
    /// A leaving tenant says it: it gives way to whoever stays.
    leaving: bool,
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
        match found.get(&(next.object.of.noun, next.object.key.clone())) {
            Some(&at) => join(&mut all[at], next, sink),
            None => {
                found.insert((next.object.of.noun, next.object.key.clone()), all.len());
                all.push(next);
            }
        }
    }
    hanging(&all, &found, sink);
    let mut objects: Vec<Desired> = all.into_iter().map(|one| resolve(one, sink)).collect();
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

fn gathered(one: Written) -> Gathered {
    let Written { entry, tenant, leaving } = one;
    let shared = tenant.is_some() && entry.of.scope == Scope::Shared;
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
    let said = wishes.into_iter().map(|wish| Statement { wish, leaving }).collect();
    Gathered { ensured: entry.ensure.1.unwrap_or(entry.at), object, said }
}

/// What a leaving tenant included is to be there no more.
fn turn_round(wish: &mut Wish) {
    if let Want::Edit { include, exclude } = &mut wish.want {
        std::mem::swap(include, exclude);
    }
}

/// Adds to an object what another place says of it.
fn join(one: &mut Gathered, next: Gathered, sink: &mut Sink) {
    let object = &mut one.object;
    object.protect = object.protect.or(next.object.protect);
    if next.object.leaving {
        // A domain that changes its tenant is the same domain: nothing is removed. Only from lists is something taken away.
        if next.object.ensure == Ensure::AsFound && object.ensure != Ensure::Absent {
            one.said.extend(next.said);
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
    one.said.extend(next.said);
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

/// What all that is said of an object comes to.
fn resolve(one: Gathered, sink: &mut Sink) -> Desired {
    let Gathered { mut object, mut said, .. } = one;
    // Stable: of each property, in the order of the files.
    said.sort_by_key(|statement| statement.wish.place);
    let wishes = said.chunk_by(|a, b| a.wish.place == b.wish.place).filter_map(|said| property(&object, said, sink));
    let wishes = wishes.collect();
    object.wishes = wishes;
    object
}

/// What all that is said of one property comes to.
fn property(object: &Desired, said: &[Statement], sink: &mut Sink) -> Option<Wish> {
    let [first, rest @ ..] = said else { return None };
    let row = object.of.at(first.wish.place);
    let edits = |statement: &Statement| matches!(statement.wish.want, Want::Edit { .. });
    // Nearly always there is one place, and nothing to join.
    let alone = rest.is_empty() && !edits(first);
    if alone || object.of.naming().contains(&row.name) {
        return Some(first.wish.clone());
    }
    let mut writers = said.iter().filter(|statement| !edits(statement));
    let whole = writers.next();
    for (other, one) in writers.filter_map(|other| Some((other, whole?))) {
        sink.push(
            TWO_WRITERS
                .at(other.wish.at, format!("`{}` of {} '{}' is said twice", row.key(), object.of.label, object.key))
                .label("said here")
                .other(one.wish.at, "and here")
                .note("a property has one writer; only `include` and `exclude` of lists come together from many places")
                .help("delete one of the two"),
        );
    }
    let includes = union(said.iter().map(included).collect());
    let wanted = match whole.map(|one| &one.wish.want) {
        Some(Want::Be(list)) => both(list, &includes),
        _ => includes,
    };
    contradictions(object, said, &wanted, sink);
    let at = whole.unwrap_or(first).wish.at;
    let place = first.wish.place;
    if whole.is_some() {
        // A whole list has what it says, and what others add.
        let want = if wanted == Value::Nothing { Want::Clear } else { Want::Be(wanted) };
        return Some(Wish { place, at, want });
    }
    let of = |leaving: bool| union(said.iter().filter(|one| one.leaving == leaving).map(excluded).collect());
    let (stated, left) = (of(false), of(true).among(&wanted, false));
    let exclude = if stated == Value::Nothing { left } else { both(&stated, &left) };
    let nothing = wanted == Value::Nothing && exclude == Value::Nothing;
    (!nothing).then_some(Wish { place, at, want: Want::Edit { include: wanted, exclude } })
}

fn included(statement: &Statement) -> &Value {
    if let Want::Edit { include, .. } = &statement.wish.want { include } else { &Value::Nothing }
}

fn excluded(statement: &Statement) -> &Value {
    if let Want::Edit { exclude, .. } = &statement.wish.want { exclude } else { &Value::Nothing }
}

/// What one place wants in a list and another, that stays, does not.
fn contradictions(object: &Desired, said: &[Statement], wanted: &Value, sink: &mut Sink) {
    for one in said.iter().filter(|one| !one.leaving) {
        let common = excluded(one).among(wanted, true);
        if common == Value::Nothing {
            continue;
        }
        let wants = |other: &&Statement| match &other.wish.want {
            Want::Be(list) => list.among(&common, true) != Value::Nothing,
            _ => included(other).among(&common, true) != Value::Nothing,
        };
        let finding = PRESENT_AND_ABSENT
            .at(
                one.wish.at,
                format!(
                    "{common} is both wanted in and excluded from {} of {} '{}'",
                    object.of.at(one.wish.place).name,
                    object.of.label,
                    object.key
                ),
            )
            .label("excluded here")
            .help("leave it in one of the two");
        sink.push(match said.iter().find(wants) {
            Some(other) => finding.other(other.wish.at, "wanted here"),
            None => finding,
        });
    }
}

/// All elements of some lists. Pair by pair, so that no list grows by one element at a time.
fn union(lists: Vec<&Value>) -> Value {
    let mut lists: Vec<Value> = lists.into_iter().filter(|list| **list != Value::Nothing).cloned().collect();
    while lists.len() > 1 {
        lists = lists.chunks(2).map(|pair| pair.iter().skip(1).fold(pair[0].clone(), |all, next| both(&all, next))).collect();
    }
    lists.pop().unwrap_or(Value::Nothing)
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

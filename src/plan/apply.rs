//! A plan applied to a state in memory: the organisation after. What must hold of every plan: the next one is empty.

use std::collections::HashMap;

use super::change::{Action, Change, Plan};
use crate::model::{Coverage, Current, Kept, Key, State};
use crate::resource::{Reading, ResourceType};
use crate::value::Value;

/// The organisation as the plan leaves it.
#[must_use]
pub fn apply(plan: &Plan, state: &State) -> State {
    let mut after = state.clone();
    plan.steps().for_each(|change| make(change, &mut after));
    after.kinds.values_mut().for_each(close_gaps);
    after
}

/// The object as a change leaves it; none where it is removed.
pub(super) fn outcome(change: &Change, before: Option<&Current>) -> Option<Current> {
    let mut object = match change.action {
        Action::Remove => return None,
        Action::Create => fresh(change.of, &change.key, &change.handle),
        Action::Update | Action::Blocked => before?.clone(),
    };
    for property in &change.properties {
        if change.of.at(property.place).reading != Reading::Never {
            object.set_fact(property.place, property.new.clone());
        }
    }
    Some(object)
}

/// A new object: what is not said of it is its default or, where Microsoft names none, nothing. It has a name in any case.
fn fresh(of: &'static ResourceType, key: &Key, handle: &str) -> Current {
    let facts = (0u16..)
        .zip(of.properties)
        .filter(|(_, property)| property.reading != Reading::Never)
        .map(|(place, property)| {
            let default = if property.name == "Name" { Some(handle) } else { property.default };
            (place, default.and_then(|text| property.kind.parse(&[text]).ok()).unwrap_or(Value::Nothing))
        })
        .collect();
    Current { of, key: key.clone(), handle: handle.into(), facts }
}

fn make(change: &Change, state: &mut State) {
    let of = change.of;
    let kept = state.kinds.entry(of.noun).or_insert_with(|| Kept {
        coverage: Coverage::Partial(format!("the export has no {}", of.exported_by())),
        objects: Vec::new(),
        index: HashMap::new(),
    });
    let at = kept.index.get(&change.key).copied();
    let after = outcome(change, at.map(|at| &kept.objects[at]));
    for property in change.properties.iter().filter(|property| of.at(property.place).exclusive) {
        // Who gets it takes it from the one that had it.
        for other in kept.objects.iter_mut().filter(|other| other.fact(property.place) == Some(&property.new)) {
            other.set_fact(property.place, Value::Bool(false));
        }
    }
    match (after, at) {
        (Some(object), Some(at)) => kept.objects[at] = object,
        (Some(object), None) => {
            kept.index.insert(change.key.clone(), kept.objects.len());
            kept.objects.push(object);
        }
        // Its place is closed at the end, for all removals at once.
        (None, _) => drop(kept.index.remove(&change.key)),
    }
}

/// Takes out the objects that the index does not have any more.
fn close_gaps(kept: &mut Kept) {
    if kept.index.len() == kept.objects.len() {
        return;
    }
    let mut place = 0usize..;
    let index = &kept.index;
    kept.objects.retain(|object| index.get(&object.key).copied() == place.next());
    kept.index = kept.objects.iter().enumerate().map(|(place, object)| (object.key.clone(), place)).collect();
}

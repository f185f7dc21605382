//! What a step changes for the other steps: what it takes and gives up, and which ways for mail it opens and closes.

use std::collections::HashMap;

use super::apply::outcome;
use super::change::{Action, Change};
use super::claims::{Held, held, ways};
use crate::model::{Current, State};
use crate::value::Value;

/// What a step takes and gives up.
#[derive(Default)]
pub(super) struct Effect {
    /// What it holds afterwards and not before.
    pub(super) takes: Vec<Held>,
    /// What it held before and not afterwards.
    pub(super) gives: Vec<Held>,
    /// The ways that it has afterwards and not before.
    pub(super) opens: Vec<String>,
    /// The ways that it had before and not afterwards.
    pub(super) closes: Vec<String>,
    /// Ways that it had and keeps, at another cost: neither opened nor closed, but part of a swap.
    pub(super) changes_cost: Vec<String>,
}

impl Effect {
    /// The effect of a change on the organisation as the export shows it.
    pub(super) fn of(change: &Change, state: &State) -> Self {
        if change.action == Action::Blocked {
            return Self::default();
        }
        let before = state.present(change.of, &change.key);
        let after = outcome(change, before);
        let (held_before, held_after) = (before.map_or_else(Vec::new, held), after.as_ref().map_or_else(Vec::new, held));
        let (ways_before, ways_after) = (before.map_or_else(HashMap::new, open_ways), after.as_ref().map_or_else(HashMap::new, open_ways));
        let only = |these: &HashMap<String, String>, those: &HashMap<String, String>| {
            let mut only: Vec<String> = these.keys().filter(|way| !those.contains_key(*way)).cloned().collect();
            only.sort_unstable();
            only
        };
        Self {
            takes: held_after.iter().filter(|one| !held_before.contains(one)).cloned().collect(),
            gives: held_before.iter().filter(|one| !held_after.contains(one)).cloned().collect(),
            opens: only(&ways_after, &ways_before),
            closes: only(&ways_before, &ways_after),
            changes_cost: ways_after
                .iter()
                .filter(|(way, cost)| ways_before.get(*way).is_some_and(|old| old != *cost))
                .map(|(way, _)| way.clone())
                .collect(),
        }
    }
}

/// The ways of a connector that is in use, with their costs.
fn open_ways(object: &Current) -> HashMap<String, String> {
    let enabled = object.of.property("Enabled").and_then(|(place, _)| object.fact(place));
    if enabled == Some(&Value::Bool(false)) {
        return HashMap::new();
    }
    let split =
        |space: String| space.rsplit_once(';').map(|(way, cost)| (way.to_owned(), cost.to_owned())).unwrap_or((space, String::new()));
    ways(object).into_iter().map(split).collect()
}

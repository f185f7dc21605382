//! What a step would take from an object that keeps it. Exchange refuses such a step, and the script would stop at it: a binding and
//! range that another receive connector of the server keeps, a name that another accepted domain keeps.

use std::collections::HashSet;

use super::apply::outcome;
use super::change::{Action, Change};
use super::claims::{Held, held};
use super::effect::Effect;
use super::holders::Holders;
use crate::model::{Current, Key, State};

/// Blocks the changes that would take what stays taken. What is blocked keeps what it has, which may block others in turn.
pub(super) fn block(mut changes: Vec<Change>, state: &State) -> Vec<Change> {
    loop {
        let reasons = refused(&changes, state);
        if reasons.is_empty() {
            return changes;
        }
        for (at, reason) in reasons {
            changes[at].block(reason);
        }
    }
}

/// The changes that Exchange would refuse, and why.
fn refused(changes: &[Change], state: &State) -> Vec<(usize, String)> {
    let takers: Vec<(usize, Vec<Held>)> =
        changes.iter().enumerate().map(|(at, change)| (at, takes(change, state))).filter(|(_, takes)| !takes.is_empty()).collect();
    let types: HashSet<&'static str> = takers.iter().map(|(at, _)| changes[*at].of.noun).collect();
    let kept = kept(changes, state, &types);
    let refuse = |(at, takes): (usize, Vec<Held>)| {
        let change = &changes[at];
        let mut keepers = takes.iter().flat_map(|taken| kept.barring(taken).filter(|(_, key)| **key != change.key));
        let (held, keeper) = keepers.next()?;
        Some((at, format!("Exchange would refuse it: {} '{keeper}' has the same {}, and keeps it", change.of.label, held.what())))
    };
    takers.into_iter().filter_map(refuse).collect()
}

/// What a change takes.
fn takes(change: &Change, state: &State) -> Vec<Held> {
    if change.of.claims.is_empty() { Vec::new() } else { Effect::of(change, state).takes }
}

/// What each object of these types holds when all is done, by what is held.
fn kept<'a>(changes: &'a [Change], state: &'a State, types: &HashSet<&'static str>) -> Holders<&'a Key> {
    let mut kept: Vec<(Held, &Key)> = Vec::new();
    let mut keep = |key: &'a Key, object: &Current| kept.extend(held(object).into_iter().map(|held| (held, key)));
    let mut changed: HashSet<(&str, &Key)> = HashSet::new();
    let steps = changes.iter().filter(|change| types.contains(change.of.noun) && change.action != Action::Blocked);
    for change in steps {
        changed.insert((change.of.noun, &change.key));
        if let Some(object) = outcome(change, state.present(change.of, &change.key)) {
            keep(&change.key, &object);
        }
    }
    let others = state.kinds.iter().filter(|(noun, _)| types.contains(**noun)).flat_map(|(_, kind)| &kind.objects);
    others.filter(|object| !changed.contains(&(object.of.noun, &object.key))).for_each(|object| keep(&object.key, object));
    Holders::new(kept)
}

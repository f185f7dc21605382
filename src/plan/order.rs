//! The order of steps.
//!
//! 1. What others need comes first: the order of the types in [`crate::resource::TYPES`] (inbound before outbound), then the order
//!    of the manifests. Removals come last, in the opposite order; what cannot be planned is no step, and stands at the end.
//! 2. A step that takes what another object holds (a receive connector's binding and range on a server, an accepted domain's name)
//!    comes immediately after the removal or the narrowing that gives it up.
//! 3. Ways for mail (the `*` of a send connector) are swapped together: the connector that takes one comes first, the one that gives
//!    it up immediately after. So mail is never without a way, and never has two for longer than one command.

use super::apply::outcome;
use super::change::{Action, Change};
use super::claims::{Held, held, ways};
use crate::model::{Current, Seen, State};

/// What a step takes and gives up.
struct Effect {
    takes: Vec<Held>,
    gives: Vec<Held>,
    ways_taken: Vec<String>,
    ways_given: Vec<String>,
}

impl Effect {
    fn of(change: &Change, state: &State) -> Self {
        let before = match state.seen(change.of, &change.key) {
            Seen::Present(object) => Some(object),
            Seen::Absent | Seen::Unknown(_) => None,
        };
        let after = if change.action == Action::Blocked { before.cloned() } else { outcome(change, before) };
        let (held_before, held_after) = (before.map_or_else(Vec::new, held), after.as_ref().map_or_else(Vec::new, held));
        let (ways_before, ways_after) = (before.map_or_else(Vec::new, open_ways), after.as_ref().map_or_else(Vec::new, open_ways));
        Self {
            takes: held_after.iter().filter(|one| !held_before.contains(one)).cloned().collect(),
            gives: held_before.iter().filter(|one| !held_after.contains(one)).cloned().collect(),
            ways_taken: ways_after.iter().filter(|way| !ways_before.contains(way)).cloned().collect(),
            ways_given: ways_before.into_iter().filter(|way| !ways_after.contains(way)).collect(),
        }
    }

    /// Whether this step gives up what another one takes.
    fn makes_room_for(&self, other: &Self) -> bool {
        self.gives.iter().any(|given| other.takes.iter().any(|taken| given.bars(taken)))
    }

    /// Whether another step takes over a way that this one gives up.
    fn hands_over_to(&self, other: &Self) -> bool {
        self.ways_given.iter().any(|given| other.ways_taken.iter().any(|taken| without_cost(given) == without_cost(taken)))
    }
}

/// The ways of a connector that is in use.
fn open_ways(object: &Current) -> Vec<String> {
    let enabled = object.of.property("Enabled").and_then(|(place, _)| object.fact(place));
    if enabled == Some(&crate::value::Value::Bool(false)) { Vec::new() } else { ways(object) }
}

/// An address space without its cost: another cost is another way to the same domains.
fn without_cost(space: &str) -> &str {
    space.rsplit_once(';').map_or(space, |(space, _)| space)
}

/// Puts changes into the order in which they are made.
#[must_use]
pub(super) fn order(mut changes: Vec<Change>, state: &State) -> Vec<Change> {
    changes.sort_by(|a, b| {
        let key = |change: &Change| (last(change.action), change.of.rank(), change.at, change.key.folded().to_owned());
        match (a.action, b.action) {
            // In the opposite order: what was made last goes first.
            (Action::Remove, Action::Remove) => key(b).cmp(&key(a)),
            _ => key(a).cmp(&key(b)),
        }
    });
    let effects: Vec<Effect> = changes.iter().map(|change| Effect::of(change, state)).collect();
    let places = arrange(&effects);
    let mut slots: Vec<Option<Change>> = changes.into_iter().map(Some).collect();
    places.into_iter().filter_map(|place| slots[place].take()).collect()
}

/// Removals after all other steps, what cannot be planned after those.
fn last(action: Action) -> u8 {
    match action {
        Action::Create | Action::Update => 0,
        Action::Remove => 1,
        Action::Blocked => 2,
    }
}

/// The places of the steps in a new order. Only steps that give something up are ever looked at twice.
fn arrange(effects: &[Effect]) -> Vec<usize> {
    let givers: Vec<usize> = (0..effects.len()).filter(|&at| !effects[at].gives.is_empty() || !effects[at].ways_given.is_empty()).collect();
    let mut placed = vec![false; effects.len()];
    let mut order = Vec::with_capacity(effects.len());
    for at in 0..effects.len() {
        put(at, effects, &givers, &mut placed, &mut order);
    }
    order
}

fn put(first: usize, effects: &[Effect], givers: &[usize], placed: &mut [bool], order: &mut Vec<usize>) {
    // A stack instead of recursion: a chain of connectors, each taking what the next one gives up, may be as long as a manifest.
    // `true`: the step itself; `false`: what makes room for it, first.
    let mut stack = vec![(first, false)];
    let mut begun = vec![];
    while let Some((at, now)) = stack.pop() {
        if placed[at] {
            continue;
        }
        if now {
            placed[at] = true;
            order.push(at);
            let followers: Vec<usize> =
                givers.iter().copied().filter(|&other| !placed[other] && effects[other].hands_over_to(&effects[at])).collect();
            stack.extend(followers.into_iter().rev().map(|other| (other, false)));
            continue;
        }
        stack.push((at, true));
        if effects[at].takes.is_empty() || begun.contains(&at) {
            // Two steps that each take what the other gives up cannot both go first: they stay in the order they have.
            continue;
        }
        begun.push(at);
        let before: Vec<usize> =
            givers.iter().copied().filter(|&other| other != at && !placed[other] && effects[other].makes_room_for(&effects[at])).collect();
        stack.extend(before.into_iter().rev().filter(|other| !begun.contains(other)).map(|other| (other, false)));
    }
}

//! The order of steps.
//!
//! 1. What others need comes first: the order of the types in [`crate::resource::TYPES`] (inbound before outbound), then the order
//!    of the manifests. Removals come last, in the opposite order; what cannot be planned is no step, and stands at the end.
//! 2. A step that takes what another object holds (a receive connector's binding and range on a server, an accepted domain's name)
//!    comes immediately after the removal or the narrowing that gives it up.
//! 3. Ways for mail (the `*` of a send connector) are swapped together: the connector that takes one comes first, the one that gives
//!    it up immediately after. So mail is never without a way, and never has two for longer than one command.
//!
//! Steps of which each waits for the other (two connectors that swap their bindings) stay in the order of 1.

use std::cmp::Reverse;
use std::collections::HashMap;

use super::apply::outcome;
use super::change::{Action, Change};
use super::claims::{Held, held, ways};
use crate::diagnostic::Span;
use crate::model::{Current, Seen, State};

/// What a step takes and gives up.
#[derive(Default)]
struct Effect {
    takes: Vec<Held>,
    gives: Vec<Held>,
    ways_taken: Vec<String>,
    ways_given: Vec<String>,
}

impl Effect {
    fn of(change: &Change, state: &State) -> Self {
        if change.action == Action::Blocked {
            return Self::default();
        }
        let before = match state.seen(change.of, &change.key) {
            Seen::Present(object) => Some(object),
            Seen::Absent | Seen::Unknown(_) => None,
        };
        let after = outcome(change, before);
        let (held_before, held_after) = (before.map_or_else(Vec::new, held), after.as_ref().map_or_else(Vec::new, held));
        let (ways_before, ways_after) = (before.map_or_else(Vec::new, open_ways), after.as_ref().map_or_else(Vec::new, open_ways));
        Self {
            takes: held_after.iter().filter(|one| !held_before.contains(one)).cloned().collect(),
            gives: held_before.iter().filter(|one| !held_after.contains(one)).cloned().collect(),
            ways_taken: ways_after.iter().filter(|way| !ways_before.contains(way)).cloned().collect(),
            ways_given: ways_before.into_iter().filter(|way| !ways_after.contains(way)).collect(),
        }
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
    changes.sort_by_cached_key(Turn::of);
    let effects: Vec<Effect> = changes.iter().map(|change| Effect::of(change, state)).collect();
    let places = Steps::new(&effects).arrange();
    let mut slots: Vec<Option<Change>> = changes.into_iter().map(Some).collect();
    places.into_iter().filter_map(|place| slots[place].take()).collect()
}

/// When a step's turn comes, as long as none stands in another's way.
#[derive(PartialEq, Eq, PartialOrd, Ord)]
enum Turn {
    Made(Place),
    /// In the opposite order: what was made last goes first.
    Removed(Reverse<Place>),
    /// What cannot be planned is no step.
    Never(Place),
}

/// The type's rank, the place in the manifests, the identity.
type Place = (usize, Span, String);

impl Turn {
    fn of(change: &Change) -> Self {
        let place = (change.of.rank(), change.at, change.key.folded().to_owned());
        match change.action {
            Action::Create | Action::Update => Self::Made(place),
            Action::Remove => Self::Removed(Reverse(place)),
            Action::Blocked => Self::Never(place),
        }
    }
}

/// How far a step is.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Progress {
    Waiting,
    /// What comes before it is being placed.
    Begun,
    Placed,
}

/// The steps by what they give up and take: none is compared with those that it has nothing to do with.
struct Steps<'a> {
    effects: &'a [Effect],
    /// Who gives up something of a scope, and what.
    givers: HashMap<&'a str, Vec<(usize, &'a Held)>>,
    /// Who takes a way.
    openers: HashMap<&'a str, Vec<usize>>,
    /// Who gives a way up.
    closers: HashMap<&'a str, Vec<usize>>,
    progress: Vec<Progress>,
    order: Vec<usize>,
}

impl<'a> Steps<'a> {
    fn new(effects: &'a [Effect]) -> Self {
        let mut steps = Self {
            effects,
            givers: HashMap::new(),
            openers: HashMap::new(),
            closers: HashMap::new(),
            progress: vec![Progress::Waiting; effects.len()],
            order: Vec::with_capacity(effects.len()),
        };
        for (at, effect) in effects.iter().enumerate() {
            effect.gives.iter().for_each(|held| steps.givers.entry(&held.scope).or_default().push((at, held)));
            effect.ways_taken.iter().for_each(|way| steps.openers.entry(without_cost(way)).or_default().push(at));
            effect.ways_given.iter().for_each(|way| steps.closers.entry(without_cost(way)).or_default().push(at));
        }
        steps
    }

    /// The places of the steps in their new order.
    fn arrange(mut self) -> Vec<usize> {
        (0..self.effects.len()).for_each(|at| self.put(at));
        self.order
    }

    fn put(&mut self, first: usize) {
        // A stack instead of recursion: a chain of connectors, each taking what the next one gives up, may be as long as a manifest.
        let mut stack = vec![first];
        while let Some(at) = stack.pop() {
            match self.progress[at] {
                Progress::Placed => {}
                Progress::Waiting => {
                    self.progress[at] = Progress::Begun;
                    stack.push(at);
                    stack.extend(self.before(at).into_iter().rev());
                }
                Progress::Begun => {
                    self.progress[at] = Progress::Placed;
                    self.order.push(at);
                    stack.extend(self.directly_after(at).into_iter().rev());
                }
            }
        }
    }

    /// The waiting steps that have to come before one: they give up what it takes, or take the ways that it gives up.
    fn before(&mut self, at: usize) -> Vec<usize> {
        let (effect, progress) = (&self.effects[at], &self.progress);
        let waits = |other: &usize| progress[*other] == Progress::Waiting;
        let mut before: Vec<usize> = Vec::new();
        for taken in &effect.takes {
            let givers = self.givers.get(taken.scope.as_str()).into_iter().flatten();
            before.extend(givers.filter(|(_, given)| given.bars(taken)).map(|(other, _)| *other).filter(waits));
        }
        for way in &effect.ways_given {
            if let Some(openers) = self.openers.get_mut(without_cost(way)) {
                openers.retain(|other| progress[*other] != Progress::Placed);
                before.extend(openers.iter().copied().filter(waits));
            }
        }
        before.sort_unstable();
        before.dedup();
        before
    }

    /// The waiting steps that give up the ways that one has just taken.
    fn directly_after(&mut self, at: usize) -> Vec<usize> {
        let ways = &self.effects[at].ways_taken;
        let closers = ways.iter().filter_map(|way| self.closers.remove(without_cost(way))).flatten();
        let mut after: Vec<usize> = closers.collect();
        after.retain(|other| self.progress[*other] == Progress::Waiting);
        after.sort_unstable();
        after.dedup();
        after
    }
}

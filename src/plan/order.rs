//! The order of steps.
//!
//! 1. What others need comes first: the order of the types in [`crate::resource::TYPES`] (inbound before outbound), then the order
//!    of the manifests. Removals come last, in the opposite order; what cannot be planned is no step, and stands at the end.
//! 2. A step that takes what another object holds (a receive connector's binding and range on a server, an accepted domain's name)
//!    comes immediately after the removal or the narrowing that gives it up.
//! 3. Ways for mail (the `*` of a send connector) are swapped together: the connector that takes one comes first, the one that gives
//!    it up immediately after. So mail is never without a way, and never has two for longer than one command.
//!
//! Of steps of which each waits for the other (two connectors that swap their bindings) one has to go first all the same.

use std::cmp::Reverse;
use std::collections::HashMap;

use super::change::{Action, Change};
use super::effect::Effect;
use super::holders::Holders;
use crate::diagnostic::Span;
use crate::model::State;

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
    givers: Holders<usize>,
    /// Who opens a way.
    openers: HashMap<&'a str, Vec<usize>>,
    /// Who closes a way, or gives it another cost.
    followers: HashMap<&'a str, Vec<usize>>,
    progress: Vec<Progress>,
    order: Vec<usize>,
}

impl<'a> Steps<'a> {
    fn new(effects: &'a [Effect]) -> Self {
        let mut steps = Self {
            effects,
            givers: Holders::new(
                effects.iter().enumerate().flat_map(|(at, effect)| effect.gives.iter().map(move |held| (held.clone(), at))),
            ),
            openers: HashMap::new(),
            followers: HashMap::new(),
            progress: vec![Progress::Waiting; effects.len()],
            order: Vec::with_capacity(effects.len()),
        };
        for (at, effect) in effects.iter().enumerate() {
            effect.opens.iter().for_each(|way| steps.openers.entry(way).or_default().push(at));
            effect.closes.iter().chain(&effect.changes_cost).for_each(|way| steps.followers.entry(way).or_default().push(at));
        }
        steps
    }

    /// The places of the steps in their new order.
    fn arrange(mut self) -> Vec<usize> {
        (0..self.effects.len()).for_each(|at| self.put(at));
        self.order
    }

    fn put(&mut self, first: usize) {
        let mut roots = vec![first];
        while let Some(root) = roots.pop() {
            let from = self.order.len();
            self.put_one(root);
            // Only now: none is half-placed any more that one of these might have to wait for.
            let closers: Vec<usize> = (from..self.order.len()).flat_map(|at| self.directly_after(self.order[at])).collect();
            roots.extend(closers.into_iter().rev());
        }
    }

    /// Places a step, and before it what has to come before.
    fn put_one(&mut self, root: usize) {
        // A stack instead of recursion: a chain of connectors, each taking what the next one gives up, may be as long as a manifest.
        let mut stack = vec![root];
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
                }
            }
        }
    }

    /// The waiting steps that have to come before one: they give up what it takes, or open the ways that it closes.
    fn before(&mut self, at: usize) -> Vec<usize> {
        let (effect, progress) = (&self.effects[at], &self.progress);
        let waits = |other: &usize| progress[*other] == Progress::Waiting;
        let mut before: Vec<usize> = Vec::new();
        for taken in &effect.takes {
            before.extend(self.givers.barring(taken).map(|(_, other)| *other).filter(waits));
        }
        for way in &effect.closes {
            if let Some(openers) = self.openers.get_mut(way.as_str()) {
                openers.retain(|other| progress[*other] != Progress::Placed);
                before.extend(openers.iter().copied().filter(waits));
            }
        }
        before.sort_unstable();
        before.dedup();
        before
    }

    /// The waiting steps that close the ways that one has just opened, and those that it swaps costs with.
    fn directly_after(&mut self, at: usize) -> Vec<usize> {
        let effect = &self.effects[at];
        let ways = effect.opens.iter().chain(&effect.changes_cost);
        let mut after: Vec<usize> = ways.filter_map(|way| self.followers.remove(way.as_str())).flatten().collect();
        after.retain(|other| self.progress[*other] == Progress::Waiting);
        after.sort_unstable();
        after.dedup();
        after
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::super::claims::Held;
    use super::*;

    /// A way that is both opened and closed is one that changes its cost.
    fn effect(takes: &[u8], gives: &[u8], opened: &[u8], closed: &[u8]) -> Effect {
        let held = |all: &[u8]| all.iter().map(|one| Held::of(&one.to_string())).collect();
        let ways = |these: &[u8], those: &[u8], both: bool| {
            these.iter().filter(|one| those.contains(one) == both).map(|one| format!("smtp:{one}")).collect()
        };
        let (opens, closes, changes_cost) = (ways(opened, closed, false), ways(closed, opened, false), ways(opened, closed, true));
        Effect { takes: held(takes), gives: held(gives), opens, closes, changes_cost }
    }

    #[test]
    fn steps_make_room_for_each_other() {
        let none: &[u8] = &[];
        type Case<'a> = (&'a [(&'a [u8], &'a [u8], &'a [u8], &'a [u8])], &'a [usize]);
        let cases: &[Case<'_>] = &[
            // Nothing in the way: as they are.
            (&[(none, none, none, none), (&[1], none, none, none), (none, &[2], none, none)], &[0, 1, 2]),
            // What gives room comes immediately before, also in a chain.
            (&[(&[1], none, none, none), (none, none, none, none), (none, &[1], none, none)], &[2, 0, 1]),
            (&[(&[1], none, none, none), (&[2], &[1], none, none), (none, &[2], none, none)], &[2, 1, 0]),
            // A circle stays.
            (&[(&[1], &[2], none, none), (&[2], &[1], none, none)], &[1, 0]),
            // A way is taken first, and given up immediately after; wherever the two stand.
            (&[(none, none, &[1], none), (none, none, none, none), (none, none, none, &[1])], &[0, 2, 1]),
            (&[(none, none, none, &[1]), (none, none, none, none), (none, none, &[1], none)], &[2, 0, 1]),
            (&[(none, none, none, &[1]), (none, none, &[1], none), (none, none, &[1], none)], &[1, 2, 0]),
            // Two connectors that swap their costs.
            (&[(none, none, &[1], &[1]), (none, none, none, none), (none, none, &[1], &[1])], &[0, 2, 1]),
        ];
        for (steps, order) in cases {
            let effects: Vec<Effect> = steps.iter().map(|(a, b, c, d)| effect(a, b, c, d)).collect();
            assert_eq!(Steps::new(&effects).arrange(), *order, "{steps:?}");
        }
    }

    /// Whether one step has to come before another, if nothing else stood in the way.
    fn precedes(first: &Effect, then: &Effect) -> bool {
        let gives = first.gives.iter().any(|given| then.takes.iter().any(|taken| given.bars(taken)));
        gives || then.closes.iter().any(|way| first.opens.contains(way))
    }

    /// From each step, those that have to come after it, by however many steps between.
    fn reach(effects: &[Effect]) -> Vec<Vec<bool>> {
        let count = effects.len();
        let mut reach: Vec<Vec<bool>> =
            (0..count).map(|a| (0..count).map(|b| a != b && precedes(&effects[a], &effects[b])).collect()).collect();
        for via in 0..count {
            for from in 0..count {
                for to in 0..count {
                    reach[from][to] |= reach[from][via] && reach[via][to];
                }
            }
        }
        reach
    }

    fn few() -> impl Strategy<Value = Vec<u8>> {
        prop::collection::vec(0u8..8, 0..2)
    }

    proptest! {
        #![proptest_config(ProptestConfig { failure_persistence: None, ..ProptestConfig::default() })]

        #[test]
        fn each_step_comes_once_and_after_what_it_needs(all in prop::collection::vec((few(), few(), few(), few()), 0..14)) {
            let effects: Vec<Effect> = all.iter().map(|(a, b, c, d)| effect(a, b, c, d)).collect();
            let order = Steps::new(&effects).arrange();
            let mut sorted = order.clone();
            sorted.sort_unstable();
            prop_assert_eq!(sorted, (0..effects.len()).collect::<Vec<_>>());
            let place = |at: usize| order.iter().position(|other| *other == at);
            let reach = reach(&effects);
            for first in 0..effects.len() {
                for then in 0..effects.len() {
                    if first != then && precedes(&effects[first], &effects[then]) && !reach[then][first] {
                        prop_assert!(place(first) < place(then), "{first} before {then}: {order:?}");
                    }
                }
            }
        }
    }

    #[test]
    fn a_long_chain_and_many_pairs_take_no_time() {
        let count = 20_000u32;
        let held = |number: u32| vec![Held::of(&number.to_string())];
        let chain = (0..count).map(|at| Effect { takes: held(at + 1), gives: held(at), ..Effect::default() });
        let pairs = (0..count).map(|at| match at % 2 {
            0 => Effect { opens: vec!["smtp:*".into()], takes: held(at + count), ..Effect::default() },
            _ => Effect { closes: vec!["smtp:*".into()], gives: held(at + count - 1), ..Effect::default() },
        });
        assert_eq!(Steps::new(&chain.collect::<Vec<_>>()).arrange().first().copied(), Some(count as usize - 1));
        assert_eq!(Steps::new(&pairs.collect::<Vec<_>>()).arrange().len(), count as usize);
    }
}

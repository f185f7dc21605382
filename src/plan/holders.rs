//! Who holds what, so that a step is compared only with those that may stand in its way: thousands of connectors may share a binding.

use std::collections::HashMap;

use super::claims::Held;
use crate::value::{Family, Range};

/// Things held, each with who holds it. Filled first, asked afterwards.
pub(super) struct Holders<T>(HashMap<String, Scope<T>>);

/// What is held of one scope.
struct Scope<T> {
    all: Vec<(Held, T)>,
    /// The places in `all` of what has no range.
    whole: Vec<usize>,
    /// The places in `all` by the ends of the ranges.
    lows: Vec<End>,
    highs: Vec<End>,
}

/// An end of a range, and the place of what has it.
type End = (Family, u128, usize);

impl<T> Holders<T> {
    /// Takes all in.
    pub(super) fn new(all: impl IntoIterator<Item = (Held, T)>) -> Self {
        let mut scopes: HashMap<String, Vec<(Held, T)>> = HashMap::new();
        for (held, who) in all {
            scopes.entry(held.scope.clone()).or_default().push((held, who));
        }
        Self(scopes.into_iter().map(|(scope, all)| (scope, Scope::new(all))).collect())
    }

    /// Those that hold what bars something from being taken, in the order in which they came.
    pub(super) fn barring<'a>(&'a self, taken: &'a Held) -> impl Iterator<Item = &'a (Held, T)> {
        let scope = self.0.get(&taken.scope);
        let places = scope.map_or_else(Vec::new, |scope| scope.near(taken));
        let all = scope.map_or(&[][..], |scope| &scope.all);
        places.into_iter().map(|place| &all[place]).filter(|(held, _)| held.bars(taken))
    }
}

impl<T> Scope<T> {
    fn new(all: Vec<(Held, T)>) -> Self {
        let ends = |end: fn(&Range) -> u128| {
            let ranges = all.iter().enumerate().filter_map(|(place, (held, _))| Some((held.range.as_ref()?, place)));
            let mut ends: Vec<End> = ranges.map(|(range, place)| (range.family(), end(range), place)).collect();
            ends.sort_unstable();
            ends
        };
        let (lows, highs) = (ends(Range::low), ends(Range::high));
        let whole = (0..all.len()).filter(|place| all[*place].0.range.is_none()).collect();
        Self { all, whole, lows, highs }
    }

    /// The places of what may be in the way. Of two ranges that are the same, or overlap in part, each has an end within the other; one
    /// that holds the other inside has none there, and is not looked at.
    fn near(&self, taken: &Held) -> Vec<usize> {
        let Some(range) = &taken.range else { return (0..self.all.len()).collect() };
        let within = |ends: &[End]| {
            let from = ends.partition_point(|(family, end, _)| (*family, *end) < (range.family(), range.low()));
            let to = ends.partition_point(|(family, end, _)| (*family, *end) <= (range.family(), range.high()));
            ends[from..to].iter().map(|(.., place)| *place).collect::<Vec<usize>>()
        };
        let mut places = [self.whole.clone(), within(&self.lows), within(&self.highs)].concat();
        places.sort_unstable();
        places.dedup();
        places
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;
    use crate::value::{Meaning, Ranges};

    fn held((low, high): (u8, u8)) -> Held {
        let text = format!("10.0.0.{}-10.0.0.{}", low.min(high), low.max(high));
        let range = Ranges::parse(&[&text]).unwrap().items().first().cloned();
        // Now and then something without a range.
        Held { range: range.filter(|_| low != 11), ..Held::of("ex01 0.0.0.0:25") }
    }

    proptest! {
        #![proptest_config(ProptestConfig { failure_persistence: None, ..ProptestConfig::default() })]

        #[test]
        fn the_index_finds_what_looking_at_all_finds(all in prop::collection::vec((0u8..12, 0u8..12), 0..12), one in (0u8..12, 0u8..12)) {
            let all: Vec<Held> = all.into_iter().map(held).collect();
            let one = held(one);
            let holders = Holders::new(all.iter().cloned().zip(0usize..));
            let found: Vec<usize> = holders.barring(&one).map(|(_, place)| *place).collect();
            let expected: Vec<usize> = (0..all.len()).filter(|place| all[*place].bars(&one)).collect();
            prop_assert_eq!(found, expected);
        }
    }

    #[test]
    fn another_scope_bars_nothing() {
        assert_eq!(Holders::new([(Held::of("a"), 1)]).barring(&Held::of("b")).count(), 0);
    }
}

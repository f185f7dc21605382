//! What an object holds that no other may hold at once, and the ways that it offers to mail. Read off the type's table.

use crate::model::Current;
use crate::resource::Claim;
use crate::value::{Argument, Bindings, Range, Ranges, Typed, Value, fold};

/// Something held.
#[derive(Clone, Debug, PartialEq)]
pub(super) struct Held {
    /// What is held, without case: two objects that hold the same scope get in each other's way.
    pub(super) scope: String,
    /// Where a range belongs to it: only if the ranges are the same, or overlap in part. (Of nested ranges the narrower one wins:
    /// Exchange allows them.)
    pub(super) range: Option<Range>,
    /// The property that it is the value of.
    pub(super) name: &'static str,
}

impl Held {
    /// Something that only one may hold at all.
    #[cfg(test)]
    pub(super) fn of(scope: &str) -> Self {
        Self { scope: scope.to_owned(), range: None, name: "Name" }
    }

    /// What a person would call it.
    pub(super) fn what(&self) -> String {
        match &self.range {
            Some(range) => format!("binding, and a range ({range}) that is the same or overlaps in part"),
            None => self.name.to_owned(),
        }
    }

    /// Whether one thing held keeps another from being taken.
    pub(super) fn bars(&self, other: &Self) -> bool {
        self.scope == other.scope
            && match (&self.range, &other.range) {
                (Some(a), Some(b)) => a == b || overlaps_in_part(a, b),
                _ => true,
            }
    }
}

/// Whether two ranges have addresses in common, and each has some that the other lacks.
fn overlaps_in_part(a: &Range, b: &Range) -> bool {
    let apart = a.family() != b.family() || a.high() < b.low() || b.high() < a.low();
    let nested = (a.low() >= b.low() && a.high() <= b.high()) || (b.low() >= a.low() && b.high() <= a.high());
    !apart && !nested
}

/// What an object holds.
pub(super) fn held(object: &Current) -> Vec<Held> {
    object.of.claims.iter().flat_map(|claim| by(object, *claim)).collect()
}

fn by(object: &Current, claim: Claim) -> Vec<Held> {
    let fact = |name: &str| object.of.property(name).and_then(|(place, _)| object.fact(place));
    match claim {
        Claim::Value(name) => match fact(name) {
            None | Some(Value::Nothing | Value::Odd(_)) => Vec::new(),
            Some(value) => {
                vec![Held { scope: format!("{} {name} {}", object.of.noun, fold(&value.to_string())), range: None, name }]
            }
        },
        Claim::BindingAndRange(bindings, ranges) => {
            let bindings = fact(bindings).and_then(Bindings::of).map_or(&[][..], |list| list.items());
            let ranges = fact(ranges).and_then(Ranges::of).map_or(&[][..], |list| list.items());
            let server = object.key.server().unwrap_or_default();
            let server = fold(server);
            let pairs = bindings.iter().flat_map(|binding| ranges.iter().map(move |range| (binding, range)));
            pairs
                .map(|(binding, range)| Held { scope: format!("{server} {binding}"), range: Some(range.clone()), name: "Bindings" })
                .collect()
        }
    }
}

/// The ways that an object offers to mail: a send connector's address spaces, in small letters.
pub(super) fn ways(object: &Current) -> Vec<String> {
    let Some(name) = object.of.ways else { return Vec::new() };
    let value = object.of.property(name).and_then(|(place, _)| object.fact(place));
    let items = value.map_or(Argument::Null, Value::argument).into_items();
    items
        .into_iter()
        .filter_map(|item| match item {
            Argument::Text(text) => Some(fold(&text)),
            _ => None,
        })
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::value::Kind;

    fn held(range: &str) -> Held {
        let Value::Ranges(ranges) = Kind::Ranges.parse(&[range]).unwrap() else { panic!("{range}") };
        Held { scope: "ex01 0.0.0.0:25".to_owned(), name: "Bindings", range: ranges.items().first().cloned() }
    }

    #[test]
    fn ranges_bar_each_other_where_none_is_the_narrower() {
        let cases = [
            ("10.0.0.0/8", "10.0.0.0-10.255.255.255", true),
            ("10.0.0.0/8", "10.1.0.0/16", false),
            ("10.1.0.0/16", "10.0.0.0/8", false),
            ("10.0.0.1-10.0.0.9", "10.0.0.5-10.0.0.20", true),
            ("10.0.0.5-10.0.0.20", "10.0.0.1-10.0.0.9", true),
            ("10.0.0.1-10.0.0.9", "10.0.0.10-10.0.0.20", false),
            ("0.0.0.0/0", "::/0", false),
        ];
        for (a, b, bars) in cases {
            assert_eq!(held(a).bars(&held(b)), bars, "{a} {b}");
        }
        assert!(!Held::of("a").bars(&Held::of("b")));
    }
}

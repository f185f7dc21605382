//! Receive connectors that listen on one binding of one server.

use std::collections::BTreeMap;

use super::Facts;
use crate::mailflow::Inbound;
use crate::value::{Binding, Range, Ranges, fold};

/// The receive connectors that listen on one binding of one server, where that is more than one: for each such binding, by server and
/// name. Takes time by the bindings of all connectors.
pub(super) fn of_one_binding<'f, 'a>(facts: &'f Facts<'a>) -> impl Iterator<Item = (&'f Binding, Vec<&'f Inbound<'a>>)> {
    let mut listeners: BTreeMap<(String, String), (&'f Binding, Vec<&'f Inbound<'a>>)> = BTreeMap::new();
    for connector in facts.mail.receiving.iter() {
        let server = fold(connector.subject.server().unwrap_or_default());
        for binding in connector.bindings.value().map_or(&[][..], |bindings| bindings.items()) {
            let (_, there) = listeners.entry((server.clone(), binding.to_string())).or_insert((binding, Vec::new()));
            there.push(connector);
        }
    }
    listeners.into_values().filter(|(_, there)| there.len() > 1)
}

/// All ranges of some connectors: by family and first address, of those the widest first. Takes time by how many there are.
pub(super) fn ranges<'f, 'a>(connectors: &[&'f Inbound<'a>]) -> Vec<(&'f Range, &'f Inbound<'a>)> {
    let of = |connector: &&'f Inbound<'a>| {
        let connector = *connector;
        connector.ranges.value().map_or(&[][..], Ranges::items).iter().map(move |range| (range, connector))
    };
    let mut all: Vec<(&Range, &Inbound<'_>)> = connectors.iter().flat_map(of).collect();
    all.sort_by_key(|(range, connector)| (range.family(), range.low(), std::cmp::Reverse(range.high()), connector.subject.key()));
    all
}

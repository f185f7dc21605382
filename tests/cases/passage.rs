//! What must hold after every single step of a plan, not only after the last one: Exchange refuses two objects that hold the same,
//! and mail takes the way that there is at the moment. Knows nothing of how steps are put into order.

use std::collections::{BTreeMap, BTreeSet};

use hostctl::model::State;
use hostctl::plan::{self, Action, Plan};
use hostctl::resource::{AcceptedDomain, AdPermission, ReceiveConnector, Resource, SendConnector};
use hostctl::value::{Range, Value};

use super::Problems;

/// Takes the steps one by one.
pub(super) fn check(plan: &Plan, state: &State) -> Problems {
    let mut problems = Problems::new();
    let stages = stages(plan, state);
    let allowed = conflicts(state);
    for (at, change) in plan.steps().enumerate() {
        let (before, after) = (&stages[at], &stages[at + 1]);
        let step = format!("step {}, {} {} '{}'", at + 1, change.action.sign(), change.of.label, change.key);
        problems.extend(conflicts(after).difference(&allowed).map(|conflict| format!("after {step}: {conflict}")));
        if change.action == Action::Remove && change.of.noun == AcceptedDomain::TYPE.noun && is_default(before, &change.key) {
            problems.push(format!("{step}: Exchange does not remove the default domain"));
        }
        let parentless = change.action == Action::Create
            && change.of.noun == AdPermission::TYPE.noun
            && !before.of(ReceiveConnector::TYPE).any(|connector| connector.key.as_str().eq_ignore_ascii_case(&change.handle));
        if parentless {
            problems.push(format!("{step}: there is no such connector yet"));
        }
    }
    problems.extend(ways(&stages));
    problems
}

/// The organisation before the first step, and after each.
fn stages(plan: &Plan, state: &State) -> Vec<State> {
    let mut stages = vec![state.clone()];
    for change in plan.steps() {
        let one = Plan { changes: vec![change.clone()], ..plan.clone() };
        stages.extend(stages.last().map(|last| plan::apply(&one, last)));
    }
    stages
}

/// What two objects hold at once, and only one may.
fn conflicts(state: &State) -> BTreeSet<String> {
    let mut found = BTreeSet::new();
    let connectors: Vec<_> = state.of(ReceiveConnector::TYPE).collect();
    for (at, one) in connectors.iter().enumerate() {
        for other in &connectors[at + 1..] {
            if one.key.server().map(str::to_lowercase) == other.key.server().map(str::to_lowercase) && meet(one, other) {
                found.insert(format!("'{}' and '{}' listen on one binding for one range", one.key, other.key));
            }
        }
    }
    let mut names = BTreeMap::new();
    for domain in state.of(AcceptedDomain::TYPE) {
        // An object without a name has its domain for one.
        let name = domain.get(AcceptedDomain::NAME).map_or_else(|| domain.key.to_string(), ToString::to_string).to_lowercase();
        if let Some(other) = names.insert(name, &domain.key) {
            found.insert(format!("accepted domains '{other}' and '{}' have one name", domain.key));
        }
    }
    found
}

/// Whether two connectors of a server listen on one binding for the same range, or for ranges that overlap in part.
fn meet(one: &hostctl::model::Current, other: &hostctl::model::Current) -> bool {
    let bindings = |connector: &hostctl::model::Current| {
        connector.get(ReceiveConnector::BINDINGS).map(|list| list.items().to_vec()).unwrap_or_default()
    };
    let ranges = |connector: &hostctl::model::Current| {
        connector.get(ReceiveConnector::REMOTE_IP_RANGES).map(|list| list.items().to_vec()).unwrap_or_default()
    };
    let theirs = bindings(other);
    let listen = bindings(one).iter().any(|binding| theirs.contains(binding));
    let within = |a: &Range, b: &Range| a.low() >= b.low() && a.high() <= b.high();
    let bar = |a: &Range, b: &Range| {
        let apart = a.family() != b.family() || a.high() < b.low() || b.high() < a.low();
        let same = within(a, b) && within(b, a);
        !apart && (same || !within(a, b) && !within(b, a))
    };
    listen && ranges(one).iter().any(|a| ranges(other).iter().any(|b| bar(a, b)))
}

fn is_default(state: &State, key: &hostctl::model::Key) -> bool {
    let (place, _) = AcceptedDomain::TYPE.property("Default").expect("the table has it");
    state.of(AcceptedDomain::TYPE).any(|domain| domain.key == *key && domain.fact(place) == Some(&Value::Bool(true)))
}

/// A way for mail that there is before and afterwards is there all the time; and where one connector takes it over from another,
/// both have it for one step at most.
fn ways(stages: &[State]) -> Problems {
    let mut problems = Problems::new();
    let all: Vec<BTreeMap<String, usize>> = stages.iter().map(open).collect();
    let (Some(first), Some(last)) = (all.first(), all.last()) else { return problems };
    for (way, count) in first {
        let Some(at_last) = last.get(way) else { continue };
        for (at, stage) in all.iter().enumerate() {
            if !stage.contains_key(way) {
                problems.push(format!("after step {at} there is no way to {way}, which there was before and will be again"));
            }
        }
        let most = *count.max(at_last);
        let crowded = all.iter().filter(|stage| stage.get(way).is_some_and(|count| *count > most)).count();
        if crowded > 1 {
            problems.push(format!("for {crowded} steps more connectors than before and afterwards carry mail to {way}"));
        }
    }
    problems
}

/// The address spaces of connectors in use, whatever they cost, and how many connectors have each.
fn open(state: &State) -> BTreeMap<String, usize> {
    let (enabled, _) = SendConnector::TYPE.property("Enabled").expect("the table has it");
    let mut ways = BTreeMap::new();
    for connector in state.of(SendConnector::TYPE).filter(|connector| connector.fact(enabled) != Some(&Value::Bool(false))) {
        let spaces: BTreeSet<String> = connector
            .get(SendConnector::ADDRESS_SPACES)
            .map(|list| list.items().iter().map(|space| format!("{}:{}", space.kind(), space.domain()).to_lowercase()).collect())
            .unwrap_or_default();
        spaces.into_iter().for_each(|space| *ways.entry(space).or_insert(0) += 1);
    }
    ways
}

//! Desired and current in, changes out. Pure: no files, no clock. [`diff()`] knows no type; what types differ in stands in their tables.

mod apply;
mod change;
mod claims;
mod diff;
mod effect;
mod holders;
mod order;
mod reads;
mod taken;

use std::collections::{HashMap, HashSet};

use sha2::{Digest, Sha256};

pub use apply::apply;
pub use change::{Action, Change, Plan, PropertyChange, Unmanaged};
pub use diff::{diff, never_removed, wanted};
pub use reads::Reads;

use crate::model::{Current, Desired, Ensure, Key, Organisation, Platform, PlatformServer, Seen, State, Want};
use crate::resource::{ExchangeServer, Product, Resource, ResourceType, TYPES};
use crate::value::Value;

/// What is to become of an organisation. The caller has made sure that the export is of this one.
#[must_use]
pub fn plan(wanted: &Organisation, state: &State) -> Plan {
    let changes: Vec<Change> = wanted.objects.iter().flat_map(|desired| one(desired, wanted, state)).collect();
    let changes = order::order(on_their_parents(taken::block(changes, state), state), state);
    let platform = &wanted.platform;
    Plan {
        platform: platform.name.clone(),
        product: platform.product,
        organization: platform.organization.clone(),
        tenants: wanted.tenants,
        managed: wanted.objects.len(),
        nouns: state.nouns,
        exported: state.exported.clone(),
        id: identify(wanted, &changes),
        changes,
        unmanaged: unmanaged(wanted, state),
    }
}

fn one(desired: &Desired, wanted: &Organisation, state: &State) -> Vec<Change> {
    let platform = &wanted.platform;
    if hosted(desired, platform) {
        return vec![diff::blocked(desired, needed_by_hand(desired))];
    }
    if let Some(reason) = desired.key.server().and_then(|server| out_of_reach(desired, server, &platform.servers, state)) {
        return vec![diff::blocked(desired, reason)];
    }
    let seen = seen(desired, state);
    if let (Ensure::Absent, Seen::Present(there)) = (desired.ensure, &seen)
        && let Some(reason) = without_successor(there, wanted)
    {
        return vec![diff::blocked(desired, reason)];
    }
    diff(desired, &seen, platform.product)
}

/// Why an object cannot go: it has what one object of its type must have, and no other one is to take it over.
fn without_successor(there: &Current, wanted: &Organisation) -> Option<String> {
    let exclusive = (0u16..).zip(there.of.properties).filter(|(_, property)| property.exclusive);
    let mut kept = exclusive.filter(|(place, _)| there.fact(*place) == Some(&Value::Bool(true)));
    let taken = |place: u16| {
        let others = wanted.objects.iter().filter(|other| other.of.noun == there.of.noun && other.ensure != Ensure::Absent);
        others.filter_map(|other| other.wish(place)).any(|wish| wish.want == Want::Be(Value::Bool(true)))
    };
    let (_, property) = kept.find(|(place, _)| !taken(*place))?;
    Some(format!(
        "Exchange does not remove it while its {} is true: say `{}: true` of the {} that takes over",
        property.name,
        property.key(),
        there.of.label
    ))
}

/// What hangs on an object goes with it, and can only be made where the object is or will be.
fn on_their_parents(mut changes: Vec<Change>, state: &State) -> Vec<Change> {
    let parents = changes.iter().filter(|change| change.of.parent.is_none());
    let made: HashMap<(&str, Key), Action> = parents.map(|change| ((change.of.noun, change.key.clone()), change.action)).collect();
    let on = |change: &Change| Some((ResourceType::of_noun(change.of.parent?)?, Key::new(&change.handle)));
    let becomes = |(of, key): &(&'static ResourceType, Key)| made.get(&(of.noun, key.clone())).copied();
    changes.retain(|change| change.action != Action::Remove || on(change).is_none_or(|parent| becomes(&parent) != Some(Action::Remove)));
    for change in changes.iter_mut().filter(|change| change.action == Action::Create) {
        let Some(parent) = on(change) else { continue };
        if state.present(parent.0, &parent.1).is_none() && becomes(&parent) != Some(Action::Create) {
            change.block(format!("the {} '{}', on which it hangs, does not exist and is not created", parent.0.label, parent.1));
        }
    }
    changes
}

/// Whether an object lives in a tenant's own organization, under `/hosting`.
#[must_use]
pub fn hosted(desired: &Desired, platform: &Platform) -> bool {
    desired.hosted(platform)
}

/// What an export says of an object. A right on a connector that does not exist is not there, whatever the export has of rights; and of a
/// connector that the export does not show nobody knows what is not there.
fn seen<'a>(desired: &Desired, state: &'a State) -> Seen<'a> {
    let parent = desired.parent.as_ref().zip(desired.of.parent.and_then(ResourceType::of_noun));
    let own = state.seen(desired.of, &desired.key);
    match (parent.map(|(key, of)| state.seen(of, key)), &own) {
        (Some(Seen::Absent), _) => Seen::Absent,
        (Some(Seen::Unknown(reason)), Seen::Absent) if desired.ensure == Ensure::Present => Seen::Unknown(reason),
        // Where an export shows some rights on a connector, it shows all of them: it was read whole.
        (Some(Seen::Present(parent)), Seen::Unknown(_)) if state.of(desired.of).any(|right| right.handle == parent.handle) => Seen::Absent,
        _ => own,
    }
}

/// Why an object of a server cannot be planned: the export does not know the server, or it runs another version.
fn out_of_reach(desired: &Desired, server: &str, declared: &[PlatformServer], state: &State) -> Option<String> {
    let key = Key::new(server);
    let known = match state.seen(ExchangeServer::TYPE, &key) {
        Seen::Absent => return (desired.ensure != Ensure::Absent).then(|| format!("{server} is not in the export")),
        Seen::Unknown(_) => {
            let exported = desired.of.verbs.new.iter().next().is_some()
                || state.of(desired.of).any(|object| object.key.server().is_some_and(|other| other.eq_ignore_ascii_case(server)));
            let whole = matches!(state.seen(desired.of, &desired.key), Seen::Absent);
            return (!exported && whole).then(|| format!("{server} is not in the export"));
        }
        Seen::Present(known) => known,
    };
    let version = known.get(ExchangeServer::ADMIN_DISPLAY_VERSION)?.to_string();
    let Some(product) = Product::from_version(&version) else {
        return Some(format!("{server} runs {version}, which is no Exchange that hostctl knows"));
    };
    let declared = declared.iter().find(|one| one.name.eq_ignore_ascii_case(server))?;
    (product != declared.product).then(|| {
        format!("{server} runs {product} ({version}), and the manifests say {}: give the server its own `product`", declared.product)
    })
}

/// What a tenant under `/hosting` would need: it is told and not planned, since no cmdlet that Microsoft documents names a tenant's
/// organization.
#[must_use]
pub fn needed_by_hand(desired: &Desired) -> String {
    let values: Vec<String> =
        desired.wishes.iter().map(|wish| format!("{} {}", desired.of.at(wish.place).name, wanted(&wish.want, &Value::Nothing))).collect();
    let what = if desired.ensure == Ensure::Absent { "removing it".to_owned() } else { values.join(", ") };
    format!(
        "under /hosting a tenant's objects live in an organization of its own, which no documented cmdlet can name; needed there: {what}"
    )
}

fn unmanaged(wanted: &Organisation, state: &State) -> Vec<Unmanaged> {
    let named: HashSet<(&str, &Key)> = wanted.objects.iter().map(|object| (object.of.noun, &object.key)).collect();
    // What no section has is no object of its own to a person: permission groups are made of rights, and every server redirects its root
    // or does not. The organisation's settings are always there, and nothing is missing where no manifest speaks of them.
    let types = TYPES.iter().filter(|of| !of.section.is_empty() && !of.is_settings());
    types
        .flat_map(|of| state.of(of))
        .filter(|object| !named.contains(&(object.of.noun, &object.key)))
        .map(|object| Unmanaged { of: object.of, key: object.key.clone() })
        .collect()
}

/// A short hash of organisation and changes, the same wherever the same changes are shown.
fn identify(wanted: &Organisation, changes: &[Change]) -> String {
    let mut hash = Sha256::new();
    let mut part = |text: &str| {
        hash.update(text.as_bytes());
        hash.update([0]);
    };
    part(&wanted.platform.name);
    part(&wanted.platform.organization.to_string());
    part(wanted.platform.product.word());
    for change in changes {
        part(change.action.word());
        part(change.of.noun);
        part(change.key.folded());
        part(change.reason.as_deref().unwrap_or_default());
        for property in &change.properties {
            part(change.of.at(property.place).name);
            part(&property.old.as_ref().map(ToString::to_string).unwrap_or_default());
            part(&property.new.to_string());
        }
    }
    hash.finalize().iter().take(6).map(|byte| format!("{byte:02x}")).collect()
}

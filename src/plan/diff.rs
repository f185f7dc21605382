//! One object: what is wanted against what is there. Knows no type.

use super::change::{Action, Change, PropertyChange};
use crate::model::{Current, Desired, Ensure, Seen, Want, Wish};
use crate::resource::{Clearing, Product, Property, Reading, Said, Through, plural};
use crate::value::Value;

/// What becomes of an object: nothing, one change, or one change and one that says what cannot be planned.
#[must_use]
pub fn diff(desired: &Desired, seen: &Seen<'_>, product: Product) -> Vec<Change> {
    match (desired.ensure, seen) {
        (Ensure::Absent, Seen::Absent) => Vec::new(),
        (Ensure::Absent, Seen::Present(there)) => vec![remove(desired, there, product)],
        (_, Seen::Unknown(reason)) => vec![blocked(desired, reason.clone())],
        (Ensure::Present, Seen::Absent) => vec![create(desired, product)],
        // Nothing can be taken out of a list that is not there.
        (Ensure::AsFound, Seen::Absent) if !adds(desired) => Vec::new(),
        (Ensure::AsFound, Seen::Absent) => vec![blocked(
            desired,
            format!("this {} does not exist, and the manifests only add to its lists: declare it in the platform", desired.of.label),
        )],
        (Ensure::Present | Ensure::AsFound, Seen::Present(there)) => update(desired, there, product),
    }
}

/// Whether anything is wanted to be there.
fn adds(desired: &Desired) -> bool {
    let naming = desired.of.naming();
    let wishes = desired.wishes.iter().filter(|wish| !naming.contains(&desired.of.at(wish.place).name));
    wishes.into_iter().any(|wish| !matches!(&wish.want, Want::Edit(edit) if edit.include == Value::Nothing))
}

/// A change that says why there is none.
#[must_use]
pub(super) fn blocked(desired: &Desired, reason: String) -> Change {
    Change { reason: Some(reason), ..change(desired, Action::Blocked, desired.key.as_str()) }
}

fn change(desired: &Desired, action: Action, handle: &str) -> Change {
    Change {
        action,
        of: desired.of,
        key: desired.key.clone(),
        handle: desired.parent.as_ref().map_or(handle, |parent| parent.as_str()).into(),
        tenant: desired.tenant.clone(),
        at: desired.at,
        properties: Vec::new(),
        carried: Vec::new(),
        seen: Vec::new(),
        reason: None,
    }
}

fn remove(desired: &Desired, there: &Current, product: Product) -> Change {
    if desired.protect.is_some() {
        return blocked(desired, "it is protected (protect: true): no plan removes it".to_owned());
    }
    if let Some(reason) = never_removed(desired, product) {
        return blocked(desired, reason);
    }
    if desired.of.parent.is_some() {
        // What hangs on another object is all identity: its command names the whole of it.
        let seen = desired.wishes.iter().map(|wish| (wish.place, wanted(&wish.want, &Value::Nothing))).collect();
        return Change { seen, ..change(desired, Action::Remove, &there.handle) };
    }
    let seen = desired
        .of
        .telling
        .iter()
        .filter_map(|name| desired.of.property(name))
        .filter_map(|(place, _)| Some((place, there.fact(place)?.clone())))
        .filter(|(_, value)| !matches!(value, Value::Odd(_)))
        .collect();
    Change { seen, ..change(desired, Action::Remove, &there.handle) }
}

/// Why an object cannot be removed, if it cannot.
#[must_use]
pub fn never_removed(desired: &Desired, product: Product) -> Option<String> {
    let of = desired.of;
    if of.lasts(desired.key.folded()) {
        return Some(format!("Exchange never removes the {} '{}', which stands for all others: change it instead", of.label, desired.key));
    }
    if of.verbs.remove.contains(product) {
        return None;
    }
    Some(if of.verbs.remove.iter().next().is_none() {
        format!("hostctl removes no {}: {} does, on the server", plural(of.label), of.removed_by(product))
    } else {
        format!("{product} has no Remove-{}: remove it in the Microsoft 365 admin center", of.noun_on(product))
    })
}

fn create(desired: &Desired, product: Product) -> Change {
    let of = desired.of;
    if !of.verbs.new.contains(product) {
        let why = if of.is_settings() {
            format!("every organisation has them, and Get-{} shows none", of.noun_on(product))
        } else if of.through == Through::Iis {
            "the export does not show it: is there such a web site on the server?".to_owned()
        } else if of.verbs.new.iter().next().is_none() {
            format!("it does not exist, and hostctl creates no {}: {} does, on the server", plural(of.label), of.made_by(product))
        } else {
            format!("{product} has no New-{}: add it in the Microsoft 365 admin center, export again, then plan again", of.noun_on(product))
        };
        return blocked(desired, why);
    }
    if let Some(reason) = lacks(desired) {
        return blocked(desired, reason);
    }
    let mut properties: Vec<PropertyChange> = Vec::new();
    for (place, property) in (0u16..).zip(of.properties) {
        let new = match desired.wish(place) {
            // What a new object has, and is not to have, is cleared afterwards.
            Some(wish) if matches!(wish.want, Want::Clear) && property.is_empty_when_new() => continue,
            Some(wish) => wanted(&wish.want, &Value::Nothing),
            None if always_said(property, product) => match property.default.map(|text| property.kind.parse(&[text])) {
                Some(Ok(value)) => value,
                _ => continue,
            },
            None => continue,
        };
        if new == Value::Nothing && !desired.wish(place).is_some_and(|wish| matches!(wish.want, Want::Clear)) {
            continue;
        }
        properties.push(PropertyChange { place, old: None, new, edit: None });
    }
    Change { properties, ..change(desired, Action::Create, &new_handle(desired)) }
}

/// What decides what New makes of the rest is said always, also where it is the default: no reader has to know the default.
fn always_said(property: &Property, product: Product) -> bool {
    property.said == Said::New && property.reading == Reading::Never && property.default.is_some() && property.products.contains(product)
}

/// What Exchange will call a new object.
fn new_handle(desired: &Desired) -> String {
    // An accepted domain is found by its domain, and identified by its name.
    if desired.of.identity == crate::resource::Identity::Domain
        && let Some((place, _)) = desired.of.property("Name")
        && let Some(Wish { want: Want::Be(name), .. }) = desired.wish(place)
    {
        return name.to_string();
    }
    desired.key.as_str().to_owned()
}

/// What New needs and no manifest gives.
fn lacks(desired: &Desired) -> Option<String> {
    let of = desired.of;
    let says = |name: &str| {
        let wish = of.property(name).and_then(|(place, _)| desired.wish(place))?;
        let value = wanted(&wish.want, &Value::Nothing);
        (value != Value::Nothing).then_some(value)
    };
    let usage =
        says("Usage").map_or_else(|| of.property("Usage").and_then(|(_, p)| p.default).unwrap_or_default().to_owned(), |v| v.to_string());
    let missing: Vec<&str> = of.needs_with(&usage).flat_map(|need| need.properties).filter(|name| says(name).is_none()).copied().collect();
    if missing.is_empty() {
        return None;
    }
    let keys: Vec<String> = missing.iter().filter_map(|name| of.property(name)).map(|(_, p)| format!("`{}`", p.key())).collect();
    let with = if usage.is_empty() { String::new() } else { format!(" (usage {usage})") };
    Some(format!("it does not exist, and New-{}{with} needs {}: say {}", of.noun, missing.join(" and "), keys.join(" and ")))
}

fn update(desired: &Desired, there: &Current, product: Product) -> Vec<Change> {
    let of = desired.of;
    let (mut properties, mut reasons): (Vec<PropertyChange>, Vec<String>) = (Vec::new(), Vec::new());
    let mut unknown: Vec<&str> = Vec::new();
    for wish in &desired.wishes {
        let property = of.at(wish.place);
        if property.reading == Reading::Never || of.naming().contains(&property.name) {
            continue;
        }
        let old = match there.fact(wish.place) {
            None => {
                unknown.push(property.name);
                continue;
            }
            Some(Value::Odd(text)) => {
                reasons.push(format!("{} is '{text}' in the export, which is not {}", property.name, property.kind.what()));
                continue;
            }
            Some(old) => old,
        };
        let Some(change) = compare(wish, old) else { continue };
        if !property.on_set() {
            reasons.push(format!("{} is {old}, and only New-{} can say {}: remove the object first", property.name, of.noun, change.new));
        } else if change.new == Value::Nothing && matches!(property.clearing, Clearing::Write(_)) {
            reasons.push(format!("{} would be empty, which Exchange refuses", property.name));
        } else {
            properties.push(change);
        }
    }
    if !unknown.is_empty() {
        let metabase = unknown.iter().any(|name| of.property(name).is_some_and(|(_, p)| p.reading == Reading::Metabase));
        let hint = if metabase { " (export it without -ADPropertiesOnly)" } else { "" };
        reasons.push(format!("the export does not show {}{hint}", unknown.join(", ")));
    }
    let alone: Vec<(u16, String)> =
        properties.iter().filter_map(|change| Some((change.place, left_alone(change, desired, there)?))).collect();
    properties.retain(|change| !alone.iter().any(|(place, _)| *place == change.place));
    reasons.extend(alone.into_iter().map(|(_, reason)| reason));
    let mut changes = Vec::new();
    if !properties.is_empty() {
        let carried = carried(desired, there, &properties, product);
        changes.push(Change { properties, carried, ..change(desired, Action::Update, &there.handle) });
    }
    if !reasons.is_empty() {
        changes.push(blocked(desired, reasons.join("; ")));
    }
    changes
}

/// Why a list cannot lose its last element: what would then have to be so of another property is not, and nothing says that it is to
/// become so. (Smart hosts, where mail is not routed by DNS.)
fn left_alone(change: &PropertyChange, desired: &Desired, there: &Current) -> Option<String> {
    let of = desired.of;
    let name = of.at(change.place).name;
    if change.edit.is_none() || change.new != Value::Nothing {
        return None;
    }
    let rule = of.implies.iter().find(|rule| rule.when == name && rule.is.is_empty())?;
    let (place, property) = of.property(rule.then)?;
    let needed = property.kind.parse(&[rule.be]).ok()?;
    let other = there.fact(place)?;
    let becomes = desired.wish(place).map_or_else(|| other.clone(), |wish| wanted(&wish.want, other));
    (becomes != needed).then(|| {
        format!(
            "{name} would lose its last element while {} is {becomes}, which Exchange refuses: say `{}: {}`",
            rule.then,
            property.key(),
            rule.be
        )
    })
}

/// What Exchange wants sent together with what changes, of what the product's cmdlet has.
fn carried(desired: &Desired, there: &Current, changed: &[PropertyChange], product: Product) -> Vec<PropertyChange> {
    let of = desired.of;
    let mut carried: Vec<PropertyChange> = Vec::new();
    let wanted_along = changed.iter().flat_map(|change| of.at(change.place).together);
    for (place, property) in wanted_along.filter_map(|name| of.property(name)) {
        if !property.products.contains(product) || changed.iter().chain(&carried).any(|change| change.place == place) {
            continue;
        }
        let old = there.fact(place).filter(|old| !matches!(old, Value::Odd(_))).cloned();
        let new = match (desired.wish(place), &old) {
            (Some(wish), _) => wanted(&wish.want, old.as_ref().unwrap_or(&Value::Nothing)),
            // What no manifest names is sent as it is.
            (None, Some(there)) if *there != Value::Nothing => there.clone(),
            (None, _) => continue,
        };
        carried.push(PropertyChange { place, old, new, edit: None });
    }
    carried.sort_by_key(|change| change.place);
    carried
}

/// What a property is to be, given what it is.
#[must_use]
pub fn wanted(want: &Want, old: &Value) -> Value {
    match want {
        Want::Clear => Value::Nothing,
        Want::Be(value) => value.clone(),
        Want::Edit(edit) => old.edit(&edit.include, &edit.exclude),
    }
}

fn compare(wish: &Wish, old: &Value) -> Option<PropertyChange> {
    let new = wanted(&wish.want, old);
    if new.met_by(old) {
        return None;
    }
    let edit = match &wish.want {
        // What is taken out is named as Exchange shows it: it may look for the text, and `::/0` has others.
        Want::Edit(edit) => Some((edit.include.among(old, false), old.among(&edit.exclude, true))),
        Want::Clear | Want::Be(_) => None,
    };
    Some(PropertyChange { place: wish.place, old: Some(old.clone()), new, edit })
}

//! `hostctl render --live`: a script that reads the organisation itself, and changes what differs from the manifests.

use minijinja::Value as Json;

use super::command::{Command, commands};
use super::context::{Used, found_by, list, map, pair, text, texts, truth};
use super::data::{self, NoWord};
use super::header::header;
use crate::diagnostic::Sources;
use crate::model::{Desired, Ensure, Organisation, Seen, Want, Wish};
use crate::plan::{Action, diff, hosted, never_removed};
use crate::resource::{Claim, Product, Property, Reading, ResourceType};
use crate::value::{Argument, Limits, Value};

/// The functions that the machinery calls.
const FUNCTIONS: &[&str] = &["Add-Missing", "Get-Once", "Get-Property", "Test-Command", "Get-Missing", "Sort-Commands"];

/// What `live.ps1` reads.
///
/// # Errors
/// Where a name of the tables is no word.
pub(super) fn context(organisation: &Organisation, sources: &Sources) -> Result<Json, NoWord> {
    let platform = &organisation.platform;
    let (by_hand, objects): (Vec<&Desired>, Vec<&Desired>) = organisation.objects.iter().partition(|object| hosted(object, platform));
    // Removals come last, in the opposite order, as in a plan; the script moves those that stand in another's way.
    let (gone, wanted): (Vec<&Desired>, Vec<&Desired>) = objects.into_iter().partition(|object| object.ensure == Ensure::Absent);
    let objects: Vec<&Desired> = wanted.into_iter().chain(gone.into_iter().rev()).collect();
    let mut used = Used::default();
    objects.iter().for_each(|object| note(object, platform.product, &mut used));
    let items = objects.iter().map(|object| item(object, platform.product, sources)).collect::<Result<Vec<_>, NoWord>>()?;
    let mut about =
        vec!["Reads the live organisation and changes only what differs. Safe to run again: then it changes nothing.".to_owned()];
    about.extend(used.about());
    let left_out: Vec<String> = by_hand
        .iter()
        .map(|object| format!("! {} ({}): {}", object.title(), sources.place(object.at), crate::plan::needed_by_hand(object)))
        .collect();
    let headline = format!("makes the organisation what the manifests of platform '{}' say ({})", platform.name, platform.product);
    let mut context = header(&headline, sources, None, &about, &left_out);
    let sets = used.rows().any(|(_, row)| row.set.is_some());
    let functions: Vec<&str> = FUNCTIONS.iter().copied().chain(sets.then_some("Split-Commands")).collect();
    context.extend(used.tables(&platform.organization, platform.product, &platform.servers, &functions)?);
    context.push(("wanted", list(items)));
    context.extend(rows(&used, platform.product));
    Ok(map(context))
}

fn note(object: &Desired, product: Product, used: &mut Used) {
    let of = object.of;
    used.object(of);
    let server = object.parent.as_ref().unwrap_or(&object.key).server();
    server.iter().for_each(|server| used.object_of(of, server));
    if object.parent.is_some() {
        let (connector, user) = (object.parent.as_ref().map_or("", |key| key.as_str()), account(object));
        used.right(connector, &user);
    }
    if object.ensure == Ensure::Absent {
        return;
    }
    for wish in compared(object) {
        used.property(of, wish.place);
        along(of, of.at(wish.place), product).for_each(|other| used.named(of, other.name));
        match &wish.want {
            Want::Clear => {}
            Want::Be(value) => used.servers_in(value),
            Want::Edit(edit) => used.servers_in(&edit.include),
        }
    }
    let held = of.claims.iter().flat_map(|claim| match *claim {
        Claim::Value(name) => vec![name],
        Claim::BindingAndRange(bindings, ranges) => vec![bindings, ranges],
    });
    held.chain(of.ways).for_each(|name| used.named(of, name));
}

/// What Exchange wants sent together with a property, and can be read.
fn along(of: &'static ResourceType, property: &Property, product: Product) -> impl Iterator<Item = &'static Property> {
    let others = property.together.iter().filter_map(|name| of.property(name)).map(|(_, other)| other);
    others.filter(move |other| other.reading != Reading::Never && other.products.contains(product))
}

/// The account of an extended right.
fn account(object: &Desired) -> String {
    let place = object.of.property("User").map(|(place, _)| place);
    match place.and_then(|place| object.wish(place)).map(|wish| &wish.want) {
        Some(Want::Be(user)) => user.to_string(),
        _ => String::new(),
    }
}

/// The wishes that are compared with what is there.
fn compared(object: &Desired) -> impl Iterator<Item = &Wish> {
    let of = object.of;
    object.wishes.iter().filter(move |wish| {
        let property = of.at(wish.place);
        property.on_set() && property.reading != Reading::Never && !of.naming().contains(&property.name)
    })
}

fn item(object: &Desired, product: Product, sources: &Sources) -> Result<Json, NoWord> {
    let of = object.of;
    // As if it did not exist: what New would be given, or why there can be no New.
    let absent = object.ensure == Ensure::Absent;
    let creation = if absent { Vec::new() } else { diff(object, &Seen::Absent, product) };
    let change = creation.first();
    let blocked = match change.filter(|change| change.action == Action::Blocked) {
        Some(change) => change.reason.clone().unwrap_or_default(),
        None if absent && object.protect.is_some() => "it is protected (protect: true): no script removes it".to_owned(),
        None if absent => never_removed(object, product).unwrap_or_default(),
        None => String::new(),
    };
    let made: Vec<Command> = change.map_or_else(Vec::new, |change| commands(change, product));
    // What New could take, and does not take here.
    let later: Vec<&str> = match made.get(1) {
        Some(second) => {
            let rows = second.writes.iter().filter(|write| write.new != Value::Nothing).map(|write| of.at(write.place));
            rows.filter(|row| row.on_new()).map(|row| row.name).collect()
        }
        None => Vec::new(),
    };
    let handle = change.map_or(object.key.as_str(), |change| &change.handle);
    let (set, edit, new) = if absent && object.parent.is_none() {
        (Vec::new(), Vec::new(), Vec::new())
    } else {
        (set(object)?, edit(object)?, new(object, made.first())?)
    };
    let credential = object.wishes.iter().find_map(|wish| match &wish.want {
        Want::Be(Value::Credential(name)) => Some(name.to_string()),
        _ => None,
    });
    Ok(map([
        ("place", data::comment(&format!("{}: {}", sources.place(object.at), object.title()))),
        ("noun", text(of.noun_on(product))),
        ("key", text(found_by(of, &object.key))),
        ("handle", text(handle)),
        ("absent", truth(absent)),
        ("blocked", text(&blocked)),
        ("credential", text(credential.as_deref().unwrap_or_default())),
        ("has_connector", Json::from(object.parent.is_some())),
        ("connector", text(object.parent.as_ref().map_or("", |parent| parent.as_str()))),
        ("settings", truth(of.is_settings())),
        ("is_settings", Json::from(of.is_settings())),
        ("is_absent", Json::from(absent)),
        ("has_handle", Json::from(handle != found_by(of, &object.key))),
        ("has_blocked", Json::from(!blocked.is_empty())),
        ("has_credential", Json::from(credential.is_some())),
        ("has_set", Json::from(!set.is_empty())),
        ("has_edit", Json::from(!edit.is_empty())),
        ("has_new", Json::from(!new.is_empty())),
        ("has_later", Json::from(!later.is_empty())),
        ("later", texts(later)),
        ("set", list(set)),
        ("edit", list(edit)),
        ("new", list(new)),
    ]))
}

/// What is compared and set, whole. Of what is to be nothing, an empty list says that a new object has nothing of itself, and `$null` that
/// it has to be cleared.
fn set(object: &Desired) -> Result<Vec<Json>, NoWord> {
    let wishes = compared(object).filter_map(|wish| {
        let property = object.of.at(wish.place);
        match &wish.want {
            Want::Clear if property.is_empty_when_new() => Some((property.name, Argument::List(Vec::new()))),
            Want::Clear => Some((property.name, Argument::Null)),
            Want::Be(value) => Some((property.name, value.argument())),
            Want::Edit(_) => None,
        }
    });
    wishes.map(|(name, argument)| pair(name, &argument)).collect()
}

/// The parts of lists.
fn edit(object: &Desired) -> Result<Vec<Json>, NoWord> {
    let wishes = compared(object).filter_map(|wish| match &wish.want {
        Want::Edit(edit) => Some((object.of.at(wish.place).name, &edit.include, &edit.exclude)),
        Want::Clear | Want::Be(_) => None,
    });
    let items = |value: &Value| data::value(&Argument::List(value.argument().into_items()));
    wishes
        .map(|(name, include, exclude)| Ok(map([("name", data::word(name)?), ("add", items(include)), ("remove", items(exclude))])))
        .collect()
}

/// What is said only when the object is made: what New is given beyond what is set. For a right, all that its command is given.
fn new(object: &Desired, made: Option<&Command>) -> Result<Vec<Json>, NoWord> {
    let of = object.of;
    if object.parent.is_some() {
        let parts = object.wishes.iter().filter_map(|wish| match &wish.want {
            Want::Be(value) => Some((of.at(wish.place).parameter(), value.argument())),
            _ => None,
        });
        return parts.map(|(name, argument)| pair(name, &one(argument))).collect();
    }
    let is_set = |name: &str| compared(object).any(|wish| of.at(wish.place).parameter() == name);
    let given = made.into_iter().flat_map(|command| &command.parameters).filter(|(name, _)| !is_set(name));
    let given = given.filter(|(_, argument)| !matches!(argument, Some(Argument::Credential(_))));
    given.map(|(name, argument)| pair(name, argument.as_ref().unwrap_or(&Argument::Bool(true)))).collect()
}

/// A list of one as the one.
fn one(argument: Argument) -> Argument {
    match argument {
        Argument::List(mut items) if items.len() == 1 => items.remove(0),
        other => other,
    }
}

/// The tables of the live script's machinery.
fn rows(used: &Used, product: Product) -> Vec<(&'static str, Json)> {
    let row = |property: String, value: Json| map([("property", text(&property)), ("value", value)]);
    let name = |of: &ResourceType, name: &str| format!("{}.{name}", of.noun_on(product));
    let all: Vec<(&'static ResourceType, &'static Property)> = used.rows().collect();
    let renamed = all.iter().filter_map(|(of, property)| Some(row(name(of, property.name), text(property.parameter?))));
    let set_only = all.iter().filter(|(of, property)| !property.on_new() && property.on_set() && creates(of));
    let on_product = |of: &ResourceType, other: &str| of.property(other).is_some_and(|(_, row)| row.products.contains(product));
    let together = all.iter().filter_map(|(of, property)| {
        let others: Vec<&str> = property.together.iter().copied().filter(|other| on_product(of, other)).collect();
        (!others.is_empty()).then(|| row(name(of, property.name), texts(others)))
    });
    let claims: Vec<(&'static ResourceType, Claim)> = used.types().flat_map(|of| of.claims.iter().map(move |claim| (of, *claim))).collect();
    let values = claims.iter().filter_map(|(of, claim)| match *claim {
        Claim::Value(name) => Some(row(of.noun_on(product).to_owned(), text(name))),
        Claim::BindingAndRange(..) => None,
    });
    let bindings = claims.iter().filter_map(|(of, claim)| match *claim {
        Claim::BindingAndRange(binding, range) => Some(row(of.noun_on(product).to_owned(), texts([binding, range]))),
        Claim::Value(_) => None,
    });
    let switches = all.iter().filter(|(_, property)| property.limits == Limits::Switch).map(|(_, property)| property.parameter());
    let sets: Vec<Json> = all.iter().filter_map(|(of, row_of)| Some(row(name(of, row_of.parameter()), text(row_of.set?)))).collect();
    let ways = used.types().filter_map(|of| Some(row(of.noun_on(product).to_owned(), text(of.ways?))));
    vec![
        ("parameter_of", list(renamed)),
        ("set_only", list(set_only.map(|(of, property)| row(name(of, property.name), truth(true))))),
        ("together", list(together)),
        ("switches", texts(["Force"].into_iter().chain(switches))),
        ("has_sets", Json::from(!sets.is_empty())),
        ("sets", list(sets)),
        ("claims", list(values)),
        ("bindings", list(bindings)),
        ("ways", list(ways)),
    ]
}

/// Whether hostctl makes objects of a type at all.
fn creates(of: &ResourceType) -> bool {
    of.verbs.new.iter().next().is_some()
}

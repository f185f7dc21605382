//! `hostctl render` of a plan: exactly its changes, after making sure that all they touch is still what the plan saw.

use std::collections::HashMap;

use minijinja::Value as Json;

use super::command::{Command, commands};
use super::context::{Used, found_by, list, map, number, pair, text, texts};
use super::data::{self, NoWord};
use super::header::header;
use crate::diagnostic::Sources;
use crate::model::Platform;
use crate::plan::{Action, Change, Plan, PropertyChange};
use crate::resource::{Product, Reading, ResourceType, Through};
use crate::value::{Argument, Value};

/// The functions that the machinery calls.
const FUNCTIONS: &[&str] = &["Get-Once", "Get-Property", "Test-Command", "Get-Standing"];

/// A step: one command of a change.
struct Step<'a> {
    change: &'a Change,
    command: Command,
    /// The step that makes the object, from 1; 0 where none does.
    after: usize,
}

/// What `changes.ps1` reads.
///
/// # Errors
/// Where a name of the tables is no word.
pub(super) fn context(plan: &Plan, platform: &Platform, sources: &Sources, files: usize) -> Result<Json, NoWord> {
    let steps = steps(plan);
    let mut used = Used::default();
    steps.iter().for_each(|step| note(step, &mut used));
    let shown = steps.iter().map(|step| show(step, plan.product, sources)).collect::<Result<Vec<_>, NoWord>>()?;
    let mut about = vec![
        "Before the first change it checks that all it touches is still as in the state that the changes were planned from:".to_owned(),
        "where it is not, it says what moved, and does nothing. What is already as wanted is left alone: safe to run again.".to_owned(),
    ];
    about.extend(used.about());
    let state = format!("state: {files} file{}; plan {}", if files == 1 { "" } else { "s" }, plan.id);
    let mut context = header(&headline(plan), sources, Some(&state), &about, &left_out(plan, sources));
    context.extend(used.tables(&platform.organization, platform.product, &platform.servers, FUNCTIONS)?);
    context.push(("steps", list(shown)));
    Ok(map(context))
}

fn headline(plan: &Plan) -> String {
    let count = plan.steps().count();
    let tally = plan.tally(&[Action::Create, Action::Update, Action::Remove]);
    let sum = if tally.is_empty() { "nothing to do" } else { &tally };
    let changes = if count == 1 { "1 change".to_owned() } else { format!("{count} changes") };
    format!("{changes} to the organisation of platform '{}' ({}): {sum}", plan.platform, plan.product)
}

/// What the plan shows with `!`.
pub(super) fn left_out(plan: &Plan, sources: &Sources) -> Vec<String> {
    plan.changes
        .iter()
        .filter(|change| change.action == Action::Blocked)
        .map(|change| format!("! {} ({}): {}", change.title(), sources.place(change.at), change.reason.as_deref().unwrap_or_default()))
        .collect()
}

fn steps(plan: &Plan) -> Vec<Step<'_>> {
    let mut steps: Vec<Step<'_>> = Vec::new();
    let mut made: HashMap<(&str, String), usize> = HashMap::new();
    for change in plan.steps() {
        for command in commands(change, plan.product) {
            let parent = change.of.parent.and_then(|noun| made.get(&(noun, change.handle.to_lowercase()))).copied();
            let own = command.follows.then(|| made.get(&(change.of.noun, change.key.folded().to_owned()))).flatten().copied();
            steps.push(Step { change, command, after: own.or(parent).unwrap_or(0) });
            if change.action == Action::Create {
                made.entry((change.of.noun, change.key.folded().to_owned())).or_insert(steps.len());
            }
        }
    }
    steps
}

fn note(step: &Step<'_>, used: &mut Used) {
    let change = step.change;
    used.object(change.of);
    if let Some(server) = change.key.server().filter(|_| change.of.parent.is_none()) {
        used.object_of(change.of, server);
    }
    if let (Some(_), Some((connector, user))) = (change.of.parent, right(step)) {
        used.right(&connector, &user);
        used.server(connector.split('\\').next().unwrap_or_default());
    }
    for property in compared(step) {
        used.property(change.of, property.place);
        used.servers_in(&property.new);
    }
    change.seen.iter().filter(|(place, _)| readable(change.of, *place)).for_each(|(place, _)| used.property(change.of, *place));
}

/// The connector and the account of an extended right.
fn right(step: &Step<'_>) -> Option<(String, String)> {
    let user = step.command.parameters.iter().find(|(name, _)| name == "User")?;
    match &user.1 {
        Some(Argument::Text(user)) => Some((step.change.handle.to_string(), user.clone())),
        _ => None,
    }
}

fn readable(of: &ResourceType, place: u16) -> bool {
    of.at(place).reading != Reading::Never
}

/// What a step writes and can be read back. The naming properties are how the object is found.
fn compared<'a>(step: &'a Step<'_>) -> impl Iterator<Item = &'a PropertyChange> {
    let of = step.change.of;
    step.command.writes.iter().filter(move |property| readable(of, property.place) && !of.naming().contains(&of.at(property.place).name))
}

fn show(step: &Step<'_>, product: Product, sources: &Sources) -> Result<Json, NoWord> {
    let Step { change, command, after } = step;
    let of = change.of;
    let action = if command.follows { Action::Update } else { change.action };
    let seen: Vec<(u16, &Value)> = match change.action {
        Action::Remove => change.seen.iter().map(|(place, value)| (*place, value)).collect(),
        _ => compared(step).filter_map(|property| Some((property.place, property.old.as_ref()?))).collect(),
    };
    let seen = seen.into_iter().filter(|(place, _)| readable(of, *place)).map(|(place, value)| pair(of.at(place).name, &whole(value)));
    let want =
        compared(step).filter(|_| change.action != Action::Remove).map(|property| pair(of.at(property.place).name, &whole(&property.new)));
    let parameters = command.parameters.iter().map(|(name, given)| {
        let given = given.as_ref().map_or(Json::UNDEFINED, data::value);
        Ok(map([("name", data::word(name)?), ("value", given.clone()), ("is_switch", Json::from(given.is_undefined()))]))
    });
    let from = command
        .from
        .as_ref()
        .map(|(noun, identity)| Ok(map([("cmdlet", data::word(&format!("Get-{noun}"))?), ("identity", text(identity))])));
    Ok(map([
        ("title", data::comment(&format!("{} {} ({})", action.sign(), change.title(), sources.place(change.at)))),
        ("lines", list(lines(step).iter().map(|line| data::comment(line)))),
        ("sign", text(&action.sign().to_string())),
        ("noun", text(of.noun_on(product))),
        ("key", text(found_by(of, &change.key))),
        ("handle", text(&change.handle)),
        ("after", number(*after)),
        ("has_handle", Json::from(&*change.handle != found_by(of, &change.key))),
        ("has_after", Json::from(*after > 0)),
        ("has_credential", Json::from(command.credential().is_some())),
        ("has_seen", Json::from(change.action != Action::Create)),
        ("has_want", Json::from(change.action != Action::Remove)),
        ("credential", text(command.credential().unwrap_or_default())),
        ("seen", list(seen.collect::<Result<Vec<_>, NoWord>>()?)),
        ("want", list(want.collect::<Result<Vec<_>, NoWord>>()?)),
        ("cmdlet", data::word(&command.cmdlet)?),
        ("cmdlet_text", text(&command.cmdlet)),
        ("parameter_names", texts(command.parameters.iter().map(|(name, _)| name.as_str()))),
        ("parameters", list(parameters.collect::<Result<Vec<_>, NoWord>>()?)),
        ("is_own", Json::from(of.through == Through::Iis)),
        ("has_from", Json::from(from.is_some())),
        ("from", from.transpose()?.unwrap_or_else(|| map([]))),
    ]))
}

/// A value as it is compared: `$null`, or the whole of it.
fn whole(value: &Value) -> Argument {
    match value {
        Value::Odd(text) => Argument::Text(text.to_string()),
        value => value.argument(),
    }
}

/// What changes, as the plan shows it; only of changes, since a new object's command says it all.
fn lines(step: &Step<'_>) -> Vec<String> {
    if step.change.action != Action::Update {
        return Vec::new();
    }
    // Where a change takes several commands, each says its own part.
    let writes = |name: &str| step.command.writes.iter().any(|write| step.change.of.at(write.place).name == name);
    let rows: Vec<_> = step.change.rows().into_iter().filter(|(name, ..)| writes(name)).collect();
    let width = rows.iter().map(|(name, ..)| name.len()).max().unwrap_or(0);
    rows.into_iter()
        .flat_map(|(name, old, new)| [format!("{name:width$}   {}", old.unwrap_or_default()), format!("{:width$}-> {new}", "")])
        .collect()
}

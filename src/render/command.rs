//! A change as commands: the same in the plan's script, in `--plain` and in the text under `-WhatIf`.

use super::literal::literal;
use crate::plan::{Action, Change, PropertyChange};
use crate::resource::{Product, ResourceType};
use crate::value::{Argument, Limits, Value};

/// A parameter and what it is given; a switch is given nothing.
pub type Parameter = (String, Option<Argument>);

/// One cmdlet call.
#[derive(Clone, Debug, PartialEq)]
pub struct Command {
    /// The cmdlet.
    pub cmdlet: String,
    /// The object that comes to it through the pipeline: the noun that gets it, and its identity.
    pub from: Option<(&'static str, String)>,
    /// The parameters, identity or name first.
    pub parameters: Vec<Parameter>,
    /// The properties that it writes.
    pub writes: Vec<PropertyChange>,
    /// It follows the command that makes the object.
    pub follows: bool,
}

impl Command {
    /// The bare command, as a person would type it.
    #[must_use]
    pub fn plain(&self) -> String {
        let mut text = match &self.from {
            Some((noun, identity)) => format!("Get-{noun} -Identity {} | ", literal(&Argument::Text(identity.clone()))),
            None => String::new(),
        };
        text.push_str(&self.cmdlet);
        for (name, given) in &self.parameters {
            text.push_str(" -");
            text.push_str(name);
            match given {
                None => {}
                // A person is asked for it there and then.
                Some(Argument::Credential(_)) => text.push_str(" (Get-Credential)"),
                Some(argument) => {
                    text.push(' ');
                    text.push_str(&literal(argument));
                }
            }
        }
        text
    }

    /// The credential that it needs.
    #[must_use]
    pub fn credential(&self) -> Option<&str> {
        self.parameters.iter().find_map(|(_, given)| match given {
            Some(Argument::Credential(name)) => Some(name.as_str()),
            _ => None,
        })
    }
}

/// The commands that make a change: none where it cannot be planned, two where New cannot say all. The product says what its cmdlets
/// are called.
#[must_use]
pub fn commands(change: &Change, product: Product) -> Vec<Command> {
    let of = change.of;
    match change.action {
        Action::Blocked => Vec::new(),
        Action::Create => create(change, product),
        Action::Update => {
            let mut sent: Vec<PropertyChange> = change.properties.iter().chain(&change.carried).cloned().collect();
            sent.sort_by_key(|property| property.place);
            by_set(of, sent).iter().map(|some| command(change, product, "Set", identity(change), some, false)).collect()
        }
        Action::Remove if of.parent.is_some() => {
            let rights: Vec<PropertyChange> = change
                .seen
                .iter()
                .map(|(place, value)| PropertyChange { place: *place, old: None, new: value.clone(), edit: None })
                .collect();
            vec![command(change, product, "Remove", Vec::new(), &rights, false)]
        }
        Action::Remove => vec![command(change, product, "Remove", identity(change), &[], false)],
    }
}

/// What one Set takes at a time: of the parameters that are in one of its parameter sets only, those of one set. What all sets have goes
/// with the first.
fn by_set(of: &ResourceType, writes: Vec<PropertyChange>) -> Vec<Vec<PropertyChange>> {
    let set = |write: &PropertyChange| of.at(write.place).set;
    let mut sets: Vec<&str> = writes.iter().filter_map(set).collect();
    sets.sort_unstable();
    sets.dedup();
    let Some(first) = sets.first().copied() else { return vec![writes] };
    let of_set = |name: &str| writes.iter().filter(|write| set(write).unwrap_or(first) == name).cloned().collect();
    sets.iter().map(|name| of_set(name)).collect()
}

fn identity(change: &Change) -> Vec<Parameter> {
    if change.of.is_settings() {
        return Vec::new();
    }
    vec![("Identity".to_owned(), Some(Argument::Text(change.handle.to_string())))]
}

fn create(change: &Change, product: Product) -> Vec<Command> {
    let of = change.of;
    // What only Set takes, or New does not take with this usage, and what is to be nothing where Exchange has a default, follows in a
    // Set of its own.
    let usage = of.property("Usage").and_then(|(place, _)| change.properties.iter().find(|property| property.place == place));
    let usage = usage.map(|property| property.new.to_string()).unwrap_or_default();
    let barred: Vec<&str> = of.needs_with(&usage).flat_map(|need| need.bars).copied().collect();
    let later = |property: &&PropertyChange| {
        let row = of.at(property.place);
        !row.on_new() || property.new == Value::Nothing || barred.contains(&row.name)
    };
    let (set, new): (Vec<&PropertyChange>, Vec<&PropertyChange>) = change.properties.iter().partition(|property| later(property));
    let cloned = |list: Vec<&PropertyChange>| list.into_iter().cloned().collect::<Vec<_>>();
    let (set, new) = (cloned(set), cloned(new));
    let mut first = Vec::new();
    if let Some((place, _)) = of.property("Name")
        && !new.iter().any(|property| property.place == place)
    {
        first.push(("Name".to_owned(), Some(Argument::Text(change.handle.to_string()))));
    }
    let mut made = command(change, product, of.making(), first, &new, false);
    let asks = new
        .iter()
        .any(|property| of.at(property.place).force_on_new.is_some_and(|value| property.new.to_string().eq_ignore_ascii_case(value)));
    if asks {
        made.parameters.push(("Force".to_owned(), None));
    }
    let mut commands = vec![made];
    if !set.is_empty() {
        commands.push(command(change, product, "Set", identity(change), &set, true));
    }
    commands
}

fn command(change: &Change, product: Product, verb: &str, first: Vec<Parameter>, writes: &[PropertyChange], follows: bool) -> Command {
    let of = change.of;
    let mut parameters = first;
    let said = |property: &PropertyChange| {
        let row = of.at(property.place);
        // A switch is given nothing: PowerShell would take the value for the next parameter's.
        (row.parameter().to_owned(), (row.limits != Limits::Switch).then(|| property.argument()))
    };
    let (named, rest): (Vec<Parameter>, Vec<Parameter>) = writes.iter().map(said).partition(|(name, _)| verb != "Set" && name == "Name");
    parameters.extend(named);
    parameters.extend(rest);
    Command {
        cmdlet: format!("{verb}-{}", of.noun_on(product)),
        from: of.parent.map(|noun| (noun, change.handle.to_string())),
        parameters,
        writes: writes.to_vec(),
        follows,
    }
}

//! The scripts: what each is made from.

use super::changes::context as changes;
use super::collector::context as collecting;
use super::command::{Command, commands};
use super::context::map;
use super::data::NoWord;
use super::functions::closure;
use super::live::context as living;
use super::templates::{RenderError, Templates};
use crate::diagnostic::Sources;
use crate::model::{Organisation, Platform};
use crate::plan::{Change, Plan};
use crate::resource::{Product, Through};

impl From<NoWord> for RenderError {
    fn from(error: NoWord) -> Self {
        let help = "this is a mistake of hostctl's, not of the manifests: please report it";
        Self { template: "the tables".to_owned(), line: None, message: error.to_string(), help: help.to_owned() }
    }
}

impl Templates {
    /// The script of exactly what a plan shows. `files` is how many files the state was read from.
    ///
    /// # Errors
    /// What a template does that it may not.
    pub fn of_plan(&self, plan: &Plan, platform: &Platform, sources: &Sources, files: usize) -> Result<String, RenderError> {
        let given = self.with_needs(changes(plan, platform, sources, files)?);
        self.with_fuel_for(plan.changes.len()).render("changes.ps1", given)
    }

    /// The script that reads the live organisation itself.
    ///
    /// # Errors
    /// What a template does that it may not.
    pub fn live(&self, organisation: &Organisation, sources: &Sources) -> Result<String, RenderError> {
        let given = self.with_needs(living(organisation, sources)?);
        self.with_fuel_for(organisation.objects.len()).render("live.ps1", given)
    }

    /// The script that exports the state.
    ///
    /// # Errors
    /// What a template does that it may not.
    pub fn collector(&self, product: Product) -> Result<String, RenderError> {
        self.render("collect.ps1", self.with_needs(collecting(product)?))
    }
}

/// The bare commands of a plan, as a person would type them. Commands that are functions of ours stand before, so that all of it can be
/// pasted.
///
/// # Errors
/// What a template does that it may not.
pub fn plain(plan: &Plan) -> Result<String, RenderError> {
    let commands: Vec<(&Change, Command)> =
        plan.steps().flat_map(|change| commands(change, plan.product).into_iter().map(move |command| (change, command))).collect();
    let own = commands.iter().filter(|(change, _)| change.of.through == Through::Iis).map(|(_, command)| command.cmdlet.as_str());
    let mut text = String::new();
    for function in closure(own) {
        text += &Templates::built_in()?.render(&function, map([]))?;
        text += "\r\n";
    }
    text.extend(commands.iter().map(|(_, command)| command.plain() + "\r\n"));
    Ok(text)
}

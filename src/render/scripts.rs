//! The scripts: what each is made from.

use super::changes::context as changes;
use super::collector::context as collecting;
use super::command::commands;
use super::data::NoWord;
use super::live::context as living;
use super::templates::{RenderError, Templates};
use crate::diagnostic::Sources;
use crate::model::{Organisation, Platform};
use crate::plan::Plan;
use crate::resource::Product;

impl From<NoWord> for RenderError {
    fn from(error: NoWord) -> Self {
        Self { template: "the tables".to_owned(), line: None, message: error.to_string() }
    }
}

/// The script of exactly what a plan shows. `files` is how many files the state was read from.
///
/// # Errors
/// What a template does that it may not.
pub fn of_plan(plan: &Plan, platform: &Platform, sources: &Sources, files: usize) -> Result<String, RenderError> {
    Templates::built_in()?.render("changes.ps1", changes(plan, platform, sources, files)?)
}

/// The script that reads the live organisation itself.
///
/// # Errors
/// What a template does that it may not.
pub fn live(organisation: &Organisation, sources: &Sources) -> Result<String, RenderError> {
    Templates::built_in()?.render("live.ps1", living(organisation, sources)?)
}

/// The bare commands of a plan, as a person would type them.
#[must_use]
pub fn plain(plan: &Plan) -> String {
    plan.steps().flat_map(|change| commands(change, plan.product)).map(|command| command.plain() + "\r\n").collect()
}

/// The script that exports the state.
///
/// # Errors
/// What a template does that it may not.
pub fn collector(product: Product) -> Result<String, RenderError> {
    Templates::built_in()?.render("collect.ps1", collecting(product)?)
}

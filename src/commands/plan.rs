//! `hostctl plan`: what would change.

use anyhow::bail;

use super::{Outcome, Streams, load};
use crate::cli::{Plan, PlanFormat};
use crate::diagnostic::told;
use crate::plan::plan;
use crate::report::{plan_json, plan_markdown, plan_text};

pub(super) fn run(given: &Plan, streams: &mut Streams<'_>) -> anyhow::Result<Outcome> {
    let paths = &given.manifests.paths;
    let Some(read) = load::sound(paths, streams)? else { return Ok(Outcome::Findings) };
    let chosen = load::chosen(&read.organisations, given.against.platform.as_deref())?;
    if chosen.len() > 1 && given.against.state.is_some() {
        load::single(&read.organisations, None, "an export")?;
    }
    let mut plans = Vec::with_capacity(chosen.len());
    for organisation in chosen {
        let Some(export) = load::export(given.against.state.as_deref(), paths, organisation) else {
            bail!(
                "platform '{}' has no exported state to plan against\nhelp: {}",
                told(&organisation.platform.name),
                load::export_first(paths)
            );
        };
        plans.push(plan(organisation, &load::state(&export, organisation, streams)?.state));
    }
    let text = match given.format {
        PlanFormat::Text => {
            let each = plans.iter().map(|plan| plan_text::print(plan, &read.sources, given.unmanaged, streams.color.out));
            each.collect::<Vec<_>>().join("\n")
        }
        PlanFormat::Json => plan_json::print(&plans, &read.sources, given.unmanaged)?,
        PlanFormat::Markdown => plan_markdown::print(&plans, &read.sources, given.unmanaged),
    };
    streams.print(&text)?;
    let changes = given.detailed_exitcode && plans.iter().any(|plan| !plan.is_empty());
    Ok(if changes { Outcome::Changes } else { Outcome::Done })
}

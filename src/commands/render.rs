//! `hostctl render`: the script that makes the changes.

use anyhow::bail;

use super::bar::{Unit, during};
use super::templating::Templating;
use super::{Outcome, Streams, load};
use crate::cli::Render;
use crate::diagnostic::told;
use crate::plan::{Action, plan};
use crate::progress::Progress;
use crate::render;
use crate::render::templates::RenderError;

pub(super) fn run(given: &Render, streams: &mut Streams<'_>) -> anyhow::Result<Outcome> {
    if given.plain && given.templates.is_some() {
        bail!(
            "--plain prints the bare commands, which no template arranges, and --templates would change nothing\nhelp: leave one of the two out"
        );
    }
    let own = Templating::read(given.templates.as_deref(), streams)?;
    let paths = &given.manifests.paths;
    let Some(read) = load::sound(paths, streams)? else { return Ok(Outcome::Findings) };
    let organisation = load::single(&read.organisations, given.against.platform.as_deref(), "a script")?;
    let name = told(&organisation.platform.name);
    let export = if given.live { None } else { load::export(given.against.state.as_deref(), paths, organisation) };
    let watched = streams.watched;
    let making = |work: &dyn Fn() -> Result<String, RenderError>| during(watched, "Making the script", Unit::Time, &Progress::new(), work);
    let script = match export {
        None if given.plain => bail!(
            "--plain shows the commands of a plan, and platform '{name}' has no exported state to plan against\nhelp: {}",
            load::export_first(paths)
        ),
        None => {
            if !given.live {
                streams.tell(&format!(
                    "note: platform '{name}' has no exported state: this script reads the live organisation itself (--live)\n"
                ));
            }
            own.script(making(&|| own.templates.live(organisation, &read.sources)))?
        }
        Some(export) => {
            let loaded = load::state(&export, organisation, streams)?;
            let plan = plan(organisation, &loaded.state);
            let blocked = plan.count(Action::Blocked);
            if blocked > 0 {
                let (what, are) = if blocked == 1 { ("1 object".to_owned(), "is") } else { (format!("{blocked} objects"), "are") };
                streams.tell(&format!(
                    "warning: {what} could not be planned and {are} not in the script, or not wholly: `hostctl plan` says why\n"
                ));
            }
            if given.plain {
                render::plain(&plan)?
            } else {
                own.script(making(&|| own.templates.of_plan(&plan, &organisation.platform, &read.sources, loaded.files)))?
            }
        }
    };
    streams.print(&script)?;
    Ok(Outcome::Done)
}

//! `hostctl templates`: the built-in templates, listed, printed, or written into a folder.

use anyhow::bail;

use super::{Outcome, Streams};
use crate::cli::{Format, Templates};
use crate::diagnostic::told;
use crate::input::Shown;
use crate::output;
use crate::render::{BUILT_IN, nearest};
use crate::report::templates;

pub(super) fn run(given: &Templates, streams: &mut Streams<'_>) -> anyhow::Result<Outcome> {
    match (&given.name, &given.out) {
        (Some(name), _) => match BUILT_IN.iter().find(|(known, _)| known == name) {
            Some((_, text)) => streams.print(text)?,
            None => bail!(
                "there is no built-in template '{}'\nhelp: did you mean '{}'? `hostctl templates` lists all",
                told(name),
                nearest(name)
            ),
        },
        (None, Some(folder)) => {
            output::new_folder(folder, BUILT_IN.iter().copied())?;
            let count = BUILT_IN.len();
            streams.tell(&format!(
                "{}: {count} templates written\nhelp: keep those that you change, and give the folder to render or collector: --templates DIR\n",
                Shown::from(&**folder)
            ));
        }
        (None, None) => match given.format {
            Format::Text => streams.print(&templates::text())?,
            Format::Json => streams.print(&templates::json()?)?,
        },
    }
    Ok(Outcome::Done)
}

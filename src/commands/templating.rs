//! What commands that render have in common: the templates, and what is wrong with one.

use std::path::Path;

use anyhow::anyhow;

use super::Streams;
use crate::diagnostic::told;
use crate::input::{self, Shown};
use crate::render::nearest;
use crate::render::templates::{RenderError, Templates};
use crate::report;

/// The templates that a command renders with, and the folder of the user's own.
pub(super) struct Templating<'a> {
    pub(super) templates: Templates,
    folder: Option<&'a Path>,
}

impl<'a> Templating<'a> {
    /// The built-in templates, or those of a folder over them. Files there that nothing reads are told.
    pub(super) fn read(folder: Option<&'a Path>, streams: &mut Streams<'_>) -> anyhow::Result<Self> {
        let Some(folder) = folder else {
            let templates = Templates::built_in().map_err(|error| refused(&error, &error.template, ""))?;
            return Ok(Self { templates, folder: None });
        };
        let files = input::templates(folder)?;
        let shown = |name: &str| Shown::from(&*folder.join(name));
        let templates = Templates::with(&files.templates).map_err(|error| {
            let source = files.templates.get(&error.template).map_or("", String::as_str);
            refused(&error, &shown(&error.template).to_string(), source)
        })?;
        for unused in templates.unused() {
            streams.tell(&format!(
                "warning: {}: not used: no built-in template is called '{}', and none that is used includes it\nhelp: the nearest built-in name is '{}'; `hostctl templates` lists all\n",
                shown(&unused.name),
                told(&unused.name),
                unused.nearest
            ));
        }
        for other in &files.others {
            streams.tell(&format!(
                "warning: {}: not used: the names of templates end in .ps1\nhelp: the nearest built-in name is '{}'; `hostctl templates` lists all\n",
                shown(other),
                nearest(other)
            ));
        }
        Ok(Self { templates, folder: Some(folder) })
    }

    /// A script, or what is wrong with its templates.
    pub(super) fn script(&self, made: Result<String, RenderError>) -> anyhow::Result<String> {
        made.map_err(|error| {
            let name = &*error.template;
            let place = match self.folder {
                Some(folder) if self.templates.is_own(name) => Shown::from(&*folder.join(name)).to_string(),
                _ => format!("{name} (built in)"),
            };
            refused(&error, &place, self.templates.source(name).unwrap_or_default())
        })
    }
}

fn refused(error: &RenderError, place: &str, source: &str) -> anyhow::Error {
    anyhow!(report::templates::error(error, place, source))
}

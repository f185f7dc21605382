//! `hostctl init`: a new folder of manifests to begin with.

use std::path::Path;

use super::{Outcome, Streams, typed};
use crate::cli::{Init, MANIFESTS};
use crate::input::Shown;
use crate::manifest::starts;
use crate::output;
use crate::report::schema;

pub(super) fn run(given: &Init, streams: &mut Streams<'_>) -> anyhow::Result<Outcome> {
    let mut files = starts::starts(given.product);
    files.push((starts::SCHEMA, schema::print()?));
    output::new_folder(&given.folder, files.iter().map(|(name, text)| (*name, text.as_str())))?;
    let names: Vec<&str> = files.iter().map(|(name, _)| *name).collect();
    let folder = Shown::from(&*given.folder);
    streams.tell(&format!("{folder}: written for {}: {}\n{}", given.product, names.join(", "), next(&given.folder)));
    Ok(Outcome::Done)
}

/// What to do next, with the commands as they are to be typed.
fn next(folder: &Path) -> String {
    let shown = Shown::from(folder);
    let path = match shown.to_string() {
        name if name == MANIFESTS => String::new(),
        name => format!(" {}", typed(&name)),
    };
    let steps = [
        (format!("hostctl lint{path}"), "says what is wrong, and how to mend it".to_owned()),
        (
            format!("hostctl collector{path} > collect.ps1"),
            format!("exports what is there: run it, and put its folder `state` into {shown}"),
        ),
        (format!("hostctl plan{path}"), "shows what would change".to_owned()),
    ];
    let width = steps.iter().map(|(command, _)| command.len()).max().unwrap_or_default();
    let steps: String = steps.iter().map(|(command, what)| format!("  {command:width$}   {what}\n")).collect();
    format!("help: change what is marked with FIRST; then\n{steps}")
}

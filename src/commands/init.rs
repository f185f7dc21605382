//! `hostctl init`: a new folder of manifests to begin with.

use std::path::Path;

use super::{Outcome, Streams};
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
        name if name.contains(char::is_whitespace) => format!(" \"{name}\""),
        name => format!(" {name}"),
    };
    format!(
        "help: change what is marked with FIRST, then\n  \
         hostctl lint{path}: what is wrong, and how to mend it\n  \
         hostctl collector{path} > collect.ps1: the script that exports what is there; put its folder into {shown}, as state\n  \
         hostctl plan{path}: what would change\n"
    )
}

//! `hostctl lint`: every problem of every file in one pass.

use super::{Outcome, Streams, load};
use crate::cli::{Format, Lint};
use crate::diagnostic::Finding;
use crate::lint::{self, Look};
use crate::plan::Reads;
use crate::report::{findings_json, findings_text};

pub(super) fn run(given: &Lint, streams: &mut Streams<'_>) -> anyhow::Result<Outcome> {
    let load::Manifests { sources, organisations, sink } = load::manifests(&given.manifests.paths, streams.watched)?;
    let (mut at, mut loaded) = (Vec::new(), None);
    if !sink.has_errors() {
        at = load::chosen(&organisations, given.platform.as_deref())?;
        // Lint is quick: it reads an export only where one is given, and then all that rules may ask for.
        if let Some(path) = &given.state {
            let one = load::single(&organisations, given.platform.as_deref(), "an export")?;
            loaded = Some(load::state_for(path, one, &Reads::of(one).and(|_, _| true), streams)?);
        }
    }
    let state = loaded.as_ref().map(|loaded| &loaded.state);
    let findings = lint::look(&sources, sink, &Look { at, all: &organisations, state, today: given.today });
    let text = match given.format {
        Format::Text => findings_text::print(&findings, &sources, streams.color.out),
        Format::Json => findings_json::print(&findings, &sources),
    };
    streams.print(&text)?;
    Ok(if findings.iter().any(Finding::is_error) { Outcome::Findings } else { Outcome::Done })
}

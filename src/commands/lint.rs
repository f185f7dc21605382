//! `hostctl lint`: every problem of every file in one pass.

use super::{Outcome, Streams, load};
use crate::cli::{Format, Lint};
use crate::report::{findings_json, findings_text};

pub(super) fn run(given: &Lint, streams: &mut Streams<'_>) -> anyhow::Result<Outcome> {
    let read = load::manifests(&given.manifests.paths, streams.watched)?;
    let text = match given.format {
        Format::Text => findings_text::print(&read.findings, &read.sources, streams.color.out),
        Format::Json => findings_json::print(&read.findings, &read.sources),
    };
    streams.print(&text)?;
    Ok(if read.has_errors { Outcome::Findings } else { Outcome::Done })
}

//! `hostctl lint`: every problem of every file in one pass.

use super::{Outcome, Streams, load};
use crate::cli::{Lint, LintFormat};
use crate::diagnostic::{Finding, Sources};
use crate::lint::{self, Look};
use crate::plan::Reads;
use crate::report::{findings_github, findings_json, findings_junit, findings_sarif, findings_text};

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
    print(given.format, &findings, &sources, streams)?;
    Ok(if findings.iter().any(Finding::is_error) { Outcome::Findings } else { Outcome::Done })
}

/// Prints findings. What a CI system reads line by line or as a report has no place for the summary: that is told.
fn print(format: LintFormat, findings: &[Finding], sources: &Sources, streams: &mut Streams<'_>) -> anyhow::Result<()> {
    let (text, summed_up) = match format {
        LintFormat::Text => (findings_text::print(findings, sources, streams.color.out), true),
        LintFormat::Json => (findings_json::print(findings, sources), true),
        LintFormat::Sarif => (findings_sarif::print(findings, sources)?, true),
        LintFormat::Github => (findings_github::print(findings, sources), false),
        LintFormat::Junit => (findings_junit::print(findings, sources)?, false),
    };
    streams.print(&text)?;
    if !summed_up {
        streams.tell(&format!("{}\n", findings_text::summary(findings, sources)));
    }
    Ok(())
}

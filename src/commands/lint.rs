//! `hostctl lint`: every problem of every file in one pass; or mended.

use anyhow::anyhow;

use super::{Outcome, Streams, load};
use crate::cli::{Lint, LintFormat};
use crate::diagnostic::{Finding, Silenced, Sources};
use crate::input;
use crate::lint::{self, Fixed, Levels, Look};
use crate::output;
use crate::plan::Reads;
use crate::progress::Progress;
use crate::report::{counted, diff, findings_github, findings_json, findings_junit, findings_sarif, findings_text};

pub(super) fn run(given: &Lint, streams: &mut Streams<'_>) -> anyhow::Result<Outcome> {
    let decided = &given.levels;
    let levels = Levels::given(&decided.deny, &decided.warn, &decided.allow, decided.min_severity).map_err(|wrong| anyhow!(wrong))?;
    if given.diff {
        return differ(given, &levels, streams);
    }
    let style = lint::asks_for_style(&[], &levels);
    if !given.fix {
        let read = load::manifests(&given.manifests.paths, style, streams.watched)?;
        let (findings, sources) = find(given, levels, read, streams)?;
        print(given.format, &findings, &sources, streams)?;
        return Ok(outcome(&findings));
    }
    let fixed = lint::fix(input::manifests(&given.manifests.paths)?, &levels);
    // All that the options name is looked at before a file is touched.
    let (findings, sources) = find(given, levels, load::understand(fixed.after.clone(), style, &Progress::new()), streams)?;
    for (before, after) in fixed.changed() {
        output::replace(before, &after.text)?;
    }
    if let Some(done) = done(&fixed) {
        streams.tell(&format!("mended {done}\n"));
    }
    print(given.format, &findings, &sources, streams)?;
    Ok(outcome(&findings))
}

fn outcome(findings: &[Finding]) -> Outcome {
    if findings.iter().any(Finding::is_error) { Outcome::Findings } else { Outcome::Done }
}

/// All findings of manifests, as the options want them to be looked for and judged.
fn find(given: &Lint, levels: Levels, read: load::Manifests, streams: &mut Streams<'_>) -> anyhow::Result<(Vec<Finding>, Sources)> {
    let load::Manifests { sources, organisations, sink } = read;
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
    let look = Look { at, all: &organisations, state, today: given.today, levels, style: false };
    let findings = lint::look(&sources, sink, &look);
    let until = |finding: &Finding| matches!(&finding.silenced, Some(Silenced::Comment(allowance)) if allowance.until.is_some());
    if look.day().is_none() && findings.iter().any(until) {
        streams.tell("note: whether allowances with `until=` are over is judged for a day, and none is given: --today 2027-01-31\n");
    }
    Ok((findings, sources))
}

/// Shows what would be mended, and writes nothing. What is to be mended is a finding.
fn differ(given: &Lint, levels: &Levels, streams: &mut Streams<'_>) -> anyhow::Result<Outcome> {
    let fixed = lint::fix(input::manifests(&given.manifests.paths)?, levels);
    streams.print(&diff::print(fixed.changed(), streams.color.out))?;
    let done = done(&fixed);
    let (left, sources) = find(given, levels.clone(), load::understand(fixed.after, false, &Progress::new()), streams)?;
    let would = done.as_ref().map(|done| format!("would mend {done}; then ")).unwrap_or_default();
    streams.tell(&format!("{would}{}\n", findings_text::summary(&left, &sources)));
    Ok(if done.is_some() { Outcome::Findings } else { outcome(&left) })
}

/// `3 problems in 2 files`; none where there was nothing to mend.
fn done(fixed: &Fixed) -> Option<String> {
    let files = fixed.changed().count();
    (files > 0).then(|| format!("{} in {}", counted(fixed.count, "problem"), counted(files, "file")))
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

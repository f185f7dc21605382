//! What commands have in common: manifests read and checked, platforms chosen, exports found and read.

use std::path::{Path, PathBuf};

use anyhow::{anyhow, bail};

use super::bar::{Unit, during};
use super::{Streams, typed};
use crate::cli::MANIFESTS;
use crate::diagnostic::{Finding, Severity, Sink, Source, Sources, told};
use crate::input::{self, Shown};
use crate::lint::{self, Levels, Look};
use crate::manifest;
use crate::model::Organisation;
use crate::plan::Reads;
use crate::progress::Progress;
use crate::report::findings_text;
use crate::state::{self, Loaded};

/// Manifests, as far as they could be understood.
pub(super) struct Manifests {
    pub(super) sources: Sources,
    pub(super) organisations: Vec<Organisation>,
    /// What is wrong with them, by themselves.
    pub(super) sink: Sink,
}

/// Manifests without errors.
pub(super) struct Sound {
    pub(super) sources: Sources,
    pub(super) organisations: Vec<Organisation>,
}

/// Reads manifests, with matters of style where `style` or a platform asks for them.
pub(super) fn manifests(paths: &[PathBuf], style: bool, watched: bool) -> anyhow::Result<Manifests> {
    let progress = Progress::new();
    let files = during(watched, "Reading manifests", Unit::Files, &progress, || {
        let files = input::manifests(paths)?;
        anyhow::Ok(understand(files, style, &progress))
    })?;
    Ok(files)
}

/// Understands manifests that have been read.
pub(super) fn understand(files: Vec<Source>, style: bool, progress: &Progress) -> Manifests {
    let (mut organisations, mut sink) = manifest::read_counted(&files, style, progress);
    // Only now it is known what the platforms ask for.
    if !style && lint::asks_for_style(&organisations, &Levels::default()) {
        (organisations, sink) = manifest::read_counted(&files, true, progress);
    }
    Manifests { sources: Sources::new(files), organisations, sink }
}

/// Reads manifests that are to be acted upon: what is wrong with them, and with the organisations that they describe, is told; where it is
/// an error, none come back. That is what `lint` without an export finds, save its advice.
pub(super) fn sound(paths: &[PathBuf], streams: &mut Streams<'_>) -> anyhow::Result<Option<Sound>> {
    let Manifests { sources, organisations, sink } = manifests(paths, false, streams.watched)?;
    let at = if sink.has_errors() { Vec::new() } else { organisations.iter().collect() };
    let findings = lint::look(&sources, sink, &Look { at, all: &organisations, ..Look::default() });
    Ok(tell(findings, &sources, streams).then_some(Sound { sources, organisations }))
}

/// Reads manifests of which only what they declare is needed: the rules about organisations are not asked.
pub(super) fn understood(paths: &[PathBuf], streams: &mut Streams<'_>) -> anyhow::Result<Option<Sound>> {
    let Manifests { sources, organisations, sink } = manifests(paths, false, streams.watched)?;
    Ok(tell(sink.into_sorted(), &sources, streams).then_some(Sound { sources, organisations }))
}

/// Tells findings, and says whether there is no error among them.
fn tell(mut findings: Vec<Finding>, sources: &Sources, streams: &mut Streams<'_>) -> bool {
    findings.retain(|finding| finding.severity < Severity::Advice);
    if findings.iter().any(|finding| finding.silenced.is_none()) {
        let text = findings_text::print(&findings, sources, streams.color.err);
        streams.tell(&text);
    }
    !findings.iter().any(Finding::is_error)
}

/// The platforms that are meant: all, or the one that is named.
pub(super) fn chosen<'a>(organisations: &'a [Organisation], name: Option<&str>) -> anyhow::Result<Vec<&'a Organisation>> {
    let Some(name) = name else { return Ok(organisations.iter().collect()) };
    let found: Vec<&Organisation> = organisations.iter().filter(|one| one.platform.name.eq_ignore_ascii_case(name)).collect();
    if found.is_empty() {
        bail!("the manifests have no platform '{}'\nhelp: they have {}", told(name), names(organisations));
    }
    Ok(found)
}

/// The one platform that is meant.
pub(super) fn single<'a>(organisations: &'a [Organisation], name: Option<&str>, what: &str) -> anyhow::Result<&'a Organisation> {
    match chosen(organisations, name)?.as_slice() {
        [one] => Ok(one),
        _ => {
            bail!("{what} is for one platform, and the manifests have several: {}\nhelp: say which: --platform NAME", names(organisations))
        }
    }
}

fn names(organisations: &[Organisation]) -> String {
    organisations.iter().map(|one| told(&one.platform.name)).collect::<Vec<_>>().join(", ")
}

/// Where the export of a platform is: what is given or, inside the only PATH, `state/NAME` or `state`. None where there is none.
pub(super) fn export(given: Option<&Path>, paths: &[PathBuf], organisation: &Organisation) -> Option<PathBuf> {
    if let Some(given) = given {
        return Some(given.to_owned());
    }
    let [path] = paths else { return None };
    let state = path.join("state");
    let name = &*organisation.platform.name;
    // A name that is a path would lead elsewhere.
    let plain = !name.contains(['/', '\\']) && name != "." && name != "..";
    [state.join(name), state].into_iter().skip(usize::from(!plain)).find(|folder| folder.is_dir())
}

/// What to do where a platform has no export.
pub(super) fn export_first(paths: &[PathBuf]) -> String {
    let put = match paths {
        [path] if path.is_dir() => format!("put the folder into {}, or name it: --state FOLDER", Shown::from(&*path.join("state"))),
        _ => "name the folder: --state FOLDER".to_owned(),
    };
    let of = match paths {
        [path] if path != Path::new(MANIFESTS) => format!(" {}", typed(&Shown::from(&**path).to_string())),
        [] | [_] => String::new(),
        _ => " PATH...".to_owned(),
    };
    format!("print the script that exports it (hostctl collector{of} > collect.ps1), run it in the Exchange Management Shell, and {put}")
}

/// Reads of the export of a platform what a plan needs, and makes sure that it is of its organisation.
pub(super) fn state(path: &Path, organisation: &Organisation, streams: &mut Streams<'_>) -> anyhow::Result<Loaded> {
    state_for(path, organisation, &Reads::of(organisation), streams)
}

/// Reads what is asked for of the export of a platform, and makes sure that it is of its organisation.
pub(super) fn state_for(path: &Path, organisation: &Organisation, reads: &Reads, streams: &mut Streams<'_>) -> anyhow::Result<Loaded> {
    let progress = Progress::new();
    let loaded = during(streams.watched, "Reading the export", Unit::Bytes, &progress, || {
        state::load_counted(path, &|of, place| reads.contains(of, place), &progress)
    })?;
    for warning in &loaded.warnings {
        streams.tell(&format!("warning: {}: {}\n", Shown::from(&*warning.file), told(&warning.text)));
    }
    let platform = &organisation.platform;
    let found = loaded.state.organization.as_ref().ok_or_else(|| {
        anyhow!(
            "{}: the export does not say of which organisation it is\nhelp: add Get-OrganizationConfig to it, or export it with the script that `hostctl collector` prints",
            Shown::from(path)
        )
    })?;
    if *found != platform.organization {
        let wanted = platform.organization.to_string();
        let wanted = told(&wanted);
        bail!(
            "{}: the export is of another organisation: it is of {}, and platform '{}' is {wanted}\nhelp: give the export of {wanted}, or mend `organization` in the manifest",
            Shown::from(path),
            told(&found.to_string()),
            told(&platform.name)
        );
    }
    Ok(loaded)
}

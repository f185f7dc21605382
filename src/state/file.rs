//! Reads one file: its objects of known types, the collector's index, and what is worth a warning.

use std::collections::{BTreeMap, BTreeSet};
use std::path::{Path, PathBuf};

use super::choice::{Choice, Kind, Wanted};
use super::encoding::{Decoded, Undecodable};
use super::error::{Place, StateError, Warning};
use super::file_name::FileNoun;
use super::format::{Objects, Refused};
use super::index::IndexEntry;
use super::object::{self, Found};
use super::raw::RawObject;
use crate::model::Organization;
use crate::progress::Progress;

/// What one file shows.
#[derive(Debug)]
pub(super) struct FileExport {
    /// The file.
    pub(super) path: PathBuf,
    /// What its name says.
    pub(super) noun: FileNoun,
    /// How many objects are in it, of any type.
    pub(super) objects: usize,
    /// Its objects of known types.
    pub(super) found: Vec<Found>,
    /// How many objects of a noun are in it, and how many of them the collector wrote.
    pub(super) counts: BTreeMap<&'static str, Count>,
    /// The kinds of object in it that no table has.
    pub(super) unknown: BTreeSet<String>,
    /// The entries of the collector's index in it.
    pub(super) index: Vec<IndexEntry>,
    /// The organisations that its objects are of.
    pub(super) organizations: Vec<Organization>,
    /// What is worth a warning.
    pub(super) warnings: Vec<Warning>,
}

/// How many objects of a noun a file has.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) struct Count {
    /// All of them.
    pub(super) all: usize,
    /// Those that the collector wrote.
    pub(super) collected: usize,
}

/// Reads a file's text, and counts how much of it is done.
pub(super) fn read(
    path: &Path,
    decoded: Result<Decoded<'_>, Undecodable>,
    wanted: &Wanted<'_>,
    progress: &Progress,
) -> Result<FileExport, StateError> {
    let noun = FileNoun::of(path);
    let help = noun.export(path);
    let decoded = decoded.map_err(|wrong| {
        let place = Place { byte: wrong.byte, line: wrong.line };
        StateError { file: path.to_owned(), place: Some(place), what: wrong.what, help: help.clone() }
    })?;
    let fail = |at: usize, what: String| StateError { file: path.to_owned(), place: Some(decoded.place(at)), what, help: help.clone() };
    let mut objects = Objects::new(path, &noun, &decoded.text).map_err(|refused| match refused {
        Refused::Whole(what) => StateError::new(path, what, help.clone()),
        Refused::Trouble(trouble) => fail(trouble.at, trouble.what),
    })?;
    let mut export = FileExport {
        path: path.to_owned(),
        noun,
        objects: 0,
        found: Vec::new(),
        counts: BTreeMap::new(),
        unknown: BTreeSet::new(),
        index: Vec::new(),
        organizations: Vec::new(),
        warnings: Vec::new(),
    };
    let mut choice = Choice::new(wanted, &export.noun);
    let mut seen_name = String::new();
    let mut counted = 0;
    while let Some(raw) = objects.next(&mut choice).map_err(|trouble| fail(trouble.at, trouble.what))? {
        export.objects += 1;
        progress.advance(raw.at.saturating_sub(counted) as u64);
        counted = counted.max(raw.at);
        export.note_organization(&raw, &mut seen_name);
        export.take(&raw, &choice.kind).map_err(|what| fail(raw.at, what))?;
    }
    objects.warnings().into_iter().for_each(|text| export.warn(text));
    export.finish(objects.secret(), &decoded);
    Ok(export)
}

impl FileExport {
    /// Takes an object in.
    fn take(&mut self, raw: &RawObject<'_>, kind: &Kind) -> Result<(), String> {
        let (of, collected) = match kind {
            Kind::Known { of, collected } => (*of, *collected),
            Kind::Unknown(name) => {
                match IndexEntry::read(raw) {
                    Some(entry) => self.index.push(entry),
                    None => {
                        self.unknown.insert(name.to_string());
                    }
                }
                return Ok(());
            }
        };
        if let FileNoun::Known(noun) = self.noun
            && noun != of.noun
        {
            return Err(format!("the file is named for {noun}, but holds objects of {}: what it would say is certain of neither", of.noun));
        }
        let mut warnings = Vec::new();
        let found = match object::read(of, raw, &mut warnings) {
            Ok(found) => found,
            // No plan depends on it: it is no reason to refuse the rest. (Exchange 2010's certificates do not say whose they are.)
            Err(lacks) if of.best_effort => {
                let text = format!("a {} in it has no {lacks} and is not read: the collector's exports have it", of.label);
                if !self.warnings.iter().any(|warning| warning.text == text) {
                    self.warn(text);
                }
                return Ok(());
            }
            Err(lacks) => {
                return Err(format!("the {} has no {lacks}: there is no telling which one it is; export whole objects", of.label));
            }
        };
        let count = self.counts.entry(of.noun).or_default();
        count.all += 1;
        count.collected += usize::from(collected);
        self.found.extend(found);
        self.warnings.extend(warnings.into_iter().map(|text| Warning { file: self.path.clone(), text }));
        Ok(())
    }

    /// Notes the organisation that an object is of. `seen` keeps the tail of the last distinguished name: most are alike.
    fn note_organization(&mut self, raw: &RawObject<'_>, seen: &mut String) {
        let Some(name) = raw.text("DistinguishedName") else { return };
        if !seen.is_empty() && name.ends_with(seen.as_str()) {
            return;
        }
        let Some(organization) = Organization::from_distinguished_name(name) else { return };
        let above = name.find(",CN=Microsoft Exchange,").and_then(|at| name[..at].rfind(",CN="));
        *seen = above.map(|above| name[above..].to_owned()).unwrap_or_default();
        if !self.organizations.contains(&organization) {
            self.organizations.push(organization);
        }
    }

    /// Adds the warnings about the file as a whole.
    fn finish(&mut self, secret: Option<usize>, decoded: &Decoded<'_>) {
        if let Some(at) = secret {
            let line = decoded.place(at).line;
            self.warn(format!("there is a secure string in it (line {line}); it was not read: keep no secrets in exports"));
        }
        if self.objects == 0 && self.noun == FileNoun::None {
            self.warn("there are no objects in it, and its name says no noun (Get-SendConnector.xml): it says nothing".to_owned());
        }
        if let (FileNoun::Known(noun), false) = (&self.noun, self.unknown.is_empty()) {
            let names: Vec<_> = self.unknown.iter().map(String::as_str).collect();
            self.warn(format!("hostctl knows no {noun} of the type {}: those objects are taken as unknown", names.join(", ")));
        }
    }

    fn warn(&mut self, text: String) {
        self.warnings.push(Warning { file: self.path.clone(), text });
    }
}

//! Reads one file: its objects of known types, the collector's index, and what is worth a warning.

use std::collections::{BTreeMap, BTreeSet};
use std::path::{Path, PathBuf};
use std::rc::Rc;

use super::clixml::{Choose, RawObject, Reader, TypeNames};
use super::encoding::{Decoded, decode};
use super::error::StateError;
use super::file_name::FileNoun;
use super::index::{self, IndexEntry};
use super::load::{Wanted, Warning};
use super::object::{self, ASIDE, Found};
use crate::model::Organization;
use crate::resource::{Reading, ResourceType, TYPES, read_name};

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

/// Reads a file's bytes.
pub(super) fn read(path: &Path, bytes: &[u8], wanted: &Wanted<'_>) -> Result<FileExport, StateError> {
    let noun = FileNoun::of(path);
    let help = noun.export(path);
    let decoded = decode(bytes).map_err(|wrong| {
        let place = super::error::Place {
            byte: wrong.byte,
            line: 1 + bytes[..wrong.byte.min(bytes.len())].iter().filter(|byte| **byte == b'\n').count(),
        };
        StateError { file: path.to_owned(), place: Some(place), what: wrong.what, help: help.clone() }
    })?;
    if let Some(what) = not_xml(&decoded.text) {
        return Err(StateError::new(path, what, help));
    }
    if decoded.text.iter().find(|byte| !byte.is_ascii_whitespace()).is_some_and(|byte| matches!(byte, b'{' | b'[')) {
        return Err(StateError::new(path, "this is JSON: exports are read as CLIXML, JSON is not read yet", help));
    }
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
    let mut reader = Reader::new(&decoded.text);
    let mut choice = Choice::new(wanted, &export.noun);
    let mut seen_name = String::new();
    let fail = |at: usize, what: String| StateError { file: path.to_owned(), place: Some(decoded.place(at)), what, help: help.clone() };
    while let Some(raw) = reader.next(&mut choice).map_err(|trouble| fail(trouble.at, trouble.what))? {
        export.objects += 1;
        export.note_organization(&raw, &mut seen_name);
        export.take(&raw, &choice.kind).map_err(|what| fail(raw.at, what))?;
    }
    export.finish(reader.secret(), &decoded);
    Ok(export)
}

/// What a file is that is no XML and nearly always one of a few other things.
fn not_xml(text: &[u8]) -> Option<&'static str> {
    let text = text.trim_ascii();
    let begins = |with: &str| text.get(..with.len()).is_some_and(|head| head.eq_ignore_ascii_case(with.as_bytes()));
    if text.is_empty() {
        Some("the file is empty: nothing was written to it (an export without objects still has an <Objs>)")
    } else if begins("<!doctype html") || begins("<html") {
        Some("this is a web page (HTML), and an export is CLIXML")
    } else if text.iter().all(|byte| *byte == 0) {
        Some("the file holds nothing but zero bytes: it was damaged while it was written or copied")
    } else {
        None
    }
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
        let count = self.counts.entry(of.noun).or_default();
        count.all += 1;
        count.collected += usize::from(collected);
        let mut warnings = Vec::new();
        let found = object::read(of, raw, &mut warnings)
            .map_err(|lacks| format!("the {} has no {lacks}: there is no telling which one it is; export whole objects", of.label))?;
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

/// What an object's type names say it is.
#[derive(Clone, Debug)]
enum Kind {
    /// An object of a type in the tables; `collected` where the collector wrote it.
    Known { of: &'static ResourceType, collected: bool },
    /// Something else, by the last part of its first type name.
    Unknown(Rc<str>),
}

/// What is read of each object. Objects of a type have their properties in the same order nearly always, so the last object's order
/// is tried before anything is searched.
struct Choice<'w> {
    wanted: &'w Wanted<'w>,
    noun: Option<&'static str>,
    types: Option<TypeNames>,
    kind: Kind,
    order: Vec<(Box<str>, Option<u16>)>,
    next: usize,
}

impl<'w> Choice<'w> {
    fn new(wanted: &'w Wanted<'w>, noun: &FileNoun) -> Self {
        let noun = if let FileNoun::Known(noun) = noun { Some(*noun) } else { None };
        Self { wanted, noun, types: None, kind: Kind::Unknown("".into()), order: Vec::new(), next: 0 }
    }

    /// The first type name that a table knows decides; where several tables know it, the file's name does.
    fn kind(&self, types: &TypeNames) -> Kind {
        for full in types.iter() {
            let (full, name) = (full.strip_prefix("Deserialized.").unwrap_or(full), read_name(full));
            if full.strip_prefix("hostctl.") == Some(name) {
                return ResourceType::of_noun(name).map_or_else(|| Kind::Unknown(name.into()), |of| Kind::Known { of, collected: true });
            }
            let mut candidates = TYPES.iter().copied().filter(|of| of.clixml.iter().any(|known| known.eq_ignore_ascii_case(name)));
            let Some(first) = candidates.next() else { continue };
            let others: Vec<_> = candidates.collect();
            let named = self.noun.and_then(|noun| others.iter().copied().chain([first]).find(|of| of.noun == noun));
            return match named {
                Some(of) => Kind::Known { of, collected: false },
                None if others.is_empty() => Kind::Known { of: first, collected: false },
                None => Kind::Unknown(name.into()),
            };
        }
        Kind::Unknown(types.first().map_or("(no type)", |first| read_name(first)).into())
    }

    /// Whether a property is read, and as what.
    fn mark(&self, name: &str) -> Option<u16> {
        let Kind::Known { of, .. } = self.kind else {
            return (index::is_about(name) || name.eq_ignore_ascii_case("DistinguishedName")).then_some(ASIDE);
        };
        let place = of.property(name).filter(|(place, property)| property.reading != Reading::Never && (self.wanted)(of, *place));
        place.map(|(place, _)| place).or_else(|| object::is_about(of, name).then_some(ASIDE))
    }
}

impl Choose for Choice<'_> {
    fn object(&mut self, types: &TypeNames) -> bool {
        self.next = 0;
        if !self.types.as_ref().is_some_and(|last| Rc::ptr_eq(last, types)) {
            self.kind = self.kind(types);
            self.types = Some(types.clone());
            self.order.clear();
        }
        matches!(self.kind, Kind::Known { .. })
    }

    fn property(&mut self, name: &str) -> Option<u16> {
        let next = self.next;
        self.next += 1;
        if let Some((last, mark)) = self.order.get(next)
            && **last == *name
        {
            return *mark;
        }
        let mark = self.mark(name);
        let entry = (name.into(), mark);
        match self.order.get_mut(next) {
            Some(last) => *last = entry,
            None => self.order.push(entry),
        }
        mark
    }
}

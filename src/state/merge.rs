//! Joins what the files of an export show into one state.

use std::collections::{BTreeSet, HashMap};
use std::path::{Path, PathBuf};

use super::error::StateError;
use super::file::{Count, FileExport};
use super::file_name::FileNoun;
use super::index::IndexEntry;
use super::object::{Found, Rank};
use crate::input::Shown;
use crate::model::{Coverage, Current, Kept, Key, Organization, State};
use crate::resource::{Identity, ResourceType, TYPES};
use crate::value::Kind;

/// Joins files, in the order in which they are named in errors.
pub(super) fn merge(files: Vec<FileExport>) -> Result<State, StateError> {
    let mut merge = Merge { organization: organization(&files)?, nouns: nouns(&files), ..Merge::default() };
    let entries: Vec<(PathBuf, IndexEntry)> =
        files.iter().flat_map(|file| file.index.iter().map(|entry| (file.path.clone(), entry.clone()))).collect();
    for (at, file) in files.into_iter().enumerate() {
        merge.paths.push(file.path);
        for (noun, count) in &file.counts {
            let all = merge.counts.entry(noun).or_default();
            all.all += count.all;
            all.collected += count.collected;
            merge.kept(noun);
        }
        if let (FileNoun::Known(noun), 0) = (&file.noun, file.objects) {
            merge.kept(noun);
        }
        for found in file.found {
            merge.add(at, found)?;
        }
    }
    merge.grant();
    for (path, entry) in &entries {
        merge.index(path, entry)?;
    }
    merge.doubt(&entries);
    Ok(merge.into_state(&entries))
}

/// A state in the making.
#[derive(Default)]
struct Merge {
    paths: Vec<PathBuf>,
    kinds: HashMap<&'static str, Kept>,
    /// For each object of a kind: the file it came from.
    origins: HashMap<&'static str, Vec<usize>>,
    /// Of each extended right, the entry that decides; in the order of the export.
    rights: Vec<(Rank, Current)>,
    right_at: HashMap<Key, usize>,
    counts: HashMap<&'static str, Count>,
    organization: Option<Organization>,
    nouns: usize,
}

impl Merge {
    /// The kind of a noun, of which the export shows all where nothing says otherwise.
    fn kept(&mut self, noun: &'static str) -> &mut Kept {
        self.kinds.entry(noun).or_insert_with(|| Kept { coverage: Coverage::Full, objects: Vec::new(), index: HashMap::new() })
    }

    /// Takes an object in, or what another file knows of one.
    fn add(&mut self, file: usize, found: Found) -> Result<(), StateError> {
        let Found { current, rank } = found;
        if let Some(rank) = rank {
            self.right(rank, current);
            return Ok(());
        }
        let noun = current.of.noun;
        let kept = self.kept(noun);
        let Some(&at) = kept.index.get(&current.key) else {
            kept.index.insert(current.key.clone(), kept.objects.len());
            kept.objects.push(current);
            self.origins.entry(noun).or_default().push(file);
            return Ok(());
        };
        let Some(&origin) = self.origins.get(noun).and_then(|origins| origins.get(at)) else { return Ok(()) };
        let Some(there) = self.kinds.get_mut(noun).and_then(|kept| kept.objects.get_mut(at)) else { return Ok(()) };
        for (place, value) in current.facts {
            match there.fact(place) {
                None => there.set_fact(place, value),
                Some(known) if *known == value => {}
                Some(known) => {
                    let (of, property) = (there.of, there.of.at(place).name);
                    let (here, other) = (Shown::from(&*self.paths[file]), Shown::from(&*self.paths[origin]));
                    return Err(StateError::new(
                        &self.paths[file],
                        format!(
                            "two exports disagree on the {} '{}': {property} is '{value}' in {here} and '{known}' in {other}",
                            of.label, there.key
                        ),
                        "remove the older of the two, or export both kinds again into a new folder",
                    ));
                }
            }
        }
        Ok(())
    }

    /// Takes an access control entry in: of several for one right, the one that Windows asks first.
    fn right(&mut self, rank: Rank, current: Current) {
        match self.right_at.get(&current.key) {
            Some(&at) if self.rights[at].0 <= rank => {}
            Some(&at) => self.rights[at] = (rank, current),
            None => {
                self.right_at.insert(current.key.clone(), self.rights.len());
                self.rights.push((rank, current));
            }
        }
    }

    /// Keeps the rights that are granted.
    fn grant(&mut self) {
        for (rank, current) in std::mem::take(&mut self.rights) {
            if rank.grants() {
                let kept = self.kept(current.of.noun);
                kept.index.insert(current.key.clone(), kept.objects.len());
                kept.objects.push(current);
            }
        }
    }

    /// What an export does not show well enough to say that something is not there.
    ///
    /// A domain that cannot be read may be the one that is looked for. Rights are read connector by connector, and of some kinds one call of
    /// Get shows a part. Only the index tells that all was read: an export made by hand may have been made of one of them.
    fn doubt(&mut self, entries: &[(PathBuf, IndexEntry)]) {
        for of in TYPES {
            // One call of several shows one part of all.
            let part = match of.identity {
                Identity::Right => "the export does not show the rights on this connector".to_owned(),
                _ if of.asks.len() > 1 => {
                    format!("the export may not show all: Get-{} has to be asked for some, as the collector does", of.noun)
                }
                _ => continue,
            };
            let told = entries.iter().any(|(_, entry)| ResourceType::of_noun(&entry.noun).is_some_and(|named| named.noun == of.noun));
            if let (false, Some(kept)) = (told, self.kinds.get_mut(of.noun)) {
                kept.coverage = Coverage::Partial(part);
            }
        }
        for of in TYPES.iter().filter(|of| of.identity == Identity::Domain) {
            let Some(kept) = self.kinds.get_mut(of.noun) else { continue };
            let unread = kept.objects.iter().find(|object| Kind::Domain.parse(&[object.key.as_str()]).is_err());
            if let Some(reason) = unread.map(|object| format!("the export has '{}', which is no domain and may be this one", object.key)) {
                kept.coverage = Coverage::Partial(reason);
            }
        }
    }

    /// Takes in what the index says of a noun.
    fn index(&mut self, path: &Path, entry: &IndexEntry) -> Result<(), StateError> {
        let Some(of) = ResourceType::of_noun(&entry.noun) else { return Ok(()) };
        let count = self.counts.get(of.noun).copied().unwrap_or_default();
        let kept = self.kept(of.noun);
        if let Some(error) = &entry.error {
            let reason = format!("the export could not read it: {error}");
            kept.coverage = if count.all == 0 { Coverage::None(reason) } else { Coverage::Partial(reason) };
            return Ok(());
        }
        if let Some(said) = entry.count.filter(|said| *said != count.collected && *said != count.all) {
            return Err(StateError::new(
                path,
                format!(
                    "the index says that {said} objects of {} were written, the export has {}: it is half-written or incomplete",
                    of.noun, count.all
                ),
                "run the collector's script again, into a new folder, and keep all of its files",
            ));
        }
        Ok(())
    }

    fn into_state(self, entries: &[(PathBuf, IndexEntry)]) -> State {
        let exported = entries.iter().filter_map(|(_, entry)| entry.when.clone()).max();
        State { organization: self.organization, exported, nouns: self.nouns, kinds: self.kinds }
    }
}

/// How many kinds of object were exported, known or not.
fn nouns(files: &[FileExport]) -> usize {
    // A type counts once, whatever its cmdlets are called on the product.
    let known = |noun: &str| ResourceType::of_noun(noun).map_or(noun, |of| of.noun).to_lowercase();
    let mut nouns: BTreeSet<String> = BTreeSet::new();
    for file in files {
        nouns.extend(file.counts.keys().map(|noun| noun.to_lowercase()));
        nouns.extend(file.index.iter().filter(|entry| entry.error.is_none()).map(|entry| known(&entry.noun)));
        match file.noun.text() {
            Some(noun) if file.objects == 0 || !file.unknown.is_empty() => {
                nouns.insert(noun.to_lowercase());
            }
            _ => nouns.extend(file.unknown.iter().map(|name| name.to_lowercase())),
        }
    }
    nouns.len()
}

/// The one organisation that all files are of.
///
/// In hosting mode tenants' objects stand under `CN=ConfigurationUnits`, as all do Online; they are of the organisation that the others
/// are of, where there are others.
fn organization(files: &[FileExport]) -> Result<Option<Organization>, StateError> {
    let index = files.iter().flat_map(|file| {
        let names = file.index.iter().filter_map(|entry| entry.organization.as_deref());
        names.filter_map(Organization::from_distinguished_name).map(move |organization| (&file.path, organization))
    });
    let objects = files.iter().flat_map(|file| file.organizations.iter().map(move |organization| (&file.path, organization.clone())));
    let mut all: Vec<_> = index.chain(objects).collect();
    if all.iter().any(|(_, organization)| organization.forest.is_some()) {
        all.retain(|(_, organization)| organization.forest.is_some());
    }
    let mut all = all.into_iter();
    let Some((first_path, first)) = all.next() else { return Ok(None) };
    match all.find(|(_, organization)| *organization != first) {
        None => Ok(Some(first)),
        Some((path, other)) => Err(StateError::new(
            path,
            format!("the export is of two organisations: {other} here, {first} in {}", Shown::from(&**first_path)),
            "keep the exports of each organisation in a folder of their own",
        )),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::right_key;

    static ENTRY: ResourceType = ResourceType { noun: "Entry", ..ResourceType::ROW };

    #[test]
    fn the_entry_that_windows_asks_first_decides_on_a_right() {
        use Rank::{Allowed, Denied, InheritedAllowed, InheritedDenied};
        let cases: &[(&[Rank], bool)] = &[
            (&[Allowed], true),
            (&[InheritedAllowed, InheritedAllowed], true),
            (&[Denied], false),
            (&[Allowed, Denied], false),
            (&[Denied, InheritedAllowed], false),
            (&[InheritedAllowed, InheritedDenied], false),
            (&[InheritedDenied, Allowed], true),
        ];
        for (ranks, granted) in cases {
            let mut merge = Merge::default();
            for rank in *ranks {
                let current = Current { of: &ENTRY, key: right_key("EX01\\Relay", "S-1-5-7", "A"), handle: "".into(), facts: Vec::new() };
                merge.add(0, Found { current, rank: Some(*rank) }).unwrap();
            }
            merge.grant();
            let kept = merge.kinds.get("Entry").map_or(0, |kept| kept.objects.len());
            assert_eq!(kept, usize::from(*granted), "{ranks:?}");
        }
    }
}

//! Which files a PATH means.

use std::collections::{BTreeSet, HashSet};
use std::fs;
use std::path::{Path, PathBuf};

use super::{InputError, Shown, metadata, require_file, unreadable};

/// A folder of this name holds exports, not manifests.
const STATE: &str = "state";

/// A manifest file that was found and not yet read.
#[derive(Debug)]
pub(super) struct Found {
    /// Its name: under the path, with slashes.
    pub(super) name: String,
    /// Where it is read from, without links.
    pub(super) path: PathBuf,
    /// The path as it was given, for messages.
    pub(super) shown: Shown,
}

/// Finds the manifests of one path.
pub(super) fn find(path: &Path, prefixed: bool, seen: &mut HashSet<PathBuf>, found: &mut Vec<Found>) -> Result<(), InputError> {
    let metadata = metadata(path)?;
    let root = fs::canonicalize(path).map_err(|error| unreadable(path, error))?;
    if metadata.is_dir() {
        let prefix = if prefixed { slashed(path).trim_end_matches('/').to_owned() + "/" } else { String::new() };
        return Walk { root: &root, given: path, prefix, folders: HashSet::new(), links: Vec::new(), saw: BTreeSet::new(), any: false }
            .run(seen, found);
    }
    require_file(path, &metadata)?;
    if seen.insert(root) {
        let name = if prefixed { slashed(path) } else { file_name(path) };
        found.push(Found { name, path: path.to_owned(), shown: path.into() });
    }
    Ok(())
}

/// A walk through a folder. Links come last and in order, so that a file is found under its own name where it has one in the folder.
struct Walk<'a> {
    /// The folder itself, without links.
    root: &'a Path,
    /// The folder as it was given.
    given: &'a Path,
    /// What names begin with.
    prefix: String,
    /// The folders that were looked at, without links: a link back up leads nowhere.
    folders: HashSet<PathBuf>,
    links: Vec<Found>,
    /// What the folder holds that is no manifest.
    saw: BTreeSet<String>,
    /// Whether there is a manifest, be it one that another path has.
    any: bool,
}

impl Walk<'_> {
    fn run(mut self, seen: &mut HashSet<PathBuf>, found: &mut Vec<Found>) -> Result<(), InputError> {
        self.folder(Found { name: String::new(), path: self.root.to_owned(), shown: self.given.into() }, seen, found)?;
        loop {
            // A folder behind a link may hold further links.
            let mut links = std::mem::take(&mut self.links);
            if links.is_empty() {
                break;
            }
            links.sort_by(|a, b| a.name.cmp(&b.name));
            for link in links {
                self.link(link, seen, found)?;
            }
        }
        match (self.any, self.saw.is_empty()) {
            (true, _) => Ok(()),
            (false, true) => Err(InputError::EmptyFolder(self.given.into())),
            (false, false) => {
                let saw = self.saw.into_iter().collect::<Vec<_>>().join(", ");
                Err(InputError::NoManifests { path: self.given.into(), saw })
            }
        }
    }

    /// What a file is called in messages of errors: under the path as it was given.
    fn shown(&self, name: &str) -> Shown {
        self.given.join(name).as_path().into()
    }

    fn folder(&mut self, folder: Found, seen: &mut HashSet<PathBuf>, found: &mut Vec<Found>) -> Result<(), InputError> {
        let mut folders = vec![folder];
        while let Some(folder) = folders.pop() {
            if !self.folders.insert(folder.path.clone()) {
                continue;
            }
            let unreadable = |error| InputError::Unreadable { path: folder.shown.clone(), error };
            let mut entries = fs::read_dir(&folder.path).map_err(unreadable)?.collect::<Result<Vec<_>, _>>().map_err(unreadable)?;
            entries.sort_by_key(fs::DirEntry::file_name);
            for entry in entries {
                let kind = entry.file_type().map_err(unreadable)?;
                let last = entry.file_name().to_string_lossy().into_owned();
                let name = if folder.name.is_empty() { last.clone() } else { format!("{}/{last}", folder.name) };
                let entry = Found { shown: self.shown(&name), name, path: entry.path() };
                if last.starts_with('.') {
                    self.saw.insert("hidden files or folders".to_owned());
                } else if kind.is_symlink() {
                    self.links.push(entry);
                } else if kind.is_dir() && last.eq_ignore_ascii_case(STATE) {
                    self.saw.insert("a state folder".to_owned());
                } else if kind.is_dir() {
                    self.saw.insert("folders".to_owned());
                    folders.push(entry);
                } else {
                    self.file(entry, kind.is_file(), seen, found)?;
                }
            }
        }
        Ok(())
    }

    fn link(&mut self, link: Found, seen: &mut HashSet<PathBuf>, found: &mut Vec<Found>) -> Result<(), InputError> {
        let Ok(target) = fs::canonicalize(&link.path) else {
            if is_manifest(&link.name) {
                return Err(InputError::BrokenLink(link.shown));
            }
            self.saw.insert("broken symbolic links".to_owned());
            return Ok(());
        };
        let state = |path: &Path| path.file_name().is_some_and(|name| name.eq_ignore_ascii_case(STATE));
        let inside = target.strip_prefix(self.root);
        let metadata = fs::metadata(&target).map_err(|error| InputError::Unreadable { path: link.shown.clone(), error })?;
        match inside {
            Err(_) => {
                self.saw.insert("symbolic links that lead out of it".to_owned());
                Ok(())
            }
            Ok(inside) if inside.ancestors().any(state) || (metadata.is_dir() && state(&link.path)) => {
                self.saw.insert("a state folder".to_owned());
                Ok(())
            }
            Ok(_) if metadata.is_dir() => self.folder(Found { path: target, ..link }, seen, found),
            Ok(_) => self.file(Found { path: target, ..link }, metadata.is_file(), seen, found),
        }
    }

    fn file(&mut self, file: Found, regular: bool, seen: &mut HashSet<PathBuf>, found: &mut Vec<Found>) -> Result<(), InputError> {
        if !is_manifest(&file.name) {
            let extension = Path::new(&file.name).extension().map(|extension| extension.to_string_lossy().into_owned());
            self.saw.insert(match extension {
                Some(extension) => format!("files ending in .{}", extension.escape_debug()),
                None => "files without an ending".to_owned(),
            });
            return Ok(());
        }
        if !regular {
            return Err(InputError::Special(file.shown));
        }
        self.any = true;
        if seen.insert(file.path.clone()) {
            found.push(Found { name: format!("{}{}", self.prefix, file.name), ..file });
        }
        Ok(())
    }
}

fn is_manifest(name: &str) -> bool {
    Path::new(name).extension().is_some_and(|extension| extension.eq_ignore_ascii_case("yaml") || extension.eq_ignore_ascii_case("yml"))
}

pub(super) fn slashed(path: &Path) -> String {
    path.to_string_lossy().replace(std::path::MAIN_SEPARATOR, "/")
}

fn file_name(path: &Path) -> String {
    path.file_name().map_or_else(|| slashed(path), |name| name.to_string_lossy().into_owned())
}

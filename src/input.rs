//! Which files a PATH means, and their bytes as text: the only reading of manifests.

use std::collections::{BTreeSet, HashSet};
use std::fs::{self, File, Metadata};
use std::io::{self, Read};
use std::path::{Path, PathBuf};

use rayon::prelude::*;
use sha2::{Digest, Sha256};

use crate::diagnostic::Source;

mod error;

pub use error::{InputError, Shown};

/// The largest manifest that is read, in bytes. A larger one is a mistake, and spans count bytes in 32 bits.
pub const MAX_MANIFEST: u64 = 64 * 1024 * 1024;

/// A folder of this name holds exports, not manifests.
const STATE: &str = "state";

/// A manifest file that was found and not yet read.
#[derive(Debug)]
struct Found {
    name: String,
    path: PathBuf,
    /// The path as it was given, for messages.
    shown: Shown,
}

/// Reads all manifests of some paths: of a folder all files in it and beneath that end in `.yaml` or `.yml`, or one file with any name.
/// Sorted by name; a file that is reached twice counts once.
///
/// Not looked at are folders named `state`, hidden files and folders, and symbolic links that lead out of the path. Of several paths each
/// name begins with the path as given, so that names stay unique.
///
/// # Errors
/// The first path or file, by name, that cannot be read, and why.
pub fn manifests(paths: &[PathBuf]) -> Result<Vec<Source>, InputError> {
    let mut found = Vec::new();
    let mut seen = HashSet::new();
    for path in paths {
        find(path, paths.len() > 1, &mut seen, &mut found)?;
    }
    found.sort_by(|a, b| a.name.cmp(&b.name));
    // Collected whole before the first error is looked for, so that it is the same one each time.
    let read: Vec<Result<Source, InputError>> = found.into_par_iter().map(read_manifest).collect();
    read.into_iter().collect()
}

/// Reads a file that is no manifest, of any size and content, and nothing that is no file: a pipe or a device may never end.
///
/// # Errors
/// Why it cannot be read.
pub fn read_bytes(path: &Path) -> Result<Vec<u8>, InputError> {
    let metadata = metadata(path)?;
    if metadata.is_dir() {
        return Err(InputError::Folder(path.into()));
    }
    require_file(path, &metadata)?;
    fs::read(path).map_err(|error| unreadable(path, error))
}

/// Finds the manifests of one path.
fn find(path: &Path, prefixed: bool, seen: &mut HashSet<PathBuf>, found: &mut Vec<Found>) -> Result<(), InputError> {
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

fn slashed(path: &Path) -> String {
    path.to_string_lossy().replace(std::path::MAIN_SEPARATOR, "/")
}

fn file_name(path: &Path) -> String {
    path.file_name().map_or_else(|| slashed(path), |name| name.to_string_lossy().into_owned())
}

fn unreadable(path: &Path, error: io::Error) -> InputError {
    InputError::Unreadable { path: path.into(), error }
}

/// What a path is, links followed.
fn metadata(path: &Path) -> Result<Metadata, InputError> {
    fs::metadata(path).map_err(|error| match error.kind() {
        io::ErrorKind::NotFound if path.is_symlink() => InputError::BrokenLink(path.into()),
        io::ErrorKind::NotFound | io::ErrorKind::NotADirectory => InputError::Missing(path.into()),
        _ => unreadable(path, error),
    })
}

/// Refuses what is not an ordinary file: reading a pipe may never end.
fn require_file(path: &Path, metadata: &Metadata) -> Result<(), InputError> {
    if metadata.is_file() { Ok(()) } else { Err(InputError::Special(path.into())) }
}

fn read_manifest(found: Found) -> Result<Source, InputError> {
    let bytes = read_bounded(&found)?;
    let sha256 = Sha256::digest(&bytes).iter().map(|byte| format!("{byte:02x}")).collect();
    let text = decode(&found.shown, bytes)?;
    Ok(Source { name: found.name, text, sha256 })
}

/// Reads a file by its size, and never more of it than a manifest may have: it may grow meanwhile.
fn read_bounded(found: &Found) -> Result<Vec<u8>, InputError> {
    let unreadable = |error| InputError::Unreadable { path: found.shown.clone(), error };
    let file = File::open(&found.path).map_err(unreadable)?;
    let size = file.metadata().map_err(unreadable)?.len();
    let too_large = |size: u64| InputError::TooLarge { path: found.shown.clone(), megabytes: size.div_ceil(1024 * 1024) };
    if size > MAX_MANIFEST {
        return Err(too_large(size));
    }
    let mut bytes = Vec::with_capacity(usize::try_from(size).unwrap_or_default() + 1);
    file.take(MAX_MANIFEST + 1).read_to_end(&mut bytes).map_err(unreadable)?;
    let read = bytes.len() as u64;
    if read > MAX_MANIFEST { Err(too_large(read)) } else { Ok(bytes) }
}

/// Bytes as text, without byte order mark.
fn decode(path: &Shown, bytes: Vec<u8>) -> Result<String, InputError> {
    const MARK: &str = "\u{feff}";
    // Every other byte of UTF-16 is zero where the text is ASCII, which is valid UTF-8 and no manifest.
    let utf16 = match bytes.as_slice() {
        [0xFF, 0xFE, ..] | [0xFE, 0xFF, ..] => true,
        [first, second, ..] => (*first == 0) != (*second == 0),
        _ => false,
    };
    let text = match String::from_utf8(bytes) {
        Ok(text) if utf16 => {
            return Err(InputError::NotUtf8 { path: path.clone(), offset: text.find('\0').unwrap_or_default(), line: 1, utf16 });
        }
        Ok(text) => text,
        Err(error) => {
            let offset = error.utf8_error().valid_up_to();
            let before = error.as_bytes().get(..offset).unwrap_or_default();
            let line = before.iter().filter(|&&byte| byte == b'\n').count() + 1;
            return Err(InputError::NotUtf8 { path: path.clone(), offset, line, utf16 });
        }
    };
    Ok(text.strip_prefix(MARK).map(str::to_owned).unwrap_or(text))
}

#[cfg(test)]
mod tests;

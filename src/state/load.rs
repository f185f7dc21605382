//! Finds the files of an export, reads them in parallel, and joins them.

use std::fs;
use std::io;
use std::path::{Path, PathBuf};

use rayon::iter::{ParallelBridge, ParallelIterator};

use super::choice::Wanted;
use super::encoding::decode;
use super::error::{StateError, Warning};
use super::file::{self, FileExport};
use super::file_name::FileNoun;
use super::merge::merge;
use super::thin;
use crate::input::{self, InputError};
use crate::model::State;
use crate::progress::Progress;

/// An export, read.
#[derive(Debug)]
pub struct Loaded {
    /// What it shows.
    pub state: State,
    /// What its owner should know, by file.
    pub warnings: Vec<Warning>,
    /// How many files were read.
    pub files: usize,
}

/// Reads an export: a folder (its `.xml` and `.json` files, not those of folders in it) or one file.
///
/// # Errors
/// The first problem, by file name: nothing there, a file that is neither CLIXML nor JSON or not all of it, files that contradict
/// each other.
pub fn load(path: &Path, wanted: &Wanted<'_>) -> Result<Loaded, StateError> {
    load_counted(path, wanted, &Progress::new())
}

/// Reads an export as [`load`] does, and counts the bytes that are done.
///
/// # Errors
/// Those of [`load`].
pub fn load_counted(path: &Path, wanted: &Wanted<'_>, progress: &Progress) -> Result<Loaded, StateError> {
    let mut files = list(path)?;
    progress.out_of(files.iter().map(|(_, size)| size).sum());
    // The largest first, so that none is left alone at the end.
    files.sort_by(|a, b| (b.1, &a.0).cmp(&(a.1, &b.0)));
    let mut read: Vec<_> = files.into_iter().par_bridge().map(|(file, _)| (read(&file, wanted, progress), file)).collect();
    read.sort_by(|a, b| a.1.cmp(&b.1));
    let mut exports = read.into_iter().map(|(export, _)| export).collect::<Result<Vec<_>, _>>()?;
    let warnings: Vec<_> = exports.iter_mut().flat_map(|export| std::mem::take(&mut export.warnings)).collect();
    Ok(Loaded { files: exports.len(), state: merge(exports)?, warnings })
}

/// What files of an export are called.
const EXTENSIONS: &[&str] = &["xml", "json"];

/// The files of an export with their sizes.
fn list(path: &Path) -> Result<Vec<(PathBuf, u64)>, StateError> {
    let about = fs::metadata(path).map_err(|error| unreadable(path, &error))?;
    if !about.is_dir() {
        return Ok(vec![(path.to_owned(), about.len())]);
    }
    let mut files = Vec::new();
    for entry in fs::read_dir(path).map_err(|error| unreadable(path, &error))? {
        let file = entry.map_err(|error| unreadable(path, &error))?.path();
        let has = |wanted: &&str| file.extension().is_some_and(|extension| extension.eq_ignore_ascii_case(wanted));
        if EXTENSIONS.iter().any(has) {
            let about = fs::metadata(&file).map_err(|error| unreadable(&file, &error))?;
            // A folder that is called like an export is refused when it is read: what is meant by it would else be missing in silence.
            if !about.is_dir() || FileNoun::of(&file) != FileNoun::None {
                files.push((file, about.len()));
            }
        }
    }
    if files.is_empty() {
        return Err(StateError::new(
            path,
            "there is no export (.xml, .json) in this folder",
            "export into it with the collector's script (hostctl collector), or name the folder that has the files",
        ));
    }
    Ok(files)
}

fn read(path: &Path, wanted: &Wanted<'_>, progress: &Progress) -> Result<FileExport, StateError> {
    let (file, size) = input::open(path).map_err(|error| refused(path, error))?;
    if size > thin::LARGE {
        // Of a large file most of the time goes into reading it, of a small one into parsing it.
        let decoded = thin::read(file, progress).map_err(|error| unreadable(path, &error))?;
        return file::read(path, decoded, wanted, &Progress::new());
    }
    let bytes = input::read_bytes(path).map_err(|error| refused(path, error))?;
    file::read(path, decode(&bytes), wanted, progress)
}

/// What is not read: not a pipe and not a device, which may never end.
fn refused(path: &Path, error: InputError) -> StateError {
    match error {
        InputError::Unreadable { error, .. } => unreadable(path, &error),
        InputError::Folder(_) => StateError::new(path, "this is a folder, and an export is a file", "remove it, or give it another name"),
        InputError::Special(_) => {
            StateError::new(path, "this is neither a file nor a folder (a pipe, a socket or a device)", "write its content to a file first")
        }
        _ => nowhere(path),
    }
}

fn nowhere(path: &Path) -> StateError {
    StateError::new(
        path,
        "there is no such file or folder",
        "name the folder with the exports, or make one with the collector's script (hostctl collector)",
    )
}

fn unreadable(path: &Path, error: &io::Error) -> StateError {
    match error.kind() {
        io::ErrorKind::NotFound if path.is_symlink() => {
            StateError::new(path, "this is a symbolic link that leads nowhere", "mend the link or remove it")
        }
        io::ErrorKind::NotFound | io::ErrorKind::NotADirectory => nowhere(path),
        _ => StateError::new(path, format!("it cannot be read: {error}"), "see to it that this user may read it"),
    }
}

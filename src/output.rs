//! Files that are written: into a new or empty folder, where nothing is ever overwritten; and manifests that are mended in place.

use std::fs::{self, OpenOptions};
use std::io::{self, Write};
use std::path::Path;

use tempfile::NamedTempFile;

use crate::diagnostic::{MARK, Source};
use crate::input::{self, InputError, Shown};

/// Why files cannot be written.
#[derive(Debug, thiserror::Error)]
pub enum OutputError {
    /// A folder with something in it.
    #[error("{0}: the folder is not empty\nhelp: name a new or empty one: nothing is ever overwritten")]
    NotEmpty(Shown),
    /// Something that is no folder.
    #[error("{0}: not a folder\nhelp: name a new or empty folder")]
    NotAFolder(Shown),
    /// A manifest that is not what was read any more.
    #[error("{0}: the file has changed since it was read\nhelp: run this again")]
    Changed(Shown),
    /// A manifest that cannot be read again.
    #[error(transparent)]
    Unreadable(#[from] InputError),
    /// A manifest that cannot be replaced.
    #[error("{0}: cannot be replaced: {1}\nhelp: the file is as it was; make it possible to write there, and run this again")]
    NotReplaced(Shown, io::Error),
    /// A manifest that may not be written.
    #[error("{0}: the file is read-only\nhelp: it is as it was; where it may be mended, make it writable and run this again")]
    ReadOnly(Shown),
    /// The system does not let it be written.
    #[error("{0}: cannot be written: {1}\nhelp: make it possible, remove what was written so far, and run this again")]
    Failed(Shown, io::Error),
}

/// Writes files into a folder that is made where it is not there. Names are relative to it, with slashes.
///
/// # Errors
/// Where the folder has something in it, or cannot be written. Nothing that was there is changed.
pub fn new_folder<'f>(folder: &Path, files: impl IntoIterator<Item = (&'f str, &'f str)>) -> Result<(), OutputError> {
    let failed = |path: &Path, error| OutputError::Failed(path.into(), error);
    match fs::metadata(folder) {
        Ok(there) if !there.is_dir() => return Err(OutputError::NotAFolder(folder.into())),
        Ok(_) => {
            if fs::read_dir(folder).map_err(|error| failed(folder, error))?.next().is_some() {
                return Err(OutputError::NotEmpty(folder.into()));
            }
        }
        // What else is the matter, making the folder says.
        Err(_) => {}
    }
    fs::create_dir_all(folder).map_err(|error| failed(folder, error))?;
    for (name, text) in files {
        let path = folder.join(name);
        let parent = path.parent().unwrap_or(folder);
        let write = || {
            fs::create_dir_all(parent)?;
            OpenOptions::new().write(true).create_new(true).open(&path)?.write_all(text.as_bytes())
        };
        write().map_err(|error| failed(&path, error))?;
    }
    Ok(())
}

/// Puts another text in the place of a manifest's. Its byte order mark and its permissions stay. A new file takes the old one's place, so that
/// the old one is there until the new one is whole.
///
/// # Errors
/// Where it is not what was read any more, or cannot be replaced. Then it is as it was.
pub fn replace(manifest: &Source, text: &str) -> Result<(), OutputError> {
    let given = Path::new(&manifest.path);
    let there = input::read_bytes(given)?;
    let mark = if manifest.marked { MARK } else { "" };
    if there.strip_prefix(mark.as_bytes()) != Some(manifest.text.as_bytes()) {
        return Err(OutputError::Changed(given.into()));
    }
    // A folder may be writable whose files are not: those are meant to stay.
    if fs::metadata(given).is_ok_and(|metadata| metadata.permissions().readonly()) {
        return Err(OutputError::ReadOnly(given.into()));
    }
    let write = || {
        // Behind a link, the file that it leads to is the one to replace.
        let path = fs::canonicalize(given)?;
        let mut new = NamedTempFile::new_in(path.parent().unwrap_or(Path::new(".")))?;
        new.write_all(mark.as_bytes())?;
        new.write_all(text.as_bytes())?;
        new.as_file().set_permissions(fs::metadata(&path)?.permissions())?;
        new.persist(&path)?;
        Ok(())
    };
    write().map_err(|error| OutputError::NotReplaced(given.into(), error))
}

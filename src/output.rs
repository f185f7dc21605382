//! Files that are written: into a new or empty folder, so that nothing is ever overwritten.

use std::fs::{self, OpenOptions};
use std::io::{self, Write};
use std::path::Path;

use crate::input::Shown;

/// Why files cannot be written.
#[derive(Debug, thiserror::Error)]
pub enum OutputError {
    /// A folder with something in it.
    #[error("{0}: the folder is not empty\nhelp: name a new or empty one: nothing is ever overwritten")]
    NotEmpty(Shown),
    /// Something that is no folder.
    #[error("{0}: not a folder\nhelp: name a new or empty folder")]
    NotAFolder(Shown),
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

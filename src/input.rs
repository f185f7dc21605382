//! Which files a PATH means, and their bytes as text: the only reading of manifests and templates.

use std::collections::HashSet;
use std::fs::{self, File, Metadata};
use std::io::{self, Read};
use std::path::{Path, PathBuf};

use rayon::prelude::*;

use crate::diagnostic::{MARK, Source};

mod error;
mod templates;
mod walk;

pub use error::{InputError, Shown};
pub use templates::{MAX_ENTRIES, MAX_TEMPLATE, TemplateFolder, TemplatesError, templates};
use walk::{Found, find};

/// The largest manifest that is read, in bytes. A larger one is a mistake, and spans count bytes in 32 bits.
pub const MAX_MANIFEST: u64 = 64 * 1024 * 1024;

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
    let (mut file, size) = open(path)?;
    let mut bytes = Vec::with_capacity(usize::try_from(size).unwrap_or_default());
    file.read_to_end(&mut bytes).map_err(|error| unreadable(path, error))?;
    Ok(bytes)
}

/// Opens a file that is no manifest, and says how large it is.
///
/// # Errors
/// Why it cannot be read.
pub fn open(path: &Path) -> Result<(File, u64), InputError> {
    let metadata = metadata(path)?;
    if metadata.is_dir() {
        return Err(InputError::Folder(path.into()));
    }
    require_file(path, &metadata)?;
    let file = File::open(path).map_err(|error| unreadable(path, error))?;
    Ok((file, metadata.len()))
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
    let marked = bytes.starts_with(MARK.as_bytes());
    let text = decode(&found.shown, bytes)?;
    Ok(Source { name: found.name, path: found.shown.for_tools(), text, marked })
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
    let read = u64::try_from(bytes.len()).unwrap_or(u64::MAX);
    if read > MAX_MANIFEST { Err(too_large(read)) } else { Ok(bytes) }
}

/// Bytes as text, without byte order mark.
fn decode(path: &Shown, bytes: Vec<u8>) -> Result<String, InputError> {
    // Every other byte of UTF-16 is zero where the text is ASCII, which is valid UTF-8 and no manifest.
    let utf16 = match bytes.as_slice() {
        [0xFF, 0xFE, ..] | [0xFE, 0xFF, ..] => true,
        [first, second, ..] => (*first == 0) != (*second == 0),
        _ => false,
    };
    match String::from_utf8(bytes) {
        Ok(text) if utf16 => Err(InputError::NotUtf8 { path: path.clone(), offset: text.find('\0').unwrap_or_default(), line: 1, utf16 }),
        Ok(text) => Ok(text.strip_prefix(MARK).map(str::to_owned).unwrap_or(text)),
        Err(error) => {
            let offset = error.utf8_error().valid_up_to();
            let before = error.as_bytes().get(..offset).unwrap_or_default();
            let line = before.iter().filter(|&&byte| byte == b'\n').count() + 1;
            Err(InputError::NotUtf8 { path: path.clone(), offset, line, utf16 })
        }
    }
}

#[cfg(test)]
mod tests;

//! The files of a folder of templates.

use std::collections::BTreeMap;
use std::fs::{self, File, Metadata};
use std::io::{self, Read};
use std::path::{Path, PathBuf};

use super::{InputError, Shown, decode, metadata, unreadable};

/// The largest template that is read, in bytes: forty times the largest built-in one.
pub const MAX_TEMPLATE: u64 = 256 * 1024;

/// How many files and folders a folder of templates may hold.
pub const MAX_ENTRIES: usize = 2_000;

/// The files of a folder of templates.
#[derive(Debug, Default)]
pub struct TemplateFolder {
    /// The templates by name, `parts/header.ps1`: under the folder, with slashes.
    pub templates: BTreeMap<String, String>,
    /// Files that are no templates, by name: they do not end in `.ps1`.
    pub others: Vec<String>,
}

/// Why a folder of templates cannot be read: what, where, and what to do.
#[derive(Debug, thiserror::Error)]
pub enum TemplatesError {
    /// What can be wrong with any file.
    #[error(transparent)]
    Input(#[from] InputError),
    /// A file where a folder is meant.
    #[error("{0}: not a folder; name the folder that holds the templates, as `hostctl templates --out DIR` writes one")]
    NotAFolder(Shown),
    /// A folder without templates; what it holds instead.
    #[error(
        "{0}: the folder holds no templates{1}; templates are files that end in .ps1: `hostctl templates --out DIR` writes the built-in ones"
    )]
    None(Shown, String),
    /// A link to something outside of the folder.
    #[error("{0}: a symbolic link that leads out of the folder of templates; put the file itself there")]
    LeadsOut(Shown),
    /// A link to a folder.
    #[error("{0}: a symbolic link to a folder; put the folder itself there")]
    LinkedFolder(Shown),
    /// A file whose name is no text.
    #[error("{0}: the name of the file is not UTF-8; give it another name")]
    Name(Shown),
    /// More than [`MAX_TEMPLATE`].
    #[error("{path}: a template has at most {} KB; split it, and include the parts", MAX_TEMPLATE / 1024)]
    TooLarge {
        /// The file.
        path: Shown,
    },
    /// More than [`MAX_ENTRIES`].
    #[error("{0}: more than {MAX_ENTRIES} files and folders; name a folder that holds templates and nothing else")]
    TooMany(Shown),
}

/// Reads the templates of a folder: all files in it and beneath that end in `.ps1`. What is hidden is not looked at, nor are files that
/// end in `.md`: a folder may say what it is for.
///
/// # Errors
/// The first file that cannot be read, always the same one, and why.
pub fn templates(folder: &Path) -> Result<TemplateFolder, TemplatesError> {
    if !metadata(folder)?.is_dir() {
        return Err(TemplatesError::NotAFolder(folder.into()));
    }
    let root = fs::canonicalize(folder).map_err(|error| unreadable(folder, error))?;
    let mut found = TemplateFolder::default();
    let mut folders = vec![(String::new(), folder.to_owned())];
    let mut entries = 0usize;
    while let Some((prefix, path)) = folders.pop() {
        let list = fs::read_dir(&path).and_then(Iterator::collect::<io::Result<Vec<_>>>).map_err(|error| unreadable(&path, error))?;
        entries += list.len();
        if entries > MAX_ENTRIES {
            return Err(TemplatesError::TooMany(folder.into()));
        }
        let mut paths: Vec<PathBuf> = list.iter().map(fs::DirEntry::path).collect();
        paths.sort();
        for path in paths {
            let Some(last) = path.file_name().filter(|last| !last.to_string_lossy().starts_with('.')) else { continue };
            let Some(last) = last.to_str() else { return Err(TemplatesError::Name(path.as_path().into())) };
            let name = format!("{prefix}{last}");
            let is_template = has_ending(&path, "ps1");
            if path.is_symlink() {
                is_inside(&path, &root, is_template)?;
            }
            match metadata(&path) {
                Ok(there) if there.is_dir() => folders.push((name + "/", path)),
                Ok(there) if is_template => drop(found.templates.insert(name, read(&path, &there)?)),
                Err(_) if is_template && path.is_symlink() => return Err(InputError::BrokenLink(path.as_path().into()).into()),
                Err(error) if is_template => return Err(error.into()),
                _ if has_ending(&path, "md") => {}
                _ => found.others.push(name),
            }
        }
    }
    if found.templates.is_empty() {
        let saw = found.others.first().map_or_else(String::new, |other| format!(", only others such as {}", Shown::from(Path::new(other))));
        return Err(TemplatesError::None(folder.into(), saw));
    }
    found.others.sort();
    Ok(found)
}

/// The ending is taken as it is written: what `Header.PS1` is differs from system to system.
fn has_ending(path: &Path, ending: &str) -> bool {
    path.extension().is_some_and(|own| own == ending)
}

/// A link leads to a file of the same folder, or is refused. One that leads nowhere is said to when its file is asked for.
fn is_inside(link: &Path, root: &Path, is_template: bool) -> Result<(), TemplatesError> {
    let Ok(target) = fs::canonicalize(link) else { return Ok(()) };
    match (target.starts_with(root), target.is_dir()) {
        (true, false) => Ok(()),
        (true, true) => Err(TemplatesError::LinkedFolder(link.into())),
        (false, is_folder) if is_folder || is_template => Err(TemplatesError::LeadsOut(link.into())),
        (false, _) => Ok(()),
    }
}

fn read(path: &Path, there: &Metadata) -> Result<String, TemplatesError> {
    if !there.is_file() {
        return Err(InputError::Special(path.into()).into());
    }
    let mut bytes = Vec::new();
    let file = File::open(path).map_err(|error| unreadable(path, error))?;
    // Never more of it than a template may have: it may grow meanwhile.
    file.take(MAX_TEMPLATE + 1).read_to_end(&mut bytes).map_err(|error| unreadable(path, error))?;
    if u64::try_from(bytes.len()).map_or(true, |size| size > MAX_TEMPLATE) {
        return Err(TemplatesError::TooLarge { path: path.into() });
    }
    Ok(decode(&path.into(), bytes)?)
}

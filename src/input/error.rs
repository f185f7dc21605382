//! Why a file cannot be read.

use std::fmt;
use std::io;
use std::path::{Component, Path, PathBuf};

use super::MAX_MANIFEST;
use super::walk::slashed;

/// A path as people see it: no character of a file's name reaches a terminal that could drive it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Shown(PathBuf);

impl fmt::Display for Shown {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.0.to_string_lossy().chars().try_for_each(|c| if drives(c) { write!(f, "{}", c.escape_default()) } else { write!(f, "{c}") })
    }
}

/// Whether a terminal could obey a character, or show what follows in another order.
fn drives(c: char) -> bool {
    c.is_control() || matches!(c, '\u{202A}'..='\u{202E}' | '\u{2066}'..='\u{2069}')
}

impl Shown {
    /// The path as tools are told it: with `/`, and without `.` where it begins, which those of GitHub and others do not take away.
    pub(super) fn for_tools(&self) -> String {
        slashed(&self.0.components().filter(|part| *part != Component::CurDir).collect::<PathBuf>())
    }
}

impl From<&Path> for Shown {
    fn from(path: &Path) -> Self {
        Self(path.to_owned())
    }
}

/// Why a file cannot be read: what, where, and what to do.
#[derive(Debug, thiserror::Error)]
pub enum InputError {
    /// Nothing has this path.
    #[error("{0}: there is no such file or folder; look at the path, which is relative to the current folder")]
    Missing(Shown),
    /// A folder without anything in it.
    #[error("{0}: the folder is empty; put manifests into it, files that end in .yaml or .yml")]
    EmptyFolder(Shown),
    /// A folder without manifests; what it holds instead.
    #[error("{path}: the folder holds no manifests, only {saw}; manifests are files that end in .yaml or .yml")]
    NoManifests {
        /// The folder.
        path: Shown,
        /// What it holds: `files ending in .txt, a state folder`.
        saw: String,
    },
    /// The system does not let it be read.
    #[error("{path}: cannot be read: {error}; see to it that this user may read it")]
    Unreadable {
        /// The file or folder.
        path: Shown,
        /// What the system says.
        error: io::Error,
    },
    /// A link to something that is not there.
    #[error("{0}: a symbolic link that leads nowhere (what it names does not exist, or is the link itself); mend the link or remove it")]
    BrokenLink(Shown),
    /// A folder where a file is meant.
    #[error("{0}: a folder, where a file is expected; name a file in it")]
    Folder(Shown),
    /// A pipe, a socket, a device.
    #[error("{0}: neither a file nor a folder (a pipe, a socket or a device); write its content to a file first")]
    Special(Shown),
    /// More than [`MAX_MANIFEST`].
    #[error("{path}: {megabytes} MB, and a manifest has at most {} MB; split it into several files", MAX_MANIFEST / 1024 / 1024)]
    TooLarge {
        /// The file.
        path: Shown,
        /// Its size, rounded up.
        megabytes: u64,
    },
    /// Bytes that are no UTF-8.
    #[error("{path}: not UTF-8: byte {offset} (line {line}) is wrong{}; save it as UTF-8 (in an editor: Save As, encoding UTF-8)",
        if *utf16 { ", and it looks like UTF-16, as Windows PowerShell writes it" } else { "" })]
    NotUtf8 {
        /// The file.
        path: Shown,
        /// The first wrong byte, from 0.
        offset: usize,
        /// Its line, from 1.
        line: usize,
        /// Whether the file looks like UTF-16.
        utf16: bool,
    },
}

//! Why an export cannot be used: which file, where in it, what is wrong, and what to do; and what is only worth a warning.

use std::fmt;
use std::path::{Path, PathBuf};

use crate::diagnostic::told;
use crate::input::Shown;

/// A place in a file.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Place {
    /// The byte of the file, from 0.
    pub byte: usize,
    /// The line, from 1.
    pub line: usize,
}

/// An export that cannot be used. Nothing of it is: half an organisation would look like an absent other half.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[error("{}{}: {}\nhelp: {}", Shown::from(&**file), At(*place), told(what), told(help))]
pub struct StateError {
    /// The file or folder.
    pub file: PathBuf,
    /// Where in the file; none where it is about the whole of it.
    pub place: Option<Place>,
    /// What is wrong, and why that matters.
    pub what: String,
    /// What to do.
    pub help: String,
}

impl StateError {
    /// An error about a whole file or folder.
    pub(super) fn new(file: &Path, what: impl Into<String>, help: impl Into<String>) -> Self {
        Self { file: file.to_owned(), place: None, what: what.into(), help: help.into() }
    }
}

/// Something in an export that does not stand in the way, and that its owner should know.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Warning {
    /// The file.
    pub file: PathBuf,
    /// What it is about.
    pub text: String,
}

/// A place as the message shows it.
struct At(Option<Place>);

impl fmt::Display for At {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.0.map_or(Ok(()), |place| write!(f, ", line {} (byte {})", place.line, place.byte))
    }
}

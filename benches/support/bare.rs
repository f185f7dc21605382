//! The bare parse that all else is measured against: the files read, and every event of the parsers asked for and thrown away.

use std::fs;
use std::io;
use std::path::{Path, PathBuf};

use quick_xml::events::Event;

/// Parses all manifests of a folder, one after the other, and counts the events.
///
/// # Errors
/// Where a file cannot be read or parsed.
pub(crate) fn yaml(folder: &Path) -> io::Result<usize> {
    let mut events = 0;
    for path in files(folder, "yaml")?.into_iter().chain(files(&folder.join("tenants"), "yaml")?) {
        let text = fs::read_to_string(path)?;
        let options = granit_parser::options! { emit_comments: false };
        for event in granit_parser::Parser::new_from_str_with_options(&text, options) {
            event.map_err(|error| io::Error::other(error.to_string()))?;
            events += 1;
        }
    }
    Ok(events)
}

/// Parses the export in a folder, one file after the other, and counts the events.
///
/// # Errors
/// Where a file cannot be read or parsed.
pub(crate) fn xml(folder: &Path) -> io::Result<usize> {
    let mut events = 0;
    for path in files(&folder.join("state"), "xml")? {
        let bytes = fs::read(path)?;
        let mut reader = quick_xml::Reader::from_reader(bytes.as_slice());
        while !matches!(reader.read_event().map_err(io::Error::other)?, Event::Eof) {
            events += 1;
        }
    }
    Ok(events)
}

/// The files of a kind in a folder.
pub(crate) fn files(folder: &Path, extension: &str) -> io::Result<Vec<PathBuf>> {
    let mut found = Vec::new();
    for entry in fs::read_dir(folder)? {
        let path = entry?.path();
        if path.extension().is_some_and(|one| one == extension) {
            found.push(path);
        }
    }
    found.sort();
    Ok(found)
}

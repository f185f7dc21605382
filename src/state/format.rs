//! What a file is: CLIXML or JSON, by its content; and its objects, whichever it is.

use std::path::Path;

use super::clixml;
use super::file_name::FileNoun;
use super::json;
use super::raw::{Choose, RawObject, Trouble};

/// The objects of a file.
#[derive(Debug)]
pub(super) enum Objects<'a> {
    Clixml(Box<clixml::Reader<'a>>),
    Json(Box<json::Reader<'a>>),
}

impl<'a> Objects<'a> {
    /// The objects of a file's text.
    ///
    /// # Errors
    /// What the file is that is nearly always one of a few other things; for JSON, what is wrong with it as a whole.
    pub(super) fn new(path: &Path, noun: &FileNoun, text: &'a [u8]) -> Result<Self, Refused> {
        let shown = text.trim_ascii();
        let named = path.extension().is_some_and(|extension| extension.eq_ignore_ascii_case("json"));
        if is_json(shown, named) {
            return json::Reader::new(text, noun).map(|reader| Self::Json(Box::new(reader))).map_err(Refused::Trouble);
        }
        not_xml(shown).map_or_else(|| Ok(Self::Clixml(Box::new(clixml::Reader::new(text)))), |what| Err(Refused::Whole(what)))
    }

    /// The next object; none at the end of the file.
    pub(super) fn next(&mut self, choose: &mut impl Choose) -> Result<Option<RawObject<'a>>, Trouble> {
        match self {
            Self::Clixml(reader) => reader.next(choose),
            Self::Json(reader) => reader.next(choose),
        }
    }

    /// Where the first secure string begins, of those met so far.
    pub(super) fn secret(&self) -> Option<usize> {
        match self {
            Self::Clixml(reader) => reader.secret(),
            Self::Json(reader) => reader.secret(),
        }
    }

    /// What is worth a warning about the file as a whole.
    pub(super) fn warnings(&self) -> Vec<String> {
        match self {
            Self::Clixml(_) => Vec::new(),
            Self::Json(reader) => reader.warnings(),
        }
    }
}

/// Why a file is not read.
#[derive(Debug)]
pub(super) enum Refused {
    /// It is something else.
    Whole(&'static str),
    /// Something in it is wrong.
    Trouble(Trouble),
}

/// Whether a text is to be read as JSON. The name (`named`) decides only where the content cannot be CLIXML.
fn is_json(text: &[u8], named: bool) -> bool {
    match text.first() {
        Some(b'{' | b'[') => true,
        Some(b'<') => false,
        Some(_) => named && text.iter().any(|byte| *byte != 0),
        None => named,
    }
}

/// What a file is that is no XML and nearly always one of a few other things.
fn not_xml(text: &[u8]) -> Option<&'static str> {
    let begins = |with: &str| text.get(..with.len()).is_some_and(|head| head.eq_ignore_ascii_case(with.as_bytes()));
    if text.is_empty() {
        Some("the file is empty: nothing was written to it (an export without objects still has an <Objs>)")
    } else if begins("<!doctype html") || begins("<html") {
        Some("this is a web page (HTML), and an export is CLIXML or JSON")
    } else if text.iter().all(|byte| *byte == 0) {
        Some("the file holds nothing but zero bytes: it was damaged while it was written or copied")
    } else {
        None
    }
}

//! Reads the objects of a JSON file, as `Get-... | ConvertTo-Json` of Windows PowerShell 5.1 and of PowerShell 7 writes it, into
//! the same raw objects as those of CLIXML.
//!
//! JSON says less than CLIXML: it has no type names, so the file's name says which objects these are (or their `ObjectClass` does);
//! an enumeration is a number; a value object is a bag of its properties, its text is lost; what lies deeper than `-Depth` is the
//! text of whatever was there, often no more than a type's name; a list of one may stand as its only element. What cannot be told
//! for certain has no text here: it is unknown, and a warning says what to export instead.
//!
//! `frame` finds the objects in the file, `object` reads the properties of one, `node` the value of one, `meaning` makes texts of it
//! with `bags` (value objects), `enumeration` (numbers) and `cut` (what a small depth leaves). Only one object's wanted properties are in
//! memory at a time, beside the text.

mod bags;
mod class;
mod cut;
mod date;
mod enumeration;
mod frame;
mod meaning;
mod node;
mod object;
mod syntax;

use super::file_name::FileNoun;
use super::object::{ASIDE, is_about};
use super::raw::{Choose, Field, RawObject, Trouble, TypeNames};
use crate::resource::{ResourceType, TYPES};
use frame::{Element, Frames};
use meaning::{Doubts, Target};
use node::Scan;

/// The objects of one file.
#[derive(Debug)]
pub(in crate::state) struct Reader<'a> {
    text: &'a str,
    frames: Frames<'a>,
    scan: Scan<'a>,
    noun: Option<Noun>,
    doubts: Doubts,
    empty: bool,
}

/// Which objects a file holds.
#[derive(Clone, Debug)]
struct Noun {
    /// The name of their type, as CLIXML would have it.
    types: TypeNames,
    /// Their table, where there is one.
    of: Option<&'static ResourceType>,
}

impl Noun {
    fn of_type(of: &'static ResourceType) -> Self {
        let types: TypeNames = of.clixml.iter().take(1).map(|name| (*name).into()).collect();
        Self { types, of: Some(of) }
    }

    /// What the file's name says. A name that says nothing leaves it to the objects.
    fn of_file(noun: &FileNoun) -> Option<Self> {
        match noun {
            FileNoun::Known(noun) => ResourceType::of_noun(noun).map(Self::of_type),
            FileNoun::Other(noun) => Some(Self { types: [noun.as_str().into()].into(), of: None }),
            FileNoun::None => None,
        }
    }
}

impl<'a> Reader<'a> {
    /// Reads a file's text in UTF-8, without byte order mark.
    ///
    /// # Errors
    /// What is not UTF-8, and what is not one JSON value: cut off, followed by more, wrong.
    pub(in crate::state) fn new(text: &'a [u8], noun: &FileNoun) -> Result<Self, Trouble> {
        let text = std::str::from_utf8(text).map_err(|error| {
            Trouble::new(
                error.valid_up_to(),
                "these bytes are not UTF-8: the file is damaged, or was written in a code page (-Encoding Default)",
            )
        })?;
        let empty = text.trim().is_empty();
        if !empty {
            syntax::check(text)?;
        }
        Ok(Self { text, frames: Frames::new(text), scan: Scan::new(text), noun: Noun::of_file(noun), doubts: Doubts::default(), empty })
    }

    /// Where the first secure string stands, of those met so far.
    pub(in crate::state) fn secret(&self) -> Option<usize> {
        self.scan.secret
    }

    /// What is worth a warning about the file as a whole.
    pub(in crate::state) fn warnings(&self) -> Vec<String> {
        // A command that failed leaves an empty file too; one that found nothing leaves nothing else (PowerShell writes `[]` only for
        // a list that it was given as such).
        let empty = "there is nothing in it: taken as an export that found no objects; a command that failed leaves the same";
        self.empty.then(|| empty.to_owned()).into_iter().chain(self.doubts.warnings()).collect()
    }

    /// The next object; none at the end of the file.
    pub(in crate::state) fn next(&mut self, choose: &mut impl Choose) -> Result<Option<RawObject<'a>>, Trouble> {
        let Some((at, element)) = self.frames.next()? else { return Ok(None) };
        match element {
            Element::Object(text) => self.object(at, text, choose).map(Some),
            Element::Other => {
                // A text or number in place of an object: it says that something was exported, and not what.
                let types: TypeNames = [].into();
                choose.object(&types);
                Ok(Some(RawObject { at, types, fields: Vec::new() }))
            }
        }
    }

    fn object(&mut self, at: usize, text: &'a str, choose: &mut impl Choose) -> Result<RawObject<'a>, Trouble> {
        let noun = match &self.noun {
            Some(noun) => noun.clone(),
            None => told_by_class(at, text)?,
        };
        choose.object(&noun.types);
        let read = object::read(text, &mut self.scan, choose).map_err(|error| syntax::trouble(&error, self.text, at))?;
        if let Some((of, other)) = noun.of.zip(read.class.as_deref().and_then(class::of))
            && of.noun != other.noun
        {
            let what = format!(
                "the file is named for {}, but its ObjectClass says {}: what it would say is certain of neither",
                of.noun, other.noun
            );
            return Err(Trouble::new(at, what));
        }
        let mut fields = Vec::with_capacity(read.properties.len());
        for property in read.properties {
            let row = noun.of.filter(|_| property.mark != ASIDE).and_then(|of| of.properties.get(usize::from(property.mark)));
            let about = noun.of.is_none_or(|of| is_about(of, &property.name));
            let target = Target { noun: noun.of.map_or("", |of| of.noun), name: &property.name, row, about };
            let texts = meaning::texts(&target, property.node).map_err(|doubt| self.doubts.note(doubt, &property.name)).ok();
            fields.push(Field { name: property.name, mark: property.mark, texts, own: true });
        }
        Ok(RawObject { at, types: noun.types, fields })
    }
}

/// Which object it is where the file's name does not say.
fn told_by_class(at: usize, text: &str) -> Result<Noun, Trouble> {
    object::class(text).as_deref().and_then(class::of).map(Noun::of_type).ok_or_else(|| {
        let nouns: Vec<_> = TYPES.iter().map(|of| of.noun).collect();
        let what = "JSON has no type names, and this file's name does not say which objects are in it";
        Trouble::new(at, format!("{what}: hostctl reads those of {}", nouns.join(", ")))
    })
}

#[cfg(test)]
mod tests;

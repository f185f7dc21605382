//! Reads the objects of a CLIXML file one after the other, without knowing any Exchange type.
//! Source: Microsoft, [MS-PSRP] section 2.2.5, "PowerShell serialization".
//!
//! Only properties that the caller takes are made into texts; of all else only the ids are noted. Nothing recurses. A list at the
//! top (`Export-Clixml -InputObject`) stands for its elements. Dictionaries have no text: such a property is unreadable.

mod content;
mod events;
mod places;

use std::collections::{HashMap, HashSet};
use std::rc::Rc;

use content::{Contents, is_list};
use events::{Events, Tag, Token};

use super::raw::{Choose, Field, RawObject, Trouble, TypeNames};

/// Where in the file the reader stands, outside objects.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Frame {
    /// In a list of objects: the root, or a list at the top.
    List,
    /// In the object that is such a list.
    Wrapper,
}

/// What an element at the top turned out to be.
enum Top<'a> {
    Object(RawObject<'a>),
    List,
}

/// The objects of one file.
#[derive(Debug)]
pub(super) struct Reader<'a> {
    events: Events<'a>,
    contents: Contents<'a>,
    types: HashMap<u64, TypeNames>,
    no_types: TypeNames,
    tops: HashSet<usize>,
    frames: Vec<Frame>,
    begun: bool,
}

impl<'a> Reader<'a> {
    /// Reads a file's text in UTF-8, without byte order mark.
    pub(super) fn new(text: &'a [u8]) -> Self {
        Self {
            events: Events::new(text, 0, true),
            contents: Contents::new(text),
            types: HashMap::new(),
            no_types: Rc::new([]),
            tops: HashSet::new(),
            frames: Vec::new(),
            begun: false,
        }
    }

    /// Where the first secure string begins, of those met so far.
    pub(super) fn secret(&self) -> Option<usize> {
        self.contents.secret
    }

    /// The next object; none at the end of the file.
    pub(super) fn next(&mut self, choose: &mut impl Choose) -> Result<Option<RawObject<'a>>, Trouble> {
        loop {
            let at = self.events.position();
            match self.events.next()? {
                Token::Text(text) if text.trim_start_matches('\u{FEFF}').trim().is_empty() => {}
                Token::Text(_) if self.begun => return Err(Trouble::new(at, "there is text between the objects: this is not CLIXML")),
                Token::Text(_) => return Err(Trouble::new(at, "this is neither CLIXML nor any XML: it begins with text")),
                Token::End if self.begun => return Ok(None),
                Token::End => return Err(Trouble::new(at, "there is no <Objs> in it: this is not CLIXML, or nothing was written")),
                Token::Close => {
                    self.frames.pop();
                }
                Token::Open(tag) => {
                    if let Some(object) = self.open(tag, choose)? {
                        return Ok(Some(object));
                    }
                }
            }
        }
    }

    /// An element outside of objects.
    fn open(&mut self, tag: Tag<'a>, choose: &mut impl Choose) -> Result<Option<RawObject<'a>>, Trouble> {
        match self.frames.last() {
            None if self.begun => return Err(Trouble::new(tag.at, "there is more after the end of <Objs>: two files were joined")),
            None if tag.name != b"Objs" => {
                let name = String::from_utf8_lossy(tag.name);
                return Err(Trouble::new(tag.at, format!("this is XML but no CLIXML: it begins with <{name}> instead of <Objs>")));
            }
            None => {
                self.begun = true;
                self.frames.push(Frame::List);
            }
            Some(Frame::Wrapper) if is_list(tag.name) => self.frames.push(Frame::List),
            Some(Frame::List) if tag.name == b"Obj" => {
                self.contents.note(&tag)?;
                self.tops.insert(tag.at);
                let known = &mut (&mut self.types, &self.no_types);
                match object(&mut self.events, &mut self.contents, known, tag, choose)? {
                    Top::Object(object) => return Ok(Some(object)),
                    Top::List => self.frames.extend([Frame::Wrapper, Frame::List]),
                }
            }
            Some(Frame::List) if tag.name == b"Ref" => {
                self.contents.skip(&mut self.events, tag)?;
                let at = self.contents.target(&tag)?;
                // An object that stood at the top already is known; one from inside another object has not been seen yet.
                if self.tops.insert(at) {
                    let mut events = self.contents.events_at(at);
                    if let Token::Open(target) = events.next()? {
                        let known = &mut (&mut self.types, &self.no_types);
                        let found = object(&mut events, &mut self.contents, known, target, choose)?;
                        self.contents.spend(events.position() - at, tag.at)?;
                        if let Top::Object(object) = found {
                            return Ok(Some(object));
                        }
                    }
                }
            }
            Some(Frame::List) if tag.name != b"Nil" => {
                // A text or number in place of an object: it says that something was exported, and not what.
                self.contents.skip(&mut self.events, tag)?;
                choose.object(&self.no_types);
                return Ok(Some(RawObject { at: tag.at, types: self.no_types.clone(), fields: Vec::new() }));
            }
            Some(_) => self.contents.skip(&mut self.events, tag)?,
        }
        Ok(None)
    }
}

/// The type names by id, and those of an object that has none.
type Known<'k> = (&'k mut HashMap<u64, TypeNames>, &'k TypeNames);

/// Reads an object, or the beginning of one that is a list of objects.
fn object<'a>(
    events: &mut Events<'a>,
    contents: &mut Contents<'a>,
    known: &mut Known<'_>,
    tag: Tag<'a>,
    choose: &mut impl Choose,
) -> Result<Top<'a>, Trouble> {
    let mut object = RawObject { at: tag.at, types: known.1.clone(), fields: Vec::new() };
    let mut chosen = None;
    while let Some(part) = events.child()? {
        match part.name {
            b"TN" => {
                contents.note(&part)?;
                object.types = names(events)?.into();
                if let Some(id) = part.id()? {
                    known.0.insert(id, object.types.clone());
                }
            }
            b"TNRef" => {
                contents.skip(events, part)?;
                object.types = referred(contents, known, &part)?;
            }
            b"Props" | b"MS" => {
                chosen.get_or_insert_with(|| choose.object(&object.types));
                fields(events, contents, &mut object, part.name == b"Props", choose)?;
            }
            list if is_list(list) && object.fields.is_empty() && !*chosen.get_or_insert_with(|| choose.object(&object.types)) => {
                return Ok(Top::List);
            }
            _ => contents.skip(events, part)?,
        }
    }
    if chosen.is_none() {
        choose.object(&object.types);
    }
    Ok(Top::Object(object))
}

/// Reads the names in a `<TN>` that was opened.
fn names(events: &mut Events<'_>) -> Result<Vec<Box<str>>, Trouble> {
    let mut names = Vec::new();
    while events.child()?.is_some() {
        names.push(events.text()?.trim().into());
    }
    Ok(names)
}

/// The type names that a `<TNRef>` refers to, which may stand inside another object's property.
fn referred(contents: &mut Contents<'_>, known: &mut Known<'_>, tag: &Tag<'_>) -> Result<TypeNames, Trouble> {
    let id = tag.id()?;
    if let Some(types) = id.and_then(|id| known.0.get(&id)) {
        return Ok(types.clone());
    }
    let Some((id, at)) = id.and_then(|id| Some((id, contents.type_names.get(id)?))) else {
        return Err(Trouble::new(tag.at, "a <TNRef> refers to type names that stand nowhere before it: the file was changed or cut"));
    };
    let mut events = contents.events_at(at);
    let mut types = Vec::new();
    if let Token::Open(_) = events.next()? {
        types = names(&mut events)?;
    }
    contents.spend(events.position() - at, tag.at)?;
    let types: TypeNames = types.into();
    known.0.insert(id, types.clone());
    Ok(types)
}

/// Reads the properties of a `<Props>` (`own`) or `<MS>` that was opened. Of two with one name those in `<Props>` count, else the
/// first.
fn fields<'a>(
    events: &mut Events<'a>,
    contents: &mut Contents<'a>,
    object: &mut RawObject<'a>,
    own: bool,
    choose: &mut impl Choose,
) -> Result<(), Trouble> {
    while let Some(tag) = events.child()? {
        let name = tag.attribute("N")?;
        let taken = name.and_then(|name| Some((choose.property(&name)?, name)));
        let Some((mark, name)) = taken else {
            contents.skip(events, tag)?;
            continue;
        };
        let earlier = object.fields.iter().position(|field| field.name.eq_ignore_ascii_case(&name));
        if earlier.is_some_and(|earlier| !own || object.fields[earlier].own) {
            contents.skip(events, tag)?;
            continue;
        }
        let texts = contents.property(events, tag)?;
        let field = Field { name, mark, texts, own };
        match earlier {
            Some(earlier) => object.fields[earlier] = field,
            None => object.fields.push(field),
        }
    }
    Ok(())
}

#[cfg(test)]
mod tests;

//! The text of a property: of primitives, of objects, of lists, and by reference.

use std::borrow::Cow;
use std::collections::HashMap;

use super::events::{Events, Tag, Token};
use super::places::Places;
use crate::state::duration;
use crate::state::raw::{Texts, Trouble};

/// What an element of a file holds.
#[derive(Clone, Debug)]
enum Content<'a> {
    Nothing,
    Text(Cow<'a, str>),
    List(Texts<'a>),
    Unreadable,
}

/// Whether an element holds the elements of a list.
pub(super) fn is_list(name: &[u8]) -> bool {
    matches!(name, b"LST" | b"IE" | b"STK" | b"QUE")
}

/// Whether an element is a single value that has a text. Bytes (`BA`) have none; secure strings (`SS`) are never read.
fn is_primitive(name: &[u8]) -> bool {
    const NAMES: &[&[u8]] = &[
        b"S", b"B", b"I32", b"I64", b"G", b"DT", b"TS", b"URI", b"Version", b"Db", b"DB", b"D", b"By", b"SB", b"I16", b"U16", b"U32",
        b"U64", b"Sg", b"SG", b"C", b"SBK", b"XD",
    ];
    NAMES.contains(&name)
}

/// What is known of a file's contents so far: where its ids stand, and what references were resolved.
#[derive(Debug)]
pub(super) struct Contents<'a> {
    text: &'a [u8],
    objects: Places,
    /// Where type names stand, by id.
    pub(super) type_names: Places,
    /// Where the first secure string begins.
    pub(super) secret: Option<usize>,
    resolved: HashMap<(usize, bool), Content<'a>>,
    spent: usize,
}

impl<'a> Contents<'a> {
    pub(super) fn new(text: &'a [u8]) -> Self {
        Self { text, objects: Places::default(), type_names: Places::default(), secret: None, resolved: HashMap::new(), spent: 0 }
    }

    /// The events from an earlier place on.
    pub(super) fn events_at(&self, at: usize) -> Events<'a> {
        Events::new(self.text, at, false)
    }

    /// Counts what references cost, in bytes read and handed out, so that a small file cannot ask for endless work.
    pub(super) fn spend(&mut self, bytes: usize, at: usize) -> Result<(), Trouble> {
        const FREE: usize = 1 << 20;
        const TIMES: usize = 16;
        self.spent = self.spent.saturating_add(bytes);
        if self.spent > self.text.len().saturating_mul(TIMES).saturating_add(FREE) {
            return Err(Trouble::new(at, format!("its references stand for more than {TIMES} times what is in it: no export does that")));
        }
        Ok(())
    }

    /// Notes where an id or a secure string stands.
    pub(super) fn note(&mut self, tag: &Tag<'a>) -> Result<(), Trouble> {
        match tag.name {
            b"Obj" => {
                if let Some(id) = tag.id()? {
                    self.objects.note(id, tag.at);
                }
            }
            b"TN" => {
                if let Some(id) = tag.id()? {
                    self.type_names.note(id, tag.at);
                }
            }
            b"SS" if self.secret.is_none() => self.secret = Some(tag.at),
            _ => {}
        }
        Ok(())
    }

    /// Passes over the element that was opened last.
    pub(super) fn skip(&mut self, events: &mut Events<'a>, tag: Tag<'a>) -> Result<(), Trouble> {
        if events.first {
            self.note(&tag)?;
        }
        let mut inner = 0usize;
        loop {
            match events.next_element()? {
                Token::Open(tag) => {
                    inner += 1;
                    if events.first {
                        self.note(&tag)?;
                    }
                }
                Token::Close if inner > 0 => inner -= 1,
                Token::Close | Token::End => return Ok(()),
                Token::Text(_) => {}
            }
        }
    }

    /// Where the object begins that a `<Ref>` refers to.
    pub(super) fn target(&self, tag: &Tag<'a>) -> Result<usize, Trouble> {
        tag.id()?
            .and_then(|id| self.objects.get(id))
            .ok_or_else(|| Trouble::new(tag.at, "a <Ref> refers to an object that stands nowhere before it: the file was changed or cut"))
    }

    /// The texts of a property whose element was opened last; none where it has none.
    pub(super) fn property(&mut self, events: &mut Events<'a>, tag: Tag<'a>) -> Result<Option<Texts<'a>>, Trouble> {
        Ok(match self.content(events, tag, false)? {
            Content::Nothing => Some(Vec::new()),
            Content::Text(text) => Some(vec![text]),
            Content::List(texts) => Some(texts),
            Content::Unreadable => None,
        })
    }

    /// The content of the element that was opened last. Inside a list (`inner`) lists are passed over: so nothing recurses further
    /// than from a property to an element of its list.
    fn content(&mut self, events: &mut Events<'a>, tag: Tag<'a>, inner: bool) -> Result<Content<'a>, Trouble> {
        match tag.name {
            b"Obj" => {
                if events.first {
                    self.note(&tag)?;
                }
                self.object(events, inner)
            }
            b"Ref" => {
                self.skip(events, tag)?;
                self.resolve(&tag, inner)
            }
            b"Nil" => self.skip(events, tag).map(|()| Content::Nothing),
            name if is_primitive(name) => Ok(primitive(name, events.text()?)),
            _ => self.skip(events, tag).map(|()| Content::Unreadable),
        }
    }

    /// The content of the `<Obj>` that was opened last: its list (as an element of another, none), else its `<ToString>`, else its
    /// primitive value.
    fn object(&mut self, events: &mut Events<'a>, inner: bool) -> Result<Content<'a>, Trouble> {
        let (mut list, mut shown, mut value) = (None, None, None);
        while let Some(part) = events.child()? {
            match part.name {
                b"ToString" => shown = Some(Content::Text(events.text()?)),
                name if is_list(name) && inner => self.skip(events, part)?,
                name if is_list(name) => list = Some(self.list(events)?),
                name if is_primitive(name) => value = Some(primitive(name, events.text()?)),
                _ => self.skip(events, part)?,
            }
        }
        Ok(list.or(shown).or(value).unwrap_or(Content::Unreadable))
    }

    /// The texts of the elements of the list that was opened last. One element without a text makes the list unreadable: half a
    /// list is no list.
    fn list(&mut self, events: &mut Events<'a>) -> Result<Content<'a>, Trouble> {
        let mut texts = Some(Vec::new());
        while let Some(element) = events.child()? {
            match self.content(events, element, true)? {
                Content::Nothing => {}
                Content::Text(text) => {
                    if let Some(texts) = &mut texts {
                        texts.push(text);
                    }
                }
                Content::List(_) | Content::Unreadable => texts = None,
            }
        }
        Ok(texts.map_or(Content::Unreadable, Content::List))
    }

    /// The content of the object that a `<Ref>` refers to, each read once.
    fn resolve(&mut self, tag: &Tag<'a>, inner: bool) -> Result<Content<'a>, Trouble> {
        const EACH: usize = 32;
        let at = self.target(tag)?;
        if let Some(content) = self.resolved.get(&(at, inner)).cloned() {
            let size = match &content {
                Content::Text(text) => text.len(),
                Content::List(texts) => texts.iter().map(|text| text.len() + EACH).sum(),
                Content::Nothing | Content::Unreadable => 0,
            };
            self.spend(size, tag.at)?;
            return Ok(content);
        }
        let mut events = self.events_at(at);
        let content = match events.next()? {
            Token::Open(_) => self.object(&mut events, inner)?,
            _ => Content::Unreadable,
        };
        self.spend(events.position() - at, tag.at)?;
        self.resolved.insert((at, inner), content.clone());
        Ok(content)
    }
}

/// The text of a primitive value, as PowerShell shows it.
fn primitive<'a>(name: &[u8], text: Cow<'a, str>) -> Content<'a> {
    let shown = match name {
        b"TS" => duration::to_time_span(&text).map(Cow::Owned),
        // A character is written as the number of its UTF-16 code unit.
        b"C" => text.trim().parse::<u16>().ok().and_then(|unit| char::from_u32(unit.into())).map(|c| Cow::Owned(c.to_string())),
        _ => None,
    };
    Content::Text(shown.unwrap_or(text))
}

//! The XML events of a file, as CLIXML needs them: opened and closed elements and text, with a limit on depth. The only place
//! that names the XML parser.

use std::borrow::Cow;

use quick_xml::Reader;
use quick_xml::errors::{Error, SyntaxError};
use quick_xml::escape::resolve_xml_entity;
use quick_xml::events::Event;

use crate::state::escape;
use crate::state::raw::Trouble;

/// The deepest nesting that is read. PowerShell's own depth is 2, and each of its levels opens about three elements.
const DEEPEST: usize = 200;

/// An opening tag, as it stands in the text.
#[derive(Clone, Copy, Debug)]
pub(super) struct Tag<'a> {
    /// Its name, without prefix.
    pub(super) name: &'a [u8],
    /// Where it begins.
    pub(super) at: usize,
    attributes: &'a [u8],
}

/// What comes next in a file.
#[derive(Debug)]
pub(super) enum Token<'a> {
    /// An element begins; one that is empty ends with the next token.
    Open(Tag<'a>),
    /// An element ends.
    Close,
    /// Characters, or one character that an entity stands for.
    Text(Cow<'a, str>),
    /// The file ends, with all elements closed.
    End,
}

/// The events of a file, from some place on.
#[derive(Debug)]
pub(super) struct Events<'a> {
    text: &'a [u8],
    base: usize,
    reader: Reader<&'a [u8]>,
    depth: usize,
    /// Whether the text is read here for the first time: ids and secure strings are noted then.
    pub(super) first: bool,
}

impl<'a> Events<'a> {
    /// The events from a place on.
    pub(super) fn new(text: &'a [u8], base: usize, first: bool) -> Self {
        let mut reader = Reader::from_reader(text.get(base..).unwrap_or_default());
        reader.config_mut().expand_empty_elements = true;
        Self { text, base, reader, depth: 0, first }
    }

    /// The byte that is read next.
    pub(super) fn position(&self) -> usize {
        self.base + offset(self.reader.buffer_position())
    }

    /// The next token.
    pub(super) fn next(&mut self) -> Result<Token<'a>, Trouble> {
        self.token(true)
    }

    /// The next token for who has no use for text: it comes empty. Most of it is the line ends between elements, and to normalise those
    /// costs as much as to find them.
    pub(super) fn next_element(&mut self) -> Result<Token<'a>, Trouble> {
        self.token(false)
    }

    fn token(&mut self, with_text: bool) -> Result<Token<'a>, Trouble> {
        loop {
            let at = self.position();
            let event = match self.reader.read_event() {
                Ok(event) => event,
                Err(error) => return Err(self.trouble(&error)),
            };
            match event {
                Event::Start(start) => {
                    self.depth += 1;
                    if self.depth > DEEPEST {
                        return Err(Trouble::new(at, format!("elements are nested more than {DEEPEST} deep: no export is")));
                    }
                    let name_length = start.name().as_ref().len();
                    return Ok(Token::Open(self.tag(at, name_length)));
                }
                Event::Empty(_) | Event::Comment(_) | Event::PI(_) | Event::Decl(_) => {}
                Event::End(_) => {
                    self.depth = self.depth.saturating_sub(1);
                    return Ok(Token::Close);
                }
                Event::Text(_) | Event::CData(_) if !with_text => return Ok(Token::Text(Cow::Borrowed(""))),
                Event::Text(text) => return Ok(Token::Text(text.xml10_content())),
                Event::CData(data) => return Ok(Token::Text(data.xml10_content())),
                Event::GeneralRef(entity) => {
                    let character = entity.resolve_char_ref().map_err(|error| Trouble::new(at, error.to_string()))?;
                    if let Some(character) = character {
                        return Ok(Token::Text(character.to_string().into()));
                    }
                    let Some(text) = resolve_xml_entity(&entity) else {
                        return Err(Trouble::new(
                            at,
                            format!("the entity '&{};' is unknown: PowerShell writes none but XML's own", &*entity),
                        ));
                    };
                    return Ok(Token::Text(text.into()));
                }
                Event::DocType(_) => {
                    return Err(Trouble::new(at, "there is a document type declaration: PowerShell writes none, and none is read"));
                }
                Event::Eof if self.depth > 0 => return Err(Trouble::new(at, "the file ends in the middle: it is half-written or cut off")),
                Event::Eof => return Ok(Token::End),
            }
        }
    }

    /// The next element inside the one that was opened last, past any text; none where that one ends.
    pub(super) fn child(&mut self) -> Result<Option<Tag<'a>>, Trouble> {
        loop {
            match self.next_element()? {
                Token::Open(tag) => return Ok(Some(tag)),
                Token::Text(_) => {}
                Token::Close | Token::End => return Ok(None),
            }
        }
    }

    /// The text of the element that was opened last, up to its end; elements in it have no part in it.
    pub(super) fn text(&mut self) -> Result<Cow<'a, str>, Trouble> {
        let mut text = Cow::Borrowed("");
        let mut inner = 0usize;
        loop {
            match self.next()? {
                Token::Text(more) if inner > 0 || more.is_empty() => {}
                Token::Text(more) if text.is_empty() => text = more,
                Token::Text(more) => text.to_mut().push_str(&more),
                Token::Open(_) => inner += 1,
                Token::Close if inner > 0 => inner -= 1,
                Token::Close | Token::End => return Ok(escape::decode(text)),
            }
        }
    }

    /// The tag that begins at a place.
    fn tag(&self, at: usize, name_length: usize) -> Tag<'a> {
        let text = self.text;
        let full = text.get(at + 1..self.position()).unwrap_or_default();
        let (name, attributes) = full.split_at(name_length.min(full.len()));
        let name = name.rsplit(|byte| *byte == b':').next().unwrap_or(name);
        Tag { name, at, attributes }
    }

    fn trouble(&self, error: &Error) -> Trouble {
        let at = self.base + offset(self.reader.error_position());
        let what = match error {
            Error::Syntax(SyntaxError::InvalidBangMarkup) => error.to_string(),
            Error::Syntax(_) => {
                "the file ends in the middle: it is half-written or cut off, and what stands here is not finished".to_owned()
            }
            Error::Encoding(_) => "these bytes are not UTF-8: the file is damaged, or no CLIXML at all".to_owned(),
            _ => format!("this is not XML: {error}"),
        };
        Trouble::new(at, what)
    }
}

impl<'a> Tag<'a> {
    /// The value of an attribute, with entities and escapes decoded.
    pub(super) fn attribute(&self, wanted: &str) -> Result<Option<Cow<'a, str>>, Trouble> {
        let mut rest = self.attributes;
        while let Some(equals) = rest.iter().position(|byte| *byte == b'=') {
            let key = rest[..equals].trim_ascii();
            let value = rest[equals + 1..].trim_ascii_start();
            let Some((quote, value)) = value.split_first().filter(|(quote, _)| matches!(quote, b'"' | b'\'')) else { break };
            let Some(end) = value.iter().position(|byte| byte == quote) else { break };
            if key == wanted.as_bytes() {
                let text = std::str::from_utf8(&value[..end]).map_err(|error| Trouble::new(self.at, error.to_string()))?;
                // Nearly all are names and numbers, with nothing to decode, and there are several for each value.
                if !text.bytes().any(|byte| matches!(byte, b'&' | b'_')) {
                    return Ok(Some(Cow::Borrowed(text)));
                }
                let text = quick_xml::escape::unescape(text).map_err(|error| Trouble::new(self.at, error.to_string()))?;
                return Ok(Some(escape::decode(text)));
            }
            rest = &value[end + 1..];
        }
        Ok(None)
    }

    /// The id that the element has or refers to.
    pub(super) fn id(&self) -> Result<Option<u64>, Trouble> {
        Ok(self.attribute("RefId")?.and_then(|id| id.parse().ok()))
    }
}

/// A place in memory: the text is there, so it always fits.
fn offset(position: u64) -> usize {
    usize::try_from(position).unwrap_or(usize::MAX)
}

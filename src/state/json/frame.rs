//! Where the objects of a file begin and end: one alone, those of a list, of a list in a list, and of the object
//! `{"value": [...], "Count": 2}` that Windows PowerShell 5.1 makes of an array.
//! Source: PowerShell issues 3153, 5579 and 5797: a property that the type system adds to a value makes an object of it, whose `value`
//! is the value itself. In 5.1 arrays have such a property, `Count`.

use serde::de::IgnoredAny;
use serde_json::Deserializer;

use super::syntax;
use crate::state::raw::Trouble;

/// The deepest nesting of lists around objects.
const DEEPEST: usize = 16;

/// What stands in the place of an object.
#[derive(Debug)]
pub(super) enum Element<'a> {
    /// An object, with its text.
    Object(&'a str),
    /// A text, a number, `true` or `false`.
    Other,
}

/// What the place at hand is in.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Frame {
    List,
    Wrapper,
}

/// The elements of a text that is one whole JSON value, as [`syntax::check`] found.
#[derive(Debug)]
pub(super) struct Frames<'a> {
    text: &'a str,
    at: usize,
    open: Vec<Frame>,
}

impl<'a> Frames<'a> {
    pub(super) fn new(text: &'a str) -> Self {
        Self { text, at: 0, open: Vec::new() }
    }

    /// The next element and where it begins; none at the end.
    pub(super) fn next(&mut self) -> Result<Option<(usize, Element<'a>)>, Trouble> {
        loop {
            self.space();
            let Some(first) = self.first() else { return Ok(None) };
            match (self.open.last(), first) {
                (_, b'[') => {
                    self.enter(Frame::List)?;
                    self.at += 1;
                }
                (Some(Frame::List), b']') => {
                    self.open.pop();
                    self.at += 1;
                }
                // What a wrapper has beside its list.
                (Some(Frame::Wrapper), b',') => {
                    self.at += 1;
                    self.pass()?;
                    self.space();
                    self.at += 1;
                    self.pass()?;
                }
                (Some(Frame::Wrapper), _) => {
                    self.open.pop();
                    self.at += 1;
                }
                (_, b',') => self.at += 1,
                (_, b'{') => match self.wrapped() {
                    Some(list) => {
                        self.enter(Frame::Wrapper)?;
                        self.at = list;
                    }
                    None => {
                        let at = self.at;
                        return Ok(Some((at, Element::Object(self.pass()?))));
                    }
                },
                _ => {
                    let at = self.at;
                    if self.pass()? != "null" {
                        return Ok(Some((at, Element::Other)));
                    }
                }
            }
        }
    }

    fn enter(&mut self, frame: Frame) -> Result<(), Trouble> {
        if self.open.len() >= DEEPEST {
            return Err(Trouble::new(self.at, format!("lists are nested more than {DEEPEST} deep: no export is")));
        }
        self.open.push(frame);
        Ok(())
    }

    /// Where the list begins in the wrapper at hand; none where it is an object.
    fn wrapped(&self) -> Option<usize> {
        let rest = self.text.get(self.at..)?.strip_prefix('{')?.trim_start().strip_prefix("\"value\"")?;
        let list = rest.trim_start().strip_prefix(':')?.trim_start();
        list.starts_with('[').then(|| self.text.len() - list.len())
    }

    /// Passes over a value; its text.
    fn pass(&mut self) -> Result<&'a str, Trouble> {
        self.space();
        let rest = self.text.get(self.at..).unwrap_or_default();
        let mut values = Deserializer::from_str(rest).into_iter::<IgnoredAny>();
        match values.next() {
            Some(Ok(_)) => {}
            Some(Err(error)) => return Err(syntax::trouble(&error, self.text, self.at)),
            None => return Err(Trouble::new(self.at, "the file ends in the middle: it is half-written or cut off")),
        }
        let end = values.byte_offset();
        self.at += end;
        Ok(rest.get(..end).unwrap_or_default())
    }

    fn space(&mut self) {
        self.at = self.text.len() - self.text.get(self.at..).unwrap_or_default().trim_ascii_start().len();
    }

    fn first(&self) -> Option<u8> {
        self.text.as_bytes().get(self.at).copied()
    }
}

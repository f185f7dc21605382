//! Objects as a file shows them, before any table is asked: what every format of an export is read into.

use std::borrow::Cow;
use std::rc::Rc;

/// What is wrong with a file, and where in its text.
#[derive(Debug)]
pub(super) struct Trouble {
    /// The byte of the text.
    pub(super) at: usize,
    /// What is wrong.
    pub(super) what: String,
}

impl Trouble {
    pub(super) fn new(at: usize, what: impl Into<String>) -> Self {
        Self { at, what: what.into() }
    }
}

/// The names of an object's types, its own first.
pub(super) type TypeNames = Rc<[Box<str>]>;

/// The texts of a property: one, those of a list, none for `$null`.
pub(super) type Texts<'a> = Vec<Cow<'a, str>>;

/// Decides what is read of each object.
pub(super) trait Choose {
    /// An object of these types comes. Whether the caller knows them: a list of unknown type stands for its elements.
    fn object(&mut self, types: &TypeNames) -> bool;
    /// The object has a property of this name. A mark for it where it is to be read.
    fn property(&mut self, name: &str) -> Option<u16>;
}

/// A property that was read.
#[derive(Debug)]
pub(super) struct Field<'a> {
    /// Its name.
    pub(super) name: Cow<'a, str>,
    /// The caller's mark.
    pub(super) mark: u16,
    /// Its texts; none where what it holds has no text (bytes, dictionaries, secrets, objects without a text of their own).
    pub(super) texts: Option<Texts<'a>>,
    /// Whether it is the object's own, and none that PowerShell added.
    pub(super) own: bool,
}

/// An object at the top of a file.
#[derive(Debug)]
pub(super) struct RawObject<'a> {
    /// Where it begins in the text.
    pub(super) at: usize,
    /// Its types.
    pub(super) types: TypeNames,
    /// The properties that the caller took.
    pub(super) fields: Vec<Field<'a>>,
}

impl<'a> RawObject<'a> {
    /// The texts of a property; none where the object lacks it or it has no text.
    pub(super) fn texts(&self, name: &str) -> Option<&Texts<'a>> {
        self.field(name)?.texts.as_ref()
    }

    /// The only text of a property, where it is not empty.
    pub(super) fn text(&self, name: &str) -> Option<&str> {
        self.texts(name)?.first().map(|text| text.trim()).filter(|text| !text.is_empty())
    }

    /// Whether the object has the property, and it cannot be read.
    pub(super) fn is_unreadable(&self, name: &str) -> bool {
        self.field(name).is_some_and(|field| field.texts.is_none())
    }

    fn field(&self, name: &str) -> Option<&Field<'a>> {
        self.fields.iter().find(|field| field.name.eq_ignore_ascii_case(name))
    }
}

//! What templates see, as far as it is printed. All else that they are given (lists, maps, booleans, texts to compare) only steers them.

use std::sync::Arc;

use minijinja::value::{Enumerator, Object, ObjectRepr, Value};

use super::{comment, literal};
use crate::value::Argument;

/// What the formatter prints, besides integers.
#[derive(Debug)]
pub(super) enum Printed {
    /// A PowerShell literal.
    Literal(Box<str>),
    /// A text that was escaped for a line comment.
    Comment(Box<str>),
    /// The name of a command, a parameter, a noun: letters and digits, and at most one hyphen.
    Word(Box<str>),
}

impl Object for Printed {
    fn repr(self: &Arc<Self>) -> ObjectRepr {
        ObjectRepr::Plain
    }
}

/// A mapping that steers a template. There is one for each property of each object, with few keys: a list takes a tenth of what the
/// engine's own map would.
#[derive(Debug)]
struct Fields(Box<[(&'static str, Value)]>);

impl Object for Fields {
    fn get_value(self: &Arc<Self>, key: &Value) -> Option<Value> {
        let key = key.as_str()?;
        self.0.iter().find(|(name, _)| *name == key).map(|(_, value)| value.clone())
    }

    fn enumerate(self: &Arc<Self>) -> Enumerator {
        Enumerator::Values(self.0.iter().map(|(name, _)| Value::from(*name)).collect())
    }
}

/// A mapping by names, each of them once.
#[must_use]
pub(super) fn fields(pairs: Box<[(&'static str, Value)]>) -> Value {
    Value::from_object(Fields(pairs))
}

/// A text that is no word.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[error("'{}' is no name of a command or a parameter: letters and digits, and one hyphen between them", comment::comment(.0))]
pub struct NoWord(pub String);

/// A value, printed as a literal.
#[must_use]
pub fn value(argument: &Argument) -> Value {
    Value::from_object(Printed::Literal(literal::literal(argument).into()))
}

/// A text, printed inside a line comment.
#[must_use]
pub fn comment(text: &str) -> Value {
    Value::from_object(Printed::Comment(comment::comment(text).into()))
}

/// A word of the tables, such as `Set-SendConnector` or `AddressSpaces`, printed as it is.
///
/// # Errors
/// Where it is anything but a word.
pub fn word(text: &str) -> Result<Value, NoWord> {
    let is_part = |part: &str| !part.is_empty() && part.bytes().all(|c| c.is_ascii_alphanumeric());
    let (first, second) = text.split_once('-').unwrap_or((text, "x"));
    if is_part(first) && is_part(second) && text.starts_with(|c: char| c.is_ascii_alphabetic()) {
        Ok(Value::from_object(Printed::Word(text.into())))
    } else {
        Err(NoWord(text.to_owned()))
    }
}

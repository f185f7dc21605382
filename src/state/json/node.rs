//! The value of one property, as it stands in the file. Only what is wanted is kept; of all else only secrets are noted.

use std::borrow::Cow;
use std::fmt;

use serde::de::{DeserializeSeed, Deserializer, Error, MapAccess, SeqAccess, Visitor};

/// How many entries a value object may have; none of Exchange's or .NET's that has a meaning here comes near.
const ENTRIES: usize = 100;

/// A value.
#[derive(Clone, Debug, PartialEq)]
pub(super) enum Node<'a> {
    Nothing,
    Bool(bool),
    /// A number, in digits.
    Number(String),
    /// A text: borrowed from the file where nothing in it was escaped.
    Text(Cow<'a, str>),
    List(Vec<Self>),
    /// An object; empty too where it has more entries than any that is known.
    Bag(Vec<(Cow<'a, str>, Self)>),
    /// What is never read.
    Secret,
}

impl<'a> Node<'a> {
    /// The entry of a bag, by its exact name.
    pub(super) fn entry(&self, name: &str) -> Option<&Node<'a>> {
        let Self::Bag(entries) = self else { return None };
        entries.iter().find(|(entry, _)| entry == name).map(|(_, node)| node)
    }
}

/// What is noted on the way.
#[derive(Debug)]
pub(super) struct Scan<'a> {
    text: &'a str,
    /// Where the first secret stands.
    pub(super) secret: Option<usize>,
}

impl<'a> Scan<'a> {
    pub(super) fn new(text: &'a str) -> Self {
        Self { text, secret: None }
    }

    /// Notes a secret beside a part of the text.
    fn found(&mut self, part: &str) {
        let at = (part.as_ptr() as usize).checked_sub(self.text.as_ptr() as usize).filter(|at| *at < self.text.len());
        self.secret.get_or_insert(at.unwrap_or(0));
    }
}

/// Reads a key or a text, borrowed where that can be.
pub(super) struct Words;

impl<'de> DeserializeSeed<'de> for Words {
    type Value = Cow<'de, str>;

    fn deserialize<D: Deserializer<'de>>(self, reader: D) -> Result<Self::Value, D::Error> {
        reader.deserialize_str(self)
    }
}

impl<'de> Visitor<'de> for Words {
    type Value = Cow<'de, str>;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("a text")
    }

    fn visit_borrowed_str<E>(self, text: &'de str) -> Result<Self::Value, E> {
        Ok(Cow::Borrowed(text))
    }

    fn visit_str<E>(self, text: &str) -> Result<Self::Value, E> {
        Ok(Cow::Owned(text.to_owned()))
    }
}

/// Reads a value; what is in it only where it is to be kept.
pub(super) struct Value<'s, 'a> {
    pub(super) keep: bool,
    pub(super) scan: &'s mut Scan<'a>,
}

impl<'a> Value<'_, 'a> {
    fn number<E>(&self, number: impl fmt::Display) -> Result<Node<'a>, E> {
        Ok(Node::Number(if self.keep { number.to_string() } else { String::new() }))
    }
}

impl<'de> DeserializeSeed<'de> for Value<'_, 'de> {
    type Value = Node<'de>;

    fn deserialize<D: Deserializer<'de>>(self, reader: D) -> Result<Self::Value, D::Error> {
        reader.deserialize_any(self)
    }
}

impl<'de> Visitor<'de> for Value<'_, 'de> {
    type Value = Node<'de>;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("a value")
    }

    fn visit_unit<E>(self) -> Result<Self::Value, E> {
        Ok(Node::Nothing)
    }

    fn visit_bool<E>(self, value: bool) -> Result<Self::Value, E> {
        Ok(Node::Bool(value))
    }

    fn visit_u64<E>(self, value: u64) -> Result<Self::Value, E> {
        self.number(value)
    }

    fn visit_i64<E>(self, value: i64) -> Result<Self::Value, E> {
        self.number(value)
    }

    fn visit_f64<E>(self, value: f64) -> Result<Self::Value, E> {
        self.number(value)
    }

    fn visit_borrowed_str<E>(self, text: &'de str) -> Result<Self::Value, E> {
        // What a depth that is too small leaves of one.
        if text == "System.Security.SecureString" {
            self.scan.found(text);
            return Ok(Node::Secret);
        }
        Ok(Node::Text(Cow::Borrowed(text)))
    }

    fn visit_str<E>(self, text: &str) -> Result<Self::Value, E> {
        Ok(Node::Text(Cow::Owned(if self.keep { text.to_owned() } else { String::new() })))
    }

    fn visit_seq<A: SeqAccess<'de>>(self, mut list: A) -> Result<Self::Value, A::Error> {
        let mut items = Vec::new();
        while let Some(item) = list.next_element_seed(Value { keep: self.keep, scan: &mut *self.scan })? {
            if self.keep {
                items.push(item);
            }
        }
        Ok(Node::List(items))
    }

    fn visit_map<A: MapAccess<'de>>(self, mut map: A) -> Result<Self::Value, A::Error> {
        let mut entries: Vec<(Cow<'de, str>, Node<'de>)> = Vec::new();
        let (mut count, mut length, mut user, mut password) = (0usize, None, false, None);
        while let Some(name) = map.next_key_seed(Words)? {
            let node = map.next_value_seed(Value { keep: self.keep, scan: &mut *self.scan })?;
            count += 1;
            match (&*name, &node) {
                ("Length", Node::Number(_)) => length = Some(name.clone()),
                ("UserName", _) => user = true,
                ("Password", _) => password = Some(name.clone()),
                _ => {}
            }
            if self.keep && count <= ENTRIES {
                if entries.iter().any(|(earlier, _)| *earlier == name) {
                    return Err(A::Error::custom(format!("the key '{name}' stands twice in one object")));
                }
                entries.push((name, node));
            }
        }
        // A secure string has one property, its length; a credential has two.
        let secret = length.filter(|_| count == 1).or(password.filter(|_| user && count == 2));
        if let Some(name) = secret {
            self.scan.found(&name);
            return Ok(Node::Secret);
        }
        Ok(Node::Bag(if count > ENTRIES { Vec::new() } else { entries }))
    }
}

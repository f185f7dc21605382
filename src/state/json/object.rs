//! Reads the properties of one object: what is wanted of them is kept, the rest is passed over.

use std::borrow::Cow;
use std::collections::HashSet;
use std::fmt;

use serde::de::{Deserializer as _, Error as _, IgnoredAny, MapAccess, Visitor};
use serde_json::{Deserializer, Error};

use super::node::{Node, Scan, Value, Words};
use crate::state::raw::Choose;

/// The property that says which object of Active Directory it is.
const CLASS: &str = "ObjectClass";

/// A property that is wanted.
#[derive(Debug)]
pub(super) struct Property<'a> {
    pub(super) name: Cow<'a, str>,
    /// The caller's mark.
    pub(super) mark: u16,
    pub(super) node: Node<'a>,
}

/// What was read of an object.
#[derive(Debug, Default)]
pub(super) struct Read<'a> {
    pub(super) properties: Vec<Property<'a>>,
    /// The last word of its `ObjectClass`, its own class.
    pub(super) class: Option<String>,
}

/// Reads an object's text.
pub(super) fn read<'a>(text: &'a str, scan: &mut Scan<'a>, choose: &mut impl Choose) -> Result<Read<'a>, Error> {
    Deserializer::from_str(text).deserialize_map(Properties { scan, choose })
}

/// The class of an object, without anything else of it.
pub(super) fn class(text: &str) -> Option<String> {
    Deserializer::from_str(text).deserialize_map(Class).ok().flatten()
}

struct Properties<'s, 'a, C> {
    scan: &'s mut Scan<'a>,
    choose: &'s mut C,
}

impl<'de, C: Choose> Visitor<'de> for Properties<'_, 'de, C> {
    type Value = Read<'de>;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("an object")
    }

    fn visit_map<A: MapAccess<'de>>(self, mut map: A) -> Result<Self::Value, A::Error> {
        let mut read = Read::default();
        let mut names = HashSet::new();
        while let Some(name) = map.next_key_seed(Words)? {
            let mark = self.choose.property(&name);
            // PowerShell's properties have no case, so those that are read must differ in more than that.
            let again = mark.is_some() && read.properties.iter().any(|earlier| earlier.name.eq_ignore_ascii_case(&name));
            if again || !names.insert(name.clone()) {
                return Err(A::Error::custom(format!("the key '{name}' stands twice in one object")));
            }
            let is_class = name == CLASS;
            let node = map.next_value_seed(Value { keep: mark.is_some() || is_class, scan: &mut *self.scan })?;
            if is_class {
                read.class = last_word(&node);
            }
            if let Some(mark) = mark {
                read.properties.push(Property { name, mark, node });
            }
        }
        Ok(read)
    }
}

struct Class;

impl<'de> Visitor<'de> for Class {
    type Value = Option<String>;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("an object")
    }

    fn visit_map<A: MapAccess<'de>>(self, mut map: A) -> Result<Self::Value, A::Error> {
        let mut class = None;
        while let Some(name) = map.next_key_seed(Words)? {
            if name == CLASS {
                let scan = &mut Scan::new("");
                class = last_word(&map.next_value_seed(Value { keep: true, scan })?);
            } else {
                map.next_value::<IgnoredAny>()?;
            }
        }
        Ok(class)
    }
}

/// The last text of a list, or of what a cut or a wrapper made of one (`top msExchAcceptedDomain`).
fn last_word(node: &Node<'_>) -> Option<String> {
    let text = match node.entry("value").unwrap_or(node) {
        Node::List(items) => items.last()?,
        other => other,
    };
    let Node::Text(text) = text else { return None };
    text.split_whitespace().last().map(str::to_owned)
}

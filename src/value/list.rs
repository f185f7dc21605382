//! What all multivalued properties share: a set of elements that keeps the order in which it was written.

use std::fmt;

use super::{Argument, Refusal};

/// An element of a multivalued property. `==` is "means the same".
pub(super) trait Element: Sized + Clone + PartialEq + fmt::Debug + fmt::Display {
    /// Reads one element. The refusal's `item` is filled in by the list.
    fn parse(text: &str) -> Result<Self, Refusal>;

    /// The element as a command is given it; by default, as it is printed.
    fn argument(&self) -> Argument {
        Argument::Text(self.to_string())
    }
}

/// Reads a list; empty texts and repeated elements are left out.
pub(super) fn parse<T: Element>(items: &[&str]) -> Result<Vec<T>, Refusal> {
    let mut elements = Vec::with_capacity(items.len());
    for (item, text) in items.iter().enumerate().filter(|(_, text)| !text.trim().is_empty()) {
        let element = T::parse(text.trim()).map_err(|refusal| Refusal { item, ..refusal })?;
        if !elements.contains(&element) {
            elements.push(element);
        }
    }
    Ok(elements)
}

/// Whether two lists have the same elements, in any order.
pub(super) fn same<T: Element>(a: &[T], b: &[T]) -> bool {
    a.len() == b.len() && a.iter().all(|element| b.contains(element))
}

/// A list with some elements more and some fewer.
pub(super) fn edit<T: Element>(now: &[T], include: &[T], exclude: &[T]) -> Option<Vec<T>> {
    let mut all: Vec<T> = Vec::with_capacity(now.len() + include.len());
    for element in now.iter().chain(include) {
        if !exclude.contains(element) && !all.contains(element) {
            all.push(element.clone());
        }
    }
    (!all.is_empty()).then_some(all)
}

/// The elements that are, or are not, in another list.
pub(super) fn among<T: Element>(these: &[T], other: &[T], present: bool) -> Option<Vec<T>> {
    let some: Vec<T> = these.iter().filter(|element| other.contains(element) == present).cloned().collect();
    (!some.is_empty()).then_some(some)
}

/// Prints a list with commas.
pub(super) fn print<T: Element>(elements: &[T], f: &mut fmt::Formatter<'_>) -> fmt::Result {
    for (place, element) in elements.iter().enumerate() {
        if place > 0 {
            f.write_str(", ")?;
        }
        fmt::Display::fmt(element, f)?;
    }
    Ok(())
}

/// Makes a newtype of a list of elements a value type.
macro_rules! list {
    ($(#[doc = $doc:literal])* $List:ident of $Element:ty) => {
        $(#[doc = $doc])*
        #[derive(Clone, Debug)]
        pub struct $List(Vec<$Element>);

        impl $List {
            /// A list of these, each once.
            #[must_use]
            pub fn new(items: impl IntoIterator<Item = $Element>) -> Self {
                let mut all: Vec<$Element> = Vec::new();
                for item in items {
                    if !all.contains(&item) {
                        all.push(item);
                    }
                }
                Self(all)
            }

            /// The elements, as written, each once.
            #[must_use]
            pub fn items(&self) -> &[$Element] {
                &self.0
            }
        }

        impl PartialEq for $List {
            fn eq(&self, other: &Self) -> bool {
                $crate::value::list::same(&self.0, &other.0)
            }
        }

        impl std::fmt::Display for $List {
            fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
                $crate::value::list::print(&self.0, f)
            }
        }

        impl $crate::value::Meaning for $List {
            fn parse(items: &[&str]) -> Result<Self, $crate::value::Refusal> {
                $crate::value::list::parse(items).map(Self)
            }

            fn edit(&self, include: Option<&Self>, exclude: Option<&Self>) -> Option<Self> {
                let items = |list: Option<&Self>| list.map_or(Vec::new(), |list| list.0.clone());
                $crate::value::list::edit(&self.0, &items(include), &items(exclude)).map(Self)
            }

            fn among(&self, other: Option<&Self>, present: bool) -> Option<Self> {
                $crate::value::list::among(&self.0, other.map_or(&[], |list| &list.0), present).map(Self)
            }

            fn argument(&self) -> $crate::value::Argument {
                $crate::value::Argument::List(self.0.iter().map($crate::value::list::Element::argument).collect())
            }
        }
    };
}
pub(super) use list;

/// The only text of a scalar property.
pub(super) fn only<'a>(items: &[&'a str]) -> Result<&'a str, Refusal> {
    match items {
        [one] => Ok(one.trim()),
        _ => Err(Refusal::of(1, "one value is meant here, not a list")),
    }
}

//! What all multivalued properties share: a set of elements that keeps the order in which it was written.

use std::collections::HashMap;
use std::fmt;
use std::hash::{DefaultHasher, Hash, Hasher};

use super::{Argument, Refusal};

/// An element of a multivalued property. `==` is "means the same".
pub(super) trait Element: Sized + Clone + PartialEq + fmt::Debug + fmt::Display {
    /// Reads one element. The refusal's `item` is filled in by the list.
    fn parse(text: &str) -> Result<Self, Refusal>;

    /// A number that is the same for elements that mean the same: tenants add to one list by the ten thousand.
    fn bucket(&self) -> u64;

    /// The element as a command is given it; by default, as it is printed.
    fn argument(&self) -> Argument {
        Argument::Text(self.to_string())
    }
}

/// What elements are told apart by, as a number.
pub(super) fn bucket(meaning: impl Hash) -> u64 {
    let mut hasher = DefaultHasher::new();
    meaning.hash(&mut hasher);
    hasher.finish()
}

/// Up to so many elements are compared one by one.
const FEW: usize = 16;

/// Elements in which others are looked up.
struct Lookup<'a, T> {
    few: Vec<&'a T>,
    many: HashMap<u64, Vec<&'a T>>,
}

impl<'a, T: Element> Lookup<'a, T> {
    fn new() -> Self {
        Self { few: Vec::new(), many: HashMap::new() }
    }

    fn of(elements: &'a [T]) -> Self {
        let mut lookup = Self::new();
        elements.iter().for_each(|element| lookup.push(element));
        lookup
    }

    fn push(&mut self, element: &'a T) {
        if self.few.len() < FEW {
            self.few.push(element);
        } else {
            self.many.entry(element.bucket()).or_default().push(element);
        }
    }

    fn contains(&self, element: &T) -> bool {
        let among_many = || self.many.get(&element.bucket()).is_some_and(|some| some.contains(&element));
        self.few.contains(&element) || (!self.many.is_empty() && among_many())
    }
}

/// The elements that are not in `without`, each once.
fn once<'a, T: Element + 'a>(elements: impl Iterator<Item = &'a T>, without: &Lookup<'_, T>) -> Vec<T> {
    let mut seen = Lookup::new();
    let mut all = Vec::with_capacity(elements.size_hint().0);
    for element in elements {
        if !without.contains(element) && !seen.contains(element) {
            seen.push(element);
            all.push(element.clone());
        }
    }
    all
}

/// Reads a list; empty texts and repeated elements are left out.
pub(super) fn parse<T: Element>(items: &[&str]) -> Result<Vec<T>, Refusal> {
    let texts = items.iter().enumerate().filter(|(_, text)| !text.trim().is_empty());
    let read = texts.map(|(item, text)| T::parse(text.trim()).map_err(|refusal| Refusal { item, ..refusal }));
    let mut read = read.collect::<Result<Vec<T>, Refusal>>()?;
    // Nearly always each is there once, and there are few: then none is copied.
    let repeats = |at: usize| read[..at].contains(&read[at]);
    if read.len() > FEW || (1..read.len()).any(repeats) {
        read = distinct(&read);
    }
    read.shrink_to_fit();
    Ok(read)
}

/// Elements, each once.
pub(super) fn distinct<T: Element>(elements: &[T]) -> Vec<T> {
    once(elements.iter(), &Lookup::new())
}

/// Whether two lists have the same elements, in any order.
pub(super) fn same<T: Element>(a: &[T], b: &[T]) -> bool {
    let there = Lookup::of(b);
    a.len() == b.len() && a.iter().all(|element| there.contains(element))
}

/// A list with some elements more and some fewer.
pub(super) fn edit<T: Element>(now: &[T], include: &[T], exclude: &[T]) -> Option<Vec<T>> {
    let all = once(now.iter().chain(include), &Lookup::of(exclude));
    (!all.is_empty()).then_some(all)
}

/// The elements that are, or are not, in another list.
pub(super) fn among<T: Element>(these: &[T], other: &[T], present: bool) -> Option<Vec<T>> {
    let other = Lookup::of(other);
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
                Self($crate::value::list::distinct(&items.into_iter().collect::<Vec<_>>()))
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

#[cfg(test)]
mod tests {
    use crate::value::{Kind, Value};

    #[test]
    fn long_lists_are_sets_too() {
        let texts = |cost: u32| (0..40).map(|at| format!("smtp:X{}.example;{cost}", at % 30)).collect::<Vec<_>>();
        let spaces = |texts: &[String]| Kind::AddressSpaces.parse(&texts.iter().map(String::as_str).collect::<Vec<_>>()).unwrap();
        let (one, two) = (spaces(&texts(1)), spaces(&texts(2)));
        assert_eq!(one.argument().into_items().len(), 30);
        let both = one.edit(&two, &Value::Nothing);
        assert_eq!(both.argument().into_items().len(), 60);
        assert_eq!(both.edit(&one, &two), one);
        assert_eq!((both.among(&two, true), both.among(&two, false)), (two.clone(), one.clone()));
        assert!(both == two.edit(&one, &Value::Nothing) && one != two);
        assert_eq!(both.edit(&Value::Nothing, &both), Value::Nothing);
    }
}

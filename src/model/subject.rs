//! One object of a view: what is known of it, by typed handles.

use std::borrow::Cow;

use super::{Current, Desired, Ensure, Fact, Key, Origin, Want, Wish};
use crate::diagnostic::Span;
use crate::resource::{Product, Prop, Property, Reading, Resource, ResourceType};
use crate::value::{Typed, Value};

/// An object of a [`View`](super::View). Small and `Copy`: it borrows what manifests and export say.
#[derive(Clone, Copy, Debug)]
pub struct Subject<'a> {
    pub(super) of: &'static ResourceType,
    pub(super) key: &'a Key,
    pub(super) desired: Option<&'a Desired>,
    /// What the export shows of it, or what the plan leaves of that. None where no export is looked at, or where it is new.
    pub(super) current: Option<&'a Current>,
    /// In which light it is seen.
    pub(super) light: Light,
    pub(super) product: Product,
}

/// In which light an object is seen.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Light {
    /// As manifests want it, whatever there is.
    Wanted,
    /// The plan makes it: a list of which a manifest names a part has just that part.
    New,
    /// As the export shows it.
    Exported,
    /// As the plan leaves what the export shows.
    Planned,
}

/// What is known of a list: some of its elements, or all of them.
#[derive(Clone, Debug)]
pub struct Part<'a, T: Clone> {
    /// The elements that are known; none where there are none, or none is known.
    pub known: Option<Cow<'a, T>>,
    /// Whether that is the whole list.
    pub whole: bool,
    /// Where they come from.
    pub origin: Option<Origin>,
}

impl<'a> Subject<'a> {
    /// Its type.
    #[must_use]
    pub fn of(&self) -> &'static ResourceType {
        self.of
    }

    /// Its identity.
    #[must_use]
    pub fn key(&self) -> &'a Key {
        self.key
    }

    /// Its name without its server; of a domain, the domain.
    #[must_use]
    pub fn name(&self) -> &'a str {
        self.key.name()
    }

    /// The server whose object it is.
    #[must_use]
    pub fn server(&self) -> Option<&'a str> {
        self.key.server()
    }

    /// `send connector 'To Internet'`.
    #[must_use]
    pub fn title(&self) -> String {
        self.key.title(self.of)
    }

    /// The tenant whose it is; none for the platform's own, and for what no manifest names.
    #[must_use]
    pub fn tenant(&self) -> Option<&'a str> {
        self.desired.and_then(|desired| desired.tenant.as_deref())
    }

    /// Where a manifest names it first.
    #[must_use]
    pub fn at(&self) -> Option<Span> {
        self.desired.map(|desired| desired.at)
    }

    /// From where it is known that it exists.
    #[must_use]
    pub fn origin(&self) -> Origin {
        match self.at() {
            Some(at) if self.light != Light::Exported => Origin::Manifest(at),
            _ => Origin::Export,
        }
    }

    /// Whether the plan makes it.
    #[must_use]
    pub fn is_new(&self) -> bool {
        self.light == Light::New
    }

    /// Whether an export shows it.
    #[must_use]
    pub fn is_exported(&self) -> bool {
        self.current.is_some()
    }

    /// What manifests want of it, where they name it.
    #[must_use]
    pub fn desired(&self) -> Option<&'a Desired> {
        self.desired
    }

    /// The object that it hangs on, as `SERVER\name`: the connector of an extended right.
    #[must_use]
    pub fn parent(&self) -> Option<&'a str> {
        let wanted = self.desired.and_then(|desired| desired.parent.as_ref()).map(Key::as_str);
        wanted.or_else(|| self.of.parent.and(self.current).map(|current| &*current.handle))
    }

    /// What is known of a property.
    #[must_use]
    pub fn get<R: Resource, T: Typed>(&self, property: Prop<R, T>) -> Fact<'a, T> {
        debug_assert!(std::ptr::eq(self.of, R::TYPE), "a handle of another type");
        let row = self.of.at(property.index);
        let wish = self.desired.and_then(|desired| desired.wish(property.index));
        match self.current {
            Some(current) => match current.fact(property.index) {
                Some(value) => known(value, if self.light == Light::Planned { shown(wish, value) } else { Origin::Export }),
                // What no export can show is as the manifest says.
                None if row.reading == Reading::Never => wish.map_or(Fact::Unknown, said),
                None if !row.products.contains(self.product) => self.default(row),
                None => Fact::Unknown,
            },
            None => match (wish, self.desired.map(|desired| desired.ensure)) {
                (Some(Wish { want: Want::Edit(edit), at, .. }), _) if self.light == Light::New => {
                    known(&edit.include, Origin::Manifest(*at))
                }
                (Some(wish), _) => said(wish),
                // Whether it has been there before, with another value, no manifest can tell: lint judges it as if it were new.
                (None, Some(Ensure::Present)) => self.default(row),
                (None, _) => Fact::Unknown,
            },
        }
    }

    /// What is known of a list, also where a manifest names only some of its elements.
    #[must_use]
    pub fn part<R: Resource, T: Typed>(&self, property: Prop<R, T>) -> Part<'a, T> {
        let wish = self.desired.and_then(|desired| desired.wish(property.index));
        match (self.get(property), wish) {
            (Fact::Known(value, origin), _) => Part { known: Some(value), whole: true, origin: Some(origin) },
            (Fact::Default(value), _) => Part { known: Some(Cow::Owned(value)), whole: true, origin: Some(Origin::Default) },
            (Fact::Empty(origin), _) => Part { known: None, whole: true, origin: Some(origin) },
            // A view of an export has nothing to do with what is wanted: there the wish is no part of the subject.
            (Fact::Unknown, Some(Wish { want: Want::Edit(edit), at, .. })) if self.current.is_none() => {
                Part { known: T::of(&edit.include).map(Cow::Borrowed), whole: false, origin: Some(Origin::Manifest(*at)) }
            }
            (Fact::Unknown, _) => Part { known: None, whole: false, origin: None },
        }
    }

    fn default<T: Typed>(&self, row: &Property) -> Fact<'a, T> {
        match row.default.map(|text| row.kind.parse(&[text])) {
            Some(Ok(value)) => match T::of(&value) {
                Some(value) => Fact::Default(value.clone()),
                None => Fact::Empty(Origin::Default),
            },
            _ if row.is_empty_when_new() => Fact::Empty(Origin::Default),
            _ => Fact::Unknown,
        }
    }
}

fn known<'a, T: Typed>(value: &'a Value, origin: Origin) -> Fact<'a, T> {
    match (value, T::of(value)) {
        (Value::Nothing, _) => Fact::Empty(origin),
        (_, Some(value)) => Fact::Known(Cow::Borrowed(value), origin),
        (_, None) => Fact::Unknown,
    }
}

/// What a manifest says, by itself.
fn said<'a, T: Typed>(wish: &'a Wish) -> Fact<'a, T> {
    match &wish.want {
        Want::Clear => Fact::Empty(Origin::Manifest(wish.at)),
        Want::Be(value) => known(value, Origin::Manifest(wish.at)),
        Want::Edit(_) => Fact::Unknown,
    }
}

/// Whose word a value is: the manifest's where it wants just that, else the export's.
fn shown(wish: Option<&Wish>, value: &Value) -> Origin {
    let met = |wish: &&Wish| match &wish.want {
        Want::Clear => *value == Value::Nothing,
        Want::Be(wanted) => wanted.met_by(value),
        Want::Edit(edit) => value.edit(&edit.include, &edit.exclude) == *value,
    };
    wish.filter(met).map_or(Origin::Export, |wish| Origin::Manifest(wish.at))
}

//! What is certain of an object, for rules about what Exchange refuses.
//!
//! Where no export is looked at, nobody knows whether an object is there already, with another value than the documented default. A rule
//! whose findings are errors must not take the default for the truth then.

use crate::model::{Fact, Subject};
use crate::resource::{Prop, ReceiveConnector, Resource, SendConnector};
use crate::value::{Typed, Word};

/// An object, of which defaults count only where it is made.
#[derive(Clone, Copy, Debug)]
pub(super) struct Certain<'a> {
    /// The object.
    pub(super) subject: Subject<'a>,
    made: bool,
}

impl<'a> Certain<'a> {
    /// What is certain of a send connector.
    pub(super) fn sending(subject: Subject<'a>) -> Self {
        Self::new(subject, SendConnector::USAGE)
    }

    /// What is certain of a receive connector.
    pub(super) fn receiving(subject: Subject<'a>) -> Self {
        Self::new(subject, ReceiveConnector::USAGE)
    }

    /// The plan makes it, or the manifest says its usage, which is only for making it: as it is said, it must be possible to make it.
    fn new<R: Resource>(subject: Subject<'a>, usage: Prop<R, Word>) -> Self {
        Self { subject, made: subject.is_new() || (!subject.is_exported() && subject.get(usage).span().is_some()) }
    }

    /// What is certain of a property.
    pub(super) fn get<R: Resource, T: Typed>(&self, property: Prop<R, T>) -> Fact<'a, T> {
        self.of(&self.subject.get(property))
    }

    /// What is certain of something that is known of the object.
    pub(super) fn of<T: Clone>(&self, fact: &Fact<'a, T>) -> Fact<'a, T> {
        if fact.span().is_some() || self.made || self.subject.is_exported() { fact.clone() } else { Fact::Unknown }
    }
}

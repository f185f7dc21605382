//! What a plan holds.

use std::sync::Arc;

use crate::diagnostic::Span;
use crate::model::{Key, Organization};
use crate::resource::{Product, ResourceType};
use crate::value::{Argument, Value};

/// What becomes of an object.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Action {
    /// It is made.
    Create,
    /// Some of its properties change.
    Update,
    /// It is removed.
    Remove,
    /// It, or some of its properties, cannot be planned.
    Blocked,
}

impl Action {
    /// Its sign in a plan.
    #[must_use]
    pub fn sign(self) -> char {
        match self {
            Self::Create => '+',
            Self::Update => '~',
            Self::Remove => '-',
            Self::Blocked => '!',
        }
    }

    /// All of them, as a plan's summary tells them.
    pub const ALL: [Self; 4] = [Self::Create, Self::Update, Self::Remove, Self::Blocked];

    /// What is said of so many objects: `2 to create`.
    #[must_use]
    pub fn outlook(self) -> &'static str {
        match self {
            Self::Create => "to create",
            Self::Update => "to change",
            Self::Remove => "to remove",
            Self::Blocked => "cannot be planned",
        }
    }

    /// Its word in JSON.
    #[must_use]
    pub fn word(self) -> &'static str {
        match self {
            Self::Create => "create",
            Self::Update => "update",
            Self::Remove => "remove",
            Self::Blocked => "blocked",
        }
    }
}

/// A property, before and after.
#[derive(Clone, Debug, PartialEq)]
pub struct PropertyChange {
    /// Its place in the type's table.
    pub place: u16,
    /// What it is; none where the object does not exist, or where it cannot be known.
    pub old: Option<Value>,
    /// What it will be.
    pub new: Value,
    /// Where only a part of a list is managed: the elements added and those removed, each [`Value::Nothing`] where there are none.
    pub edit: Option<(Value, Value)>,
}

impl PropertyChange {
    /// What a command is given for it.
    #[must_use]
    pub fn argument(&self) -> Argument {
        match &self.edit {
            Some((add, remove)) if self.old.is_some() => {
                Argument::Edit { add: add.argument().into_items(), remove: remove.argument().into_items() }
            }
            _ => self.new.argument(),
        }
    }
}

/// What becomes of one object.
#[derive(Clone, Debug)]
pub struct Change {
    /// Created, changed, removed, or none of it.
    pub action: Action,
    /// Its type.
    pub of: &'static ResourceType,
    /// Which one.
    pub key: Key,
    /// What `-Identity` is given: what the object itself says or, for a new one, what Exchange will call it. For an object that
    /// hangs on another, the other's.
    pub handle: Box<str>,
    /// The tenant whose it is.
    pub tenant: Option<Arc<str>>,
    /// Where a manifest asks for it.
    pub at: Span,
    /// What changes.
    pub properties: Vec<PropertyChange>,
    /// What stays as it is, but is sent along because Exchange wants it so.
    pub carried: Vec<PropertyChange>,
    /// What the export says that an object is which is removed: `(place, value)`.
    pub seen: Vec<(u16, Value)>,
    /// Why it cannot be planned.
    pub reason: Option<String>,
}

impl Change {
    /// Says that it cannot be planned, and why: nothing of it is done.
    pub(super) fn block(&mut self, reason: String) {
        self.action = Action::Blocked;
        self.properties.clear();
        self.carried.clear();
        self.reason = Some(reason);
    }

    /// What it is about, without its sign: `send connector 'To Internet'`.
    #[must_use]
    pub fn title(&self) -> String {
        self.key.title(self.of)
    }

    /// The properties that a person is shown, with their old and new values: those that change, save those that the title tells.
    #[must_use]
    pub fn rows(&self) -> Vec<(&'static str, Option<String>, String)> {
        self.properties
            .iter()
            .filter(|property| self.action != Action::Create || !self.of.naming().contains(&self.of.at(property.place).name))
            .map(|property| (self.of.at(property.place).name, property.old.as_ref().map(ToString::to_string), property.new.to_string()))
            .collect()
    }
}

/// An object that exists and that no manifest names.
#[derive(Clone, Debug)]
pub struct Unmanaged {
    /// Its type.
    pub of: &'static ResourceType,
    /// Which one.
    pub key: Key,
}

/// All that is to become of one organisation.
#[derive(Clone, Debug)]
pub struct Plan {
    /// The platform's name.
    pub platform: Box<str>,
    /// Its product.
    pub product: Product,
    /// The organisation.
    pub organization: Organization,
    /// How many tenants the manifests have.
    pub tenants: usize,
    /// How many objects the manifests manage.
    pub managed: usize,
    /// How many kinds of object were exported.
    pub nouns: usize,
    /// When they were.
    pub exported: Option<String>,
    /// A short hash of organisation and changes: the same in the text, the JSON and the script.
    pub id: String,
    /// The changes, in the order in which they are made; what cannot be planned stands last.
    pub changes: Vec<Change>,
    /// What exists and is not managed.
    pub unmanaged: Vec<Unmanaged>,
}

impl Plan {
    /// How many changes of a kind there are. An object that is changed in part and blocked in part counts as both.
    #[must_use]
    pub fn count(&self, action: Action) -> usize {
        self.changes.iter().filter(|change| change.action == action).count()
    }

    /// `1 to create, 2 to change`: how many changes there are of some kinds, without those of which there are none.
    #[must_use]
    pub fn tally(&self, actions: &[Action]) -> String {
        let counted = actions.iter().map(|action| (self.count(*action), action.outlook())).filter(|(count, _)| *count > 0);
        counted.map(|(count, outlook)| format!("{count} {outlook}")).collect::<Vec<_>>().join(", ")
    }

    /// The changes that are made.
    pub fn steps(&self) -> impl Iterator<Item = &Change> {
        self.changes.iter().filter(|change| change.action != Action::Blocked)
    }

    /// Whether there is nothing to do and nothing to say.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.changes.is_empty()
    }
}

//! An organisation as somebody who judges it sees it: as the manifests want it, as the export shows it, or as the plan leaves it.

use std::collections::{HashMap, HashSet};

use super::subject::Light;
use super::{Coverage, Current, Desired, Ensure, Key, Organisation, Platform, Seen, State, Subject};
use crate::resource::{Resource, ResourceType, plural};

/// How much is known of which objects of a type there are.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Extent {
    /// All are here: what is not, does not exist.
    Whole,
    /// Those that manifests name are here; no export says whether there are others.
    Managed,
    /// Some are here, and there may be others, for this reason.
    Part(String),
    /// Nothing names or shows any, for this reason.
    Unknown(String),
}

impl Extent {
    /// Why there may be objects that nobody named; none where what is here may be taken for all.
    #[must_use]
    pub fn gap(&self) -> Option<&str> {
        match self {
            Self::Whole | Self::Managed => None,
            Self::Part(reason) | Self::Unknown(reason) => Some(reason),
        }
    }
}

/// The objects of one type.
#[derive(Debug)]
struct Kind<'a> {
    extent: Extent,
    /// Sorted by key.
    subjects: Vec<Subject<'a>>,
}

/// An organisation, read by typed handles. It borrows from manifests and export, and copies nothing.
///
/// Three things are the same in every view: the platform (its servers, its isolation); the objects of tenants under `/hosting`, which
/// no export shows and no plan changes, as the manifests declare them; and what manifests know of who an object belongs to.
#[derive(Debug)]
pub struct View<'a> {
    platform: &'a Platform,
    kinds: HashMap<&'static str, Kind<'a>>,
    /// Whether an export is looked at.
    exported: bool,
}

impl<'a> View<'a> {
    /// As the manifests want it, whatever there is: objects that are to go are not in it. A property that no manifest names has
    /// the documented default, where there is one, of an object that is to be there; else it is unknown.
    #[must_use]
    pub fn desired(wanted: &'a Organisation) -> Self {
        let mut view = Self { platform: &wanted.platform, kinds: HashMap::new(), exported: false };
        for desired in &wanted.objects {
            let kind = view.kinds.entry(desired.of.noun).or_insert_with(|| Kind { extent: Extent::Managed, subjects: Vec::new() });
            if desired.ensure != Ensure::Absent {
                kind.subjects.push(subject(&wanted.platform, desired, Light::Wanted));
            }
        }
        view.sorted()
    }

    /// As the export shows it.
    #[must_use]
    pub fn current(wanted: &'a Organisation, state: &'a State) -> Self {
        Self::of_state(wanted, state, Light::Exported, |_, _| false)
    }

    /// As the plan leaves it: `after` is what [`apply`](../plan/fn.apply.html) makes of `before`.
    #[must_use]
    pub fn after(wanted: &'a Organisation, before: &'a State, after: &'a State) -> Self {
        Self::of_state(wanted, after, Light::Planned, |of, key| matches!(before.seen(of, key), Seen::Absent))
    }

    fn of_state(wanted: &'a Organisation, state: &'a State, light: Light, is_new: impl Fn(&'static ResourceType, &Key) -> bool) -> Self {
        let named: HashMap<(&str, &Key), &'a Desired> =
            wanted.objects.iter().map(|desired| ((desired.of.noun, &desired.key), desired)).collect();
        let mut view = Self { platform: &wanted.platform, kinds: HashMap::new(), exported: true };
        for (noun, kept) in &state.kinds {
            let extent = match &kept.coverage {
                Coverage::Full => Extent::Whole,
                Coverage::Partial(reason) => Extent::Part(reason.clone()),
                Coverage::None(reason) => Extent::Unknown(reason.clone()),
            };
            let subjects = kept.objects.iter().map(|current| {
                let desired = named.get(&(current.of.noun, &current.key)).copied();
                match desired {
                    Some(desired) if is_new(current.of, &current.key) => subject(&wanted.platform, desired, Light::New),
                    _ => found(&wanted.platform, current, desired, light),
                }
            });
            view.kinds.insert(noun, Kind { extent, subjects: subjects.collect() });
        }
        let shown: HashSet<(&str, &Key)> =
            state.kinds.values().flat_map(|kept| &kept.objects).map(|current| (current.of.noun, &current.key)).collect();
        for desired in wanted.objects.iter().filter(|desired| desired.hosted(&wanted.platform) && desired.ensure != Ensure::Absent) {
            if !shown.contains(&(desired.of.noun, &desired.key)) {
                let kind = view.kinds.entry(desired.of.noun).or_insert_with(|| Kind { extent: Extent::Managed, subjects: Vec::new() });
                kind.subjects.push(subject(&wanted.platform, desired, Light::New));
            }
        }
        view.sorted()
    }

    fn sorted(mut self) -> Self {
        for kind in self.kinds.values_mut() {
            kind.subjects.sort_by(|a, b| a.key.cmp(b.key));
        }
        self
    }

    /// The platform.
    #[must_use]
    pub fn platform(&self) -> &'a Platform {
        self.platform
    }

    /// Whether an export is looked at; else all that is known is what the manifests say.
    #[must_use]
    pub fn is_exported(&self) -> bool {
        self.exported
    }

    /// All objects of a type, by key: `view.of::<SendConnector>()`.
    pub fn of<R: Resource>(&self) -> impl Iterator<Item = Subject<'a>> + '_ {
        self.kind(R::TYPE).iter().copied()
    }

    /// The object of this identity.
    #[must_use]
    pub fn find<R: Resource>(&self, key: &Key) -> Option<Subject<'a>> {
        let subjects = self.kind(R::TYPE);
        subjects.binary_search_by(|subject| subject.key.cmp(key)).ok().map(|at| subjects[at])
    }

    /// The objects whose identity begins with this folded text: those of a server (`ex01\`), the rights on a connector
    /// (`ex01\relay: `).
    #[must_use]
    pub fn beginning<R: Resource>(&self, folded: &str) -> &[Subject<'a>] {
        let subjects = self.kind(R::TYPE);
        let from = subjects.partition_point(|subject| subject.key.folded() < folded);
        let rest = &subjects[from..];
        &rest[..rest.partition_point(|subject| subject.key.folded().starts_with(folded))]
    }

    /// How much is known of which objects of a type there are.
    #[must_use]
    pub fn extent<R: Resource>(&self) -> Extent {
        let export = || Extent::Unknown(format!("the export has no {}", R::TYPE.exported_by()));
        let manifests =
            || Extent::Unknown(format!("no manifest names {}, and there is no export ({})", plural(R::TYPE.label), R::TYPE.exported_by()));
        match self.kinds.get(R::TYPE.noun) {
            Some(kind) => kind.extent.clone(),
            None if self.exported => export(),
            None => manifests(),
        }
    }

    fn kind(&self, of: &'static ResourceType) -> &[Subject<'a>] {
        self.kinds.get(of.noun).map_or(&[], |kind| &kind.subjects)
    }
}

fn subject<'a>(platform: &Platform, desired: &'a Desired, light: Light) -> Subject<'a> {
    Subject { of: desired.of, key: &desired.key, desired: Some(desired), current: None, light, product: platform.product }
}

fn found<'a>(platform: &Platform, current: &'a Current, desired: Option<&'a Desired>, light: Light) -> Subject<'a> {
    Subject { of: current.of, key: &current.key, desired, current: Some(current), light, product: platform.product }
}

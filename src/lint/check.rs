//! What a rule about an organisation is, and what it looks at.

use crate::diagnostic::{Rule, Sink};
use crate::mailflow::MailFlow;
use crate::model::{Organisation, Platform, State, View};
use crate::plan::{Plan, apply, plan};
use crate::value::Day;

/// A rule about an organisation, with the function that finds what it is about.
#[derive(Debug)]
pub struct Check {
    /// The rule of all that it finds.
    pub rule: &'static Rule,
    /// Finds it.
    pub run: fn(&Facts<'_>, &mut Sink),
    /// What it needs, beside the manifests, to find all that it can find.
    pub needs: &'static [Need],
}

/// What may be given beside the manifests.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Need {
    /// The export.
    State,
    /// The day.
    Today,
}

impl Check {
    /// A rule and its function.
    #[must_use]
    pub const fn of(rule: &'static Rule, run: fn(&Facts<'_>, &mut Sink)) -> Self {
        Self { rule, run, needs: &[] }
    }

    /// Says what some of its findings depend on. Where that is not given, an allowance that silences nothing is no mistake: it may be for
    /// those.
    #[must_use]
    pub const fn needs(mut self, needs: &'static [Need]) -> Self {
        self.needs = needs;
        self
    }
}

/// What the plan against an export makes of an organisation.
#[derive(Debug)]
pub struct Planned<'a> {
    /// What is there.
    pub state: &'a State,
    /// What would change.
    pub plan: Plan,
    /// What would be there.
    pub after: State,
}

impl<'a> Planned<'a> {
    /// Plans, and carries the plan out in memory.
    #[must_use]
    pub fn new(wanted: &Organisation, state: &'a State) -> Self {
        let plan = plan(wanted, state);
        let after = apply(&plan, state);
        Self { state, plan, after }
    }
}

/// What a rule looks at: one organisation. What several rules need is found once, here.
#[derive(Debug)]
pub struct Facts<'a> {
    /// The organisation that is judged: as the plan leaves it where an export is given, else as manifests want it.
    pub view: &'a View<'a>,
    /// The organisation as manifests want it.
    pub wanted: &'a Organisation,
    /// All organisations that the manifests describe, this one among them.
    pub all: &'a [Organisation],
    /// The export and the plan, where an export is given.
    pub planned: Option<&'a Planned<'a>>,
    /// How mail flows in [`Self::view`]. Made beforehand, since every other rule asks for it, and rules run in parallel.
    pub mail: MailFlow<'a>,
    /// The day on which this is looked at: the one that is given or, where none is, that of the export. No clock is read.
    pub today: Option<Day>,
}

impl<'a> Facts<'a> {
    /// What rules look at. `view` is of `wanted` and, where there is one, of `planned`.
    #[must_use]
    pub fn new(
        view: &'a View<'a>,
        wanted: &'a Organisation,
        all: &'a [Organisation],
        planned: Option<&'a Planned<'a>>,
        today: Option<Day>,
    ) -> Self {
        Self { view, wanted, all, planned, mail: MailFlow::new(view, all), today }
    }

    /// The platform.
    #[must_use]
    pub fn platform(&self) -> &'a Platform {
        &self.wanted.platform
    }
}

//! What all formats of a route have in common.

use crate::mailflow::{End, Step, Way};
use crate::value::SmartHost;

/// As what an organisation is looked at.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Seen {
    /// As the manifests say, without an export.
    Manifests,
    /// As the export shows it.
    Now,
    /// As the plan leaves it.
    Planned,
}

impl Seen {
    /// Its word in JSON.
    pub(super) fn word(self) -> &'static str {
        match self {
            Self::Manifests => "manifests",
            Self::Now => "now",
            Self::Planned => "planned",
        }
    }

    /// Its heading.
    pub(super) fn heading(self) -> &'static str {
        match self {
            Self::Manifests => "as the manifests say (there is no export)",
            Self::Now => "now",
            Self::Planned => "after the plan",
        }
    }
}

/// The ways of a message through an organisation.
#[derive(Debug)]
pub struct Routed<'a> {
    /// The platform's name.
    pub platform: &'a str,
    /// The sender, as given.
    pub from: &'a str,
    /// The recipient, as given.
    pub to: &'a str,
    /// The ways; of two, the second is that after the plan.
    pub ways: Vec<(Seen, Way)>,
}

impl Routed<'_> {
    /// Whether the message gets anywhere: after the plan, where there is one.
    #[must_use]
    pub fn is_fine(&self) -> bool {
        self.ways.last().is_some_and(|(_, way)| way.end.is_fine())
    }

    /// Whether the plan changes nothing of the way.
    pub(super) fn is_unchanged(&self) -> bool {
        matches!(self.ways.as_slice(), [(_, now), (_, then)] if shared(now, then) == now.steps.len() && now.steps.len() == then.steps.len() && now.end == then.end)
    }
}

/// Whether two decisions are the same, wherever they are said.
pub(super) fn is_same(one: &Step, other: &Step) -> bool {
    let asides = one.passed_over.iter().zip(&other.passed_over);
    one.what == other.what
        && one.why == other.why
        && one.passed_over.len() == other.passed_over.len()
        && asides.into_iter().all(|(a, b)| a.what == b.what && a.why == b.why)
}

/// How many decisions two ways begin with that are the same.
pub(super) fn shared(one: &Way, other: &Way) -> usize {
    one.steps.iter().zip(&other.steps).take_while(|(a, b)| is_same(a, b)).count()
}

/// The end's word, as in JSON, and what is said of it.
pub(super) fn end(end: &End) -> (&'static str, String) {
    match end {
        End::Delivered => ("delivered", "the recipient's mailbox".to_owned()),
        End::Arrives(platform) => ("arrives", format!("at {platform}, which delivers it")),
        End::Leaves(hosts) if hosts.is_empty() => ("leaves", "to the host that DNS names".to_owned()),
        End::Leaves(hosts) => {
            let hosts: Vec<String> = hosts.iter().map(SmartHost::to_string).collect();
            ("leaves", format!("to {}", hosts.join(", ")))
        }
        End::Refused(why) => ("refused", why.clone()),
        End::Loop(why) => ("loop", why.clone()),
        End::DeadEnd(why) => ("dead end", why.clone()),
        End::Unknown(what) => ("unknown", what.clone()),
    }
}

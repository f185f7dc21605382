//! The rules: the registry of those of every layer, and the checks that look at whole organisations.
//!
//! A rule is declared beside the check that finds it: what is wrong with YAML is the decoder's, what is wrong with its meaning is
//! the manifests', what an organisation's objects do together is here, one file a rule in `rules/`. Each such layer lists its own; this
//! is the list of the lists. `docs/rules.md` is made from it.

mod allow;
mod breadth;
mod certain;
mod certificates;
mod check;
mod fix;
mod levels;
mod listeners;
mod places;
mod relays;
mod rules;
mod services;

use std::sync::LazyLock;

use rayon::prelude::*;

pub use check::{Check, Facts, Need, Planned};
pub use fix::{Fixed, fix};
pub use levels::{Levels, targets};
pub use rules::CHECKS;

use crate::diagnostic::{self, Finding, Rule, Sink, Sources};
use crate::model::{Organisation, State, View};
use crate::value::Day;
use crate::{manifest, yaml};
use levels::Judge;

/// The rules of one layer.
#[derive(Debug)]
pub struct Layer {
    /// What its rules are about, as a heading.
    pub about: &'static str,
    /// The same in a word, by which tools sort findings.
    pub tag: &'static str,
    /// The rules, in the order in which the layer declares them.
    pub rules: &'static [&'static Rule],
}

/// The rules of [`CHECKS`].
static OF_CHECKS: LazyLock<Vec<&'static Rule>> = LazyLock::new(|| CHECKS.iter().map(|check| check.rule).collect());

/// What is found about findings, wherever.
static OF_FINDINGS: &[&Rule] =
    &[&diagnostic::TOO_MANY, &allow::INVALID_ALLOW, &allow::UNUSED_ALLOW, &allow::EXPIRED_ALLOW, &levels::INVALID_LEVEL];

/// All layers that find problems, in the order in which manifests pass through them.
#[must_use]
pub fn layers() -> [Layer; 5] {
    [
        Layer { about: "YAML", tag: "yaml", rules: yaml::RULES },
        Layer { about: "What manifests say", tag: "manifests", rules: manifest::RULES },
        Layer { about: "What an organisation would do", tag: "organisation", rules: &OF_CHECKS },
        Layer { about: "Matters of style, found where somebody asks", tag: "style", rules: manifest::STYLE },
        Layer { about: "Findings themselves", tag: "findings", rules: OF_FINDINGS },
    ]
}

/// Every rule, in the order of [`layers`].
pub fn rules() -> impl Iterator<Item = &'static Rule> {
    layers().into_iter().flat_map(|layer| layer.rules).copied()
}

/// The rule of this id.
#[must_use]
pub fn rule(id: &str) -> Option<&'static Rule> {
    rules().find(|rule| rule.id == id)
}

/// The id that was probably meant.
#[must_use]
pub fn nearest(id: &str) -> Option<&'static str> {
    yaml::nearest(id, &rules().map(|rule| rule.id).collect::<Vec<_>>())
}

/// What is looked at beside the manifests' own mistakes.
#[derive(Debug, Default)]
pub struct Look<'a> {
    /// The organisations that the rules look at. None, where the manifests have errors: what could not be understood is missing there,
    /// and nothing can be concluded from what is missing.
    pub at: Vec<&'a Organisation>,
    /// All organisations that the manifests describe.
    pub all: &'a [Organisation],
    /// The export of the one organisation that is looked at.
    pub state: Option<&'a State>,
    /// The day, where one is given.
    pub today: Option<Day>,
    /// What the command line decides about rules.
    pub levels: Levels,
    /// Whether all matters of style are to be told, asked for or not: they are going to be mended.
    pub style: bool,
}

impl Look<'_> {
    /// The day for which all is judged that has to do with days: the one that is given or, where none is, that of the export.
    #[must_use]
    pub fn day(&self) -> Option<Day> {
        self.today.or_else(|| self.state?.day())
    }
}

/// Whether somebody asks for a matter of style: then manifests have to be read with them.
#[must_use]
pub fn asks_for_style(all: &[Organisation], levels: &Levels) -> bool {
    let judge = Judge::new(all, levels, &mut Sink::default());
    rules().any(|rule| rule.on_request && judge.asks_for(rule))
}

/// All findings: those that reading the manifests had, and those of the rules about organisations. Those that comments allow are marked
/// as silenced, and what is wrong with such comments is among the findings.
#[must_use]
pub fn look(sources: &Sources, read: Sink, look: &Look<'_>) -> Vec<Finding> {
    let style = read.looks_for_style();
    let mut all = read;
    let judge = Judge::new(look.all, &look.levels, &mut all);
    // An export is of one organisation.
    let planned = look.at.first().zip(look.state).map(|(one, state)| Planned::new(one, state));
    let views: Vec<View<'_>> = look
        .at
        .iter()
        .map(|one| match &planned {
            Some(planned) => View::after(one, planned.state, &planned.after),
            None => View::desired(one),
        })
        .collect();
    let facts: Vec<Facts<'_>> =
        look.at.iter().zip(&views).map(|(one, view)| Facts::new(view, one, look.all, planned.as_ref(), look.day())).collect();
    let pairs: Vec<(&Facts<'_>, &Check)> = facts.iter().flat_map(|facts| CHECKS.iter().map(move |check| (facts, check))).collect();
    let sinks: Vec<Sink> = pairs
        .par_iter()
        .map(|(facts, check)| {
            let mut sink = Sink::of_many_files();
            (check.run)(facts, &mut sink);
            sink.each(|finding| judge.organisation(facts.wanted, finding));
            sink
        })
        .collect();
    sinks.into_iter().for_each(|sink| all.append(sink));
    let mut findings =
        allow::silence(sources, all.into_sorted(), look.day(), &|rule| if rule.on_request { style } else { judged(rule, look, &facts) });
    findings.retain(|finding| !finding.rule.on_request || look.style || judge.wants(finding));
    let of_organisations = |finding: &Finding| CHECKS.iter().any(|check| check.rule.id == finding.rule.id);
    findings.iter_mut().filter(|finding| !of_organisations(finding)).for_each(|finding| judge.file(finding));
    findings
}

/// Whether all that a rule can find was looked for, so that an allowance which silences nothing is for nothing. Each rule is judged in
/// one way of looking only: what an export clears up or brings to light would otherwise need an allowance with it and none without.
fn judged(rule: &Rule, look: &Look<'_>, facts: &[Facts<'_>]) -> bool {
    let Some(check) = CHECKS.iter().find(|check| check.rule.id == rule.id) else { return true };
    let whole = !facts.is_empty() && facts.len() == look.all.len();
    let state = check.needs.contains(&Need::State) == look.state.is_some();
    let today = !check.needs.contains(&Need::Today) || facts.iter().all(|facts| facts.today.is_some());
    whole && state && today
}

#[cfg(test)]
mod tests {
    use super::{rule, rules};

    #[test]
    fn a_rule_is_found_by_its_id() {
        for one in rules() {
            assert!(rule(one.id).is_some_and(|found| std::ptr::eq(found, one)), "{} is the id of another rule too", one.id);
        }
        assert!(rule("no-such-rule").is_none());
    }
}

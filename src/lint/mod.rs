//! The registry of rules: every kind of problem that hostctl finds in manifests, in whichever layer it is found.
//!
//! A rule is declared beside the check that finds it: what is wrong with YAML is the decoder's, what is wrong with its meaning is
//! the manifests'. Each such layer lists its own; this is the list of the lists. `docs/rules.md` is made from it.

use crate::diagnostic::{self, Rule};
use crate::{manifest, yaml};

/// The rules of one layer.
#[derive(Debug)]
pub struct Layer {
    /// What its rules are about, as a heading.
    pub about: &'static str,
    /// The rules, in the order in which the layer declares them.
    pub rules: &'static [&'static Rule],
}

/// All layers that find problems, in the order in which manifests pass through them.
pub static LAYERS: &[Layer] = &[
    Layer { about: "YAML", rules: yaml::RULES },
    Layer { about: "What manifests say", rules: manifest::RULES },
    Layer { about: "Findings themselves", rules: diagnostic::RULES },
];

/// Every rule, in the order of [`LAYERS`].
pub fn rules() -> impl Iterator<Item = &'static Rule> {
    LAYERS.iter().flat_map(|layer| layer.rules).copied()
}

/// The rule of this id.
#[must_use]
pub fn rule(id: &str) -> Option<&'static Rule> {
    rules().find(|rule| rule.id == id)
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

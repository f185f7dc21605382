//! What teams decide about rules: in a platform's `lint`, and on the command line, which decides over it.

use super::{nearest, rule};
use crate::diagnostic::{Finding, Rule, Severity, Silenced, Sink, Span};
use crate::model::{LintLevels, Organisation};

/// A decision about a rule that cannot be taken.
pub(super) static INVALID_LEVEL: Rule =
    Rule::error("invalid-level", "A decision about a rule, in a platform's `lint`, that cannot be taken.")
        .page(include_str!("pages/invalid-level.md"))
        .never_silenced();

/// What is decided.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Level {
    Deny,
    Warn,
    Allow,
}

impl Level {
    /// Its word, as a key and as an option.
    fn word(self) -> &'static str {
        match self {
            Self::Deny => "deny",
            Self::Warn => "warn",
            Self::Allow => "allow",
        }
    }
}

/// About what it is decided.
#[derive(Clone, Copy, Debug)]
enum Target {
    Rule(&'static Rule),
    /// All findings that are so severe, save those of rules about which something of their own is decided.
    Kind(Severity),
}

/// The words for kinds of finding. Errors are no such kind: what is an error stays one, save for rules that are named.
const KINDS: [(&str, Severity); 2] = [("warnings", Severity::Warning), ("advice", Severity::Advice)];

/// All words about which something can be decided: kinds of finding, then rules.
#[must_use]
pub fn targets() -> Vec<&'static str> {
    KINDS.into_iter().map(|(word, _)| word).chain(super::rules().map(|rule| rule.id)).collect()
}

#[derive(Clone, Copy, Debug)]
struct Decision {
    target: Target,
    level: Level,
    /// Where it stands in a manifest; on the command line it stands nowhere.
    at: Option<Span>,
}

/// What is decided, in one place.
#[derive(Clone, Debug, Default)]
pub struct Levels {
    decisions: Vec<Decision>,
    min_severity: Option<Severity>,
}

/// Why a decision cannot be taken, and the way out.
struct Wrong {
    message: String,
    help: String,
    /// The rule that was probably meant.
    meant: Option<&'static str>,
    /// Where something else is decided.
    other: Option<Span>,
}

impl Levels {
    /// What the command line decides.
    ///
    /// # Errors
    /// The first decision that cannot be taken, why, and the way out.
    pub fn given(deny: &[String], warn: &[String], allow: &[String], min_severity: Option<Severity>) -> Result<Self, String> {
        let mut levels = Self { min_severity, ..Self::default() };
        for (level, words) in [(Level::Deny, deny), (Level::Warn, warn), (Level::Allow, allow)] {
            for word in words {
                let told = |wrong: Wrong| format!("--{} {}: {}\nhelp: {}", level.word(), word.escape_debug(), wrong.message, wrong.help);
                levels.decide(word, level, None).map_err(told)?;
            }
        }
        Ok(levels)
    }

    /// What a platform decides; reports what it cannot.
    pub(super) fn of(platform: &LintLevels, sink: &mut Sink) -> Self {
        let mut levels = Self { min_severity: platform.min_severity.map(|(severity, _)| severity), ..Self::default() };
        for (level, words) in [(Level::Deny, &platform.deny), (Level::Warn, &platform.warn), (Level::Allow, &platform.allow)] {
            for (word, at) in words {
                let Err(wrong) = levels.decide(word, level, Some(*at)) else { continue };
                let finding = INVALID_LEVEL.at(*at, wrong.message);
                let finding = wrong.other.into_iter().fold(finding, |finding, other| finding.other(other, "and otherwise here"));
                sink.push(match wrong.meant {
                    Some(meant) => finding.suggest(wrong.help, *at, meant),
                    None => finding.help(wrong.help),
                });
            }
        }
        levels
    }

    fn decide(&mut self, word: &str, level: Level, at: Option<Span>) -> Result<(), Wrong> {
        let kind = KINDS.into_iter().find(|(known, _)| *known == word).map(|(_, severity)| Target::Kind(severity));
        let target = match kind.or_else(|| rule(word).map(Target::Rule)) {
            None => {
                let meant = nearest(word);
                let help = meant.map_or_else(|| "`hostctl rules` lists all".to_owned(), |meant| format!("did you mean `{meant}`?"));
                return Err(Wrong { message: format!("there is no rule '{word}'"), help, meant, other: None });
            }
            Some(Target::Rule(rule)) if level != Level::Deny && !rule.may_be_lowered() => {
                return Err(Wrong {
                    message: format!("`{word}` is always an error"),
                    help: "mend what it finds: nobody could say what would be planned".to_owned(),
                    meant: None,
                    other: None,
                });
            }
            Some(target) => target,
        };
        let before = self.decisions.iter().find(|decision| decision.target.is(target));
        if let Some(before) = before.filter(|before| before.level != level) {
            let message = format!("two things are decided about {word}: {} and {}", before.level.word(), level.word());
            return Err(Wrong { message, help: "leave one of the two".to_owned(), meant: None, other: before.at });
        }
        self.decisions.push(Decision { target, level, at });
        Ok(())
    }

    /// Whether findings of a rule are asked for by its name.
    pub(super) fn asks_for(&self, rule: &Rule) -> bool {
        self.decisions.iter().any(|decision| decision.level != Level::Allow && decision.target.names(rule))
    }

    /// Makes a finding as severe as is decided, or silences it.
    pub(super) fn judge(&self, finding: &mut Finding) {
        let named = self.decisions.iter().find(|decision| decision.target.names(finding.rule));
        let kind = || self.decisions.iter().find(|decision| matches!(decision.target, Target::Kind(kind) if kind == finding.severity));
        let Some(decision) = named.or_else(kind) else { return };
        // Who names a rule on the command line wants to see it, whatever a platform says.
        if decision.level != Level::Allow && named.is_some() && matches!(finding.silenced, Some(Silenced::Platform(_))) {
            finding.silenced = None;
        }
        match decision.level {
            Level::Deny => finding.severity = Severity::Error,
            Level::Warn => finding.severity = Severity::Warning,
            Level::Allow => {
                finding.silenced.get_or_insert(decision.at.map_or(Silenced::CommandLine, Silenced::Platform));
            }
        }
    }
}

impl Target {
    fn is(self, other: Self) -> bool {
        match (self, other) {
            (Self::Rule(one), Self::Rule(other)) => one.id == other.id,
            (Self::Kind(one), Self::Kind(other)) => one == other,
            _ => false,
        }
    }

    fn names(self, rule: &Rule) -> bool {
        matches!(self, Self::Rule(named) if named.id == rule.id)
    }
}

/// What is decided about all that is looked at: by each platform, and by the command line.
pub(super) struct Judge<'a> {
    platforms: Vec<(&'a Organisation, Levels)>,
    command_line: &'a Levels,
}

impl<'a> Judge<'a> {
    /// Reports what platforms cannot decide.
    pub(super) fn new(all: &'a [Organisation], command_line: &'a Levels, sink: &mut Sink) -> Self {
        Self { platforms: all.iter().map(|one| (one, Levels::of(&one.platform.lint, sink))).collect(), command_line }
    }

    /// Whether a matter of style is asked for.
    pub(super) fn asks_for(&self, rule: &Rule) -> bool {
        self.platforms.iter().map(|(_, levels)| levels).chain([self.command_line]).any(|levels| levels.asks_for(rule))
    }

    /// Whether a matter of style is asked for where it is found: by the command line, or by the platform whose document it is in.
    pub(super) fn wants(&self, finding: &Finding) -> bool {
        match self.owner(finding.span) {
            Some(owner) => owner.asks_for(finding.rule) || self.command_line.asks_for(finding.rule),
            None => self.asks_for(finding.rule),
        }
    }

    /// Judges what is found in an organisation.
    pub(super) fn organisation(&self, one: &Organisation, finding: &mut Finding) {
        let of = self.platforms.iter().find(|(of, _)| std::ptr::eq(*of, one));
        self.judge(of.map(|(_, levels)| levels), finding);
    }

    /// Judges what is found in a file, and not in an organisation: as the platform decides whose document it is in. Where that cannot be told, what is
    /// the most severe of what platforms decide counts.
    pub(super) fn file(&self, finding: &mut Finding) {
        if let Some(owner) = self.owner(finding.span) {
            return self.judge(Some(owner), finding);
        }
        let each = self.platforms.iter().map(|(_, levels)| {
            let mut judged = finding.clone();
            self.judge(Some(levels), &mut judged);
            judged
        });
        match each.min_by_key(|judged| (judged.silenced.is_some(), judged.severity)) {
            Some(worst) => *finding = worst,
            None => self.judge(None, finding),
        }
    }

    /// The platform decides, then the command line; what is not severe enough to be shown then, by the word of the last who has one, is silenced.
    fn judge(&self, platform: Option<&Levels>, finding: &mut Finding) {
        platform.into_iter().chain([self.command_line]).for_each(|levels| levels.judge(finding));
        let least = self.command_line.min_severity.or_else(|| platform?.min_severity);
        if least.is_some_and(|least| finding.severity > least) {
            finding.silenced.get_or_insert(Silenced::Minor);
        }
    }

    /// What the platform decides in one of whose documents a place is: in the last one that begins before it or, of what stands above all, in the
    /// first of the file.
    fn owner(&self, at: Span) -> Option<&Levels> {
        let place = (at.file, at.start);
        let found = self.platforms.iter().flat_map(|(one, levels)| {
            let next = one.documents.partition_point(|document| (document.file, document.start) <= place);
            let around = [next.checked_sub(1).and_then(|last| one.documents.get(last)), one.documents.get(next)];
            around.into_iter().flatten().filter(|document| document.file == at.file).map(move |document| (document.start, levels))
        });
        found
            .max_by_key(|(start, _)| (*start <= at.start, if *start <= at.start { *start } else { u32::MAX - start }))
            .map(|(_, levels)| levels)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn levels(deny: &[&str], warn: &[&str], allow: &[&str]) -> Result<Levels, String> {
        let words = |words: &[&str]| words.iter().map(|word| (*word).to_owned()).collect::<Vec<_>>();
        Levels::given(&words(deny), &words(warn), &words(allow), None)
    }

    #[test]
    fn a_rule_that_is_named_is_judged_before_its_kind() {
        type Case = (&'static [&'static str], &'static [&'static str], &'static [&'static str], &'static str, Severity, bool);
        let cases: &[Case] = &[
            (&[], &[], &[], "public-mail-domain", Severity::Warning, false),
            (&["public-mail-domain"], &[], &[], "public-mail-domain", Severity::Error, false),
            (&["warnings"], &[], &[], "public-mail-domain", Severity::Error, false),
            (&["warnings"], &[], &[], "unused", Severity::Advice, false),
            (&["warnings", "advice"], &[], &[], "unused", Severity::Error, false),
            (&["warnings"], &["public-mail-domain"], &[], "public-mail-domain", Severity::Warning, false),
            (&["warnings"], &[], &["public-mail-domain"], "public-mail-domain", Severity::Warning, true),
            (&[], &["open-relay"], &[], "open-relay", Severity::Warning, false),
            (&[], &["advice"], &["warnings"], "unused", Severity::Warning, false),
            (&["unused-allow"], &[], &[], "unused-allow", Severity::Error, false),
        ];
        for (deny, warn, allow, id, severity, silenced) in cases {
            let mut finding = rule(id).unwrap().at(Span::new(0, 0, 1), "found");
            levels(deny, warn, allow).unwrap().judge(&mut finding);
            assert_eq!((finding.severity, finding.silenced.is_some()), (*severity, *silenced), "{deny:?} {warn:?} {allow:?} {id}");
        }
    }

    #[test]
    fn what_cannot_be_decided_is_told_with_the_way_out() {
        let cases = [
            (levels(&["open-rely"], &[], &[]), "--deny open-rely: there is no rule 'open-rely'\nhelp: did you mean `open-relay`?"),
            (levels(&[], &["errors"], &[]), "--warn errors: there is no rule 'errors'\nhelp: `hostctl rules` lists all"),
            (levels(&[], &[], &["unknown-key"]), "--allow unknown-key: `unknown-key` is always an error\nhelp: mend what it finds"),
            (levels(&["unused"], &[], &["unused"]), "--allow unused: two things are decided about unused: deny and allow\nhelp: leave one"),
            (levels(&[], &[], &["\u{1b}[2J"]), "--allow \\u{1b}[2J: there is no rule"),
        ];
        for (found, message) in cases {
            let found = found.unwrap_err();
            assert!(found.starts_with(message), "{found}");
        }
        assert!(levels(&["unused", "unused"], &[], &[]).is_ok());
    }
}

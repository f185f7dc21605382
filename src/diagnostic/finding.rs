//! What a rule found.

use std::cmp::Ordering;

use super::{Rule, Severity, Span};

/// Another place that has to do with a finding.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Label {
    /// Where.
    pub span: Span,
    /// What this place has to do with it.
    pub text: String,
}

/// The text that would mend a finding.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Replacement {
    /// What is replaced.
    pub span: Span,
    /// What with.
    pub text: String,
    /// Whether it is the one right answer, which `lint --fix` writes. What is only probable is shown, and left to whoever knows.
    pub certain: bool,
}

/// One problem: what, where, why, and the way out.
#[derive(Debug, Clone)]
pub struct Finding {
    /// The rule that found it.
    pub rule: &'static Rule,
    /// How bad it is: as the rule says or, where a team decided otherwise, as that says.
    pub severity: Severity,
    /// What is wrong, in one line.
    pub message: String,
    /// The exact characters that are wrong.
    pub span: Span,
    /// Said beside those characters; may be empty.
    pub label: String,
    /// The places that make it wrong.
    pub others: Vec<Label>,
    /// Why it matters: what it leads to.
    pub notes: Vec<String>,
    /// How to mend it.
    pub help: Option<String>,
    /// The text that would mend it.
    pub fix: Option<Replacement>,
    /// What silences it, if anything does: it is counted, and not shown.
    pub silenced: Option<Silenced>,
}

/// What silences a finding.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Silenced {
    /// A comment on its line.
    Comment(Allowance),
    /// The platform's `lint: {allow: [...]}`, at this place.
    Platform(Span),
    /// `--allow`.
    CommandLine,
    /// `--min-severity`, or the platform's `lint: {min_severity: ...}`.
    Minor,
}

impl Silenced {
    /// Where that is said, if it is in a manifest.
    #[must_use]
    pub fn span(&self) -> Option<Span> {
        match self {
            Self::Comment(Allowance { span, .. }) | Self::Platform(span) => Some(*span),
            Self::CommandLine | Self::Minor => None,
        }
    }

    /// Who says it, in a word or two.
    #[must_use]
    pub fn by(&self) -> &'static str {
        match self {
            Self::Comment(_) => "comment",
            Self::Platform(_) => "platform",
            Self::CommandLine => "command line",
            Self::Minor => "severity",
        }
    }

    /// Why.
    #[must_use]
    pub fn reason(&self) -> &str {
        match self {
            Self::Comment(allowance) => &allowance.reason,
            Self::Platform(_) => "the platform's `lint` allows this rule",
            Self::CommandLine => "--allow",
            Self::Minor => "it is less severe than what is to be shown",
        }
    }
}

/// `# hostctl: allow(RULE) reason`.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Allowance {
    /// Where the comment stands.
    pub span: Span,
    /// Why it is right as it is.
    pub reason: String,
    /// The last day on which it holds, as it is written.
    pub until: Option<String>,
    /// Who answers for it.
    pub owner: Option<String>,
}

impl Finding {
    /// Whether it is an error, and nothing silences it.
    #[must_use]
    pub fn is_error(&self) -> bool {
        self.severity == Severity::Error && self.silenced.is_none()
    }

    /// Which of two findings stands first: by place.
    #[must_use]
    pub fn order(&self, other: &Self) -> Ordering {
        (self.span, self.rule.id, &self.message).cmp(&(other.span, other.rule.id, &other.message))
    }

    /// What is said beside the wrong characters.
    #[must_use]
    pub fn label(mut self, text: impl Into<String>) -> Self {
        self.label = text.into();
        self
    }

    /// Another place, and what it has to do with this.
    #[must_use]
    pub fn other(mut self, span: Span, text: impl Into<String>) -> Self {
        self.others.push(Label { span, text: text.into() });
        self
    }

    /// Why it matters.
    #[must_use]
    pub fn note(mut self, text: impl Into<String>) -> Self {
        self.notes.push(text.into());
        self
    }

    /// How to mend it.
    #[must_use]
    pub fn help(mut self, text: impl Into<String>) -> Self {
        self.help = Some(text.into());
        self
    }

    /// How to mend it, with the one text that does: `lint --fix` writes it.
    #[must_use]
    pub fn fix(self, help: impl Into<String>, span: Span, text: impl Into<String>) -> Self {
        self.replace(help, Replacement { span, text: text.into(), certain: true })
    }

    /// How to mend it, with the text that was probably meant. Nobody but who wrote the manifest knows whether it was.
    #[must_use]
    pub fn suggest(self, help: impl Into<String>, span: Span, text: impl Into<String>) -> Self {
        self.replace(help, Replacement { span, text: text.into(), certain: false })
    }

    fn replace(mut self, help: impl Into<String>, fix: Replacement) -> Self {
        self.help = Some(help.into());
        self.fix = Some(fix);
        self
    }
}

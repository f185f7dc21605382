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
}

/// One problem: what, where, why, and the way out.
#[derive(Debug, Clone)]
pub struct Finding {
    /// The rule that found it.
    pub rule: &'static Rule,
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
    /// The text that would mend it, where there is one right answer.
    pub fix: Option<Replacement>,
    /// The comment that silences it, where there is one: it is counted, and not shown.
    pub silenced: Option<Allowance>,
}

/// What silences a finding: `# hostctl: allow(RULE) reason`.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Allowance {
    /// Where the comment stands.
    pub span: Span,
    /// Why it is right as it is.
    pub reason: String,
}

impl Finding {
    /// Whether it is an error, and nothing silences it.
    #[must_use]
    pub fn is_error(&self) -> bool {
        self.rule.severity == Severity::Error && self.silenced.is_none()
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

    /// How to mend it, with the text that does.
    #[must_use]
    pub fn fix(mut self, help: impl Into<String>, span: Span, text: impl Into<String>) -> Self {
        self.help = Some(help.into());
        self.fix = Some(Replacement { span, text: text.into() });
        self
    }
}

//! A rule, and what it found.

use super::Span;

/// How bad a finding is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Severity {
    /// The manifests cannot be planned; `lint` exits 1.
    Error,
    /// Something that is probably not meant.
    Warning,
}

/// A kind of problem. Declared beside the check that finds it; `lint::rules` lists them all.
#[derive(Debug)]
pub struct Rule {
    /// Kebab-case, never reused.
    pub id: &'static str,
    /// How bad it is.
    pub severity: Severity,
    /// One line for the list of rules.
    pub summary: &'static str,
}

impl Rule {
    /// A rule whose findings are errors.
    #[must_use]
    pub const fn error(id: &'static str, summary: &'static str) -> Self {
        Self { id, severity: Severity::Error, summary }
    }

    /// A rule whose findings are warnings.
    #[must_use]
    pub const fn warning(id: &'static str, summary: &'static str) -> Self {
        Self { id, severity: Severity::Warning, summary }
    }

    /// Begins a finding of this rule: what is wrong, and the exact characters that are.
    #[must_use]
    pub fn at(&'static self, span: Span, message: impl Into<String>) -> Finding {
        Finding {
            rule: self,
            message: message.into(),
            span,
            label: String::new(),
            others: Vec::new(),
            notes: Vec::new(),
            help: None,
            fix: None,
        }
    }
}

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
}

impl Finding {
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

/// More findings in one file than anybody reads.
pub static TOO_MANY: Rule = Rule::error("too-many-findings", "A file with more problems than are shown.");

/// So many findings of one file are kept: a file that is something else altogether has one on every line, and there are files of 60 MB.
const MOST: usize = 10_000;

/// Where findings go. Each file has its own; they are joined and sorted at the end.
#[derive(Debug, Default)]
pub struct Sink {
    findings: Vec<Finding>,
    /// How many were taken in one by one, kept or not.
    pushed: usize,
    /// Where the first one is that was not kept, and how many there are.
    beyond: Option<(Span, usize)>,
}

impl Sink {
    /// Takes a finding in.
    pub fn push(&mut self, finding: Finding) {
        self.pushed += 1;
        if self.pushed <= MOST {
            self.findings.push(finding);
        } else {
            self.beyond.get_or_insert((finding.span, 0)).1 += 1;
        }
    }

    /// Takes in all that another sink holds.
    pub fn append(&mut self, other: Sink) {
        self.findings.extend(other.into_findings());
    }

    /// Whether there is an error among them.
    #[must_use]
    pub fn has_errors(&self) -> bool {
        self.beyond.is_some() || self.findings.iter().any(|finding| finding.rule.severity == Severity::Error)
    }

    /// Whether there are none.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.findings.is_empty()
    }

    /// All findings that were kept, and one about the others.
    fn into_findings(mut self) -> Vec<Finding> {
        self.findings.extend(self.beyond.map(|(span, more)| {
            TOO_MANY
                .at(span, format!("this file has more problems than are shown: {more} more from about here on"))
                .help("mend those above first; where something is wrong on every line, this is probably no manifest")
        }));
        self.findings
    }

    /// The findings by place, each once.
    #[must_use]
    pub fn into_sorted(self) -> Vec<Finding> {
        let mut findings = self.into_findings();
        findings.sort_by(|a, b| (a.span, a.rule.id, &a.message).cmp(&(b.span, b.rule.id, &b.message)));
        findings.dedup_by(|a, b| a.span == b.span && a.rule.id == b.rule.id && a.message == b.message);
        findings
    }
}

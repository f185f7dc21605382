//! Where findings go.

use super::{Finding, Rule, Span};

/// More findings in one file than anybody reads.
pub static TOO_MANY: Rule = Rule::error("too-many-findings", "A file with more problems than are shown.")
    .page(include_str!("pages/too-many-findings.md"))
    .never_silenced();

/// So many findings of one file are kept: a file that is something else altogether has one on every line, and there are files of 60 MB.
const MOST: usize = 10_000;

/// Where findings go. Each file has its own; they are joined and sorted at the end.
#[derive(Debug)]
pub struct Sink {
    findings: Vec<Finding>,
    /// How many are kept.
    most: usize,
    /// How many were taken in one by one, kept or not.
    pushed: usize,
    /// Where the first one is that was not kept, and how many there are.
    beyond: Option<(Span, usize)>,
    /// Whether what is only a matter of style is looked for, too.
    style: bool,
}

impl Default for Sink {
    /// A sink for one file.
    fn default() -> Self {
        Self { findings: Vec::new(), most: MOST, pushed: 0, beyond: None, style: false }
    }
}

impl Sink {
    /// A sink for an organisation: what is found in it is of any number of files.
    #[must_use]
    pub fn of_many_files() -> Self {
        Self { most: usize::MAX, ..Self::default() }
    }

    /// A sink for one file, which takes matters of style in as well.
    #[must_use]
    pub fn of_style(style: bool) -> Self {
        Self { style, ..Self::default() }
    }

    /// Whether matters of style are looked for: to look for what nobody asked for takes time.
    #[must_use]
    pub fn looks_for_style(&self) -> bool {
        self.style
    }

    /// Changes each finding.
    pub fn each(&mut self, change: impl FnMut(&mut Finding)) {
        self.findings.iter_mut().for_each(change);
    }

    /// Takes a finding in.
    pub fn push(&mut self, finding: Finding) {
        self.pushed += 1;
        if self.pushed <= self.most {
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
        self.beyond.is_some() || self.findings.iter().any(Finding::is_error)
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
        findings.sort_by(Finding::order);
        findings.dedup_by(|a, b| a.span == b.span && a.rule.id == b.rule.id && a.message == b.message);
        findings
    }
}

//! A rule, and the page that explains it.

use super::{Finding, Span};

/// How bad a finding is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Severity {
    /// The manifests cannot be planned, or must not be: `lint` exits with 1, `plan` and `render` do nothing.
    Error,
    /// Something that is probably not meant.
    Warning,
    /// Something that could be better. It changes no exit code, and only `lint` tells it.
    Advice,
}

impl Severity {
    /// All of them, the worst first.
    pub const ALL: [Self; 3] = [Self::Error, Self::Warning, Self::Advice];

    /// Its word: what stands before the rule's id, and in JSON.
    #[must_use]
    pub fn word(self) -> &'static str {
        match self {
            Self::Error => "error",
            Self::Warning => "warning",
            Self::Advice => "advice",
        }
    }
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
    /// Whether a comment in the manifest can silence it. What leaves nothing to plan, or not what is meant, cannot be.
    pub silenceable: bool,
    /// Whether it is a matter of style, which is looked for only where somebody asks: by `--warn`, by a platform's `lint`, by `--fix`.
    pub on_request: bool,
    /// The page's Markdown; empty where there is none, which `tests/rules.rs` lets no listed rule have.
    page: &'static str,
}

impl Rule {
    const fn new(id: &'static str, severity: Severity, summary: &'static str) -> Self {
        Self { id, severity, summary, silenceable: true, on_request: false, page: "" }
    }

    /// A rule whose findings are errors.
    #[must_use]
    pub const fn error(id: &'static str, summary: &'static str) -> Self {
        Self::new(id, Severity::Error, summary)
    }

    /// A rule whose findings are warnings.
    #[must_use]
    pub const fn warning(id: &'static str, summary: &'static str) -> Self {
        Self::new(id, Severity::Warning, summary)
    }

    /// A rule whose findings are advice.
    #[must_use]
    pub const fn advice(id: &'static str, summary: &'static str) -> Self {
        Self::new(id, Severity::Advice, summary)
    }

    /// The page that explains it: Markdown in the form that [`Page`] has.
    #[must_use]
    pub const fn page(mut self, markdown: &'static str) -> Self {
        self.page = markdown;
        self
    }

    /// No comment silences it: what it is found at is not part of what is wanted, or not the way it is meant.
    #[must_use]
    pub const fn never_silenced(mut self) -> Self {
        self.silenceable = false;
        self
    }

    /// A matter of style: looked for only where somebody asks.
    #[must_use]
    pub const fn on_request(mut self) -> Self {
        self.on_request = true;
        self
    }

    /// Whether its findings may be made less severe, or silenced everywhere. An error that no comment silences may not.
    #[must_use]
    pub fn may_be_lowered(&self) -> bool {
        self.silenceable || self.severity != Severity::Error
    }

    /// Its page, in parts.
    #[must_use]
    pub fn explained(&self) -> Page<'static> {
        Page::parse(self.page)
    }

    /// Begins a finding of this rule: what is wrong, and the exact characters that are.
    #[must_use]
    pub fn at(&'static self, span: Span, message: impl Into<String>) -> Finding {
        Finding {
            rule: self,
            severity: self.severity,
            message: message.into(),
            span,
            label: String::new(),
            others: Vec::new(),
            notes: Vec::new(),
            help: None,
            fix: None,
            silenced: None,
        }
    }
}

/// What explains a rule. Its Markdown begins with what it finds, and has these sections, in this order:
///
/// ```text
/// What it finds.
///
/// ## Why
///
/// What it leads to.
///
/// ## Fails
///
/// (a block of YAML in which the rule fires, and no other)
///
/// ## Mended
///
/// (the same, mended)
///
/// ## Source
///
/// - <https://...>
/// ```
///
/// Where an example is no whole manifest, a platform is thought around it (`tests/rules.rs` does so). A block that begins with
/// ```` ```yaml whole ```` is a file as it stands.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Page<'a> {
    /// What it finds.
    pub what: &'a str,
    /// Why it matters: what it leads to.
    pub why: &'a str,
    /// An example in which it fires.
    pub fails: Example<'a>,
    /// The example, mended.
    pub mended: Example<'a>,
    /// Where what it knows is from: a list of links.
    pub source: &'a str,
}

/// A manifest, or a part of one, on a page.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Example<'a> {
    /// The YAML, with a line end.
    pub yaml: &'a str,
    /// Whether it is a file as it stands, and no platform is to be thought around it.
    pub whole: bool,
    /// What is said before and after the YAML; mostly nothing.
    pub text: &'a str,
}

impl<'a> Page<'a> {
    /// Takes a page's Markdown apart. What is missing is empty.
    #[must_use]
    pub fn parse(markdown: &'a str) -> Self {
        let mut sections = markdown.split("\n## ");
        let mut page = Self { what: sections.next().unwrap_or_default().trim(), ..Self::default() };
        for section in sections {
            let (title, body) = section.split_once('\n').unwrap_or((section, ""));
            match title.trim() {
                "Why" => page.why = body.trim(),
                "Fails" => page.fails = Example::parse(body),
                "Mended" => page.mended = Example::parse(body),
                "Source" => page.source = body.trim(),
                _ => {}
            }
        }
        page
    }
}

impl<'a> Example<'a> {
    fn parse(body: &'a str) -> Self {
        let Some((before, fenced)) = body.split_once("```yaml") else { return Self { text: body.trim(), ..Self::default() } };
        let (info, rest) = fenced.split_once('\n').unwrap_or((fenced, ""));
        let yaml = rest.split("```").next().unwrap_or_default();
        Self { yaml, whole: info.trim() == "whole", text: before.trim() }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_page_is_taken_apart() {
        let page = Page::parse(
            "It finds a thing.\nAnd more.\n\n## Why\n\nBecause.\n\n## Fails\n\n```yaml\na: 1\n# ## no heading\n```\n\n## Mended\n\nSo:\n\n```yaml whole\na: 2\n```\n\n## Source\n\n- <https://example.com>\n",
        );
        let fails = Example { yaml: "a: 1\n# ## no heading\n", whole: false, text: "" };
        let mended = Example { yaml: "a: 2\n", whole: true, text: "So:" };
        let expected = Page { what: "It finds a thing.\nAnd more.", why: "Because.", fails, mended, source: "- <https://example.com>" };
        assert_eq!(page, expected);
        assert_eq!(Page::parse(""), Page::default());
    }

    #[test]
    fn severities_have_an_order() {
        assert!(Severity::ALL.is_sorted());
        assert_eq!(Severity::ALL.map(Severity::word), ["error", "warning", "advice"]);
    }
}

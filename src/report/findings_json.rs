//! Findings for tools, as JSON. The form has a version; fields are added to it, and never change their meaning.

use serde::Serialize;

use super::conceal::Concealed;
use super::json;
use super::places::Places;
use super::told::replacement;
use crate::diagnostic::{Finding, Severity, Silenced, Sources, Span};

/// The version of the form.
const FORMAT_VERSION: u32 = 1;

#[derive(Serialize)]
struct Report<'a> {
    format_version: u32,
    findings: Vec<Item<'a>>,
    summary: Summary,
}

#[derive(Serialize)]
struct Item<'a> {
    rule: &'a str,
    severity: &'static str,
    message: &'a str,
    label: &'a str,
    #[serde(flatten)]
    place: Place<'a>,
    others: Vec<Text<'a>>,
    notes: &'a [String],
    help: Option<&'a str>,
    fix: Option<Fix<'a>>,
    /// Only where something silences the finding. Tools that count findings leave these out.
    #[serde(skip_serializing_if = "Option::is_none")]
    silenced: Option<Silence<'a>>,
}

/// Lines and columns count from 1, columns in characters. The end is the place after the last character.
#[derive(Serialize)]
struct Place<'a> {
    file: &'a str,
    /// The file as it is found from where hostctl runs.
    path: &'a str,
    line: usize,
    column: usize,
    end_line: usize,
    end_column: usize,
}

#[derive(Serialize)]
struct Text<'a> {
    #[serde(flatten)]
    place: Place<'a>,
    text: &'a str,
}

#[derive(Serialize)]
struct Fix<'a> {
    #[serde(flatten)]
    text: Text<'a>,
    /// Whether `lint --fix` writes it.
    certain: bool,
}

/// What silences a finding, where it does, and why.
#[derive(Serialize)]
struct Silence<'a> {
    by: &'static str,
    #[serde(flatten)]
    text: Text<'a>,
    #[serde(skip_serializing_if = "Option::is_none")]
    until: Option<&'a str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    owner: Option<&'a str>,
}

#[derive(Serialize)]
struct Summary {
    errors: usize,
    warnings: usize,
    advice: usize,
    silenced: usize,
    files: usize,
}

/// All findings as one JSON document, with a line end.
#[must_use]
pub fn print(findings: &[Finding], sources: &Sources) -> String {
    let concealed = Concealed::new(findings, sources);
    let mut places = Places::new(sources);
    let report = Report {
        format_version: FORMAT_VERSION,
        findings: findings.iter().map(|finding| item(finding, &concealed, &mut places)).collect(),
        summary: Summary {
            errors: super::count(findings, Severity::Error),
            warnings: super::count(findings, Severity::Warning),
            advice: super::count(findings, Severity::Advice),
            silenced: super::silenced(findings),
            files: sources.iter().count(),
        },
    };
    // Writing texts and numbers into memory cannot fail.
    json::print(&report).unwrap_or_default()
}

fn item<'a>(finding: &'a Finding, concealed: &Concealed<'_>, places: &mut Places<'a>) -> Item<'a> {
    Item {
        rule: finding.rule.id,
        severity: finding.severity.word(),
        message: &finding.message,
        label: &finding.label,
        place: place(finding.span, places),
        others: finding.others.iter().map(|other| Text { place: place(other.span, places), text: &other.text }).collect(),
        notes: &finding.notes,
        help: finding.help.as_deref(),
        fix: replacement(finding, concealed)
            .map(|fix| Fix { text: Text { place: place(fix.span, places), text: &fix.text }, certain: fix.certain }),
        silenced: finding.silenced.as_ref().map(|silenced| silence(silenced, places)),
    }
}

fn silence<'a>(silenced: &'a Silenced, places: &mut Places<'a>) -> Silence<'a> {
    let text = Text { place: silenced.span().map_or(NOWHERE, |span| place(span, places)), text: silenced.reason() };
    let (until, owner) = match silenced {
        Silenced::Comment(allowance) => (allowance.until.as_deref(), allowance.owner.as_deref()),
        Silenced::Platform(_) | Silenced::CommandLine | Silenced::Minor => (None, None),
    };
    Silence { by: silenced.by(), text, until, owner }
}

/// The place of what stands in no file.
const NOWHERE: Place<'static> = Place { file: "", path: "", line: 0, column: 0, end_line: 0, end_column: 0 };

fn place<'a>(span: Span, places: &mut Places<'a>) -> Place<'a> {
    let Some((source, lines, (start, end))) = places.find(span) else {
        return NOWHERE;
    };
    let (start, end) = (lines.position(start), lines.position(end));
    Place { file: &source.name, path: &source.path, line: start.line, column: start.column, end_line: end.line, end_column: end.column }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::diagnostic::{Allowance, Rule, Source};

    static RULE: Rule = Rule::warning("a-rule", "a rule");

    #[test]
    fn a_secret_is_not_said_again() {
        let sources = Sources::new(vec![Source::new("a.yaml", "password: hunter2\n")]);
        let finding = RULE.at(Span::new(0, 10, 17), "wrong").fix("quote it", Span::new(0, 10, 17), "'hunter2'");
        assert!(print(&[finding], &sources).contains("\"fix\": null"));
    }

    #[test]
    fn findings_are_told_with_lines_and_columns() {
        let text = "ä: ü\r\nb: c\n".to_owned();
        let sources = Sources::new(vec![Source::new("a.yaml", text)]);
        let finding = RULE
            .at(Span::new(0, 4, 6), "wrong \u{1b}[31m")
            .label("here")
            .other(Span::new(0, 8, 12), "there")
            .note("because")
            .fix("write x", Span::new(0, 4, 6), "x");
        let mut silenced = RULE.at(Span::new(0, 8, 9), "meant so");
        silenced.silenced = Some(Silenced::Comment(Allowance {
            span: Span::new(0, 8, 12),
            reason: "we mean it".to_owned(),
            until: Some("2027-01-31".to_owned()),
            owner: None,
        }));
        insta::assert_snapshot!(print(&[finding, RULE.at(Span::new(9, 0, 1), "nowhere"), silenced], &sources));
    }
}

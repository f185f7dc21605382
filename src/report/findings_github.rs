//! Findings as commands of a GitHub workflow, which shows each at its line of a pull request.
//!
//! <https://docs.github.com/actions/reference/workflows-and-actions/workflow-commands>; escaped as `packages/core/src/command.ts` of
//! <https://github.com/actions/toolkit> does it.

use super::conceal::Concealed;
use super::places::Places;
use super::told::{Spot, line, others, spot, way_out};
use crate::diagnostic::{Finding, Severity, Sources, clean, told};

/// All findings, a line each. What is silenced is not said: there is no command for it.
#[must_use]
pub fn print(findings: &[Finding], sources: &Sources) -> String {
    let concealed = Concealed::new(findings, sources);
    let mut places = Places::new(concealed.sources());
    let shown = findings.iter().filter(|finding| finding.silenced.is_none());
    shown.map(|finding| command(finding, &concealed, &mut places)).collect()
}

/// The command for a severity. GitHub has no word for advice; a notice is the least that it shows.
fn word(severity: Severity) -> &'static str {
    match severity {
        Severity::Error => "error",
        Severity::Warning => "warning",
        Severity::Advice => "notice",
    }
}

fn command(finding: &Finding, concealed: &Concealed<'_>, places: &mut Places<'_>) -> String {
    let mut properties = spot(finding.span, places).map(|spot| at(&spot)).unwrap_or_default();
    properties.push(("title", finding.rule.id.to_owned()));
    let properties: Vec<String> = properties.iter().map(|(name, value)| format!("{name}={}", property(value))).collect();
    let mut message = vec![told(&finding.message).into_owned()];
    // GitHub shows the place itself.
    message.extend(line(None, &finding.label));
    message.extend(others(finding, places));
    message.extend(way_out(finding, concealed));
    format!("::{} {}::{}\n", word(finding.severity), properties.join(","), data(&message.join("\n")))
}

/// The properties that say a place. GitHub refuses columns where a place goes over several lines.
fn at(spot: &Spot<'_>) -> Vec<(&'static str, String)> {
    let mut properties =
        vec![("file", clean(spot.path).into_owned()), ("line", spot.start.line.to_string()), ("endLine", spot.end.line.to_string())];
    if spot.start.line == spot.end.line {
        properties.extend([("col", spot.start.column.to_string()), ("endColumn", spot.end.column.to_string())]);
    }
    properties
}

/// A text as the data of a command. The sign of the escapes goes first.
fn data(text: &str) -> String {
    text.replace('%', "%25").replace('\r', "%0D").replace('\n', "%0A")
}

/// A text as a property's value, which also ends where the next property or the data begins.
fn property(text: &str) -> String {
    data(text).replace(':', "%3A").replace(',', "%2C")
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::diagnostic::{Rule, Silenced, Source, Span};

    static RULE: Rule = Rule::warning("a-rule", "A rule.");

    #[test]
    fn each_finding_is_one_command() {
        let sources = Sources::new(vec![Source::new("a,b:c%.yaml", "\u{1F600}: ü\nb: c\n")]);
        let finding = RULE
            .at(Span::new(0, 6, 8), "100%: wrong\r\n::error::hidden \u{1b}[31m")
            .label("here")
            .other(Span::new(0, 9, 13), "there")
            .note("because")
            .fix("write x", Span::new(0, 6, 8), "x");
        let mut wide = RULE.at(Span::new(0, 0, 13), "wide").suggest("did you mean y?", Span::new(0, 0, 4), "y");
        wide.severity = Severity::Error;
        let mut silenced = RULE.at(Span::new(0, 9, 10), "meant so");
        silenced.silenced = Some(Silenced::CommandLine);
        let mut nowhere = RULE.at(Span::new(9, 0, 1), "nowhere");
        nowhere.severity = Severity::Advice;
        let file = "file=a%2Cb%3Ac%25.yaml";
        let expected = [
            &format!(
                "::warning {file},line=1,endLine=1,col=4,endColumn=5,title=a-rule::100%25: wrong␍␊::error::hidden ␛[31m%0Ahere%0Aa,b:c%25.yaml:2:1: there%0Anote: because%0Ahelp: write x%0Awrite: x\n"
            ),
            &format!("::error {file},line=1,endLine=2,title=a-rule::wide%0Ahelp: did you mean y?%0Aperhaps: y\n"),
            "::notice title=a-rule::nowhere\n",
        ];
        assert_eq!(print(&[finding, wide, silenced, nowhere], &sources), expected.concat());
    }

    #[test]
    fn a_secret_is_not_said_again() {
        let text = "password: hunter2\n";
        let sources = Sources::new(vec![Source::new("a.yaml", text)]);
        let finding = RULE.at(Span::new(0, 10, 17), "wrong").fix("quote it", Span::new(0, 10, 17), "'hunter2'");
        let printed = print(&[finding], &sources);
        assert!(printed.contains("help: quote it") && !printed.contains("hunter2"), "{printed}");
    }
}

//! Findings as the report of a test run, which GitLab, Azure DevOps and Jenkins show: a suite a file, a case a finding.
//!
//! The elements are those that all three read (<https://github.com/testmoapp/junitxml>). A case fails where the finding is an error, so that the
//! report says what the exit code says; warnings and advice are cases that pass and have an output, which is how JUnit tells what stops nothing.

use std::collections::{BTreeMap, HashMap};
use std::io::{self, Write};

use quick_xml::events::{BytesDecl, BytesText, Event};
use quick_xml::writer::{ElementWriter, Writer};

use super::conceal::Concealed;
use super::places::Places;
use super::told::{line, others, silence, spot, way_out};
use crate::diagnostic::{Finding, Severity, Sources, clean, told};

/// All findings as one document, with a line end. It has no times: the same findings are the same bytes.
///
/// # Errors
/// Never in practice: it is written into memory.
pub fn print(findings: &[Finding], sources: &Sources) -> io::Result<String> {
    let concealed = Concealed::new(findings, sources);
    let mut places = Places::new(concealed.sources());
    let suites: Vec<Suite> = suites(findings, sources).iter().map(|(path, of)| suite(path, of, &concealed, &mut places)).collect();
    let total = suites.iter().fold(Counts::default(), |total, suite| total.and(Counts::of(&suite.cases)));
    let mut writer = Writer::new_with_indent(Vec::new(), b' ', 2);
    writer.write_event(Event::Decl(BytesDecl::new("1.0", Some("UTF-8"), None)))?;
    let root = writer.create_element("testsuites").with_attribute(("name", "hostctl lint"));
    total.on(root).write_inner_content(|writer| suites.iter().try_for_each(|suite| suite.write(writer)))?;
    let mut text = String::from_utf8(writer.into_inner()).map_err(io::Error::other)?;
    text.push('\n');
    Ok(text)
}

/// The findings of each file, in the order of the files; those without a place come last, in a suite of the command itself.
fn suites<'f>(findings: &'f [Finding], sources: &Sources) -> Vec<(String, Vec<&'f Finding>)> {
    let mut of: BTreeMap<usize, Vec<&Finding>> = BTreeMap::new();
    let files = sources.iter().count();
    for finding in findings {
        of.entry((finding.span.file as usize).min(files)).or_default().push(finding);
    }
    let nowhere = of.remove(&files).map(|nowhere| ("hostctl lint".to_owned(), nowhere));
    let each = sources.iter().enumerate().map(|(file, source)| (source.path.clone(), of.remove(&file).unwrap_or_default()));
    each.chain(nowhere).collect()
}

struct Suite {
    name: String,
    cases: Vec<Case>,
}

struct Case {
    name: String,
    /// `file` and, of a finding, `line`: GitLab links to them. The others show the name, which says them too.
    line: Option<usize>,
    outcome: Outcome,
}

/// How a case ended. Texts are as XML can hold them.
enum Outcome {
    Passed,
    /// It passed, and has something to say.
    Told(String),
    Failed {
        message: String,
        rule: &'static str,
        text: String,
    },
    Skipped {
        reason: String,
        text: String,
    },
}

fn suite(path: &str, findings: &[&Finding], concealed: &Concealed<'_>, places: &mut Places<'_>) -> Suite {
    let name = xml(&clean(path));
    let mut names = HashMap::new();
    let mut cases: Vec<Case> = findings.iter().map(|finding| case(finding, &mut names, concealed, places)).collect();
    // A suite without a case that passed would be one of a file that was not looked at.
    if findings.iter().all(|finding| finding.silenced.is_some()) {
        cases.insert(0, Case { name: name.clone(), line: None, outcome: Outcome::Passed });
    }
    Suite { name, cases }
}

fn case(finding: &Finding, names: &mut HashMap<String, usize>, concealed: &Concealed<'_>, places: &mut Places<'_>) -> Case {
    let spot = spot(finding.span, places);
    // Without the line: a case that only moves is the same case, and no new failure.
    let mut name = xml(&format!("{}: {}", finding.rule.id, told(&finding.message)));
    // Cases of one name are taken for one case that ran twice.
    let count = names.entry(name.clone()).or_default();
    *count += 1;
    if *count > 1 {
        name = format!("{name} ({count})");
    }
    let message = xml(&told(&finding.message));
    let head = format!("{}[{}]: {message}", finding.severity.word(), finding.rule.id);
    let own = line(spot, &finding.label);
    let more = own.into_iter().chain(others(finding, places)).chain(way_out(finding, concealed));
    let text = std::iter::once(head).chain(more.map(|line| xml(&line))).collect::<Vec<_>>().join("\n");
    let outcome = match (&finding.silenced, finding.severity) {
        (Some(silenced), _) => Outcome::Skipped { reason: xml(&silence(silenced)), text },
        (None, Severity::Error) => Outcome::Failed { message, rule: finding.rule.id, text },
        (None, Severity::Warning | Severity::Advice) => Outcome::Told(text),
    };
    Case { name, line: spot.map(|spot| spot.start.line), outcome }
}

/// A text without the characters that XML 1.0 cannot hold, not even escaped, beside those that `clean` takes away.
fn xml(text: &str) -> String {
    text.replace(['\u{FFFE}', '\u{FFFF}'], "\u{FFFD}")
}

impl Suite {
    fn write<W: Write>(&self, writer: &mut Writer<W>) -> io::Result<()> {
        let element = writer.create_element("testsuite").with_attribute(("name", self.name.as_str()));
        Counts::of(&self.cases)
            .on(element)
            .write_inner_content(|writer| self.cases.iter().try_for_each(|case| case.write(&self.name, writer)))?;
        Ok(())
    }
}

impl Case {
    fn write<W: Write>(&self, file: &str, writer: &mut Writer<W>) -> io::Result<()> {
        let attributes = [("name", self.name.as_str()), ("classname", file), ("file", file)];
        let mut element = writer.create_element("testcase").with_attributes(attributes);
        if let Some(line) = self.line {
            element = element.with_attribute(("line", line.to_string().as_str()));
        }
        match &self.outcome {
            Outcome::Passed => element.write_empty()?,
            Outcome::Told(text) => element.write_inner_content(|writer| say(writer, text))?,
            Outcome::Failed { message, rule, text } => element.write_inner_content(|writer| {
                let failure = writer.create_element("failure").with_attributes([("message", message.as_str()), ("type", *rule)]);
                failure.write_text_content(BytesText::new(text)).map(drop)
            })?,
            Outcome::Skipped { reason, text } => element.write_inner_content(|writer| {
                writer.create_element("skipped").with_attribute(("message", reason.as_str())).write_empty()?;
                say(writer, text)
            })?,
        };
        Ok(())
    }
}

/// The output of a case that does not fail.
fn say<W: Write>(writer: &mut Writer<W>, text: &str) -> io::Result<()> {
    writer.create_element("system-out").write_text_content(BytesText::new(text)).map(drop)
}

/// What a suite counts.
#[derive(Clone, Copy, Default)]
struct Counts {
    tests: usize,
    failures: usize,
    skipped: usize,
}

impl Counts {
    fn of(cases: &[Case]) -> Self {
        let count = |is: fn(&Outcome) -> bool| cases.iter().filter(|case| is(&case.outcome)).count();
        Self {
            tests: cases.len(),
            failures: count(|outcome| matches!(outcome, Outcome::Failed { .. })),
            skipped: count(|outcome| matches!(outcome, Outcome::Skipped { .. })),
        }
    }

    fn and(self, other: Self) -> Self {
        Self { tests: self.tests + other.tests, failures: self.failures + other.failures, skipped: self.skipped + other.skipped }
    }

    /// An error, in JUnit's sense, is a case that could not be run: there is none.
    fn on<W: Write>(self, element: ElementWriter<'_, W>) -> ElementWriter<'_, W> {
        let Self { tests, failures, skipped } = self;
        [("tests", tests), ("failures", failures), ("errors", 0), ("skipped", skipped)]
            .into_iter()
            .fold(element, |element, (name, count)| element.with_attribute((name, count.to_string().as_str())))
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::diagnostic::{Allowance, Rule, Silenced, Source, Span};

    static RULE: Rule = Rule::warning("a-rule", "A rule.");

    #[test]
    fn each_finding_is_a_case_of_its_file() {
        let path = "ten ants/<a>&\u{FFFF}.yaml";
        let sources = Sources::new(vec![Source::new(path, "ä: ü\r\nb: c\r\n"), Source::new("fine.yaml", "")]);
        let at = Span::new(0, 4, 6);
        let mut error = RULE.at(at, "wrong \u{1b}[31m\u{FFFE} ]]> \"'<&\r\n").label("here").other(Span::new(0, 8, 12), "there");
        error.severity = Severity::Error;
        let warning = RULE.at(at, "same place").note("because").fix("write x", at, "x\ty");
        let mut silenced = RULE.at(Span::new(0, 8, 9), "meant so");
        let span = Span::new(0, 8, 12);
        let (reason, until, owner) = ("we mean it".to_owned(), Some("2027-01-31".to_owned()), Some("mail".to_owned()));
        silenced.silenced = Some(Silenced::Comment(Allowance { span, reason, until, owner }));
        let findings = [error, warning, silenced, RULE.at(Span::new(9, 0, 1), "nowhere")];
        insta::assert_snapshot!(print(&findings, &sources).unwrap());
    }

    #[test]
    fn a_file_with_nothing_but_silenced_findings_passes() {
        let sources = Sources::new(vec![Source::new("a.yaml", "a: b\n")]);
        let mut silenced = RULE.at(Span::new(0, 0, 1), "meant so");
        silenced.silenced = Some(Silenced::CommandLine);
        let printed = print(&[silenced], &sources).unwrap();
        assert!(printed.contains(r#"<testsuite name="a.yaml" tests="2" failures="0" errors="0" skipped="1">"#), "{printed}");
        assert!(printed.contains(r#"<testcase name="a.yaml" classname="a.yaml" file="a.yaml"/>"#), "{printed}");
    }
}

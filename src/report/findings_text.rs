//! Findings for people, as a compiler shows them.

use annotate_snippets::{Annotation, AnnotationKind, Group, Level, Origin, Patch, Renderer, Snippet};

use super::conceal::Concealed;
use super::counted;
use super::excerpt::{Excerpt, excerpt, last_line};
use super::places::Places;
use super::told::replacement;
use crate::diagnostic::{Finding, Replacement, Severity, Sources, Span, clean, told};

/// Another place is shown together with the first where no more lines than this are between them.
const NEAR: usize = 3;
/// A replacement of more characters than this is described, not shown.
const LONGEST_FIX: usize = 200;

/// All findings, one after the other, and the line that counts them. Secrets in the lines that are shown are concealed.
#[must_use]
pub fn print(findings: &[Finding], sources: &Sources, color: bool) -> String {
    let renderer = if color { Renderer::styled() } else { Renderer::plain() };
    let concealed = Concealed::new(findings, sources);
    let sources = concealed.sources();
    let mut places = Places::new(sources);
    let mut text = String::new();
    for finding in findings.iter().filter(|finding| finding.silenced.is_none()) {
        let shown = renderer.render(&report(finding, &concealed, &mut places));
        for line in shown.trim_end().lines().filter(|line| !is_gap(line)) {
            text.push_str(line);
            text.push('\n');
        }
        text.push('\n');
    }
    text.push_str(&summary(findings, sources));
    text.push('\n');
    text
}

/// Whether a line is only the `:::` that stands before lines whose place was said apart from them.
fn is_gap(line: &str) -> bool {
    line.contains(":::") && anstream::adapter::strip_str(line).to_string().trim() == ":::"
}

/// `3 errors, 1 warning in 2 of 5 files`, or `5 files: no problems`; those that comments silence are counted, and not shown:
/// `5 files: no problems (2 silenced)`.
#[must_use]
pub fn summary(findings: &[Finding], sources: &Sources) -> String {
    let files = sources.iter().count();
    let shown: Vec<&Finding> = findings.iter().filter(|finding| finding.silenced.is_none()).collect();
    let silenced = match super::silenced(findings) {
        0 => String::new(),
        silenced => format!(" ({silenced} silenced)"),
    };
    if shown.is_empty() {
        return format!("{}: no problems{silenced}", counted(files, "file"));
    }
    let kinds: Vec<String> = Severity::ALL
        .into_iter()
        .map(|severity| (super::count(findings, severity), severity))
        .filter(|&(number, _)| number > 0)
        .map(|(number, severity)| counted(number, kind(severity)))
        .collect();
    let mut with: Vec<u32> = shown.iter().filter(|finding| sources.get(finding.span).is_some()).map(|finding| finding.span.file).collect();
    with.sort_unstable();
    with.dedup();
    format!("{} in {} of {}{silenced}", kinds.join(", "), with.len(), counted(files, "file"))
}

/// What a finding is called where findings are counted: advice has no plural.
fn kind(severity: Severity) -> &'static str {
    match severity {
        Severity::Advice => "suggestion",
        other => other.word(),
    }
}

/// A finding as the groups of lines that it is shown in.
fn report<'f>(finding: &'f Finding, concealed: &Concealed<'_>, places: &mut Places<'_>) -> Vec<Group<'f>> {
    let level = match finding.severity {
        Severity::Error => Level::ERROR,
        Severity::Warning => Level::WARNING,
        Severity::Advice => Level::HELP.with_name(Severity::Advice.word()),
    };
    let mut group = level.primary_title(told(&finding.message)).id(finding.rule.id).elements([] as [Snippet<'_, Annotation<'_>>; 0]);
    for part in parts(finding, places) {
        group = add(group, &part, places);
    }
    for note in &finding.notes {
        group = group.element(Level::NOTE.message(told(note)));
    }
    let patch = replacement(finding, concealed).and_then(|fix| patched(fix, places));
    let Some(help) = &finding.help else {
        let mut groups = vec![group];
        groups.extend(patch.map(|patch| Level::HELP.secondary_title("write this").element(patch)));
        return groups;
    };
    match patch {
        Some(patch) => vec![group, Level::HELP.secondary_title(told(help)).element(patch)],
        None => vec![group.element(Level::HELP.message(told(help)))],
    }
}

/// A place with what is said beside it; the first is the finding's own.
#[derive(Debug, Clone, Copy)]
struct Mark<'f> {
    span: Span,
    text: &'f str,
    primary: bool,
}

/// The places of a finding, those that are near one another together. The one with the finding's own place comes first.
fn parts<'f>(finding: &'f Finding, places: &mut Places<'_>) -> Vec<Vec<Mark<'f>>> {
    let own = Mark { span: finding.span, text: &finding.label, primary: true };
    let others = finding.others.iter().map(|other| Mark { span: other.span, text: &other.text, primary: false });
    let mut parts: Vec<(Vec<Mark<'f>>, u32, usize, usize)> = Vec::new();
    for mark in std::iter::once(own).chain(others) {
        let Some((_, lines, range)) = places.find(mark.span) else { continue };
        let (first, last) = (lines.line(range.0), last_line(lines, range));
        let near =
            |part: &&mut (Vec<Mark<'f>>, u32, usize, usize)| part.1 == mark.span.file && first <= part.3 + NEAR && part.2 <= last + NEAR;
        match parts.iter_mut().find(near) {
            Some(part) => {
                part.0.push(mark);
                part.2 = part.2.min(first);
                part.3 = part.3.max(last);
            }
            None => parts.push((vec![mark], mark.span.file, first, last)),
        }
    }
    parts.into_iter().map(|part| part.0).collect()
}

/// Adds an excerpt of a file with its places marked.
fn add<'f>(group: Group<'f>, marks: &[Mark<'f>], places: &mut Places<'_>) -> Group<'f> {
    let Some((source, lines, at)) = marks.first().and_then(|mark| places.find(mark.span)) else { return group };
    let position = lines.position(at.0);
    let name = clean(&source.name).into_owned();
    let ranges: Vec<(usize, usize)> = marks.iter().filter_map(|mark| Some(places.find(mark.span)?.2)).collect();
    let Some((_, lines, _)) = marks.first().and_then(|mark| places.find(mark.span)) else { return group };
    let Excerpt { text, first_line, places: found } = excerpt(lines, &ranges, 1);
    let annotations: Vec<Annotation<'f>> = marks
        .iter()
        .zip(found)
        .map(|(mark, range)| {
            let kind = if mark.primary { AnnotationKind::Primary } else { AnnotationKind::Context };
            let annotation = kind.span(range);
            if mark.text.is_empty() { annotation } else { annotation.label(told(mark.text)) }
        })
        .collect();
    // The place is said apart from the lines: where these are cut, their columns are not the file's.
    group
        .element(Origin::path(name).line(position.line).char_column(position.column))
        .element(Snippet::source(text).line_start(first_line).fold(false).annotations(annotations))
}

/// The lines as they would be with a fix; none where that would be more than can be shown.
fn patched<'f>(fix: &'f Replacement, places: &mut Places<'_>) -> Option<Snippet<'f, Patch<'f>>> {
    let (_, lines, at) = places.find(fix.span)?;
    let one_line = lines.line(at.0) == lines.line(at.1);
    if !one_line || fix.text.contains('\n') || fix.text.chars().count() > LONGEST_FIX {
        return None;
    }
    let Excerpt { text, first_line, places: found } = excerpt(lines, &[at], 0);
    let range = found.into_iter().next()?;
    Some(Snippet::source(text).line_start(first_line).fold(false).patch(Patch::new(range, clean(&fix.text))))
}

#[cfg(test)]
mod tests;

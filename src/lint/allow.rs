//! `# hostctl: allow(RULE) reason`: comments that silence the findings of a rule on their own line, or on the line that they stand above.

use std::collections::HashMap;

use super::{nearest, rule};
use crate::diagnostic::{Allowance, Finding, Rule, Sink, Sources, Span};
use crate::yaml;

/// An allowance that allows nothing, because of how it is written.
pub(super) static INVALID_ALLOW: Rule = Rule::warning("invalid-allow", "A comment that is to silence a rule, and cannot.")
    .page(include_str!("pages/invalid-allow.md"))
    .never_silenced();

/// An allowance for a finding that is not there.
pub(super) static UNUSED_ALLOW: Rule = Rule::warning("unused-allow", "A comment that silences a rule where it finds nothing.")
    .page(include_str!("pages/unused-allow.md"))
    .never_silenced();

/// What such a comment begins with, after its `#`. A file without it is not looked at again.
const MARK: &str = "hostctl:";

/// How it has to be written.
const FORM: &str = "write `# hostctl: allow(RULE) reason`";

/// An allowance of one rule on one line.
struct Allow {
    rule: &'static Rule,
    /// Where the rule's name stands.
    name: Span,
    comment: Span,
    reason: String,
    used: bool,
}

/// Marks the findings that comments allow, and adds those about comments that allow nothing. `judged` says of which rules all that they
/// can find was looked for: an allowance of another one may be for what was not looked for.
pub(super) fn silence(sources: &Sources, mut findings: Vec<Finding>, judged: &dyn Fn(&Rule) -> bool) -> Vec<Finding> {
    let mut sink = Sink::of_many_files();
    // By file, line and rule.
    let mut allows: HashMap<(u32, usize, &str), Vec<Allow>> = HashMap::new();
    let mut files: Vec<u32> = Vec::new();
    for (file, source) in (0u32..).zip(sources.iter()).filter(|(_, source)| source.text.contains(MARK)) {
        files.push(file);
        for comment in yaml::comments(file, &source.text) {
            let line = line_allowed(sources, &source.text, comment);
            for allow in read(sources.text(comment), comment, &mut sink) {
                allows.entry((file, line, allow.rule.id)).or_default().push(allow);
            }
        }
    }
    if files.is_empty() {
        return findings;
    }
    for finding in findings.iter_mut().filter(|finding| files.binary_search(&finding.span.file).is_ok()) {
        let line = sources.position(finding.span).line;
        if let Some(allow) = allows.get_mut(&(finding.span.file, line, finding.rule.id)).and_then(|there| there.first_mut()) {
            allow.used = true;
            finding.silenced = Some(Allowance { span: allow.comment, reason: allow.reason.clone() });
        }
    }
    for allow in allows.into_values().flatten().filter(|allow| !allow.used && judged(allow.rule)) {
        let finding = UNUSED_ALLOW
            .at(allow.name, format!("`{}` finds nothing here", allow.rule.id))
            .note("an allowance that is for nothing hides the next finding of its rule on this line")
            .help("delete it; one that is still needed stands on the line of the finding, or above it");
        sink.push(finding);
    }
    findings.extend(sink.into_sorted());
    findings.sort_by(|a, b| a.order(b));
    findings
}

/// The line whose findings a comment allows: its own, where something else stands there, else the next that is neither empty nor a comment.
fn line_allowed(sources: &Sources, text: &str, comment: Span) -> usize {
    let line = sources.position(comment).line;
    let (start, end) = (comment.start as usize, comment.end as usize);
    let before = text.get(..start).and_then(|before| before.rsplit('\n').next()).unwrap_or_default();
    if !before.trim().is_empty() {
        return line;
    }
    let mut rest = text.get(end..).unwrap_or_default().lines().skip(1).map(str::trim);
    line + 1 + rest.position(|line| !line.is_empty() && !line.starts_with('#')).unwrap_or_default()
}

/// What a comment allows; reports one that cannot be understood. A comment that is about something else allows nothing.
fn read(comment: &str, at: Span, sink: &mut Sink) -> Vec<Allow> {
    // A part of the comment as a place.
    let place = |part: &str| {
        let start = u32::try_from(part.as_ptr().addr() - comment.as_ptr().addr()).unwrap_or_default();
        Span::new(at.file, at.start + start, at.start + start + u32::try_from(part.len()).unwrap_or_default())
    };
    let Some(said) = comment.trim_start_matches('#').trim().strip_prefix(MARK).map(str::trim_start) else { return Vec::new() };
    let word = said.split(|c: char| !c.is_ascii_alphabetic()).next().unwrap_or_default();
    if yaml::nearest(word, &["allow"]).is_none() {
        return Vec::new();
    }
    let inside = said.strip_prefix("allow").and_then(|rest| rest.trim_start().strip_prefix('('));
    let Some((names, reason)) = inside.and_then(|rest| rest.split_once(')')) else {
        sink.push(INVALID_ALLOW.at(place(said), "this silences nothing: it is not written as an allowance is").help(FORM));
        return Vec::new();
    };
    let reason = reason.trim().trim_start_matches([':', '-', '\u{2013}', '\u{2014}']).trim();
    if reason.is_empty() {
        sink.push(
            INVALID_ALLOW
                .at(place(said), "this silences nothing: it gives no reason")
                .note("whoever reads it next has to be able to tell whether the reason still holds")
                .help(FORM),
        );
        return Vec::new();
    }
    let mut allows = Vec::new();
    for name in names.split(',').map(str::trim) {
        match rule(name) {
            Some(rule) if rule.silenceable => {
                allows.push(Allow { rule, name: place(name), comment: at, reason: reason.to_owned(), used: false });
            }
            found => sink.push(not_allowed(name, place(name), found.is_some())),
        }
    }
    allows
}

/// About the name of a rule that is not silenced: there is none of this name, or it cannot be.
fn not_allowed(name: &str, at: Span, exists: bool) -> Finding {
    if exists {
        return INVALID_ALLOW
            .at(at, format!("`{name}` cannot be silenced"))
            .note("what it is found at is not part of what is wanted, or nobody could say what is: it has to be mended");
    }
    let finding = INVALID_ALLOW.at(at, format!("there is no rule '{name}'"));
    match nearest(name) {
        Some(meant) => finding.fix(format!("did you mean `{meant}`?"), at, meant),
        None => finding.help("`hostctl rules` lists all"),
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;
    use crate::diagnostic::Source;

    const SOFT: &str = "public-mail-domain";

    /// Comments read of a text, with findings of a rule at some places.
    fn run(text: &str, at: &[u32]) -> Vec<Finding> {
        let sources = Sources::new(vec![Source { name: "a.yaml".into(), text: text.to_owned(), sha256: String::new() }]);
        let found = rule(SOFT).into_iter().flat_map(|rule| at.iter().map(|&start| rule.at(Span::new(0, start, start + 1), "found")));
        silence(&sources, found.collect(), &|_| true)
    }

    #[test]
    fn an_allowance_is_for_its_own_line_or_the_next_one_with_something_on_it() {
        let allow = "# hostctl: allow(public-mail-domain) because";
        let cases = [
            (format!("a: B {allow}\nc: D\n"), "B", true),
            (format!("a: B {allow}\nc: D\n"), "D", false),
            (format!("{allow}\nc: D\n"), "D", true),
            (format!("{allow}\n\n  # more\r\nc: D\n"), "D", true),
            (format!("{allow}\nc: D\ne: F\n"), "F", false),
            (format!("c: D\n  {allow}\n"), "D", false),
            (format!("x:\n  {allow}\n  # hostctl: allow(default-domain) too\n  - D\n"), "- D", true),
            (format!("c: '{allow}'\n"), "#", false),
            ("c: D # hostctl: allow( public-mail-domain , default-domain ): because\n".to_owned(), "D", true),
            ("c: D #hostctl:allow(public-mail-domain)because\n".to_owned(), "D", true),
            ("c: D # hostctl: allow(public-mail-domain) - \n".to_owned(), "D", false),
            ("c: D # hostctl: allow(public-mail-domain because\n".to_owned(), "D", false),
            ("c: D # hostctl: allow() because\n".to_owned(), "D", false),
            ("c: D # see hostctl: allow(public-mail-domain) because\n".to_owned(), "D", false),
        ];
        for (text, word, expected) in cases {
            let at = u32::try_from(text.find(word).unwrap()).unwrap();
            let findings = run(&text, &[at]);
            let found = findings.iter().find(|finding| finding.rule.id == SOFT).unwrap();
            assert_eq!(found.silenced.is_some(), expected, "{text}");
            if let Some(allowance) = &found.silenced {
                assert_eq!(allowance.reason, "because", "{text}");
            }
        }
    }

    #[test]
    fn one_allowance_is_for_all_findings_of_its_rule_on_the_line() {
        let findings = run("a: [b, c] # hostctl: allow(public-mail-domain) because\n", &[4, 7]);
        assert!(findings.len() == 2 && findings.iter().all(|finding| finding.silenced.is_some()), "{findings:?}");
    }

    proptest! {
        /// Whatever stands in a file, no finding is lost, and places stay within the text.
        #[test]
        fn any_text_is_read(parts in prop::collection::vec(prop_oneof![
            Just("# hostctl: allow(".to_owned()), Just("public-mail-domain".to_owned()), Just(") why\n".to_owned()), Just("a: |\n ".to_owned()),
            Just("\n".to_owned()), Just("'".to_owned()), Just("ü: ".to_owned()), any::<String>(),
        ], 0..12)) {
            let text = parts.concat();
            let findings = run(&text, &[0, 1]);
            prop_assert_eq!(findings.iter().filter(|finding| finding.rule.id == SOFT).count(), 2);
            for finding in findings.iter().filter(|finding| finding.rule.id != SOFT) {
                prop_assert!(text.get(finding.span.start as usize..finding.span.end as usize).is_some());
            }
        }
    }
}

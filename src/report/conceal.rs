//! Secrets that stand in manifests in spite of all: what people are shown of a file has asterisks in their place.
//!
//! The text is looked at, not the tree: a file that is no YAML, a key that is said twice and a comment have no tree.

use std::collections::HashMap;

use crate::diagnostic::{Finding, Sources, Span, is_secret_key};
use crate::manifest::rules::SECRET_IN_TEXT;

/// The sources, as far as they may be shown.
#[derive(Debug)]
pub(super) struct Concealed<'a> {
    original: &'a Sources,
    /// The same with asterisks; none where there are no secrets.
    covered: Option<Sources>,
}

impl<'a> Concealed<'a> {
    pub(super) fn new(findings: &[Finding], original: &'a Sources) -> Self {
        Self { original, covered: conceal(findings, original) }
    }

    /// What may be shown. All places in it are those of the sources.
    pub(super) fn sources(&self) -> &Sources {
        self.covered.as_ref().unwrap_or(self.original)
    }

    /// Whether a secret stands there, or a part of one.
    pub(super) fn hides(&self, span: Span) -> bool {
        self.covered.as_ref().is_some_and(|covered| covered.text(span) != self.original.text(span))
    }
}

/// The sources with all secrets concealed, byte for byte as long as before; none where there are no secrets.
fn conceal(findings: &[Finding], sources: &Sources) -> Option<Sources> {
    let places = |finding: &Finding| {
        let others: Vec<u32> = finding.others.iter().map(|other| other.span.file).collect();
        others.into_iter().chain([finding.span.file]).chain(finding.fix.as_ref().map(|fix| fix.span.file))
    };
    let mut shown: Vec<u32> = findings.iter().flat_map(places).collect();
    shown.sort_unstable();
    shown.dedup();
    let mut secrets: HashMap<u32, Vec<(usize, usize)>> = HashMap::new();
    for (file, source) in (0u32..).zip(sources.iter()).filter(|(file, _)| shown.binary_search(file).is_ok()) {
        let mut ranges = after_keys(&source.text);
        let own = findings.iter().filter(|finding| finding.span.file == file && finding.rule.id == SECRET_IN_TEXT.id);
        // Where the finding is at a key, the secret is what comes after it.
        let is_key = |end: usize| source.text.get(end..).is_some_and(|rest| rest.trim_start().starts_with(':'));
        let places = own.map(|finding| (finding.span.start as usize, finding.span.end as usize));
        ranges.extend(places.filter(|place| !is_key(place.1)));
        if !ranges.is_empty() {
            secrets.insert(file, ranges);
        }
    }
    (!secrets.is_empty()).then(|| {
        let concealed = (0u32..).zip(sources.iter().cloned()).map(|(file, mut source)| {
            cover(&mut source.text, secrets.remove(&file).unwrap_or_default());
            source
        });
        Sources::new(concealed.collect())
    })
}

/// A text in which what stands after keys that can only hold a secret is concealed.
pub(super) fn cover_keys(text: &str) -> String {
    let mut covered = text.to_owned();
    cover(&mut covered, after_keys(text));
    covered
}

/// Puts asterisks over some ranges, as many as they have bytes, so that places stay what they are.
fn cover(text: &mut String, mut ranges: Vec<(usize, usize)>) {
    if ranges.is_empty() {
        return;
    }
    ranges.sort_unstable();
    let mut covered = String::with_capacity(text.len());
    let mut ranges = ranges.into_iter().peekable();
    for (at, c) in text.char_indices() {
        while ranges.next_if(|range| range.1 <= at).is_some() {}
        let within = ranges.peek().is_some_and(|range| range.0 <= at);
        if within && !c.is_whitespace() {
            covered.extend(std::iter::repeat_n('*', c.len_utf8()));
        } else {
            covered.push(c);
        }
    }
    *text = covered;
}

/// What stands after keys that can only hold a secret: the rest of the line, and the lines that go on with it.
fn after_keys(text: &str) -> Vec<(usize, usize)> {
    let mut ranges = Vec::new();
    if !is_secret_key(text) {
        return ranges;
    }
    // The column of the key that the lines belong to, and whether nothing came after it on its own line.
    let mut within: Option<(usize, bool)> = None;
    let mut start = 0;
    for line in text.split_inclusive('\n') {
        let end = start + line.len();
        let body = line.trim();
        if let Some((column, empty)) = within.filter(|_| !body.is_empty()) {
            let indent = line.len() - line.trim_start().len();
            if indent > column || (empty && (indent == column && body.starts_with('-') || !body.contains(": "))) {
                ranges.push((start, end));
                within = Some((column, empty && indent == column && body.starts_with('-')));
                start = end;
                continue;
            }
            within = None;
        }
        if let Some((column, colon)) = secret_key(line) {
            let rest = &line[colon + 1..];
            ranges.push((start + colon + 1, end));
            within = Some((column, rest.trim().is_empty()));
        }
        start = end;
    }
    ranges
}

/// The first key in a line that can only hold a secret: where it begins, and where its colon is.
fn secret_key(line: &str) -> Option<(usize, usize)> {
    line.match_indices(':').find_map(|(colon, _)| {
        let before = &line[..colon];
        let from = before.rfind(['{', '[', ',', '#', ':', '?']).map_or(0, |at| at + 1);
        let name = before[from..].trim_start_matches(|c: char| c == '-' || c.is_whitespace());
        is_secret_key(name).then_some((colon - name.len(), colon))
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::diagnostic::{Rule, Source};

    #[test]
    fn what_stands_after_a_secret_key_is_covered() {
        let cases = [
            ("name: a\npassword: b c\nx: d\n", "name: a\npassword: * *\nx: d\n"),
            ("- 'API_Key' : ü # x\r\n- b", "- 'API_Key' : ** * *\r\n- b"),
            ("c: {user: a, password: b}\nd: e", "c: {user: a, password: **\nd: e"),
            ("  pwd: |\n    a\n\n    b\n  c: d", "  pwd: *\n    *\n\n    *\n  c: d"),
            ("token:\n- a\n- b\nc: d", "token:\n* *\n* *\nc: d"),
            ("- token:\n    a\n  c: d", "- token:\n    *\n  c: d"),
            ("{token:\na}", "{token:\n**"),
            ("# password: a", "# password: *"),
            ("x-my-secret: a", "x-my-secret: *"),
            ("display: token", "display: token"),
        ];
        for (text, expected) in cases {
            let mut covered = text.to_owned();
            let ranges = after_keys(text);
            cover(&mut covered, ranges);
            assert_eq!(covered, expected);
        }
    }

    #[test]
    fn what_is_hidden_is_known() {
        static RULE: Rule = Rule::warning("a-rule", "A rule.");
        let sources = Sources::new(vec![Source::new("a", "name: a\npassword: b\n"), Source::new("b", "password: b\n")]);
        let concealed = Concealed::new(&[RULE.at(Span::new(0, 0, 4), "wrong")], &sources);
        assert_eq!(concealed.sources().text(Span::new(0, 0, 20)), "name: a\npassword: *\n");
        for (span, hidden) in [(Span::new(0, 0, 17), false), (Span::new(0, 18, 19), true), (Span::new(0, 6, 20), true)] {
            assert_eq!(concealed.hides(span), hidden, "{span:?}");
        }
        // Of a file without findings nothing is shown.
        assert!(!concealed.hides(Span::new(1, 10, 11)));
    }
}

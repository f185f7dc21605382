//! `# hostctl: allow(RULE) reason until=2027-01-31 owner=mail-team`: comments that silence the findings of a rule on their own line, or on
//! the line that they stand above. `until` (the last day on which it holds) and `owner` may be left out, and stand anywhere in the reason.

use std::collections::HashMap;

use super::{nearest, rule};
use crate::diagnostic::{Allowance, Finding, Rule, Silenced, Sink, Sources, Span};
use crate::value::Day;
use crate::yaml;

/// An allowance that allows nothing, because of how it is written.
pub(super) static INVALID_ALLOW: Rule = Rule::warning("invalid-allow", "A comment that is to silence a rule, and cannot.")
    .page(include_str!("pages/invalid-allow.md"))
    .never_silenced();

/// An allowance for a finding that is not there.
pub(super) static UNUSED_ALLOW: Rule = Rule::warning("unused-allow", "A comment that silences a rule where it finds nothing.")
    .page(include_str!("pages/unused-allow.md"))
    .never_silenced();

/// An allowance whose last day is over.
pub(super) static EXPIRED_ALLOW: Rule = Rule::warning("expired-allow", "A comment that silenced a rule until a day that is over.")
    .page(include_str!("pages/expired-allow.md"))
    .never_silenced();

/// What such a comment begins with, after its `#`. A file without it is not looked at again.
const MARK: &str = "hostctl:";

/// How it has to be written.
const FORM: &str = "write `# hostctl: allow(RULE) reason`; `until=2027-01-31` and `owner=NAME` may stand in the reason";

/// An allowance of one rule on one line.
struct Allow {
    rule: &'static Rule,
    /// Where the rule's name stands.
    name: Span,
    allowance: Allowance,
    /// The last day on which it holds, and where it is said.
    until: Option<(Day, Span)>,
    used: bool,
}

impl Allow {
    /// Where its last day is said, if that is over.
    fn expired(&self, today: Option<Day>) -> Option<Span> {
        self.until.zip(today).filter(|((until, _), today)| until < today).map(|((_, at), _)| at)
    }
}

/// Marks the findings that comments allow, and adds those about comments that allow nothing. `judged` says of which rules all that they
/// can find was looked for: an allowance of another one may be for what was not looked for. Without a day none is over.
pub(super) fn silence(sources: &Sources, mut findings: Vec<Finding>, today: Option<Day>, judged: &dyn Fn(&Rule) -> bool) -> Vec<Finding> {
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
        let Some(there) = allows.get_mut(&(finding.span.file, line, finding.rule.id)) else { continue };
        // One that holds goes before one that is over: it was decided anew.
        let holds = there.iter().position(|allow| allow.expired(today).is_none()).unwrap_or_default();
        if let Some(allow) = there.get_mut(holds) {
            allow.used = true;
            if allow.expired(today).is_none() {
                finding.silenced = Some(Silenced::Comment(allow.allowance.clone()));
            }
        }
    }
    for allow in allows.into_values().flatten() {
        if let (true, Some(at)) = (allow.used, allow.expired(today)) {
            sink.push(expired(&allow, at));
        }
        if allow.used || !judged(allow.rule) {
            continue;
        }
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

/// About an allowance that held until a day that is over.
fn expired(allow: &Allow, at: Span) -> Finding {
    let until = allow.allowance.until.as_deref().unwrap_or_default();
    let finding = EXPIRED_ALLOW
        .at(at, format!("this allowed `{}` until {until}", allow.rule.id))
        .label("this day is over")
        .note(format!("the reason was: {}", allow.allowance.reason));
    let finding = match &allow.allowance.owner {
        Some(owner) => finding.note(format!("it is {owner}'s to decide")),
        None => finding,
    };
    finding.help("mend what the rule finds and delete the comment, or decide anew, and say until when")
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
    let whole = said;
    let Some((names, reason)) = inside.and_then(|rest| rest.split_once(')')) else {
        sink.push(INVALID_ALLOW.at(place(said), "this silences nothing: it is not written as an allowance is").help(FORM));
        return Vec::new();
    };
    let Some(said) = terms(reason, &place, sink) else { return Vec::new() };
    let Terms { reason, until, owner } = said;
    if reason.is_empty() {
        sink.push(
            INVALID_ALLOW
                .at(place(whole), "this silences nothing: it gives no reason")
                .note("whoever reads it next has to be able to tell whether the reason still holds")
                .help(FORM),
        );
        return Vec::new();
    }
    let mut allows = Vec::new();
    for name in names.split(',').map(str::trim) {
        match rule(name) {
            Some(rule) if rule.silenceable => {
                let allowance = Allowance {
                    span: at,
                    reason: reason.clone(),
                    until: until.map(|(_, text, _)| text.to_owned()),
                    owner: owner.map(str::to_owned),
                };
                allows.push(Allow { rule, name: place(name), allowance, until: until.map(|(day, _, at)| (day, at)), used: false });
            }
            found => sink.push(not_allowed(name, place(name), found.is_some())),
        }
    }
    allows
}

/// What stands behind the rules' names.
struct Terms<'a> {
    reason: String,
    /// The last day, as it is written, and where.
    until: Option<(Day, &'a str, Span)>,
    owner: Option<&'a str>,
}

/// Takes `until=` and `owner=` out of the words of a reason; reports those that cannot be understood.
fn terms<'a>(text: &'a str, place: &dyn Fn(&str) -> Span, sink: &mut Sink) -> Option<Terms<'a>> {
    let (mut until, mut owner, mut words) = (None, None, Vec::new());
    let mut rest = text.split_whitespace().peekable();
    while let Some(word) = rest.next() {
        let refused = |why: String, help: &str| INVALID_ALLOW.at(place(word), format!("this silences nothing: {why}")).help(help);
        match word.split_once('=') {
            Some(("until" | "owner", "")) => {
                sink.push(refused(format!("nothing stands behind `{word}`"), "write it without blanks: until=2027-01-31, owner=mail-team"));
                return None;
            }
            Some(("until", day)) => match Day::read(day) {
                Some(_) if until.is_some() => {
                    sink.push(refused("`until` is said twice".to_owned(), "leave one of the two"));
                    return None;
                }
                Some(read) => until = Some((read, day, place(word))),
                None => {
                    sink.push(refused(format!("'{day}' is no day"), "write it as until=2027-01-31: year, month and day"));
                    return None;
                }
            },
            Some(("owner", name)) => owner = Some(name),
            _ if is_slip(word, rest.peek().copied()) => {
                sink.push(refused(
                    format!("`{word}` is not how a term is written"),
                    "write until=2027-01-31, owner=mail-team: small letters, no blanks",
                ));
                return None;
            }
            _ => words.push(word),
        }
    }
    let reason = words.join(" ");
    let reason = reason.trim_start_matches([':', '-', '\u{2013}', '\u{2014}']).trim().to_owned();
    Some(Terms { reason, until, owner })
}

/// Whether a word is meant as `until=` or `owner=`, and written otherwise: `Until=2027-01-31`, `until: 2027-01-31`, `owner =`. As a word of
/// the reason it would be an end that never comes.
fn is_slip(word: &str, next: Option<&str>) -> bool {
    let (name, sign) = word.find([':', '=']).map_or((word, ""), |at| word.split_at(at));
    let is = |term: &str| name.eq_ignore_ascii_case(term);
    let signed = !sign.is_empty() || next.is_some_and(|next| next.starts_with('='));
    (is("until") || is("owner")) && signed || is("until") && next.is_some_and(|next| Day::read(next).is_some())
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
        Some(meant) => finding.suggest(format!("did you mean `{meant}`?"), at, meant),
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
        let sources = Sources::new(vec![Source::new("a.yaml", text)]);
        let found = rule(SOFT).into_iter().flat_map(|rule| at.iter().map(|&start| rule.at(Span::new(0, start, start + 1), "found")));
        silence(&sources, found.collect(), Day::read("2026-11-21"), &|_| true)
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
            if let Some(silenced) = &found.silenced {
                assert_eq!(silenced.reason(), "because", "{text}");
            }
        }
    }

    #[test]
    fn an_allowance_holds_until_its_last_day_is_over() {
        let cases: [(&str, bool, &[&str]); 15] = [
            ("because until=2026-11-21", true, &[]),
            ("until=2026-11-20 because", false, &["expired-allow"]),
            ("be until=2027-01-31 owner=mail-team cause", true, &[]),
            ("until=2020-02-29 owner=mail-team because", false, &["expired-allow"]),
            ("owner=mail-team", false, &["invalid-allow"]),
            ("because until=", false, &["invalid-allow"]),
            ("because until=2027-13-01", false, &["invalid-allow"]),
            ("because until=2027-01-01 until=2027-01-02", false, &["invalid-allow"]),
            ("because not-until=2020-01-01", true, &[]),
            ("because until then their owner knows", true, &[]),
            ("because until = 2027-01-01", false, &["invalid-allow"]),
            ("because Until=2027-01-01", false, &["invalid-allow"]),
            ("because until: 2027-01-01", false, &["invalid-allow"]),
            ("because until 2027-01-01", false, &["invalid-allow"]),
            ("because owner: mail team", false, &["invalid-allow"]),
        ];
        for (terms, silenced, reported) in cases {
            let findings = run(&format!("a: b # hostctl: allow(public-mail-domain) {terms}\n"), &[3]);
            let (found, about): (Vec<_>, Vec<_>) = findings.iter().partition(|finding| finding.rule.id == SOFT);
            assert_eq!(found[0].silenced.is_some(), silenced, "{terms}");
            assert_eq!(about.iter().map(|finding| finding.rule.id).collect::<Vec<_>>(), reported, "{terms}");
        }
    }

    #[test]
    fn an_allowance_that_is_renewed_holds() {
        let over = "# hostctl: allow(public-mail-domain) first until=2026-01-31";
        let findings = run(
            &format!("{over}\na: b # hostctl: allow(public-mail-domain) again until=2028-01-31\n"),
            &[u32::try_from(over.len() + 4).unwrap()],
        );
        let found: Vec<(&str, bool)> = findings.iter().map(|finding| (finding.rule.id, finding.silenced.is_some())).collect();
        // The first is for nothing now, and is told so.
        assert_eq!(found, [("unused-allow", false), (SOFT, true)]);
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

//! `lint --fix`: findings that have one right answer get it, in the text as it stands. All else of a file stays, to the byte: comments,
//! layout, line ends.

use std::collections::BTreeMap;

use super::{Levels, Look, look};
use crate::diagnostic::{Finding, Replacement, Silenced, Sink, Source, Sources};
use crate::manifest;
use crate::model::{Desired, Organisation, Wish};
use crate::progress::Progress;
use crate::yaml;

/// A mended key may show a value that can be mended, and that another. Nothing that people write needs more rounds than this.
const ROUNDS: usize = 16;

/// Files as they were, and as they are when all is mended that can be.
#[derive(Debug)]
pub struct Fixed {
    /// As they were.
    pub before: Vec<Source>,
    /// As they are; the same ones, in the same order.
    pub after: Vec<Source>,
    /// How many texts were replaced.
    pub count: usize,
}

impl Fixed {
    /// The files that have changed, as they were and as they are.
    pub fn changed(&self) -> impl Iterator<Item = (&Source, &Source)> {
        self.before.iter().zip(&self.after).filter(|(before, after)| before.text != after.text)
    }
}

/// Mends all files in memory: round by round, since what is mended may bring to light what can be mended then.
#[must_use]
pub fn fix(files: Vec<Source>, levels: &Levels) -> Fixed {
    let before = files.clone();
    let (mut after, mut count) = (files, 0);
    // What the manifests wanted before the last round, and their texts, where they had no errors.
    let mut sound: Option<(Vec<Source>, Vec<Organisation>, usize)> = None;
    for _ in 0..ROUNDS {
        let (organisations, sink) = manifest::read_counted(&after, true, &Progress::new());
        let errors = sink.has_errors();
        let kept = sound.as_ref().is_none_or(|(_, wanted, _)| !errors && same(wanted, &organisations));
        debug_assert!(kept, "a fix changes what is wanted");
        if let Some((texts, _, counted)) = sound.take_if(|_| !kept) {
            // To mend is never to change: what would, is taken back.
            (after, count) = (texts, counted);
            break;
        }
        let sources = Sources::new(after);
        let asked = Look { all: &organisations, levels: levels.clone(), style: true, ..Look::default() };
        let edits = edits(&look(&sources, sink, &asked));
        after = sources.into_files();
        let (texts, counted) = (after.clone(), count);
        for (file, edits) in edits {
            let Some(source) = after.get_mut(file as usize) else { continue };
            if let Some(text) = apply(&source.text, &edits) {
                source.text = text;
                count += edits.len();
            }
        }
        if count == counted {
            break;
        }
        sound = (!errors).then_some((texts, organisations, counted));
    }
    Fixed { before, after, count }
}

/// Whether two readings of the manifests want the same. Where something stands makes no difference.
fn same(before: &[Organisation], after: &[Organisation]) -> bool {
    let wish = |(one, other): (&Wish, &Wish)| one.place == other.place && one.want == other.want;
    let object = |(one, other): (&Desired, &Desired)| {
        one.key == other.key
            && one.ensure == other.ensure
            && one.wishes.len() == other.wishes.len()
            && one.wishes.iter().zip(&other.wishes).all(wish)
    };
    let organisation = |(one, other): (&Organisation, &Organisation)| {
        one.objects.len() == other.objects.len() && one.objects.iter().zip(&other.objects).all(object)
    };
    before.len() == after.len() && before.iter().zip(after).all(organisation)
}

/// The certain fixes by file, in the order of the text, none into another: of two that overlap, the second waits for the next round.
fn edits(findings: &[Finding]) -> BTreeMap<u32, Vec<Replacement>> {
    // What is only not severe enough to be shown is to be mended all the same.
    let meant = |finding: &&Finding| matches!(finding.silenced, None | Some(Silenced::Minor));
    let certain = findings.iter().filter(meant).filter_map(|finding| finding.fix.as_ref());
    let mut certain: Vec<&Replacement> = certain.filter(|fix| fix.certain).collect();
    certain.sort_by_key(|fix| fix.span);
    let mut edits: BTreeMap<u32, Vec<Replacement>> = BTreeMap::new();
    for fix in certain {
        let of_file = edits.entry(fix.span.file).or_default();
        if of_file.last().is_none_or(|last| last.span.end <= fix.span.start && last.span != fix.span) {
            of_file.push(fix.clone());
        }
    }
    edits
}

/// A text with its fixes. None where they would change nothing, or where what they leave is no YAML any more: then the text stays.
fn apply(text: &str, edits: &[Replacement]) -> Option<String> {
    let mut mended = String::with_capacity(text.len() + edits.iter().map(|fix| fix.text.len()).sum::<usize>());
    let mut from = 0;
    for fix in edits {
        mended.push_str(text.get(from..fix.span.start as usize)?);
        mended.push_str(&fix.text);
        from = fix.span.end as usize;
    }
    mended.push_str(text.get(from..)?);
    let is_yaml = yaml::parse(0, &mended, &mut Sink::default()).is_some();
    (is_yaml && mended != text).then_some(mended)
}

#[cfg(test)]
mod tests {
    use super::*;

    const PLATFORM: &str = "kind: Platform\nname: p\norganization: {name: o, forest: o.example}\nproduct: 2016\nservers: [{name: EX01}]\n";

    fn mended(text: &str) -> String {
        let whole = format!("{PLATFORM}{text}");
        let fixed = fix(vec![Source::new("p.yaml", whole)], &Levels::default());
        fixed.after[0].text.strip_prefix(PLATFORM).unwrap().to_owned()
    }

    #[test]
    fn what_has_one_right_answer_gets_it_and_all_else_stays() {
        let cases = [
            // A key shows a value, and that another.
            (
                "send_connector:\r\n  # why\r\n  - nam: A   # a name\r\n    adress_spaces:   contoso.com\r\n    comment: no\r\n",
                "send_connectors:\r\n  # why\r\n  - name: A   # a name\r\n    address_spaces:   [contoso.com;1]\r\n    comment: 'no'\r\n",
            ),
            (
                "send_connectors:\n- {name: A, address_spaces: ['*', \"b.c\"], enabled: yes}\n",
                "send_connectors:\n- {name: A, address_spaces: ['*;1', \"b.c;1\"], enabled: true}\n",
            ),
            (
                "accepted_domains:\n  - {domain_name: a.b, domain_type: 'internalrelay'}\n",
                "accepted_domains:\n  - {domain_name: a.b, domain_type: 'InternalRelay'}\n",
            ),
            // What is used at several places is perhaps right at one of them.
            ("send_connectors:\n- {name: &a no, comment: *a}\n", "send_connectors:\n- {name: &a no, comment: *a}\n"),
            (
                "accepted_domains: [&d contoso.com]\nsend_connectors:\n- {name: A, address_spaces: [*d, b.c]}\n",
                "accepted_domains: [&d contoso.com]\nsend_connectors:\n- {name: A, address_spaces: [*d, b.c;1]}\n",
            ),
            // Quotes of keys stay: JSON has no blanks after its colons.
            (
                "send_connectors: [{\"name\":\"A\",\"coment\":\"x\",\"adress_spaces\":[\"b.c\"]}]\n",
                "send_connectors: [{\"name\":\"A\",\"comment\":\"x\",\"address_spaces\":[\"b.c;1\"]}]\n",
            ),
            // What is text by its lines or a tag stays text, whatever it says.
            (
                "send_connectors:\n- name: A\n  enabled: |\n    yes\n  port: !!str 25\n  address_spaces: !!str b.c\n",
                "send_connectors:\n- name: A\n  enabled: |\n    yes\n  port: !!str 25\n  address_spaces: !!str b.c\n",
            ),
            // A cost that is not said is 1.
            (
                "send_connectors:\n- {name: A, address_spaces: [b.c;, 'SMTP:d.e; ']}\n",
                "send_connectors:\n- {name: A, address_spaces: [b.c;1, 'SMTP:d.e;1']}\n",
            ),
            // Alike is not the same.
            (
                "send_connectors:\n- {name: A, dns_routing_disabled: true, max_header_size: 1MB}\n",
                "send_connectors:\n- {name: A, dns_routing_disabled: true, max_header_size: 1MB}\n",
            ),
            // Two slips of one key, a slip of a key that is there, a slip between two keys: nobody can tell.
            (
                "send_connectors:\n- {name: A, adress_spaces: [b.c], address_space: [d.e]}\n",
                "send_connectors:\n- {name: A, adress_spaces: [b.c], address_space: [d.e]}\n",
            ),
            ("send_connectors:\n- {name: A, nmae: B}\n", "send_connectors:\n- {name: A, nmae: B}\n"),
            // A server that is not declared is perhaps another one.
            (
                "send_connectors:\n- {name: A, source_transport_servers: [EX10]}\n",
                "send_connectors:\n- {name: A, source_transport_servers: [EX10]}\n",
            ),
            // What is meant so, stays.
            (
                "accepted_domains:\n  # hostctl: allow(word-case) as the old scripts have it\n  - {domain_name: a.b, domain_type: authoritative}\n",
                "accepted_domains:\n  # hostctl: allow(word-case) as the old scripts have it\n  - {domain_name: a.b, domain_type: authoritative}\n",
            ),
            (
                "lint: {allow: [address-space-cost]}\nsend_connectors:\n- {name: A, address_spaces: [b.c]}\n",
                "lint: {allow: [address-space-cost]}\nsend_connectors:\n- {name: A, address_spaces: [b.c]}\n",
            ),
            ("send_connectors: [\n", "send_connectors: [\n"),
        ];
        for (text, expected) in cases {
            assert_eq!(mended(text), expected, "{text}");
            assert_eq!(mended(expected), expected, "mended again: {text}");
        }
    }
}

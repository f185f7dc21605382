//! How a scalar is quoted, so that what replaces it is written in the same way.

use super::plain::Reading;
use super::tree::{NodeRef, View};
use crate::diagnostic::Span;

/// How a scalar is quoted.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Quoting {
    /// Not at all.
    None,
    /// `'...'`
    Single,
    /// `"..."`
    Double,
    /// By its lines (`|`, `>`) or a tag: any text may stand there as it is.
    Elsewise,
}

impl Quoting {
    /// Of the scalar at a place: a node, or an item of one.
    #[must_use]
    pub fn at(node: NodeRef<'_>, place: Span) -> Self {
        let plain = |node: NodeRef<'_>| matches!(node.view(), View::Scalar(scalar) if scalar.span == place && scalar.plain);
        if plain(node) || node.items().any(plain) { Self::None } else { Self::mark(node, place).unwrap_or(Self::Elsewise) }
    }

    /// Of the key at a place, before a value.
    pub(super) fn of_key(value: NodeRef<'_>, key: Span) -> Self {
        Self::mark(value, key).unwrap_or(Self::None)
    }

    /// By the quotation mark at a place of a node's file; none where there is none.
    fn mark(node: NodeRef<'_>, place: Span) -> Option<Self> {
        match node.file_text().as_bytes().get(place.start as usize)? {
            b'\'' => Some(Self::Single),
            b'"' => Some(Self::Double),
            _ => None,
        }
    }

    /// A text, quoted so. One that cannot stand without quotes gets them.
    #[must_use]
    pub fn write(self, text: &str) -> String {
        match self {
            Self::Elsewise => text.to_owned(),
            Self::None if is_plain(text) => text.to_owned(),
            Self::None | Self::Single if !text.contains(char::is_control) => single(text),
            _ => double(text),
        }
    }
}

/// A text in single quotes, of one line.
pub(super) fn single(text: &str) -> String {
    format!("'{}'", text.replace('\'', "''"))
}

/// A text in double quotes. Source: YAML 1.2.2, section 5.7.
fn double(text: &str) -> String {
    let mut quoted = String::from("\"");
    for c in text.chars() {
        match c {
            '"' | '\\' => quoted.extend(['\\', c]),
            c if c.is_control() => quoted.push_str(&format!("\\u{:04X}", u32::from(c))),
            c => quoted.push(c),
        }
    }
    quoted.push('"');
    quoted
}

/// Whether a text means itself without quotes, in a list in brackets as well. Stricter than YAML 1.2.2, section 7.3.3: in doubt there are
/// quotes. A number stays without: who writes one in place of a text means it.
fn is_plain(text: &str) -> bool {
    const FIRST: &[char] = &['?', ':', '!', '&', '*', '|', '>', '%', '@', '`', '#', '"', '\'', '=', '<'];
    let reads = matches!(Reading::of(text), Reading::Text | Reading::Number | Reading::Sexagesimal);
    // A dash before a blank begins an item, three are a document's end.
    let dashed = text.starts_with('-') && (text.starts_with("---") || !text.trim_start_matches('-').starts_with(char::is_alphanumeric));
    let null = matches!(text, "" | "~" | "null" | "Null" | "NULL");
    reads
        && !null
        && !dashed
        && text.trim() == text
        && !text.starts_with(FIRST)
        && !text.ends_with(':')
        && !text.contains(": ")
        && !text.contains(" #")
        && !text.contains(|c: char| {
            c.is_control() || matches!(c, '[' | ']' | '{' | '}' | ',' | '\u{85}' | '\u{2028}' | '\u{2029}' | '\u{FEFF}')
        })
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;
    use crate::diagnostic::Sink;
    use crate::yaml::parse;

    /// The texts of a list that is written in a document.
    fn read(text: &str) -> Option<Vec<String>> {
        let mut sink = Sink::default();
        let tree = parse(0, text, &mut sink)?;
        let root = tree.documents().next()?;
        let items = root.entries().next()?.1.items();
        items.map(|item| if let View::Scalar(scalar) = item.view() { Some(scalar.text.to_owned()) } else { None }).collect()
    }

    #[test]
    fn quotes_are_those_that_stand_there_and_those_that_are_needed() {
        let cases = [
            (Quoting::None, "a b", "a b"),
            (Quoting::None, "[10.9.8.7]", "'[10.9.8.7]'"),
            (Quoting::None, "no", "'no'"),
            (Quoting::None, "2027-01-31", "'2027-01-31'"),
            (Quoting::None, "1000", "1000"),
            (Quoting::None, "00:10:00", "00:10:00"),
            (Quoting::None, "o'clock", "o'clock"),
            (Quoting::None, "*", "'*'"),
            (Quoting::Single, "o'clock", "'o''clock'"),
            (Quoting::Single, "a\nb", r#""a\u000Ab""#),
            (Quoting::Double, r#"a"\b"#, r#""a\"\\b""#),
        ];
        for (quoting, text, written) in cases {
            assert_eq!(quoting.write(text), written);
        }
    }

    #[test]
    fn quoting_is_seen() {
        let mut sink = Sink::default();
        let text = "a: [b, 'c', \"d\"]\ne: |\n  f\n";
        let tree = parse(0, text, &mut sink).unwrap();
        let root = tree.documents().next().unwrap();
        let seen = |node: NodeRef<'_>| Quoting::at(node, node.span());
        let (list, block) = (root.entries().next().unwrap().1, root.entries().nth(1).unwrap().1);
        assert_eq!(list.items().map(seen).collect::<Vec<_>>(), [Quoting::None, Quoting::Single, Quoting::Double]);
        assert_eq!(seen(block), Quoting::Elsewise);
        assert_eq!(Quoting::Elsewise.write("no"), "no");
    }

    proptest! {
        /// Whatever a text is, it is written so that it reads back: in a list in brackets and in one of lines, before a comment.
        #[test]
        fn what_is_written_reads_back(text in prop_oneof![any::<String>(), "[-a:#'\"\\\\,\\[{&*!%@` ~0-9.]{0,6}"], style in 0..3_usize) {
            let quoting: Quoting = [Quoting::None, Quoting::Single, Quoting::Double][style];
            let written = quoting.write(&text);
            prop_assert!(!written.contains('\n'));
            let flow = format!("k: [{written}, {written}] # c\n");
            prop_assert_eq!(read(&flow), Some(vec![text.clone(), text.clone()]), "{}", flow);
            let block = format!("k:\n  - {written} # c\n  - x\n");
            prop_assert_eq!(read(&block), Some(vec![text.clone(), "x".to_owned()]), "{}", block);
        }
    }
}

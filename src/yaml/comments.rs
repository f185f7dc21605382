//! The comments of a file: its text shows them, the tree does not.

use granit_parser::{Event, Parser};

use super::syntax;
use crate::diagnostic::Span;

/// Where the comments of a file are, each from its `#` to the end of its line. Found by the parser, since only it can tell a comment from
/// a `#` inside a text. Where the file is no YAML, those before the place that is wrong.
#[must_use]
pub fn comments(file: u32, text: &str) -> Vec<Span> {
    if syntax::unreadable(file, text).is_some() {
        return Vec::new();
    }
    // Else a section of so many lines that is commented out would be a syntax error.
    let options = granit_parser::options! { emit_comments: true, max_buffered_comment_events: usize::MAX };
    Parser::new_from_str_with_options(text, options)
        .map_while(Result::ok)
        .filter(|(event, _)| matches!(event, Event::Comment(..)))
        .filter_map(|(_, span)| {
            let (start, end) = (span.start.byte_offset()?, span.end.byte_offset()?);
            Some(Span::new(file, u32::try_from(start).ok()?, u32::try_from(end.min(text.len())).ok()?))
        })
        .collect()
}

#[cfg(test)]
mod tests {
    use super::comments;

    #[test]
    fn comments_are_told_from_texts() {
        let many = "# x\n".repeat(500);
        let cases: [(&str, &[&str]); 12] = [
            ("# a\nb: 1 # c\n", &["# a", "# c"]),
            ("b: '# no' # yes\nc: \"# no\"\n", &["# yes"]),
            ("b: a#no\nc: http://x/#no\n", &[]),
            ("b: |\n  # no\n  text # no\n# yes\nc: >-\n  # no\n", &["# yes"]),
            ("b: \"one\n  # no\n  two\" # yes\n", &["# yes"]),
            ("b: [a, # yes\n  c] #yes\n", &["# yes", "#yes"]),
            ("- a # x\n# y\n- b\r\n# z\r\n", &["# x", "# y", "# z"]),
            ("b: # x\n  # y\n  c: 1\n", &["# x", "# y"]),
            ("---\n# a\nb: 1\n---\n# c\nd: ü # ü\n...\n# e", &["# a", "# c", "# ü", "# e"]),
            ("# a\nb: [\n", &["# a"]),
            ("", &[]),
            ("a: \u{1}\n# b\n", &[]),
        ];
        for (text, expected) in cases {
            let found: Vec<&str> = comments(0, text).into_iter().map(|span| &text[span.start as usize..span.end as usize]).collect();
            assert_eq!(found, expected, "{text:?}");
        }
        assert_eq!(comments(0, &format!("a: 1\n{many}b: 2\n")).len(), 500);
        assert_eq!(comments(0, &format!("a:\n{many}- b\n")).len(), 500);
    }
}

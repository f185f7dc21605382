//! The part of the templates' language that a folder of templates may use: what arranges, and cannot grow.
//!
//! The engine counts instructions and the script its bytes, but a block that is captured, or a text that is added to itself in a loop,
//! takes memory that nobody counts, and one expression of a hundred thousand dots takes the stack. None of it is of use here: such
//! texts are never printed. So the statements are listed, and a tag is short.
//!
//! Whatever looks like a tag is held to it, in comments and raw text too: what is taken for a tag here and is none to the engine
//! costs its writer a word, and the opposite would be a hole.

/// The statements that there are.
const STATEMENTS: &[&str] = &["if", "elif", "else", "endif", "for", "endfor", "include", "raw", "endraw"];

/// How long a tag may be, in bytes. The longest built-in one has 38.
const LONGEST: usize = 300;

/// How many `elif` a template may have: the engine reads each inside the one before it.
const MOST_ELIF: usize = 50;

use std::ops::Range;

/// Where a template uses what it may not.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Unfit {
    /// The line, from 1.
    pub(super) line: usize,
    /// What is wrong.
    pub(super) message: String,
    /// What to do.
    pub(super) help: String,
}

/// What looks like a tag: `{{ ... }}` or `{% ... %}`.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Tag<'t> {
    /// Its line, from 1.
    pub(super) line: usize,
    /// The statement; empty in `{{ }}`.
    pub(super) statement: &'t str,
    /// The texts in quotes, without them.
    pub(super) texts: Vec<&'t str>,
    /// Its content without texts in quotes.
    pub(super) code: String,
    /// Its bytes.
    range: Range<usize>,
    /// Whether it has an end, soon enough.
    closed: bool,
}

/// Holds a template to the language.
///
/// # Errors
/// The first tag that is not of it.
pub(super) fn check(text: &str) -> Result<(), Unfit> {
    let unfit = |tag: &Tag<'_>, message: String, help: &str| Err(Unfit { line: tag.line, message, help: help.to_owned() });
    let mut elif = 0usize;
    for tag in tags(text) {
        if !tag.closed {
            let message = format!("a tag that has no end, or more than {LONGEST} characters");
            return unfit(&tag, message, "close it with }} or %}; where PowerShell itself has {{ or {%, put a blank between the two");
        }
        if tag.code.starts_with('%') && !STATEMENTS.contains(&tag.statement) {
            let message = format!("there is no statement '{}' here", tag.statement);
            return unfit(&tag, message, "there are if, elif, else, endif, for, endfor, include, raw and endraw");
        }
        if let Some(c) = tag.code.chars().find(|c| matches!(c, '~' | '*' | '{')) {
            let message = format!("there is no '{c}' here: templates arrange what they are given, and make no text");
            return unfit(&tag, message, "write the text itself into the template, outside of the tag; between { and {{ put a blank");
        }
        elif += usize::from(tag.statement == "elif");
        if elif > MOST_ELIF {
            return unfit(&tag, format!("more than {MOST_ELIF} elif"), "write the others as if of their own");
        }
    }
    Ok(())
}

/// All that looks like a tag, also within another one.
pub(super) fn tags(text: &str) -> impl Iterator<Item = Tag<'_>> {
    let mut line = 1usize;
    let bytes = text.as_bytes();
    (0..bytes.len()).filter_map(move |at| {
        line += usize::from(at > 0 && bytes[at - 1] == b'\n');
        match (bytes[at], bytes.get(at + 1)) {
            (b'{', Some(&kind @ (b'{' | b'%'))) => Some(tag(text, at, line, kind)),
            _ => None,
        }
    })
}

/// A template with blanks for its tags and comments.
pub(super) fn without_tags(text: &str) -> String {
    let mut bytes = text.as_bytes().to_vec();
    let mut blank = |range: Range<usize>| {
        bytes.iter_mut().take(range.end).skip(range.start).filter(|byte| **byte != b'\n').for_each(|byte| *byte = b' ')
    };
    tags(text).filter(|tag| tag.closed).for_each(|tag| blank(tag.range));
    for (begin, _) in text.match_indices("{#") {
        blank(begin..text[begin..].find("#}").map_or(begin, |end| begin + end + 2));
    }
    String::from_utf8_lossy(&bytes).into_owned()
}

/// The tag that begins at a byte.
fn tag(text: &str, at: usize, line: usize, kind: u8) -> Tag<'_> {
    let end = if kind == b'%' { b'%' } else { b'}' };
    let bytes = text.as_bytes();
    let (mut texts, mut closed) = (Vec::new(), false);
    // The kind stands first, so that a statement is told from an expression.
    let mut code = String::from(if kind == b'%' { "%" } else { "" });
    let mut here = at + 2;
    while here < bytes.len() && here - at <= LONGEST {
        match bytes[here] {
            quote @ (b'\'' | b'"') => {
                let begin = here + 1;
                here = begin;
                while here < bytes.len() && here - at <= LONGEST && bytes[here] != quote {
                    here += if bytes[here] == b'\\' { 2 } else { 1 };
                }
                texts.extend(text.get(begin..here));
                code.push(' ');
            }
            byte if byte == end && bytes.get(here + 1) == Some(&b'}') => {
                closed = true;
                break;
            }
            // All that is not ASCII is refused elsewhere, and no character of the language.
            byte => code.push(if byte.is_ascii() { char::from(byte) } else { '?' }),
        }
        here += 1;
    }
    let word = text.get(at + 2..).unwrap_or_default().trim_start_matches(['-', '+']).trim_start();
    let length = word.find(|c: char| !(c.is_ascii_alphanumeric() || c == '_')).unwrap_or(word.len());
    let statement = if kind == b'%' { &word[..length] } else { "" };
    Tag { line, statement, texts, code, range: at..here + 2, closed }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::render::BUILT_IN;

    #[test]
    fn the_built_in_templates_are_of_the_language() {
        for (name, text) in BUILT_IN {
            assert_eq!(check(text), Ok(()), "{name}");
        }
    }

    #[test]
    fn what_is_not_of_the_language_is_placed() {
        let dots = "{{ a".to_owned() + &".a".repeat(200) + " }}";
        for (text, line, message) in [
            ("{% set a = 1 %}", 1, "'set'"),
            ("\n{%- macro m() %}", 2, "'macro'"),
            ("{%+ block a %}", 1, "'block'"),
            ("{%\n  filter f %}", 1, "'filter'"),
            ("{%%}", 1, "''"),
            ("{# {% with a = 1 %} #}", 1, "'with'"),
            ("{% raw %}\n{% set a %}{% endraw %}", 2, "'set'"),
            ("{{ a ~ a }}", 1, "'~'"),
            ("{% if a * 2 %}", 1, "'*'"),
            ("{{ '}}' ~ a }}", 1, "'~'"),
            ("{{ 'a\\'}}' ~ a }}", 1, "'~'"),
            ("{{ {'a': 1} }}", 1, "'{'"),
            ("{{ a", 1, "no end"),
            ("{{ 'a", 1, "no end"),
            ("{{ 'a\\", 1, "no end"),
            (&dots, 1, "more than 300"),
            (&"{% elif a %}\n".repeat(60), 51, "elif"),
        ] {
            let unfit = check(text).expect_err(text);
            assert!(unfit.line == line && unfit.message.contains(message), "{text}: {unfit:?}");
        }
        for text in
            ["{{ a }}{% if a %}{%- endif -%}", "{{ '~ * {' }}", "a { { ~ } } $a * 2", "@{ {%- for a in b %} {% endfor %}}", "{", "{#"]
        {
            assert_eq!(check(text), Ok(()), "{text}");
        }
    }

    #[test]
    fn tags_and_comments_are_blanked() {
        let text = "a{{ b }}c\n{# don't\n #}{% if d %}e{% f";
        assert_eq!(without_tags(text), "a       c\n        \n             e{% f");
    }

    #[test]
    fn texts_of_tags_are_found() {
        let tags: Vec<Tag<'_>> = tags("{% include 'a.ps1' %}\n{% include [\"b\", 'c'] %}").collect();
        let found: Vec<(usize, &str, &[&str])> = tags.iter().map(|tag| (tag.line, tag.statement, &*tag.texts)).collect();
        assert_eq!(found, [(1, "include", &["a.ps1"][..]), (2, "include", &["b", "c"])]);
    }
}

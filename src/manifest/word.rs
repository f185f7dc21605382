//! One of some words, in any case.

use super::rules::INVALID_VALUE;
use super::style;
use crate::diagnostic::{Sink, Span};
use crate::yaml::NodeRef;

/// What a text at a place of a node stands for, of some words; reports one that is none of them. `wrong` says what is wrong with it.
pub(super) fn one_of<T: Copy>(
    known: &[(&'static str, T)],
    (text, at): (&str, Span),
    node: NodeRef<'_>,
    wrong: impl FnOnce() -> String,
    sink: &mut Sink,
) -> Option<T> {
    match known.iter().find(|(word, _)| word.eq_ignore_ascii_case(text)) {
        Some((word, meaning)) => {
            style::word(text, word, at, node, sink);
            Some(*meaning)
        }
        None => {
            let words: Vec<&str> = known.iter().map(|(word, _)| *word).collect();
            sink.push(super::suggest(INVALID_VALUE.at(at, wrong()), text, &words, at));
            None
        }
    }
}

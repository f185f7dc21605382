//! The few lines of a file around some places, cut to what a screen can show.

use std::ops::Range;

use super::places::Lines;
use crate::diagnostic::visible;

/// About how many characters of a line are shown.
const WIDTH: usize = 160;
/// How many characters of a cut line are shown before the place.
const BEFORE: usize = 40;
/// A place over more lines is shown by its first ones.
const HEIGHT: usize = 4;
/// Stands for what is cut off.
const CUT: &str = "...";

/// The excerpt: its text, the number of its first line, and the places in it in the order in which they were asked for.
#[derive(Debug)]
pub(super) struct Excerpt {
    pub(super) text: String,
    pub(super) first_line: usize,
    pub(super) places: Vec<Range<usize>>,
}

/// The last line, from 0, of a place that is shown.
pub(super) fn last_line(lines: &Lines<'_>, (start, end): (usize, usize)) -> usize {
    let first = lines.line(start);
    // The end of a place is the byte after it, which may be on the next line.
    let last = if end > start { lines.line(end - 1) } else { first };
    last.min(first + HEIGHT - 1)
}

/// The lines of all places and those between, with some lines of context. Control characters are replaced by visible ones.
pub(super) fn excerpt(lines: &Lines<'_>, places: &[(usize, usize)], context: usize) -> Excerpt {
    let first = places.iter().map(|place| lines.line(place.0)).min().unwrap_or_default().saturating_sub(context);
    let last = places.iter().map(|&place| last_line(lines, place)).max().unwrap_or_default();
    let last = (last + context).min(lines.count().max(last + 1) - 1);
    let mut text = String::new();
    let mut found: Vec<Option<Range<usize>>> = vec![None; places.len()];
    for line in first..=last {
        let range = lines.range(line);
        let here: Vec<(usize, (usize, usize))> = places
            .iter()
            .enumerate()
            .filter(|&(_, &place)| lines.line(place.0) <= line && line <= last_line(lines, place))
            .map(|(number, &(start, end))| (number, (start.clamp(range.0, range.1), end.clamp(range.0, range.1))))
            .collect();
        let shown = window(lines.text, range, here.first().map(|place| place.1));
        if shown.0 > range.0 {
            text.push_str(CUT);
        }
        let mut marks: Vec<(usize, usize)> = Vec::with_capacity(shown.1 - shown.0 + 1);
        for (at, c) in lines.text[shown.0..shown.1].char_indices() {
            marks.push((shown.0 + at, text.len()));
            // A tab stays one: it is shown as wide as it is.
            text.push(if c == '\t' { c } else { visible(c) });
        }
        marks.push((shown.1, text.len()));
        let mapped = |byte: usize| {
            let place = marks.partition_point(|mark| mark.0 < byte).min(marks.len() - 1);
            marks[place].1
        };
        for (number, (start, end)) in here {
            let on_line = mapped(start)..mapped(end);
            found[number] = Some(found[number].take().map_or(on_line.clone(), |before| before.start..on_line.end));
        }
        if shown.1 < range.1 {
            text.push_str(CUT);
        }
        if line < last {
            text.push('\n');
        }
    }
    let length = text.len();
    // An excerpt without a character has nothing that could be marked.
    if text.is_empty() {
        text.push(' ');
    }
    Excerpt { text, first_line: first + 1, places: found.into_iter().map(|place| place.unwrap_or(length..length)).collect() }
}

/// The part of a line that is shown: all of it, or what is around a place.
fn window(text: &str, (start, end): (usize, usize), place: Option<(usize, usize)>) -> (usize, usize) {
    if text[start..end].char_indices().nth(WIDTH).is_none() {
        return (start, end);
    }
    let at = place.map_or(start, |place| place.0);
    let from = text[start..at].char_indices().rev().nth(BEFORE - 1).map_or(start, |(byte, _)| start + byte);
    let to = text[from..end].char_indices().nth(WIDTH).map_or(end, |(byte, _)| from + byte);
    (from, to)
}

//! Bytes to lines and columns, at once wherever they are in however large a file.

use std::collections::HashMap;

use crate::diagnostic::{Position, Source, Sources, Span};

/// Characters are counted up to every so many bytes, once; a column then takes no longer than that, also on a line of 60 MB.
const STRIDE: usize = 4096;

/// Where the lines of a file begin, and what stands before each stride.
#[derive(Debug)]
pub(super) struct Lines<'a> {
    pub(super) text: &'a str,
    starts: Vec<usize>,
    before: Vec<Count>,
}

/// How many characters there are, and how many of them UTF-16 writes with two units instead of one.
#[derive(Debug, Clone, Copy, Default)]
struct Count {
    characters: usize,
    pairs: usize,
}

impl Count {
    /// What begins in some bytes of UTF-8.
    fn of(bytes: &[u8]) -> Self {
        // What UTF-8 writes with four bytes, which begin with one of these, UTF-16 writes with two units.
        let pairs = bytes.iter().filter(|&&byte| byte >= 0xF0).count();
        Self { characters: bytes.iter().filter(|&&byte| byte & 0xC0 != 0x80).count(), pairs }
    }

    fn and(self, other: Self) -> Self {
        Self { characters: self.characters + other.characters, pairs: self.pairs + other.pairs }
    }

    /// How many units of UTF-16 these are.
    fn units(self) -> usize {
        self.characters + self.pairs
    }
}

impl<'a> Lines<'a> {
    fn new(text: &'a str) -> Self {
        let starts = std::iter::once(0).chain(text.bytes().enumerate().filter(|&(_, byte)| byte == b'\n').map(|(at, _)| at + 1)).collect();
        let mut before = vec![Count::default()];
        let mut so_far = Count::default();
        for chunk in text.as_bytes().chunks(STRIDE) {
            so_far = so_far.and(Count::of(chunk));
            before.push(so_far);
        }
        Self { text, starts, before }
    }

    /// The line of a byte, from 0.
    pub(super) fn line(&self, byte: usize) -> usize {
        self.starts.partition_point(|&start| start <= byte).saturating_sub(1)
    }

    /// The bytes of a line, without its end. Lines that are not there are empty.
    pub(super) fn range(&self, line: usize) -> (usize, usize) {
        let length = self.text.len();
        let start = self.starts.get(line).copied().unwrap_or(length);
        let end = self.starts.get(line + 1).map_or(length, |next| next - 1).max(start);
        let end = if end > start && self.text.as_bytes()[end - 1] == b'\r' { end - 1 } else { end };
        (start, end)
    }

    /// How many lines there are; the one after the last line end counts where something stands on it.
    pub(super) fn count(&self) -> usize {
        let last = self.starts.last().copied().unwrap_or_default();
        if last == self.text.len() { (self.starts.len() - 1).max(1) } else { self.starts.len() }
    }

    /// What stands before a byte.
    fn before(&self, byte: usize) -> Count {
        let byte = byte.min(self.text.len());
        let stride = byte / STRIDE;
        self.before.get(stride).copied().unwrap_or_default().and(Count::of(&self.text.as_bytes()[stride * STRIDE..byte]))
    }

    /// The place of a byte as people count.
    pub(super) fn position(&self, byte: usize) -> Position {
        self.place(byte, |count| count.characters)
    }

    /// The place of a byte as most editors and SARIF's `utf16CodeUnits` count: a character beyond U+FFFF is two columns wide.
    pub(super) fn utf16_position(&self, byte: usize) -> Position {
        self.place(byte, Count::units)
    }

    fn place(&self, byte: usize, width: fn(Count) -> usize) -> Position {
        let line = self.line(byte);
        let start = self.starts.get(line).copied().unwrap_or_default();
        Position { line: line + 1, column: width(self.before(byte)) - width(self.before(start)) + 1 }
    }
}

/// The lines of the files that have findings.
#[derive(Debug)]
pub(super) struct Places<'a> {
    sources: &'a Sources,
    files: HashMap<u32, Lines<'a>>,
}

impl<'a> Places<'a> {
    pub(super) fn new(sources: &'a Sources) -> Self {
        Self { sources, files: HashMap::new() }
    }

    /// The file that a span points into, its lines, and the bytes of the span within it.
    pub(super) fn find(&mut self, span: Span) -> Option<(&'a Source, &Lines<'a>, (usize, usize))> {
        let source = self.sources.get(span)?;
        let lines = self.files.entry(span.file).or_insert_with(|| Lines::new(&source.text));
        let boundary = |byte: u32| {
            let byte = (byte as usize).min(source.text.len());
            (0..=byte).rev().find(|&at| source.text.is_char_boundary(at)).unwrap_or_default()
        };
        let start = boundary(span.start);
        Some((source, lines, (start, boundary(span.end).max(start))))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn places_are_those_that_sources_find() {
        let text = format!("ä: 1\r\nb:\n{}x\n\nz", "ü".repeat(10_000));
        let sources = Sources::new(vec![Source::new("a", text.as_str())]);
        let lines = Lines::new(&text);
        for (byte, _) in text.char_indices().chain([(text.len(), ' ')]) {
            let span = Span::new(0, u32::try_from(byte).unwrap(), 0);
            assert_eq!(lines.position(byte), sources.position(span), "{byte}");
        }
        assert_eq!(lines.count(), 5);
        assert_eq!(lines.range(0), (0, 5));
        assert_eq!(lines.range(3), (lines.range(4).0 - 1, lines.range(4).0 - 1));
        assert_eq!(Lines::new("a\n").count(), 1);
        assert_eq!(Lines::new("").count(), 1);
    }
    #[test]
    fn columns_are_also_counted_in_units_of_utf16() {
        // A character beyond U+FFFF, a combining one, a tab, CRLF, and a mark that is no byte order mark since it is not at the beginning.
        let text = "a: \u{1F600}b\te\u{301}\r\n\u{10FFFF}\u{FEFF}x\n";
        let lines = Lines::new(text);
        for (what, line, characters, units) in [("b", 1, 5, 6), ("e", 1, 7, 8), ("\r", 1, 9, 10), ("\n", 1, 10, 11), ("x", 2, 3, 4)] {
            let byte = text.find(what).unwrap();
            assert_eq!(lines.position(byte), Position { line, column: characters }, "{what:?}");
            assert_eq!(lines.utf16_position(byte), Position { line, column: units }, "{what:?}");
        }
    }

    /// A column is what the standard library counts, wherever strides begin.
    #[test]
    fn units_are_counted_across_strides() {
        let text = "\u{1F600}\u{e4}z".repeat(3_000);
        let lines = Lines::new(&text);
        for (byte, _) in text.char_indices().step_by(97).chain([(text.len(), ' ')]) {
            assert_eq!(lines.utf16_position(byte).column, text[..byte].encode_utf16().count() + 1, "{byte}");
        }
    }
}

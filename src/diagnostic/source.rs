//! The texts that spans point into.

use std::sync::OnceLock;

use super::Span;

/// One manifest file, decoded.
#[derive(Debug, Clone)]
pub struct Source {
    /// How people are told about the file: relative to the path that was given, with `/`.
    pub name: String,
    /// How tools find the file from where hostctl runs: the path that was given and the name within it, with `/`.
    pub path: String,
    /// The text, without byte order mark.
    pub text: String,
    /// The SHA-256 of the file's bytes, in lower-case hexadecimal digits.
    pub sha256: String,
}

impl Source {
    /// A text that is no file.
    #[must_use]
    pub fn new(name: impl Into<String>, text: impl Into<String>) -> Self {
        let name = name.into();
        Self { path: name.clone(), name, text: text.into(), sha256: String::new() }
    }
}

/// All manifest files, in the order in which they are reported.
#[derive(Debug, Default)]
pub struct Sources {
    files: Vec<Source>,
    /// Of each file, where its lines begin: found when a place in it is first asked for. A plan names tens of thousands.
    lines: Vec<OnceLock<Box<[u32]>>>,
}

/// A place as people count: from 1.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Position {
    /// The line.
    pub line: usize,
    /// The column, in characters.
    pub column: usize,
}

impl Sources {
    /// Takes files in; their places in the list are the `file` of spans.
    #[must_use]
    pub fn new(files: Vec<Source>) -> Self {
        let lines = files.iter().map(|_| OnceLock::new()).collect();
        Self { files, lines }
    }

    /// All files, in order.
    pub fn iter(&self) -> impl Iterator<Item = &Source> {
        self.files.iter()
    }

    /// The files themselves.
    #[must_use]
    pub fn into_files(self) -> Vec<Source> {
        self.files
    }

    /// The file that a span points into, where there is one.
    #[must_use]
    pub fn get(&self, span: Span) -> Option<&Source> {
        self.files.get(span.file as usize)
    }

    /// The text under a span.
    #[must_use]
    pub fn text(&self, span: Span) -> &str {
        self.get(span).and_then(|source| source.text.get(span.start as usize..span.end as usize)).unwrap_or_default()
    }

    /// The line and column at which a span begins.
    #[must_use]
    pub fn position(&self, span: Span) -> Position {
        let Some((source, starts)) = self.get(span).zip(self.starts(span)) else { return Position { line: 1, column: 1 } };
        let line = starts.partition_point(|&start| start <= span.start).max(1);
        let start = starts.get(line - 1).copied().unwrap_or_default();
        let before = source.text.get(start as usize..span.start as usize).unwrap_or_default();
        Position { line, column: before.chars().count() + 1 }
    }

    /// Where the lines of a span's file begin.
    fn starts(&self, span: Span) -> Option<&[u32]> {
        let text = &self.get(span)?.text;
        let find =
            || std::iter::once(0).chain((1u32..).zip(text.bytes()).filter(|(_, byte)| *byte == b'\n').map(|(next, _)| next)).collect();
        Some(self.lines.get(span.file as usize)?.get_or_init(find))
    }

    /// `file:line`, as plans and scripts name a place.
    #[must_use]
    pub fn place(&self, span: Span) -> String {
        let name = self.get(span).map_or("", |source| source.name.as_str());
        format!("{name}:{}", self.position(span).line)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn places_are_lines_and_characters() {
        let sources = Sources::new(vec![Source::new("a", "\u{e4}: 1\r\nb\n\nc")]);
        for (byte, line, column) in [(0, 1, 1), (2, 1, 2), (7, 2, 1), (8, 2, 2), (9, 3, 1), (10, 4, 1), (11, 4, 2)] {
            assert_eq!(sources.position(Span::new(0, byte, byte)), Position { line, column }, "{byte}");
        }
        assert_eq!(sources.place(Span::new(0, 10, 11)), "a:4");
        assert_eq!(sources.position(Span::new(1, 10, 11)), Position { line: 1, column: 1 });
    }
}

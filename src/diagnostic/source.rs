//! The texts that spans point into.

use super::Span;

/// One manifest file, decoded.
#[derive(Debug, Clone)]
pub struct Source {
    /// How people are told about the file: relative to the path that was given, with `/`.
    pub name: String,
    /// The text, without byte order mark.
    pub text: String,
    /// The SHA-256 of the file's bytes, in lower-case hexadecimal digits.
    pub sha256: String,
}

/// All manifest files, in the order in which they are reported.
#[derive(Debug, Default)]
pub struct Sources(Vec<Source>);

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
        Self(files)
    }

    /// All files, in order.
    pub fn iter(&self) -> impl Iterator<Item = &Source> {
        self.0.iter()
    }

    /// The file that a span points into, where there is one.
    #[must_use]
    pub fn get(&self, span: Span) -> Option<&Source> {
        self.0.get(span.file as usize)
    }

    /// The text under a span.
    #[must_use]
    pub fn text(&self, span: Span) -> &str {
        self.get(span).and_then(|source| source.text.get(span.start as usize..span.end as usize)).unwrap_or_default()
    }

    /// The line and column at which a span begins.
    #[must_use]
    pub fn position(&self, span: Span) -> Position {
        let before = self.get(span).and_then(|source| source.text.get(..span.start as usize)).unwrap_or_default();
        let line = before.matches('\n').count() + 1;
        let column = before.rsplit('\n').next().unwrap_or_default().chars().count() + 1;
        Position { line, column }
    }

    /// `file:line`, as plans and scripts name a place.
    #[must_use]
    pub fn place(&self, span: Span) -> String {
        let name = self.get(span).map_or("", |source| source.name.as_str());
        format!("{name}:{}", self.position(span).line)
    }
}

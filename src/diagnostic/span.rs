//! Where something stands in the manifests.

/// A range of bytes of one source. Twelve bytes, `Copy`, no lifetime: every wanted property carries one.
/// Lines and columns exist only in `report`.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct Span {
    /// The place of the source in [`Sources`](super::Sources).
    pub file: u32,
    /// The first byte.
    pub start: u32,
    /// The byte after the last one.
    pub end: u32,
}

impl Span {
    /// A span of one source.
    #[must_use]
    pub fn new(file: u32, start: u32, end: u32) -> Self {
        Self { file, start, end }
    }
}

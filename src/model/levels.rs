//! What a platform decides about the rules of lint.

use crate::diagnostic::{Severity, Span};

/// A platform's `lint` mapping. Rules are named as they are written: which there are, `lint` knows.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct LintLevels {
    /// Rules, or kinds of finding, that are errors here.
    pub deny: Vec<(String, Span)>,
    /// That are warnings.
    pub warn: Vec<(String, Span)>,
    /// That are silenced.
    pub allow: Vec<(String, Span)>,
    /// The least severe findings that are shown.
    pub min_severity: Option<(Severity, Span)>,
}

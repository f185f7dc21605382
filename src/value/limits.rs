//! What Exchange accepts of a value beyond its kind: words, bounds, lengths, as Microsoft documents them.

use super::{Refusal, Value};

/// A property's own limits. They hold for what manifests want; what an export says is a fact.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Limits {
    /// Whatever the kind allows.
    None,
    /// Only `true`: another object takes it over, it is never given up.
    True,
    /// One of these words (or, for flags, a set of them), in Exchange's spelling.
    Words(&'static [&'static str]),
    /// A number from the first to the second.
    Between(i64, i64),
    /// A size of at most so many bytes, or at least and at most.
    Bytes(u64, u64),
    /// A time span from the first to the second, in seconds.
    Seconds(u64, u64),
    /// A text of at most so many characters.
    Length(usize),
}

impl Limits {
    /// Holds a value against the limits; words come back in Exchange's spelling.
    ///
    /// # Errors
    /// Why Exchange would refuse the value.
    pub fn check(self, value: Value) -> Result<Value, Refusal> {
        Ok(value)
    }
}

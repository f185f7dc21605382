//! A whole number.

use std::fmt;

use super::{Argument, Meaning, Refusal, list};

/// A whole number, such as a port or a percentage.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Number(i64);

impl Number {
    /// The number.
    #[must_use]
    pub fn get(self) -> i64 {
        self.0
    }
}

impl fmt::Display for Number {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.0.fmt(f)
    }
}

impl Meaning for Number {
    fn parse(items: &[&str]) -> Result<Self, Refusal> {
        let text = list::only(items)?;
        match text.parse::<i64>() {
            Ok(number) if i32::try_from(number).is_err() => {
                Err(Refusal::of(0, format!("{number} is out of bounds: Exchange's numbers have 32 bits, {} to {}", i32::MIN, i32::MAX)))
            }
            Ok(number) if !text.starts_with('+') => Ok(Self(number)),
            _ => Err(Refusal::of(0, format!("'{text}' is no whole number"))),
        }
    }

    fn argument(&self) -> Argument {
        Argument::Number(self.0)
    }
}

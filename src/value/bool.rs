//! `true` and `false`: a property that is one of two things.

use super::{Argument, Meaning, Refusal, list};

impl Meaning for bool {
    fn parse(items: &[&str]) -> Result<Self, Refusal> {
        match list::only(items)? {
            text if text.eq_ignore_ascii_case("true") => Ok(true),
            text if text.eq_ignore_ascii_case("false") => Ok(false),
            text => Err(Refusal::of(0, format!("'{text}' is neither true nor false"))),
        }
    }

    fn argument(&self) -> Argument {
        Argument::Bool(*self)
    }
}

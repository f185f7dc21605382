//! A count: how many of something, or no limit.

use std::fmt;

use super::{Argument, Meaning, Refusal, list};

/// `Unlimited` or a number from 0; never a size.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Count(Option<i64>);

impl Count {
    /// No limit.
    pub const UNLIMITED: Self = Self(None);

    /// The number; none without limit.
    #[must_use]
    pub fn get(self) -> Option<i64> {
        self.0
    }
}

impl fmt::Display for Count {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self.0 {
            Some(number) => number.fmt(f),
            None => f.write_str("Unlimited"),
        }
    }
}

impl Meaning for Count {
    fn parse(items: &[&str]) -> Result<Self, Refusal> {
        let text = list::only(items)?;
        if text.eq_ignore_ascii_case("unlimited") {
            return Ok(Self::UNLIMITED);
        }
        let digits = text.bytes().all(|byte| byte.is_ascii_digit());
        if let (true, Ok(number)) = (digits, text.parse()) {
            return Ok(Self(Some(number)));
        }
        let refusal = Refusal::of(0, format!("'{text}' is neither a number nor Unlimited"));
        let bare = text.replace([',', '\'', ' ', '\u{a0}'], "");
        let grouped = !digits && bare.parse::<u32>().is_ok() && bare.bytes().all(|byte| byte.is_ascii_digit());
        Err(if grouped { refusal.instead(bare) } else { refusal })
    }

    fn argument(&self) -> Argument {
        self.0.map_or_else(|| Argument::Text("Unlimited".to_owned()), Argument::Number)
    }
}

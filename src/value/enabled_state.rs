//! Whether something is on, which Exchange Online shows together with other words about it.

use std::fmt;

use super::{Argument, Meaning, Refusal, list};

/// `true` or `false` in manifests and commands; `Enabled: True; ...` as Get shows it, where what follows the first semicolon (such as when it
/// was turned on) is no part of the value. Source: what Get-OrganizationConfig of Exchange Online shows of `DelayedDelicensingEnabledState`.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct EnabledState(bool);

impl fmt::Display for EnabledState {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.0.fmt(f)
    }
}

impl Meaning for EnabledState {
    fn parse(items: &[&str]) -> Result<Self, Refusal> {
        let text = list::only(items)?;
        let first = text.split(';').next().unwrap_or_default().trim();
        let word = match first.split_once(':') {
            Some((label, word)) if label.trim().eq_ignore_ascii_case("enabled") => word.trim(),
            _ => first,
        };
        match word {
            word if word.eq_ignore_ascii_case("true") => Ok(Self(true)),
            word if word.eq_ignore_ascii_case("false") => Ok(Self(false)),
            _ => Err(Refusal::of(0, format!("'{text}' is neither true nor false"))),
        }
    }

    fn argument(&self) -> Argument {
        Argument::Bool(self.0)
    }
}

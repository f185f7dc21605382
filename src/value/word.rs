//! One of Exchange's words: a value of an enumeration.

use super::fold::caseless;
use super::{Argument, Meaning, Refusal, list};

/// What else stands for one word, with spaces left out, and the word. Microsoft's articles say
/// `-SmartHostAuthMechanism BasicAuth,BasicAuthRequireTLS`; the parameter takes one value. Code pages are said by their numbers, and may be
/// shown by the names that the enumeration has for them. Source: Microsoft, "PreferredInternetCodePageForShiftJisEnum Enumeration".
const ALSO: [(&str, &str); 5] = [
    ("basicauth,basicauthrequiretls", "BasicAuthRequireTLS"),
    ("basicauthrequiretls,basicauth", "BasicAuthRequireTLS"),
    ("iso2022jp", "50220"),
    ("esc2022jp", "50221"),
    ("sio2022jp", "50222"),
];

caseless! {
    /// A word, without case. [`Limits::Words`](super::Limits::Words) says which there are, and gives it Exchange's spelling.
    Word
}

impl Word {
    /// A word as it is written.
    #[must_use]
    pub fn new(text: &str) -> Self {
        Self(text.into())
    }
}

/// What else stands for one word, with spaces left out, and the word.
pub(super) fn aliases() -> impl Iterator<Item = (&'static str, &'static str)> {
    ALSO.into_iter()
}

impl Meaning for Word {
    fn parse(items: &[&str]) -> Result<Self, Refusal> {
        let text = list::only(items)?;
        let bare: String = text.chars().filter(|c| !c.is_whitespace()).collect();
        if let Some((_, word)) = ALSO.iter().find(|(said, _)| bare.eq_ignore_ascii_case(said)) {
            return Ok(Self::new(word));
        }
        if text.contains(',') {
            return Err(Refusal::of(0, format!("'{text}' is more than one word: only one is meant here")));
        }
        if bare != text {
            return Err(Refusal::of(0, format!("'{text}' is no word: it has spaces")).perhaps(bare));
        }
        if text.chars().any(char::is_control) {
            return Err(Refusal::of(0, "this is no word: it has control characters"));
        }
        Ok(Self::new(text))
    }

    fn argument(&self) -> Argument {
        Argument::Text(self.0.to_string())
    }
}

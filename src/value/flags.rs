//! A set of words that Exchange keeps in one value: `Tls, Integrated`.

use std::fmt;

use super::fold::fold;
use super::{Argument, Meaning, Refusal};

/// A set of words, without case and order; the order of writing is kept.
#[derive(Clone, Debug)]
pub struct Flags {
    /// Each word with the place of the text that it was written in.
    words: Vec<(usize, Box<str>)>,
}

impl Flags {
    /// The words, in the order in which they are written.
    pub fn words(&self) -> impl Iterator<Item = &str> {
        self.words.iter().map(|(_, word)| &**word)
    }

    /// Whether a word is among them.
    #[must_use]
    pub fn contains(&self, word: &str) -> bool {
        self.words().any(|other| fold(other) == fold(word))
    }

    /// The same set with each word respelled.
    ///
    /// # Errors
    /// The first word that `spell` refuses, with the place of its text and, where a right word is known, the whole right text.
    pub(super) fn respell(self, spell: impl Fn(&str) -> Result<Box<str>, Refusal>) -> Result<Self, Refusal> {
        let mut words = Vec::with_capacity(self.words.len());
        for (place, (item, word)) in self.words.iter().enumerate() {
            let spelled = spell(word).map_err(|refusal| {
                let text = |right: String| {
                    let beside = self.words.iter().enumerate().filter(|(_, (other, _))| other == item);
                    beside.map(|(at, (_, word))| if at == place { right.as_str() } else { word }).collect::<Vec<_>>().join(", ")
                };
                Refusal { item: *item, instead: refusal.instead.map(text), ..refusal }
            })?;
            words.push((*item, spelled));
        }
        Ok(Self { words })
    }

    /// The words as they are compared. `None` is the empty set, whatever stands beside it.
    fn meaning(&self, without: &str) -> Vec<String> {
        let mut words: Vec<String> = self.words().map(fold).filter(|word| word != "none" && word != without).collect();
        words.sort_unstable();
        words
    }
}

impl PartialEq for Flags {
    fn eq(&self, other: &Self) -> bool {
        self.meaning("") == other.meaning("")
    }
}

impl fmt::Display for Flags {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.words().collect::<Vec<_>>().join(", "))
    }
}

/// The permission group that the server shows where rights were given one by one.
const DERIVED: &str = "custom";

impl Meaning for Flags {
    fn parse(items: &[&str]) -> Result<Self, Refusal> {
        let mut words: Vec<(usize, Box<str>)> = Vec::new();
        for (item, text) in items.iter().enumerate() {
            for word in text.split(',').map(str::trim).filter(|word| !word.is_empty()) {
                let is_word = word.bytes().all(|byte| byte.is_ascii_alphanumeric() || b"_-.".contains(&byte));
                if !is_word {
                    let refusal = Refusal::of(item, format!("'{word}' is no word"));
                    return Err(if word.contains(char::is_whitespace) {
                        refusal.help("commas stand between words: 'Tls, Integrated'")
                    } else {
                        refusal
                    });
                }
                if !words.iter().any(|(_, other)| other.eq_ignore_ascii_case(word)) {
                    words.push((item, word.into()));
                }
            }
        }
        if words.is_empty() { Err(Refusal::of(0, "this names no word")) } else { Ok(Self { words }) }
    }

    /// `Custom` is derived by the server: it makes no difference unless it is asked for.
    fn met_by(&self, there: &Self) -> bool {
        let without = if self.contains(DERIVED) { "" } else { DERIVED };
        self.meaning("") == there.meaning(without)
    }

    fn argument(&self) -> Argument {
        Argument::Text(self.to_string())
    }
}

#[cfg(test)]
mod tests {
    use super::{Flags, Meaning};

    #[test]
    fn custom_counts_only_where_it_is_asked_for() {
        let cases = [
            ("AnonymousUsers", "AnonymousUsers, Custom", true),
            ("AnonymousUsers, Custom", "AnonymousUsers", false),
            ("AnonymousUsers, Custom", "custom, anonymoususers", true),
            ("None", "Custom", true),
            ("None", "AnonymousUsers, Custom", false),
        ];
        for (wanted, there, met) in cases {
            let (wanted, there) = (Flags::parse(&[wanted]).unwrap(), Flags::parse(&[there]).unwrap());
            assert_eq!(wanted.met_by(&there), met, "{wanted} by {there}");
        }
    }
}

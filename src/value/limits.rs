//! What Exchange accepts of a value beyond its kind: words, bounds, lengths, as Microsoft documents them.

use super::fold::fold;
use super::host;
use super::{Argument, Name, Names, Refusal, Size, TimeSpan, Value, Word};
use crate::diagnostic::listed;

/// A property's own limits. They hold for what manifests want; what an export says is a fact.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Limits {
    /// Whatever the kind allows.
    None,
    /// Only `true`: another object takes it over, it is never given up.
    True,
    /// Only `true`, and said without a value: a switch turns something on, and nothing that Microsoft documents turns it off.
    Switch,
    /// One of these words (or, for flags and lists, a set of them), in Exchange's spelling.
    Words(&'static [&'static str]),
    /// A number from the first to the second; a count may also be unlimited.
    Between(i64, i64),
    /// A size of at least and at most so many bytes; it may also be unlimited.
    Bytes(u64, u64),
    /// A size of at least and at most so many bytes, and never unlimited (`ByteQuantifiedSize`).
    FiniteBytes(u64, u64),
    /// A host's name with all its parts (`Fqdn`).
    Host,
    /// A time span from the first to the second, in seconds.
    Seconds(u64, u64),
    /// A text that begins so.
    Begins(&'static str),
    /// A text of at most so many characters, as .NET counts them (UTF-16); of a list, each element.
    Length(usize),
}

impl Limits {
    /// Holds a value against the limits; words come back in Exchange's spelling.
    ///
    /// # Errors
    /// Why Exchange would refuse the value.
    pub fn check(self, value: Value) -> Result<Value, Refusal> {
        match self {
            Self::None => Ok(value),
            Self::True if value == Value::Bool(false) => {
                Err(Refusal::of(0, "only `true` can be said")
                    .help("say `true` of the object that is to take it over, and nothing of this one"))
            }
            Self::Switch if value == Value::Bool(false) => Err(Refusal::of(0, "only `true` can be said: it is a switch")
                .help("leave it out: Exchange has no documented way to turn it off")),
            Self::True | Self::Switch => Ok(value),
            Self::Words(words) => check_words(words, value),
            Self::Between(low, high) => {
                let number = match &value {
                    Value::Number(number) => Some(number.get()),
                    Value::Count(count) => count.get(),
                    _ => None,
                };
                within(number, low, high, value, |number| number.to_string())
            }
            Self::FiniteBytes(_, high) if matches!(&value, Value::Size(size) if size.bytes().is_none()) => {
                Err(Refusal::of(0, format!("Unlimited cannot be said here: at most {}", Size::new(high))))
            }
            Self::Host => match &value {
                Value::Name(name) if host::ascii(name.as_str()).is_none() => {
                    Err(Refusal::of(0, format!("'{name}' is no host name")).help("write the host's full name, such as mail.contoso.com"))
                }
                _ => Ok(value),
            },
            Self::Bytes(low, high) | Self::FiniteBytes(low, high) => {
                let bytes = if let Value::Size(size) = &value { size.bytes() } else { None };
                within(bytes, low, high, value, |bytes| Size::new(bytes).to_string())
            }
            Self::Seconds(low, high) => {
                let ticks = if let Value::Span(span) = &value { Some(i128::from(span.ticks())) } else { None };
                let of = |seconds: u64| i128::from(seconds) * 10_000_000;
                let shown = |ticks: i128| TimeSpan::of_seconds(u32::try_from(ticks / 10_000_000).unwrap_or(u32::MAX)).to_string();
                within(ticks, of(low), of(high), value, shown)
            }
            Self::Begins(start) => match &value {
                Value::Text(text) if !text.to_string().starts_with(start) => {
                    Err(Refusal::of(0, format!("this does not begin with {start}, as Exchange asks")).perhaps(format!("{start} {text}")))
                }
                _ => Ok(value),
            },
            Self::Length(most) => check_length(most, value),
        }
    }
}

/// Nothing to hold against the bounds (another kind, no limit) is within them.
fn within<T: PartialOrd + Copy>(found: Option<T>, low: T, high: T, value: Value, shown: impl Fn(T) -> String) -> Result<Value, Refusal> {
    match found {
        Some(found) if found < low || found > high => {
            Err(Refusal::of(0, format!("{value} is out of bounds: Exchange takes {} to {}", shown(low), shown(high))))
        }
        _ => Ok(value),
    }
}

fn check_words(words: &'static [&'static str], value: Value) -> Result<Value, Refusal> {
    match value {
        Value::Word(word) => spell(words, word.as_str()).map(|word| Value::Word(Word::new(word))),
        // Of numbers none is a slip of another.
        Value::Number(number) => match spell(words, &number.to_string()) {
            Ok(_) => Ok(Value::Number(number)),
            Err(refusal) => Err(Refusal::of(0, refusal.message.replacen("words", "numbers", 1))),
        },
        Value::Name(name) => spell(words, name.as_str()).map(|word| Value::Name(Name::new(word))),
        Value::Flags(flags) => flags.respell(|word| spell(words, word).map(Into::into)).map(Value::Flags),
        Value::Names(names) => {
            let spelled = names.items().iter().enumerate();
            let spelled =
                spelled.map(|(item, name)| spell(words, name.as_str()).map(Name::new).map_err(|refusal| Refusal { item, ..refusal }));
            Ok(Value::Names(Names::new(spelled.collect::<Result<Vec<_>, _>>()?)))
        }
        other => Ok(other),
    }
}

/// Exchange's spelling of a word; where there is no such word, all that there are and the one that is most like it.
fn spell(words: &'static [&'static str], word: &str) -> Result<&'static str, Refusal> {
    let folded = fold(word);
    if let Some(found) = words.iter().find(|known| fold(known) == folded) {
        return Ok(found);
    }
    let refusal = Refusal::of(0, format!("'{word}' is not among the words: {}", listed(words, "or")));
    if folded == "custom" {
        return Err(refusal.help("Exchange shows Custom where rights were given one by one; it cannot be set"));
    }
    let distance = |known: &&str| strsim::damerau_levenshtein(&folded, &fold(known));
    let nearest = words.iter().copied().min_by_key(distance).filter(|known| distance(known) <= 1 + known.len() / 5);
    Err(match nearest {
        Some(nearest) => refusal.help(format!("did you mean '{nearest}'?")).perhaps(nearest),
        None => refusal,
    })
}

fn check_length(most: usize, value: Value) -> Result<Value, Refusal> {
    for (item, argument) in value.argument().into_items().into_iter().enumerate() {
        if let Argument::Text(text) = argument {
            if matches!(value, Value::Name(_) | Value::Names(_)) && text.contains(char::is_control) {
                return Err(Refusal::of(item, "a name has no line ends and no other control characters"));
            }
            let length = text.encode_utf16().count();
            if length > most {
                return Err(Refusal::of(item, format!("this has {length} characters: Exchange takes at most {most}")));
            }
        }
    }
    Ok(value)
}

#[cfg(test)]
mod tests {
    use super::Limits;
    use crate::value::Kind;

    const GROUPS: Limits = Limits::Words(&["AnonymousUsers", "ExchangeUsers", "Partners"]);
    const AUTH: Limits = Limits::Words(&["None", "BasicAuth", "BasicAuthRequireTLS"]);

    #[test]
    fn takes_what_is_within_and_spells_words() {
        let cases: &[(Limits, Kind, &[&str], &str)] = &[
            (AUTH, Kind::Word, &["basicauth"], "BasicAuth"),
            (AUTH, Kind::Word, &["BasicAuth, BasicAuthRequireTLS"], "BasicAuthRequireTLS"),
            (GROUPS, Kind::Flags, &["partners,anonymoususers"], "Partners, AnonymousUsers"),
            (Limits::Words(&["0", "13"]), Kind::Number, &["13"], "13"),
            (Limits::Switch, Kind::Bool, &["true"], "true"),
            (GROUPS, Kind::Names, &["partners", "exchangeUsers"], "Partners, ExchangeUsers"),
            (Limits::Between(1, 10), Kind::Count, &["unlimited"], "Unlimited"),
            (Limits::Between(1, 10), Kind::Number, &["10"], "10"),
            (Limits::Bytes(65_536, 2_147_483_647), Kind::Size, &["64KB"], "64 KB (65,536 bytes)"),
            (Limits::Seconds(1, 86_400), Kind::Span, &["1.00:00:00"], "1.00:00:00"),
            (Limits::Length(4), Kind::Text, &["b\u{fc}ro"], "b\u{fc}ro"),
            (AUTH, Kind::Word, &[""], "(none)"),
        ];
        for (limits, kind, items, shown) in cases {
            let value = limits.check(kind.parse(items).unwrap()).unwrap();
            assert_eq!(value.to_string(), *shown);
        }
    }

    #[test]
    fn refuses_what_is_not_with_the_place_and_the_right_text() {
        type Case = (Limits, Kind, &'static [&'static str], usize, Option<&'static str>);
        let cases: &[Case] = &[
            (AUTH, Kind::Word, &["BasicAuht"], 0, Some("BasicAuth")),
            (AUTH, Kind::Word, &["Kerberos"], 0, None),
            (GROUPS, Kind::Flags, &["Partners", "AnonymousUser"], 1, Some("AnonymousUsers")),
            (GROUPS, Kind::Flags, &["Partners, AnonymousUser, ExchangeUsers"], 0, Some("Partners, AnonymousUsers, ExchangeUsers")),
            (GROUPS, Kind::Flags, &["Custom"], 0, None),
            (Limits::Between(1, 10), Kind::Number, &["11"], 0, None),
            (Limits::Words(&["0", "13"]), Kind::Number, &["3"], 0, None),
            (Limits::Switch, Kind::Bool, &["false"], 0, None),
            (Limits::Bytes(65_536, 2_147_483_647), Kind::Size, &["2GB"], 0, None),
            (Limits::Seconds(1, 86_400), Kind::Span, &["1.00:00:00.5"], 0, None),
            (Limits::Length(1), Kind::Names, &["a", "\u{1F4E7}"], 1, None),
        ];
        for (limits, kind, items, item, instead) in cases {
            let refusal = limits.check(kind.parse(items).unwrap()).unwrap_err();
            assert_eq!((refusal.item, refusal.instead.as_deref()), (*item, *instead), "{items:?}: {refusal:?}");
        }
    }
}

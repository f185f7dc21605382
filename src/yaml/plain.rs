//! What YAML takes a scalar without quotes for. YAML 1.1 and 1.2 differ, and so do tools: what either of them reads as something else
//! than text is not text.

/// What a plain scalar would be read as.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Reading {
    /// Text, everywhere.
    Text,
    /// `yes`, `off`, `True`. Source: <https://yaml.org/type/bool.html>.
    Boolean,
    /// `1`, `0x1F`, `1e3`, `.5`, `.inf`, `1_000`. Source: <https://yaml.org/type/int.html> and `float.html`, YAML 1.2.2, section 10.3.2.
    Number,
    /// `12:30:45`, which YAML 1.1 reads to the base of 60.
    Sexagesimal,
    /// `2027-05-01`, with or without a time. Source: <https://yaml.org/type/timestamp.html>.
    Date,
}

impl Reading {
    /// What it would be read as, with an article.
    pub(super) fn what(self) -> &'static str {
        match self {
            Self::Text => "text",
            Self::Boolean => "a boolean",
            Self::Number => "a number",
            Self::Sexagesimal => "a number to the base of 60",
            Self::Date => "a date",
        }
    }

    /// Of a plain scalar that is not null.
    pub(super) fn of(text: &str) -> Self {
        // All but booleans begin with one of these; most texts do not, and go no further.
        if !text.starts_with(|c: char| c.is_ascii_digit() || matches!(c, '+' | '-' | '.')) {
            return if boolean(text).is_some() { Self::Boolean } else { Self::Text };
        }
        if is_number(text) {
            Self::Number
        } else if is_sexagesimal(text) {
            Self::Sexagesimal
        } else if is_date(text) {
            Self::Date
        } else {
            Self::Text
        }
    }
}

/// The boolean that a word stands for in YAML 1.1, in the cases that it names: `on`, `On`, `ON`.
pub(super) fn boolean(text: &str) -> Option<bool> {
    const WORDS: &[(&str, bool)] =
        &[("true", true), ("false", false), ("yes", true), ("no", false), ("on", true), ("off", false), ("y", true), ("n", false)];
    let &(word, value) = WORDS.iter().find(|(word, _)| word.eq_ignore_ascii_case(text))?;
    let rest = text.get(1..).unwrap_or_default();
    let usual = text == word || text == word.to_ascii_uppercase() || rest == &word[1..];
    usual.then_some(value)
}

fn unsigned(text: &str) -> &str {
    text.strip_prefix(['+', '-']).unwrap_or(text)
}

fn all(text: &str, digit: impl Fn(u8) -> bool) -> bool {
    !text.is_empty() && text.bytes().any(|byte| byte != b'_') && text.bytes().all(|byte| byte == b'_' || digit(byte))
}

fn is_number(text: &str) -> bool {
    let digits = unsigned(text);
    let based = |prefix: &str, base: u32| digits.strip_prefix(prefix).is_some_and(|rest| all(rest, |byte| (byte as char).is_digit(base)));
    if based("0x", 16) || based("0o", 8) || based("0b", 2) || matches!(digits, ".inf" | ".Inf" | ".INF" | ".nan" | ".NaN" | ".NAN") {
        return true;
    }
    let (mantissa, exponent) = digits.split_once(['e', 'E']).map_or((digits, None), |(mantissa, exponent)| (mantissa, Some(exponent)));
    let exponent = exponent.is_none_or(|exponent| {
        let digits = unsigned(exponent);
        !digits.is_empty() && digits.bytes().all(|byte| byte.is_ascii_digit())
    });
    let (whole, fraction) = mantissa.split_once('.').unwrap_or((mantissa, ""));
    let decimal = |part: &str| part.is_empty() || all(part, |byte| byte.is_ascii_digit());
    exponent && decimal(whole) && decimal(fraction) && !(whole.is_empty() && fraction.is_empty()) && !whole.starts_with('_')
}

fn is_sexagesimal(text: &str) -> bool {
    let mut parts = unsigned(text).split(':');
    let first = parts.next().unwrap_or_default();
    let mut rest = parts.peekable();
    if !all(first, |byte| byte.is_ascii_digit()) || rest.peek().is_none() {
        return false;
    }
    while let Some(part) = rest.next() {
        let (part, fraction) = if rest.peek().is_none() { part.split_once('.').unwrap_or((part, "")) } else { (part, "") };
        let sixty = matches!(part.as_bytes(), [b'0'..=b'9'] | [b'0'..=b'5', b'0'..=b'9']);
        if !sixty || !fraction.bytes().all(|byte| byte.is_ascii_digit() || byte == b'_') {
            return false;
        }
    }
    true
}

fn is_date(text: &str) -> bool {
    let mut parts = text.splitn(3, '-');
    let (Some(year), Some(month), Some(rest)) = (parts.next(), parts.next(), parts.next()) else { return false };
    let digits = |part: &str, longest: usize| (1..=longest).contains(&part.len()) && part.bytes().all(|byte| byte.is_ascii_digit());
    let (day, time) = rest.split_once(['T', 't', ' ', '\t']).unwrap_or((rest, "00:00:00"));
    year.len() == 4
        && digits(year, 4)
        && digits(month, 2)
        && digits(day, 2)
        && time.trim_start().starts_with(|c: char| c.is_ascii_digit())
        && time.contains(':')
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn plain_scalars_are_read_as_yaml_tools_read_them() {
        let cases: &[(Reading, &[&str])] = &[
            (Reading::Boolean, &["yes", "No", "ON", "off", "true", "True", "FALSE", "y", "N"]),
            (
                Reading::Number,
                &["0", "-1", "+12", "0777", "0o17", "0x1F", "0b101", "1_000", "1e3", "1.5E-3", ".5", "5.", "-.inf", ".nan", "2016"],
            ),
            (Reading::Sexagesimal, &["12:30:45", "00:10:00", "1:2", "190:20:30.15", "1:2:3:4:5:6:7:8"]),
            (Reading::Date, &["2027-05-01", "2001-12-14t21:59:43.10-05:00", "2001-12-14 21:59:43"]),
            (
                Reading::Text,
                &[
                    "",
                    "oN",
                    "yEs",
                    "nope",
                    "10.2.3.4",
                    "10.2.3.4:25",
                    "1.2.3",
                    "1:99",
                    "fe80::1",
                    "-",
                    ".",
                    "+",
                    "1e",
                    "e3",
                    "0x",
                    "0xG",
                    "10MB",
                    "2027-05",
                    "2027-05-01-a",
                    "2027-05-01 x",
                    "1:",
                    ":1",
                    "1:2.",
                    "_",
                    "-_",
                    "12:30:45x",
                    "3 apples",
                    "*",
                    "ü",
                    "..",
                ],
            ),
        ];
        for (reading, texts) in cases {
            for text in *texts {
                // `1:2.` is a number to PyYAML as well.
                let expected = if *text == "1:2." { Reading::Sexagesimal } else { *reading };
                assert_eq!(Reading::of(text), expected, "{text}");
            }
        }
    }
}

//! A size in bytes.

use std::fmt;

use super::{Argument, Meaning, Refusal, list};

/// Bytes, or no limit: `10 MB (10,485,760 bytes)`, `10MB`, `10485760` and `Unlimited`.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Size(Option<u64>);

/// The units, the largest first, with their powers of two. Source: Microsoft, Set-SendConnector, `-MaxMessageSize`.
const UNITS: [(&str, u32); 5] = [("TB", 40), ("GB", 30), ("MB", 20), ("KB", 10), ("B", 0)];

impl Size {
    /// No limit.
    pub const UNLIMITED: Self = Self(None);

    /// So many bytes.
    #[must_use]
    pub fn new(bytes: u64) -> Self {
        Self(Some(bytes))
    }

    /// The bytes; none without limit.
    #[must_use]
    pub fn bytes(self) -> Option<u64> {
        self.0
    }
}

impl fmt::Display for Size {
    /// As Exchange shows it: four digits of the largest unit that fits, and all bytes.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let Some(bytes) = self.0 else {
            return f.write_str("Unlimited");
        };
        let (unit, power) = UNITS.into_iter().find(|(_, power)| bytes >> power > 0).unwrap_or(("B", 0));
        write!(f, "{} {unit} ({} bytes)", rounded(bytes, power), grouped(bytes))
    }
}

/// A number of units with four digits, and no zeros behind its point.
fn rounded(bytes: u64, power: u32) -> String {
    let places = 4_usize.saturating_sub((bytes >> power).to_string().len());
    let ten = 10_u128.pow(u32::try_from(places).unwrap_or(0));
    let half = (1_u128 << power) >> 1;
    let scaled = (u128::from(bytes) * ten + half) >> power;
    if places == 0 {
        return scaled.to_string();
    }
    let text = format!("{}.{:0places$}", scaled / ten, scaled % ten);
    text.trim_end_matches('0').trim_end_matches('.').to_owned()
}

/// A number with a comma before every three digits.
fn grouped(number: u64) -> String {
    let digits = number.to_string();
    let mut text = String::with_capacity(digits.len() + digits.len() / 3);
    for (place, digit) in digits.chars().enumerate() {
        if place > 0 && (digits.len() - place).is_multiple_of(3) {
            text.push(',');
        }
        text.push(digit);
    }
    text
}

impl Meaning for Size {
    fn parse(items: &[&str]) -> Result<Self, Refusal> {
        let text = list::only(items)?;
        if text.eq_ignore_ascii_case("unlimited") {
            return Ok(Self::UNLIMITED);
        }
        let bytes = match text.strip_suffix(')').and_then(|text| text.split_once('(')) {
            Some((_, inside)) => in_parentheses(inside),
            None => short(text),
        };
        bytes.map(Self::new).ok_or_else(|| refuse(text))
    }

    fn argument(&self) -> Argument {
        Argument::Text(self.0.map_or_else(
            || "Unlimited".to_owned(),
            |bytes| {
                let (unit, power) = UNITS.into_iter().find(|(_, power)| bytes >> power << power == bytes && bytes > 0).unwrap_or(("B", 0));
                format!("{}{unit}", bytes >> power)
            },
        ))
    }
}

/// What separates groups of digits in one culture or another.
fn is_grouping(c: char) -> bool {
    matches!(c, ',' | '.' | '\'' | ' ' | '\u{2019}' | '\u{a0}' | '\u{202f}' | '\u{2009}' | '\u{66c}')
}

/// `10,485,760 bytes`: these are the bytes, whatever the rounded number before them says.
fn in_parentheses(inside: &str) -> Option<u64> {
    let inside = inside.trim();
    let at = inside.len().checked_sub(5)?;
    let (number, word) = (inside.get(..at)?, inside.get(at..)?);
    word.eq_ignore_ascii_case("bytes").then(|| ungrouped(number.trim())).flatten()
}

fn ungrouped(number: &str) -> Option<u64> {
    number
        .chars()
        .filter(|c| !is_grouping(*c))
        .collect::<String>()
        .parse()
        .ok()
        .filter(|_| number.starts_with(|c: char| c.is_ascii_digit()))
}

/// `10MB`, `1.5 GB`, `10485760`, `10.485.760`. A point before a unit is a decimal one, unless three digits follow: nobody can tell
/// whether `1.500 MB` is one and a half or one and a half thousand.
fn short(text: &str) -> Option<u64> {
    let end = text.rfind(|c: char| !c.is_ascii_alphabetic()).map_or(0, |at| at + text[at..].chars().next().map_or(1, char::len_utf8));
    let (number, unit) = (text[..end].trim_end(), &text[end..]);
    if unit.is_empty() {
        return whole(number);
    }
    let (_, power) = UNITS.into_iter().find(|(name, _)| unit.eq_ignore_ascii_case(name))?;
    scaled(number, power)
}

/// Digits, or groups of them: all but the first of two or three digits (India), the last of three, with one separator.
fn whole(number: &str) -> Option<u64> {
    let Some(separator) = number.chars().find(|c| !c.is_ascii_digit()) else {
        return number.parse().ok();
    };
    let groups: Vec<&str> = number.split(separator).collect();
    let (first, rest) = groups.split_first()?;
    let right = is_grouping(separator)
        && (1..=3).contains(&first.len())
        && rest.iter().all(|group| (2..=3).contains(&group.len()))
        && rest.last().is_some_and(|group| group.len() == 3)
        && groups.iter().all(|group| group.bytes().all(|byte| byte.is_ascii_digit()));
    right.then(|| groups.concat().parse().ok()).flatten()
}

/// A number of units, where that is a whole number of bytes.
fn scaled(number: &str, power: u32) -> Option<u64> {
    let (whole, fraction) = number.split_once('.').unwrap_or((number, "0"));
    let digits = |text: &str| !text.is_empty() && text.bytes().all(|byte| byte.is_ascii_digit());
    if !digits(whole) || !digits(fraction) || fraction.len() > 2 {
        return None;
    }
    let ten = 10_u128.pow(u32::try_from(fraction.len()).ok()?);
    let units = whole.parse::<u64>().ok().map(u128::from)? * ten + fraction.parse::<u128>().ok()?;
    let bytes = units.checked_mul(1 << power)?;
    (bytes % ten == 0).then(|| u64::try_from(bytes / ten).ok()).flatten()
}

fn refuse(text: &str) -> Refusal {
    let refusal = Refusal::of(0, format!("'{text}' is no size")).help("a size is a number with a unit: 512KB, 10MB, 2GB; or Unlimited");
    // `10M`, `10 MiB`, `10 megs`: what was meant is plain.
    let end = text.find(|c: char| !c.is_ascii_digit()).unwrap_or(text.len());
    let (number, unit) = (&text[..end], text[end..].trim_start());
    let initial = unit.chars().next().map(|c| c.to_ascii_uppercase()).filter(|_| unit.bytes().all(|byte| byte.is_ascii_alphabetic()));
    match initial.filter(|initial| "KMGT".contains(*initial)) {
        Some(initial) if !number.is_empty() && short(&format!("{number}{initial}B")).is_some() => {
            refusal.instead(format!("{number}{initial}B"))
        }
        _ => refusal,
    }
}

#[cfg(test)]
mod tests {
    use super::{Argument, Meaning, Size};

    #[test]
    fn prints_as_exchange_does_and_writes_what_is_exact() {
        let cases = [
            (0, "0 B (0 bytes)", "0B"),
            (512, "512 B (512 bytes)", "512B"),
            (65_536, "64 KB (65,536 bytes)", "64KB"),
            (37_437, "36.56 KB (37,437 bytes)", "37437B"),
            (1_024_000, "1000 KB (1,024,000 bytes)", "1000KB"),
            (10_485_760, "10 MB (10,485,760 bytes)", "10MB"),
            (1_610_612_736, "1.5 GB (1,610,612,736 bytes)", "1536MB"),
            (u64::MAX, "16777216 TB (18,446,744,073,709,551,615 bytes)", "18446744073709551615B"),
        ];
        for (bytes, shown, argument) in cases {
            let size = Size::new(bytes);
            assert_eq!(size.to_string(), shown);
            assert_eq!(size.argument(), Argument::Text(argument.into()));
            assert_eq!(Size::parse(&[argument]).unwrap(), size);
        }
        assert_eq!(Size::UNLIMITED.argument(), Argument::Text("Unlimited".into()));
    }
}

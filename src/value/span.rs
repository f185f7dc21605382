//! A time span.

use std::fmt;

use super::{Argument, Meaning, Refusal, list};

/// `[-][d.]hh:mm:ss[.fffffff]`, in .NET's ticks of 100 nanoseconds.
/// Source: Microsoft, "Standard TimeSpan format strings", the constant format.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct TimeSpan(i64);

const TICKS: i64 = 10_000_000;

impl TimeSpan {
    /// So many seconds.
    #[must_use]
    pub fn of_seconds(seconds: u32) -> Self {
        Self(i64::from(seconds) * TICKS)
    }

    /// Ticks of 100 nanoseconds.
    #[must_use]
    pub fn ticks(self) -> i64 {
        self.0
    }
}

impl fmt::Display for TimeSpan {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let ticks = self.0.unsigned_abs();
        let (seconds, fraction) = (ticks / TICKS.unsigned_abs(), ticks % TICKS.unsigned_abs());
        if self.0 < 0 {
            f.write_str("-")?;
        }
        if seconds >= 86_400 {
            write!(f, "{}.", seconds / 86_400)?;
        }
        write!(f, "{:02}:{:02}:{:02}", seconds / 3600 % 24, seconds / 60 % 60, seconds % 60)?;
        if fraction > 0 { write!(f, ".{fraction:07}") } else { Ok(()) }
    }
}

impl Meaning for TimeSpan {
    fn parse(items: &[&str]) -> Result<Self, Refusal> {
        let text = list::only(items)?;
        read(text).map(Self).ok_or_else(|| refuse(text))
    }

    fn argument(&self) -> Argument {
        Argument::Text(self.to_string())
    }
}

fn read(text: &str) -> Option<i64> {
    let (sign, rest) = text.strip_prefix('-').map_or((1, text), |rest| (-1, rest));
    let parts: Vec<&str> = rest.split(':').collect();
    let [first, minutes, last] = parts[..] else { return None };
    let (days, hours) = first.split_once('.').unwrap_or(("0", first));
    let (seconds, fraction) = last.split_once('.').unwrap_or((last, "0"));
    let fraction: i64 = number(fraction, 7, i64::MAX)? * 10_i64.pow(u32::try_from(7 - fraction.len()).ok()?);
    let seconds = ((number(days, 8, i64::MAX)? * 24 + number(hours, 2, 23)?) * 60 + number(minutes, 2, 59)?) * 60 + number(seconds, 2, 59)?;
    seconds.checked_mul(TICKS)?.checked_add(fraction)?.checked_mul(sign)
}

/// So many decimal digits at most, and no more than a maximum.
fn number(text: &str, digits: usize, max: i64) -> Option<i64> {
    let right = (1..=digits).contains(&text.len()) && text.bytes().all(|byte| byte.is_ascii_digit());
    text.parse().ok().filter(|number| right && *number <= max)
}

/// The words that people write for units, by their first letters, in seconds.
const UNITS: [(&[&str], u32); 4] = [
    (&["s", "sec", "secs", "second", "seconds"], 1),
    (&["m", "min", "mins", "minute", "minutes"], 60),
    (&["h", "hr", "hrs", "hour", "hours"], 3600),
    (&["d", "day", "days"], 86_400),
];

fn refuse(text: &str) -> Refusal {
    let refusal = Refusal::of(0, format!("'{text}' is no time span"))
        .help("a time span is hh:mm:ss, with days before it where there are any: 00:10:00, 1.00:00:00");
    let end = text.find(|c: char| !c.is_ascii_digit()).unwrap_or(text.len());
    let (number, unit) = (text[..end].parse::<u32>(), text[end..].trim().to_ascii_lowercase());
    let seconds = UNITS.iter().find(|(words, _)| words.contains(&unit.as_str())).map(|(_, seconds)| *seconds);
    if let Some(seconds) = number.ok().zip(seconds).and_then(|(number, seconds)| number.checked_mul(seconds)) {
        return refusal.instead(TimeSpan::of_seconds(seconds).to_string());
    }
    // `24:00:00` is a day: .NET refuses it.
    if let Some((hours, rest)) = text.split_once(':')
        && let (Some(hours), Some(rest)) = (self::number(hours, 4, i64::MAX), read(&format!("0:{rest}")))
    {
        return refusal.instead(TimeSpan(hours * 3600 * TICKS + rest).to_string());
    }
    refusal
}

//! A date: an instant, however it is written.

use std::fmt;

use super::{Argument, Meaning, Refusal, list};

/// `2027-05-01`, `2027-05-01T12:00:00Z`, `2027-05-01T14:00:00.1234567+02:00`: as CLIXML has it, as .NET writes it for the round trip ("o"),
/// as ISO 8601 has it. Compared by the instant; without a time it is midnight, without an offset UTC.
/// Source: Microsoft, "Standard date and time format strings".
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Date(i64);

/// So many ticks of 100 nanoseconds has a second, as in .NET.
const TICKS: i64 = 10_000_000;

/// So many seconds has a day.
const DAY: i64 = 86_400;

impl Date {
    /// Ticks of 100 nanoseconds since the beginning of the year 1, UTC, as .NET counts them.
    #[must_use]
    pub fn ticks(self) -> i64 {
        self.0
    }

    /// The day in UTC.
    #[must_use]
    pub fn day(self) -> Day {
        Day(self.0.div_euclid(TICKS * DAY))
    }
}

/// A day of the calendar.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Day(i64);

impl Day {
    /// Reads a day: `2027-05-01`.
    #[must_use]
    pub fn read(text: &str) -> Option<Self> {
        read(text).filter(|_| !text.contains(['T', 't', ' '])).map(|ticks| Date(ticks).day())
    }

    /// How many days lie between an earlier day and this one; less than none, where the other is the later one.
    #[must_use]
    pub fn since(self, earlier: Self) -> i64 {
        self.0 - earlier.0
    }
}

impl fmt::Display for Date {
    /// In UTC: `2027-05-01T12:00:00Z`, with a fraction of seconds where there is one.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let (seconds, fraction) = (self.0.div_euclid(TICKS), self.0.rem_euclid(TICKS));
        let (days, time) = (seconds.div_euclid(DAY), seconds.rem_euclid(DAY));
        let (year, month, day) = calendar(days);
        write!(f, "{year:04}-{month:02}-{day:02}T{:02}:{:02}:{:02}", time / 3600, time / 60 % 60, time % 60)?;
        if fraction != 0 {
            write!(f, ".{}", format!("{fraction:07}").trim_end_matches('0'))?;
        }
        f.write_str("Z")
    }
}

impl Meaning for Date {
    fn parse(items: &[&str]) -> Result<Self, Refusal> {
        let text = list::only(items)?;
        read(text).map(Self).ok_or_else(|| {
            Refusal::of(0, format!("'{text}' is no date"))
                .help("a date is year, month, day, and perhaps a time: 2027-05-01, 2027-05-01T12:00:00Z, 2027-05-01T14:00:00+02:00")
        })
    }

    fn argument(&self) -> Argument {
        Argument::Text(self.to_string())
    }
}

/// The instant in ticks; none outside of the years 1 to 9999, which are all that .NET has.
fn read(text: &str) -> Option<i64> {
    let (date, time) = match text.split_once(['T', 't', ' ']) {
        Some((date, time)) => (date, Some(time)),
        None => (text, None),
    };
    let mut parts = date.split('-');
    let (year, month, day) = (number(parts.next()?, 4)?, number(parts.next()?, 2)?, number(parts.next()?, 2)?);
    if parts.next().is_some() || year < 1 || !(1..=12).contains(&month) || !(1..=days_of(year, month)).contains(&day) {
        return None;
    }
    let midnight = day_number(year, month, day) * DAY * TICKS;
    let ticks = midnight + time.map_or(Some(0), time_of_day)?;
    (0..day_number(10_000, 1, 1) * DAY * TICKS).contains(&ticks).then_some(ticks)
}

/// `12:00:00.5+02:00` in ticks since midnight UTC.
fn time_of_day(text: &str) -> Option<i64> {
    let zone = text.find(['Z', 'z', '+', '-']);
    let (clock, zone) = text.split_at(zone.unwrap_or(text.len()));
    let offset = match zone.split_at_checked(1) {
        None => 0,
        Some(("Z" | "z", "")) => 0,
        Some((sign @ ("+" | "-"), rest)) => {
            let (hours, minutes) = rest.split_once(':')?;
            let (hours, minutes) = (number(hours, 2)?, number(minutes, 2)?);
            let offset = hours * 60 + minutes;
            if minutes > 59 || offset > 14 * 60 {
                return None;
            }
            if sign == "-" { -offset } else { offset }
        }
        Some(_) => return None,
    };
    let (clock, fraction) = match clock.split_once('.') {
        Some((clock, fraction)) => (clock, Some(fraction)),
        None => (clock, None),
    };
    let mut parts = clock.split(':');
    let (hours, minutes, seconds) = (number(parts.next()?, 2)?, number(parts.next()?, 2)?, number(parts.next()?, 2)?);
    if parts.next().is_some() || hours > 23 || minutes > 59 || seconds > 59 {
        return None;
    }
    let fraction = match fraction {
        Some(digits) if (1..=7).contains(&digits.len()) => number(&format!("{digits:0<7}"), 7)?,
        Some(_) => return None,
        None => 0,
    };
    Some((hours * 3600 + (minutes - offset) * 60 + seconds) * TICKS + fraction)
}

/// Exactly so many decimal digits.
fn number(text: &str, digits: usize) -> Option<i64> {
    (text.len() == digits && text.bytes().all(|byte| byte.is_ascii_digit())).then(|| text.parse().ok()).flatten()
}

fn is_leap(year: i64) -> bool {
    year % 4 == 0 && (year % 100 != 0 || year % 400 == 0)
}

fn days_of(year: i64, month: i64) -> i64 {
    match month {
        2 => 28 + i64::from(is_leap(year)),
        4 | 6 | 9 | 11 => 30,
        _ => 31,
    }
}

/// How many days lie between the first day of the year 1 and this one.
fn day_number(year: i64, month: i64, day: i64) -> i64 {
    let before = year - 1;
    let months: i64 = (1..month).map(|month| days_of(year, month)).sum();
    before * 365 + before / 4 - before / 100 + before / 400 + months + day - 1
}

/// The year, month and day so many days after the first day of the year 1.
fn calendar(days: i64) -> (i64, i64, i64) {
    // A guess that is never too late, and at most a year too early.
    let mut year = days * 400 / 146_097 + 1;
    while day_number(year, 1, 1) > days {
        year -= 1;
    }
    while day_number(year + 1, 1, 1) <= days {
        year += 1;
    }
    let mut left = days - day_number(year, 1, 1);
    let mut month = 1;
    while left >= days_of(year, month) {
        left -= days_of(year, month);
        month += 1;
    }
    (year, month, left + 1)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn days_are_read() {
        let cases = [
            ("2027-05-01", Some(9982)),
            ("2024-02-29", Some(8825)),
            ("2027-02-29", None),
            ("2027-02-30", None),
            ("2027-13-01", None),
            ("27-05-01", None),
            ("2027-5-1", None),
            ("2027-05-01T00:00:00Z", None),
            ("tomorrow", None),
            ("", None),
        ];
        let new_year = Day::read("2000-01-01").unwrap();
        for (text, expected) in cases {
            assert_eq!(Day::read(text).map(|day| day.since(new_year)), expected, "{text}");
        }
    }

    #[test]
    fn days_are_counted() {
        for (from, to, days) in [("2026-11-20", "2026-11-20", 0), ("2028-02-28", "2028-03-01", 2), ("2027-01-01", "2026-12-31", -1)] {
            assert_eq!(Day::read(to).unwrap().since(Day::read(from).unwrap()), days, "{from} {to}");
        }
    }

    #[test]
    fn prints_the_instant_in_utc() {
        for (text, shown) in [
            ("2027-05-01", "2027-05-01T00:00:00Z"),
            ("2027-05-01T12:00:00", "2027-05-01T12:00:00Z"),
            ("2027-01-01T01:30:00+02:00", "2026-12-31T23:30:00Z"),
            ("2024-02-29 23:59:59.1200000Z", "2024-02-29T23:59:59.12Z"),
            ("0001-01-01T00:00:00", "0001-01-01T00:00:00Z"),
            ("9999-12-31T23:59:59.9999999", "9999-12-31T23:59:59.9999999Z"),
        ] {
            assert_eq!(Date::parse(&[text]).unwrap().to_string(), shown);
        }
        // .NET: (New-Object DateTime 2027, 5, 1).Ticks
        assert_eq!(Date::parse(&["2027-05-01"]).unwrap().ticks(), 639_447_264_000_000_000);
    }

    #[test]
    fn every_day_is_the_day_after_the_day_before() {
        for days in (0..800).chain(day_number(1896, 1, 1)..day_number(2105, 1, 1)).chain(day_number(9999, 1, 1)..day_number(10_000, 1, 1)) {
            let (year, month, day) = calendar(days);
            assert_eq!(day_number(year, month, day), days);
        }
    }
}

//! `\/Date(1700000000000)\/`: how Windows PowerShell 5.1 writes a date. PowerShell 7 writes ISO 8601, which needs nothing.
//! Source: Microsoft, "Stand-Alone JSON Serialization", "DateTime Wire Format": milliseconds since 1970 in UTC, whatever offset
//! follows them. Only a date has the escaped slashes, a text that looks like one has none.

/// The date of a text that had escapes in ISO 8601, where it is one.
pub(super) fn of(text: &str) -> Option<String> {
    let inside = text.strip_prefix("/Date(")?.strip_suffix(")/")?;
    let offset = inside.get(1..)?.find(['+', '-']).map_or(inside.len(), |at| at + 1);
    let (number, offset) = inside.split_at_checked(offset)?;
    if !(offset.is_empty() || (offset.len() == 5 && offset[1..].bytes().all(|byte| byte.is_ascii_digit()))) {
        return None;
    }
    iso(number.parse().ok()?)
}

/// Milliseconds since 1970 as a date of the years 1 to 9999, which are all that .NET has.
fn iso(milliseconds: i64) -> Option<String> {
    const DAY: i64 = 86_400_000;
    let (days, rest) = (milliseconds.div_euclid(DAY), milliseconds.rem_euclid(DAY));
    // The proleptic Gregorian calendar, in eras of 400 years that begin on 1 March of the year 0.
    // Source: H. Hinnant, "chrono-Compatible Low-Level Date Algorithms", civil_from_days.
    let days = days.checked_add(719_468)?;
    let (era, of_era) = (days.div_euclid(146_097), days.rem_euclid(146_097));
    let year_of_era = (of_era - of_era / 1_460 + of_era / 36_524 - of_era / 146_096) / 365;
    let of_year = of_era - (365 * year_of_era + year_of_era / 4 - year_of_era / 100);
    let shifted = (5 * of_year + 2) / 153;
    let day = of_year - (153 * shifted + 2) / 5 + 1;
    let month = if shifted < 10 { shifted + 3 } else { shifted - 9 };
    let year = year_of_era + era * 400 + i64::from(month <= 2);
    let (seconds, fraction) = (rest / 1_000, rest % 1_000);
    let fraction = if fraction == 0 { String::new() } else { format!(".{fraction:03}") };
    (1..=9999)
        .contains(&year)
        .then(|| format!("{year:04}-{month:02}-{day:02}T{:02}:{:02}:{:02}{fraction}Z", seconds / 3_600, seconds / 60 % 60, seconds % 60))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn dates_are_read_and_nothing_else() {
        let cases = [
            ("/Date(1700000000000)/", Some("2023-11-14T22:13:20Z")),
            ("/Date(1700000000123+0100)/", Some("2023-11-14T22:13:20.123Z")),
            ("/Date(0)/", Some("1970-01-01T00:00:00Z")),
            ("/Date(-1)/", Some("1969-12-31T23:59:59.999Z")),
            ("/Date(951782400000)/", Some("2000-02-29T00:00:00Z")),
            ("/Date(-62135596800000)/", Some("0001-01-01T00:00:00Z")),
            ("/Date(253402300799999)/", Some("9999-12-31T23:59:59.999Z")),
            ("/Date(253402300800000)/", None),
            ("/Date(9223372036854775807)/", None),
            ("/Date(-9223372036854775808)/", None),
            ("/Date(1+é)/", None),
            ("/Date()/", None),
            ("/Date(x)/", None),
            ("2023-11-14T22:13:20Z", None),
        ];
        for (text, expected) in cases {
            assert_eq!(of(text).as_deref(), expected, "{text}");
        }
    }
}

//! `PT10M` -> `00:10:00`: CLIXML writes time spans as XML Schema durations, Exchange shows them as .NET does.
//! Source: W3C, "XML Schema Part 2: Datatypes", section 3.2.6.

/// An XML Schema duration of days, hours, minutes and seconds in .NET's form, `[-][d.]hh:mm:ss[.fffffff]`.
/// None for years and months, which have no fixed length, and for what is no duration.
pub(super) fn to_time_span(text: &str) -> Option<String> {
    let text = text.trim();
    let (sign, rest) = text.strip_prefix('-').map_or(("", text), |rest| ("-", rest));
    let rest = rest.strip_prefix('P')?;
    let (date, time) = rest.split_once('T').unwrap_or((rest, ""));
    let (mut seconds, mut fraction) = (0u64, String::new());
    let mut parts = 0;
    for (part, units) in [(date, &[('D', 86_400)][..]), (time, &[('H', 3_600), ('M', 60), ('S', 1)][..])] {
        let mut rest = part;
        for (unit, length) in units {
            let Some((number, after)) = rest.split_once(*unit) else { continue };
            let (whole, part_of_second) = if *unit == 'S' { number.split_once('.').unwrap_or((number, "")) } else { (number, "") };
            if whole.is_empty() || !(whole.bytes().chain(part_of_second.bytes()).all(|byte| byte.is_ascii_digit())) {
                return None;
            }
            seconds = seconds.checked_add(whole.parse::<u64>().ok()?.checked_mul(*length)?)?;
            fraction = part_of_second.trim_end_matches('0').to_owned();
            rest = after;
            parts += 1;
        }
        if !rest.is_empty() {
            return None;
        }
    }
    (parts > 0).then(|| shown(sign, seconds, &fraction))
}

/// .NET's ticks (100 nanoseconds each) in .NET's form.
pub(super) fn from_ticks(ticks: i64) -> String {
    const SECOND: u64 = 10_000_000;
    let (sign, ticks) = (if ticks < 0 { "-" } else { "" }, ticks.unsigned_abs());
    let fraction = if ticks % SECOND == 0 { String::new() } else { format!("{:07}", ticks % SECOND) };
    shown(sign, ticks / SECOND, &fraction)
}

fn shown(sign: &str, seconds: u64, fraction: &str) -> String {
    let days = if seconds >= 86_400 { format!("{}.", seconds / 86_400) } else { String::new() };
    let fraction = if fraction.is_empty() { String::new() } else { format!(".{fraction:0<7}") };
    format!("{sign}{days}{:02}:{:02}:{:02}{fraction}", seconds / 3_600 % 24, seconds / 60 % 60, seconds % 60)
}

#[cfg(test)]
mod tests {
    #[test]
    fn ticks_are_printed_alike() {
        let cases = [
            (0, "00:00:00"),
            (6_000_000_000, "00:10:00"),
            (937_840_000_000, "1.02:03:04"),
            (-15_000_000, "-00:00:01.5000000"),
            (1, "00:00:00.0000001"),
            (i64::MIN, "-10675199.02:48:05.4775808"),
        ];
        for (ticks, expected) in cases {
            assert_eq!(super::from_ticks(ticks), expected, "{ticks}");
        }
    }

    #[test]
    fn prints_as_dotnet_does() {
        let cases = [
            ("PT10M", Some("00:10:00")),
            ("PT0S", Some("00:00:00")),
            ("P1DT2H3M4S", Some("1.02:03:04")),
            ("P30D", Some("30.00:00:00")),
            ("PT36H", Some("1.12:00:00")),
            ("-PT1.5S", Some("-00:00:01.5000000")),
            ("PT90S", Some("00:01:30")),
            ("P1M", None),
            ("P", None),
            ("PT", None),
            ("00:10:00", None),
            ("PT1H1H", None),
            ("PT99999999999999999999S", None),
            ("", None),
        ];
        for (text, expected) in cases {
            assert_eq!(super::to_time_span(text).as_deref(), expected, "{text}");
        }
    }
}

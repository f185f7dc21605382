//! How much of the Internet ranges of addresses hold.

use crate::value::{Family, Range, Ranges};

/// The addresses that hosts on the Internet have: all of IPv4, and the global unicast addresses of IPv6. Source: RFC 4291, section 2.4.
const INTERNET: [(Family, u128, u128); 2] = [(Family::V4, 0, u32::MAX as u128), (Family::V6, 0x2000 << 112, (0x4000 << 112) - 1)];

/// How many addresses, less one, a /24 and a /64 have: what one network of people or servers mostly is.
const NETWORK: [(Family, u128); 2] = [(Family::V4, 0xff), (Family::V6, u64::MAX as u128)];

/// Networks that no host on the Internet is in: first address, and how many bits are the network's.
/// Sources: RFC 1918, RFC 1122, RFC 3927, RFC 6598; RFC 4193, RFC 4291.
const PRIVATE: [(Family, u128, u32); 9] = [
    (Family::V4, 0x0a00_0000, 8),
    (Family::V4, 0x6440_0000, 10),
    (Family::V4, 0x7f00_0000, 8),
    (Family::V4, 0xa9fe_0000, 16),
    (Family::V4, 0xac10_0000, 12),
    (Family::V4, 0xc0a8_0000, 16),
    (Family::V6, 1, 128),
    (Family::V6, 0xfc00 << 112, 7),
    (Family::V6, 0xfe80 << 112, 10),
];

/// Whether ranges hold half of the Internet or more, as one or together: `0.0.0.0-255.255.255.255`, and all but one network too.
pub(super) fn is_the_internet(ranges: &Ranges) -> bool {
    INTERNET.into_iter().any(|(family, low, high)| {
        let of = ranges.items().iter().filter(|range| range.family() == family);
        let mut parts: Vec<(u128, u128)> =
            of.map(|range| (range.low().max(low), range.high().min(high))).filter(|(from, to)| from <= to).collect();
        parts.sort_unstable();
        let (mut held, mut next) = (0, low);
        for (from, to) in parts {
            held += to.saturating_add(1).saturating_sub(from.max(next));
            next = next.max(to.saturating_add(1));
        }
        held > (high - low) / 2
    })
}

/// The widest of ranges, where it is wider than a network: than a /24, or a /64 of IPv6.
pub(super) fn wider_than_a_network(ranges: &Ranges) -> Option<&Range> {
    let wide = |range: &&Range| NETWORK.into_iter().any(|(family, width)| range.family() == family && range.width() > width);
    // Of two families, the one of which more is held: bits say that, and not addresses.
    let shared = |range: &Range| range.width().leading_zeros() - if range.family() == Family::V4 { 96 } else { 0 };
    ranges.items().iter().filter(wide).min_by_key(|range| shared(range))
}

/// Whether a range holds addresses that hosts on the Internet have.
pub(super) fn is_public(range: &Range) -> bool {
    !PRIVATE.into_iter().any(|(family, low, bits)| {
        let width = if family == Family::V4 { 32 } else { 128 };
        let high = low | u128::MAX.checked_shr(128 - (width - bits)).unwrap_or_default();
        range.family() == family && low <= range.low() && range.high() <= high
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::value::{Kind, Typed};

    fn ranges(text: &[&str]) -> Ranges {
        let value = Kind::Ranges.parse(text).unwrap();
        Ranges::of(&value).unwrap().clone()
    }

    #[test]
    fn ranges_are_measured() {
        let cases: [(&[&str], bool, bool, bool); 15] = [
            (&["0.0.0.0-255.255.255.255"], true, true, true),
            (&["0.0.0.0/0"], true, true, true),
            (&["::/0"], true, true, true),
            (&["2000::/3"], true, true, true),
            (&["0.0.0.0/1", "128.0.0.0/1"], true, true, true),
            (&["0.0.0.0-9.255.255.255", "11.0.0.0-255.255.255.255"], true, true, true),
            (&["0.0.0.0/2", "0.0.0.0/2", "10.0.0.0/8"], false, true, true),
            (&["203.0.113.0/24"], false, false, true),
            (&["203.0.112.0/23"], false, true, true),
            (&["10.0.0.0/8"], false, true, false),
            (&["192.168.5.77", "192.168.6.0/24"], false, false, false),
            (&["2001:db8:1::/64"], false, false, true),
            (&["2001:db8:1::/63"], false, true, true),
            (&["fe80::1%11"], false, false, false),
            (&["172.16.0.0-172.32.0.0"], false, true, true),
        ];
        for (text, internet, wide, public) in cases {
            let ranges = ranges(text);
            let found = (is_the_internet(&ranges), wider_than_a_network(&ranges).is_some(), ranges.items().iter().any(is_public));
            assert_eq!(found, (internet, wide, public), "{text:?}");
        }
    }

    #[test]
    fn the_widest_range_is_told() {
        for (text, widest) in [(["10.0.0.0/16", "10.0.0.0/8"], "10.0.0.0/8"), (["2001:db8::/32", "0.0.0.0/0"], "0.0.0.0/0")] {
            assert_eq!(wider_than_a_network(&ranges(&text)).unwrap().to_string(), widest);
        }
    }
}

//! Remote IP ranges: for which senders a receive connector is.

use std::fmt;
use std::net::IpAddr;

use super::Refusal;
use super::ip::Ip;
use super::list::{Element, bucket, list};

/// The two families of addresses.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Family {
    /// IPv4.
    V4,
    /// IPv6.
    V6,
}

/// One address, `a-b`, `address/bits` or `address(mask)`: shown as written, compared as an interval.
/// Source: Microsoft, Set-ReceiveConnector, `-RemoteIPRanges`.
#[derive(Clone, Debug)]
pub struct Range {
    shown: Box<str>,
    family: Family,
    low: u128,
    high: u128,
    /// The scope of the addresses (`%11`), without its sign.
    scope: Box<str>,
}

impl Range {
    /// The first address, as a number; of IPv4, the low 32 bits.
    #[must_use]
    pub fn low(&self) -> u128 {
        self.low
    }

    /// The last address, as a number.
    #[must_use]
    pub fn high(&self) -> u128 {
        self.high
    }

    /// Of which family its addresses are.
    #[must_use]
    pub fn family(&self) -> Family {
        self.family
    }

    /// Whether an address is in it. Scopes make no difference: the address of a sender is told without one.
    #[must_use]
    pub fn holds(&self, address: IpAddr) -> bool {
        family(address) == self.family && (self.low..=self.high).contains(&number(address))
    }

    /// How many addresses it has, less one: of two ranges the smaller one is more specific.
    #[must_use]
    pub fn width(&self) -> u128 {
        self.high - self.low
    }

    fn new(shown: String, from: &Ip, low: u128, high: u128) -> Self {
        Self { shown: shown.into(), family: family(from.address), low, high, scope: from.scope.clone() }
    }

    /// The addresses that share the first `bits` bits with one.
    fn block(shown: String, ip: &Ip, bits: u32) -> Self {
        let host = ip.width() - bits;
        let mask = u128::MAX.checked_shr(128 - host).unwrap_or(0);
        Self::new(shown, ip, ip.number() & !mask, ip.number() | mask)
    }
}

/// An address as a number; of an IPv4 address, the low 32 bits.
fn number(address: IpAddr) -> u128 {
    match address {
        IpAddr::V4(address) => u128::from(address.to_bits()),
        IpAddr::V6(address) => address.to_bits(),
    }
}

fn family(address: IpAddr) -> Family {
    if address.is_ipv4() { Family::V4 } else { Family::V6 }
}

impl PartialEq for Range {
    fn eq(&self, other: &Self) -> bool {
        (self.family, self.low, self.high, &self.scope) == (other.family, other.low, other.high, &other.scope)
    }
}

impl fmt::Display for Range {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.shown)
    }
}

const HELP: &str = "a range is 10.1.2.3, 10.1.2.3-10.1.2.9, 10.1.2.0/24 or 2001:db8::/32";

fn refuse(text: &str, why: &str) -> Refusal {
    Refusal::of(0, format!("'{text}' is no range of IP addresses: {why}")).help(HELP)
}

impl Element for Range {
    fn bucket(&self) -> u64 {
        bucket((self.low, self.high))
    }

    fn parse(text: &str) -> Result<Self, Refusal> {
        let address = |part: &str| Ip::parse(part.trim()).ok_or_else(|| refuse(text, &format!("'{}' is no IP address", part.trim())));
        if let Some((low, high)) = text.split_once('-') {
            return between(text, &address(low)?, high.trim());
        }
        if let Some((base, bits)) = text.split_once('/') {
            return cidr(text, &address(base)?, bits.trim());
        }
        if let Some((base, mask)) = text.strip_suffix(')').and_then(|text| text.split_once('(')) {
            let (base, mask) = (address(base)?, mask.trim());
            let bits = mask_bits(mask).filter(|_| base.address.is_ipv4()).ok_or_else(|| refuse(text, &format!("'{mask}' is no mask")))?;
            return Ok(Self::block(format!("{base}({mask})"), &base, bits));
        }
        let one = address(text)?;
        Ok(Self::new(text.to_owned(), &one, one.number(), one.number()))
    }
}

fn between(text: &str, low: &Ip, end: &str) -> Result<Range, Refusal> {
    let Some(high) = Ip::parse(end) else {
        let refusal = refuse(text, &format!("'{end}' is no IP address"));
        // `10.1.2.3-9` is how people write it elsewhere.
        let prefix = low.to_string().rsplit_once('.').map(|(prefix, _)| format!("{prefix}.{end}"));
        return Err(match prefix.and_then(|high| Ip::parse(&high)).filter(|high| high.number() >= low.number()) {
            Some(high) => refusal.instead(format!("{low}-{high}")),
            None => refusal,
        });
    };
    if family(low.address) != family(high.address) {
        return Err(refuse(text, "its ends are of two families"));
    }
    if low.scope != high.scope {
        return Err(refuse(text, "its ends have two scopes"));
    }
    if low.number() > high.number() {
        return Err(refuse(text, "it ends before it begins").perhaps(format!("{high}-{low}")));
    }
    let shown = text.chars().filter(|c| !c.is_whitespace()).collect();
    Ok(Range::new(shown, low, low.number(), high.number()))
}

fn cidr(text: &str, base: &Ip, bits: &str) -> Result<Range, Refusal> {
    let digits = (1..=3).contains(&bits.len()) && bits.bytes().all(|byte| byte.is_ascii_digit());
    match bits.parse::<u32>() {
        Ok(bits) if digits && bits <= base.width() => {
            let shown = text.chars().filter(|c| !c.is_whitespace()).collect();
            Ok(Range::block(shown, base, bits))
        }
        _ => {
            let refusal = refuse(text, &format!("the number behind / is from 0 to {}", base.width()));
            let mask = mask_bits(bits).filter(|_| base.address.is_ipv4());
            Err(match mask {
                Some(bits) => refusal.instead(format!("{base}/{bits}")),
                None => refusal,
            })
        }
    }
}

/// How many bits a mask such as `255.255.255.0` has; none where they are not one block.
fn mask_bits(mask: &str) -> Option<u32> {
    let mask = mask.parse::<std::net::Ipv4Addr>().ok()?.to_bits();
    (mask.leading_ones() + mask.trailing_zeros() >= 32).then_some(mask.leading_ones())
}

list! {
    /// The remote IP ranges of a receive connector. Adjacent ones are not merged: the most specific one selects the connector.
    Ranges of Range
}

#[cfg(test)]
mod tests {
    use super::{Element, Family, Ip, Range, family};

    #[test]
    fn holds_addresses() {
        let cases = [
            ("10.1.2.77/24", "10.1.2.0", true),
            ("10.1.2.77/24", "10.1.3.0", false),
            ("10.1.2.3-10.1.2.9", "10.1.2.9", true),
            ("10.1.2.0(255.255.255.0)", "10.1.2.255", true),
            ("0.0.0.0/0", "255.255.255.255", true),
            ("0.0.0.0/0", "::1", false),
            ("::/0", "2001:db8::1", true),
            ("2001:db8::/128", "2001:db8::", true),
            ("2001:db8::/128", "2001:db8::1", false),
        ];
        for (range, address, holds) in cases {
            let (of, ip) = (Range::parse(range).unwrap(), Ip::parse(address).unwrap());
            let within = family(ip.address) == of.family() && (of.low()..=of.high()).contains(&ip.number());
            assert_eq!(within, holds, "{range} {address}");
        }
        let all = Range::parse("::/0").unwrap();
        assert_eq!((all.low(), all.high(), all.family()), (0, u128::MAX, Family::V6));
    }
}

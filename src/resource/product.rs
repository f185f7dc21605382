//! The Exchange products.

use std::fmt;

use crate::diagnostic::listed;

/// A version of Exchange; ordered by age.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Product {
    /// Exchange Server 2010 (14.x), whose shell is Windows PowerShell 2.0.
    E2010,
    /// Exchange Server 2013 (15.0).
    E2013,
    /// Exchange Server 2016 (15.1).
    E2016,
    /// Exchange Server 2019 (15.2, builds before 2562).
    E2019,
    /// Exchange Server Subscription Edition (15.2 from build 2562 on).
    Se,
    /// Exchange Online.
    Online,
}

impl Product {
    /// All products, by age.
    pub const ALL: [Self; 6] = [Self::E2010, Self::E2013, Self::E2016, Self::E2019, Self::Se, Self::Online];

    /// The word that manifests and the command line use.
    #[must_use]
    pub fn word(self) -> &'static str {
        match self {
            Self::E2010 => "2010",
            Self::E2013 => "2013",
            Self::E2016 => "2016",
            Self::E2019 => "2019",
            Self::Se => "SE",
            Self::Online => "Online",
        }
    }

    /// All words, by age.
    #[must_use]
    pub fn words() -> Vec<&'static str> {
        Self::ALL.map(Self::word).to_vec()
    }

    /// Reads the word, in any case.
    #[must_use]
    pub fn from_word(word: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|product| product.word().eq_ignore_ascii_case(word))
    }

    /// The product of a server, from its `AdminDisplayVersion` (`Version 15.2 (Build 1544.4)`).
    /// Source: Microsoft, "Exchange Server build numbers and release dates".
    #[must_use]
    pub fn from_version(text: &str) -> Option<Self> {
        let rest = text.trim().strip_prefix("Version ").unwrap_or(text.trim());
        let mut numbers = rest.split(|c: char| !c.is_ascii_digit()).filter(|part| !part.is_empty()).map(str::parse::<u32>);
        let mut next = || numbers.next().and_then(Result::ok);
        match (next()?, next()?, next().unwrap_or(0)) {
            (14, _, _) => Some(Self::E2010),
            (15, 0, _) => Some(Self::E2013),
            (15, 1, _) => Some(Self::E2016),
            (15, 2, build) if build >= Self::FIRST_SE_BUILD => Some(Self::Se),
            (15, 2, _) => Some(Self::E2019),
            _ => None,
        }
    }

    /// The first build of the Subscription Edition (15.2.2562.17, July 2025); 2019 and SE differ only in the build.
    pub const FIRST_SE_BUILD: u32 = 2562;
}

impl fmt::Display for Product {
    /// As people say it: `Exchange 2016`, `Exchange SE`.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "Exchange {}", self.word())
    }
}

/// A set of products.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Products(u8);

impl Products {
    /// Every product.
    pub const ALL: Self = Self(0b11_1111);
    /// Every product but Exchange Online.
    pub const SERVER: Self = Self(0b01_1111);
    /// Just Exchange Online.
    pub const ONLINE: Self = Self(0b10_0000);
    /// None: a cmdlet that hostctl never calls.
    pub const NONE: Self = Self(0);
    /// 2013 and later servers.
    pub const SINCE_2013: Self = Self(0b01_1110);
    /// 2016 and later servers.
    pub const SINCE_2016: Self = Self(0b01_1100);

    /// Just these.
    #[must_use]
    pub const fn of(products: &[Product]) -> Self {
        let (mut bits, mut at) = (0, 0);
        while at < products.len() {
            bits |= 1 << products[at] as u8;
            at += 1;
        }
        Self(bits)
    }

    /// These and those.
    #[must_use]
    pub const fn and(self, others: Self) -> Self {
        Self(self.0 | others.0)
    }

    /// Whether a product is among them.
    #[must_use]
    pub const fn contains(self, product: Product) -> bool {
        self.0 & (1 << product as u8) != 0
    }

    /// Those of them, by age.
    pub fn iter(self) -> impl Iterator<Item = Product> {
        Product::ALL.into_iter().filter(move |product| self.contains(*product))
    }
}

impl fmt::Display for Products {
    /// `Exchange 2016, 2019 and SE`.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let words: Vec<_> = self.iter().map(Product::word).collect();
        if words.is_empty() { f.write_str("no product") } else { write!(f, "Exchange {}", listed(&words, "and")) }
    }
}

#[cfg(test)]
mod tests {
    use super::{Product, Products};

    #[test]
    fn versions_tell_products() {
        for (version, product) in [
            ("Version 14.3 (Build 123.4)", Some(Product::E2010)),
            ("Version 15.0 (Build 1497.2)", Some(Product::E2013)),
            ("Version 15.1 (Build 2507.6)", Some(Product::E2016)),
            ("Version 15.2 (Build 1544.4)", Some(Product::E2019)),
            ("Version 15.2 (Build 2562.17)", Some(Product::Se)),
            ("15.2.2562.17", Some(Product::Se)),
            ("Version 8.3 (Build 83.6)", None),
            ("15", None),
            ("", None),
        ] {
            assert_eq!(Product::from_version(version), product, "{version}");
        }
    }

    #[test]
    fn words_are_read_back() {
        for product in Product::ALL {
            assert_eq!(Product::from_word(&product.word().to_uppercase()), Some(product));
        }
        assert_eq!(Product::from_word("2007"), None);
    }

    #[test]
    fn sets_hold_what_they_say() {
        assert_eq!(Products::of(&Product::ALL), Products::ALL);
        assert_eq!(Products::SERVER.iter().count(), 5);
        assert_eq!(Products::of(&[Product::Online]), Products::ONLINE);
        assert!(!Products::SERVER.contains(Product::Online));
        assert_eq!(Products::SINCE_2016.to_string(), "Exchange 2016, 2019 and SE");
        assert_eq!(Products::NONE.to_string(), "no product");
    }
}

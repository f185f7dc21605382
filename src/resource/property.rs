//! A property's row.

use std::fmt;
use std::marker::PhantomData;

use super::{Products, Resource};
use crate::value::{Kind, Limits, Shape};

/// Where a property is said.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Said {
    /// New and Set.
    Both,
    /// Only New: it cannot be changed afterwards.
    New,
    /// Only Set: a new object gets it in a second command.
    Set,
    /// Neither: hostctl reads it and never writes it.
    Never,
}

/// How a property is read.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Reading {
    /// From Active Directory, under its own name.
    Plain,
    /// From the IIS metabase: left out with `-ADPropertiesOnly`.
    Metabase,
    /// It cannot be read back, and never causes a change.
    Never,
}

/// What `null` does.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Clearing {
    /// It clears the property: `$null`.
    Null,
    /// It is refused: this is what to write instead.
    Write(&'static str),
}

/// A property of an Exchange object.
#[derive(Debug)]
pub struct Property {
    /// Its name, as Get shows it.
    pub name: &'static str,
    /// Its value type.
    pub kind: Kind,
    /// What Exchange accepts beyond the kind.
    pub limits: Limits,
    /// Which cmdlets take it.
    pub said: Said,
    /// The parameter's name, where it is not the property's.
    pub parameter: Option<&'static str>,
    /// How it is read.
    pub reading: Reading,
    /// What Exchange uses where nothing is said, `""` where that is nothing; `None` where Microsoft does not say.
    pub default: Option<&'static str>,
    /// What `null` does.
    pub clearing: Clearing,
    /// The products whose cmdlets have it.
    pub products: Products,
    /// The properties that Exchange wants sent together with this one.
    pub together: &'static [&'static str],
    /// The parameter set, where the parameter is not in all: of such sets, one command takes parameters of one only.
    pub set: Option<&'static str>,
    /// At most one object of the organisation has it; who gets it takes it from the one that had it.
    pub exclusive: bool,
    /// The value at which New asks whether it is meant, whatever `-Confirm` says; `-Force` answers.
    pub force_on_new: Option<&'static str>,
    /// One line of documentation.
    pub doc: &'static str,
    /// Where that comes from: Microsoft's page, or what showed it.
    pub source: &'static str,
}

impl Property {
    /// What most rows share.
    pub const ROW: Self = Self {
        name: "",
        kind: Kind::Text,
        limits: Limits::None,
        said: Said::Both,
        parameter: None,
        reading: Reading::Plain,
        default: None,
        clearing: Clearing::Null,
        products: Products::ALL,
        together: &[],
        set: None,
        exclusive: false,
        force_on_new: None,
        doc: "",
        source: "",
    };

    /// The parameter of New and Set.
    #[must_use]
    pub fn parameter(&self) -> &'static str {
        self.parameter.unwrap_or(self.name)
    }

    /// The key in manifests: the parameter's name in snake_case.
    #[must_use]
    pub fn key(&self) -> String {
        snake_case(self.parameter())
    }

    /// Whether a new object has nothing of it, where nothing is said: lists are empty of themselves, and what is documented so.
    #[must_use]
    pub fn is_empty_when_new(&self) -> bool {
        self.kind.shape() == Shape::List || self.default == Some("")
    }

    /// Whether New takes it.
    #[must_use]
    pub fn on_new(&self) -> bool {
        matches!(self.said, Said::New | Said::Both)
    }

    /// Whether Set takes it.
    #[must_use]
    pub fn on_set(&self) -> bool {
        matches!(self.said, Said::Set | Said::Both)
    }
}

/// A parameter's name as a key: `DNSRoutingEnabled` is `dns_routing_enabled`, `RemoteIPRanges` is `remote_ip_ranges`.
#[must_use]
pub fn snake_case(name: &str) -> String {
    let chars: Vec<char> = name.chars().collect();
    let mut key = String::with_capacity(name.len() + 4);
    for (at, c) in chars.iter().enumerate() {
        let after_small = at > 0 && !chars[at - 1].is_uppercase();
        // The plural of an acronym (`IPs`) is one word.
        let plural = chars.get(at + 1) == Some(&'s') && chars.get(at + 2).is_none_or(|next| next.is_uppercase());
        let before_small = chars.get(at + 1).is_some_and(|next| next.is_lowercase()) && at > 0 && !plural;
        if c.is_uppercase() && at > 0 && (after_small || before_small) {
            key.push('_');
        }
        key.extend(c.to_lowercase());
    }
    key
}

/// A typed handle of a property: fits only its own resource type, and only values of its own type.
pub struct Prop<R, T> {
    /// The property's place in the table.
    pub index: u16,
    of: PhantomData<fn() -> (R, T)>,
}

impl<R, T> Prop<R, T> {
    /// Made by the `resource!` macro only.
    pub(super) const fn new(index: u16) -> Self {
        Self { index, of: PhantomData }
    }
}

impl<R: Resource, T> Prop<R, T> {
    /// The property's row.
    ///
    /// # Panics
    /// Never: the place came from the type's table.
    #[must_use]
    pub const fn row(self) -> &'static Property {
        &R::TYPE.properties[self.index as usize]
    }
}

impl<R, T> Clone for Prop<R, T> {
    fn clone(&self) -> Self {
        *self
    }
}

impl<R, T> Copy for Prop<R, T> {}

impl<R, T> fmt::Debug for Prop<R, T> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "Prop({})", self.index)
    }
}

#[cfg(test)]
mod tests {
    use super::snake_case;

    #[test]
    fn keys_keep_acronyms_together() {
        for (name, key) in [
            ("Name", "name"),
            ("DNSRoutingEnabled", "dns_routing_enabled"),
            ("RemoteIPRanges", "remote_ip_ranges"),
            ("ConnectionInactivityTimeOut", "connection_inactivity_time_out"),
            ("IgnoreSTARTTLS", "ignore_starttls"),
            ("EightBitMimeEnabled", "eight_bit_mime_enabled"),
            ("SmtpUtf8Enabled", "smtp_utf8_enabled"),
            ("ActionForUnknownFileAndMIMETypes", "action_for_unknown_file_and_mime_types"),
            ("UseISO885915", "use_iso885915"),
            ("EFSkipIPs", "ef_skip_ips"),
            ("", ""),
        ] {
            assert_eq!(snake_case(name), key);
        }
    }
}

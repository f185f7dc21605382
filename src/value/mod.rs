//! Exchange's values: parsed once, normalised, compared by meaning, printed in Exchange's own form.
//!
//! One file a value type. Each has a second half in PowerShell, `templates/functions/Get-<Kind>Meaning.ps1`, and one table of
//! pairs, `tests/values/<kind>.txt`, that both halves are held against: what they disagree on would change for ever.
//!
//! A new value type: its file here, a line in `values!` below, its PowerShell function and its table of pairs.

use std::fmt;

mod account;
mod address;
mod address_spaces;
mod argument;
mod bindings;
mod bool;
mod certificate;
mod count;
mod credential;
mod date;
mod domain;
mod domains;
mod enabled_state;
mod flags;
mod fold;
mod host;
mod ip;
mod limits;
mod list;
mod name;
mod names;
mod number;
mod ranges;
mod schema;
mod servers;
mod size;
mod smart_hosts;
mod span;
mod text;
mod url;
mod word;

pub use account::Account;
pub(crate) use account::known_account;
pub use address::Address;
pub use address_spaces::{AddressSpace, AddressSpaces};
pub use argument::Argument;
pub use bindings::{Binding, Bindings};
pub use certificate::CertificateName;
pub use count::Count;
pub use credential::Credential;
pub use date::{Date, Day};
pub use domain::Domain;
pub use domains::Domains;
pub use enabled_state::EnabledState;
pub use flags::Flags;
pub(crate) use fold::fold;
pub use limits::Limits;
pub use name::Name;
pub use names::Names;
pub use number::Number;
pub use ranges::{Family, Range, Ranges};
pub use schema::{Form, any_case, in_any_case};
pub use servers::{Server, Servers, short_server};
pub use size::Size;
pub use smart_hosts::{SmartHost, SmartHosts};
pub use span::TimeSpan;
pub use text::Text;
pub use url::Url;
pub use word::Word;

/// Why a text is no value of its kind.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Refusal {
    /// The place in the list of texts, from 0.
    pub item: usize,
    /// What is wrong with it: `'300' is no cost: 1 to 100`.
    pub message: String,
    /// How to mend it.
    pub help: Option<String>,
    /// The text to write instead, where there is one.
    pub instead: Option<String>,
    /// Whether nothing else can have been meant by it.
    pub certain: bool,
}

impl Refusal {
    /// A refusal of one of the texts.
    pub fn of(item: usize, message: impl Into<String>) -> Self {
        Self { item, message: message.into(), help: None, instead: None, certain: false }
    }

    /// How to mend it.
    #[must_use]
    pub fn help(mut self, help: impl Into<String>) -> Self {
        self.help = Some(help.into());
        self
    }

    /// The one right text: nothing else can have been meant.
    #[must_use]
    pub fn instead(self, text: impl Into<String>) -> Self {
        Self { instead: Some(text.into()), certain: true, ..self }
    }

    /// The text that was probably meant.
    #[must_use]
    pub fn perhaps(self, text: impl Into<String>) -> Self {
        Self { instead: Some(text.into()), certain: false, ..self }
    }
}

/// A value type. `==` is "means the same"; printing gives Exchange's form, which parses to an equal value.
pub trait Meaning: Sized + Clone + PartialEq + fmt::Debug + fmt::Display {
    /// Reads the texts of a property: one for a scalar, any number for a list, never all empty.
    ///
    /// # Errors
    /// The first text that is no value of this kind, and why.
    fn parse(items: &[&str]) -> Result<Self, Refusal>;

    /// Whether what is wanted (`self`) is met by what is there. Equality, save for derived flags.
    fn met_by(&self, there: &Self) -> bool {
        self == there
    }

    /// The list with some elements more and some fewer; `None` where nothing is left. Only lists are ever edited.
    #[must_use]
    fn edit(&self, _include: Option<&Self>, _exclude: Option<&Self>) -> Option<Self> {
        Some(self.clone())
    }

    /// The elements of `self` that are (`present`) or are not among those of `other`; `None` where there are none.
    #[must_use]
    fn among(&self, _other: Option<&Self>, _present: bool) -> Option<Self> {
        None
    }

    /// The value as a command is given it.
    fn argument(&self) -> Argument;
}

/// How a property is written in a manifest, and which operations it has.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Shape {
    /// `true` or `false`.
    Bool,
    /// A whole number.
    Number,
    /// One text; numbers may stand without quotes (sizes, counts, time spans).
    Quantity,
    /// One text.
    Text,
    /// A set of words, as a list or as one text with commas; always written whole.
    Flags,
    /// A multivalued property: a list, `null`, or a part of it with `include` and `exclude`.
    List,
}

/// A value type that stands in `values!`: what typed handles are made of.
pub trait Typed: Meaning {
    /// Its kind.
    const KIND: Kind;
    /// The value inside, where it is of this type.
    fn of(value: &Value) -> Option<&Self>;
}

macro_rules! values {
    ($($Kind:ident($Type:ty) $shape:ident $what:literal,)*) => {
        /// The value types.
        #[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
        pub enum Kind { $(#[doc = concat!("`", $what, "`")] $Kind),* }

        /// A value of any type.
        #[derive(Clone, Debug, PartialEq)]
        pub enum Value {
            /// `$null`, an empty text and an empty list: the same nothing.
            Nothing,
            /// A text in an export that its value type cannot read. Never equal to anything that is wanted, never changed.
            Odd(Box<str>),
            $(#[doc = concat!("`", $what, "`")] $Kind($Type)),*
        }

        impl Kind {
            /// All value types.
            pub const ALL: &'static [Self] = &[$(Self::$Kind),*];

            /// Its name, as in `Get-<Kind>Meaning`.
            #[must_use]
            pub fn name(self) -> &'static str {
                match self { $(Self::$Kind => stringify!($Kind)),* }
            }

            /// What a person would call such a value, with an article.
            #[must_use]
            pub fn what(self) -> &'static str {
                match self { $(Self::$Kind => $what),* }
            }

            /// How it is written.
            #[must_use]
            pub fn shape(self) -> Shape {
                match self { $(Self::$Kind => Shape::$shape),* }
            }

            /// Reads the texts of a property. None, or all empty: nothing.
            ///
            /// # Errors
            /// The first text that is no value of this kind, and why.
            pub fn parse(self, items: &[&str]) -> Result<Value, Refusal> {
                if items.iter().all(|item| item.trim().is_empty()) {
                    return Ok(Value::Nothing);
                }
                match self { $(Self::$Kind => <$Type>::parse(items).map(Value::$Kind)),* }
            }
        }

        impl Value {
            /// Whether what is wanted (`self`) is met by what is there.
            #[must_use]
            pub fn met_by(&self, there: &Self) -> bool {
                match (self, there) {
                    (Self::Nothing, Self::Nothing) => true,
                    $((Self::$Kind(wanted), Self::$Kind(there)) => wanted.met_by(there),)*
                    _ => false,
                }
            }

            /// The list with some elements more and some fewer.
            #[must_use]
            pub fn edit(&self, include: &Self, exclude: &Self) -> Self {
                match (self, include, exclude) {
                    $((Self::$Kind(now), include, exclude) =>
                        now.edit(<$Type>::of(include), <$Type>::of(exclude)).map_or(Self::Nothing, Self::$Kind),
                    (Self::Nothing, Self::$Kind(include), exclude) =>
                        include.edit(None, <$Type>::of(exclude)).map_or(Self::Nothing, Self::$Kind),)*
                    _ => self.clone(),
                }
            }

            /// The elements of this list that are (`present`) or are not among those of another.
            #[must_use]
            pub fn among(&self, other: &Self, present: bool) -> Self {
                match self {
                    $(Self::$Kind(these) => these.among(<$Type>::of(other), present).map_or(Self::Nothing, Self::$Kind),)*
                    _ => Self::Nothing,
                }
            }

            /// The value as a command is given it.
            #[must_use]
            pub fn argument(&self) -> Argument {
                match self {
                    Self::Nothing => Argument::Null,
                    Self::Odd(text) => Argument::Text(text.to_string()),
                    $(Self::$Kind(value) => value.argument()),*
                }
            }
        }

        impl fmt::Display for Value {
            fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                match self {
                    Self::Nothing => f.write_str("(none)"),
                    Self::Odd(text) => f.write_str(text),
                    $(Self::$Kind(value) => value.fmt(f)),*
                }
            }
        }

        $(impl Typed for $Type {
            const KIND: Kind = Kind::$Kind;
            fn of(value: &Value) -> Option<&Self> {
                if let Value::$Kind(value) = value { Some(value) } else { None }
            }
        })*
    };
}

values! {
    Account(Account) Text "an account",
    Address(Address) Text "an IP address",
    AddressSpaces(AddressSpaces) List "address spaces",
    Bindings(Bindings) List "bindings",
    Bool(bool) Bool "true or false",
    Certificate(CertificateName) Text "a certificate's name, <I>issuer<S>subject",
    Count(Count) Quantity "a number or Unlimited",
    Credential(Credential) Text "the name of a credential",
    Date(Date) Text "a date",
    Domain(Domain) Text "a domain",
    Domains(Domains) List "domains",
    EnabledState(EnabledState) Bool "true or false",
    Flags(Flags) Flags "a set of words",
    Name(Name) Text "a name",
    Names(Names) List "names",
    Number(Number) Number "a whole number",
    Ranges(Ranges) List "IP address ranges",
    Servers(Servers) List "servers",
    Size(Size) Quantity "a size",
    SmartHosts(SmartHosts) List "smart hosts",
    Span(TimeSpan) Quantity "a time span",
    Text(Text) Text "text",
    Url(Url) Text "a URL",
    Word(Word) Text "a word of Exchange's",
}

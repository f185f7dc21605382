//! What the manifests want.

use std::sync::Arc;

use super::{Key, LintLevels, Organization, PlatformCertificate, PlatformNamespace, PlatformServer};
use crate::diagnostic::Span;
use crate::resource::{Product, ResourceType, Scope};
use crate::value::{SmartHost, Value};

/// What is wanted of a property.
#[derive(Clone, Debug, PartialEq)]
pub enum Want {
    /// `null`: cleared.
    Clear,
    /// This value.
    Be(Value),
    /// Part of a list; the rest is left alone. Behind a box, since few are: a wish is a third smaller without it.
    Edit(Box<Edit>),
}

/// A part of a list: these elements are in it, those are not; [`Value::Nothing`] where there are none.
#[derive(Clone, Debug, PartialEq)]
pub struct Edit {
    /// The elements that are to be in it.
    pub include: Value,
    /// The elements that are not to be in it.
    pub exclude: Value,
}

impl Want {
    /// A part of a list.
    #[must_use]
    pub fn edit(include: Value, exclude: Value) -> Self {
        Self::Edit(Box::new(Edit { include, exclude }))
    }
}

/// A property that a manifest names.
#[derive(Clone, Debug)]
pub struct Wish {
    /// The property's place in the type's table.
    pub place: u16,
    /// Where the manifest says it.
    pub at: Span,
    /// What is wanted.
    pub want: Want,
}

/// Whether an object is to exist.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Ensure {
    /// It is.
    Present,
    /// It is not.
    Absent,
    /// If it exists, it has these properties; nothing says that it does. (A tenant that only includes into lists.)
    AsFound,
}

impl Ensure {
    /// What a manifest can say, with its words.
    pub const SAID: [(&'static str, Self); 2] = [("present", Self::Present), ("absent", Self::Absent)];

    /// All words.
    #[must_use]
    pub fn words() -> Vec<&'static str> {
        Self::SAID.map(|(word, _)| word).to_vec()
    }
}

/// An object that manifests name.
#[derive(Clone, Debug)]
pub struct Desired {
    /// Its type.
    pub of: &'static ResourceType,
    /// Which one.
    pub key: Key,
    /// The object that it hangs on: the connector of an extended right.
    pub parent: Option<Key>,
    /// Where a manifest names it first.
    pub at: Span,
    /// The tenant whose it is; none for the platform's own.
    pub tenant: Option<Arc<str>>,
    /// Whether it is to exist.
    pub ensure: Ensure,
    /// Only tenants that leave name it: it is to go, or to lose what they had in its lists, because of that.
    pub leaving: bool,
    /// No plan removes or replaces it; where that is said.
    pub protect: Option<Span>,
    /// The properties, by their places.
    pub wishes: Vec<Wish>,
}

impl Desired {
    /// What it is called: `send connector 'To Internet'`.
    #[must_use]
    pub fn title(&self) -> String {
        self.key.title(self.of)
    }

    /// Whether it lives in a tenant's own organization, under `/hosting`. What a tenant needs of the platform, such as the way to its
    /// own servers, is the platform's.
    #[must_use]
    pub fn hosted(&self, platform: &Platform) -> bool {
        platform.hosting() && self.tenant.is_some() && self.of.scope == Scope::Tenant
    }

    /// What is wanted of a property.
    #[must_use]
    pub fn wish(&self, place: u16) -> Option<&Wish> {
        self.wishes.binary_search_by_key(&place, |wish| wish.place).ok().map(|found| &self.wishes[found])
    }
}

/// How the tenants of a platform are kept apart.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Isolation {
    /// Exchange 2010 SP1 that was set up with `/hosting`: each tenant has an organization of its own, and is a stranger to the others.
    Hosting,
    /// One organisation, in which address book policies hide the tenants from each other.
    AddressBookPolicy,
    /// They are not.
    None,
}

impl Isolation {
    /// All ways, with the words of manifests.
    pub const ALL: [(&'static str, Self); 3] =
        [("Hosting", Self::Hosting), ("AddressBookPolicy", Self::AddressBookPolicy), ("None", Self::None)];

    /// All words.
    #[must_use]
    pub fn words() -> Vec<&'static str> {
        Self::ALL.map(|(word, _)| word).to_vec()
    }

    /// Reads the word, in any case.
    #[must_use]
    pub fn from_word(word: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|(known, _)| known.eq_ignore_ascii_case(word)).map(|(_, isolation)| isolation)
    }
}

/// An Exchange organisation, as manifests describe it.
#[derive(Clone, Debug)]
pub struct Platform {
    /// Its name in the manifests.
    pub name: Box<str>,
    /// Which organisation it is.
    pub organization: Organization,
    /// The shell that scripts run in.
    pub product: Product,
    /// How tenants are kept apart; none where the manifests do not say.
    pub isolation: Option<Isolation>,
    /// Where that is said.
    pub isolation_at: Option<Span>,
    /// The servers.
    pub servers: Vec<PlatformServer>,
    /// The hosts to which the tenants' MX records point.
    pub mail_exchangers: Vec<SmartHost>,
    /// The certificates.
    pub certificates: Vec<PlatformCertificate>,
    /// The namespaces of its services.
    pub namespaces: Vec<PlatformNamespace>,
    /// What it decides about the rules of lint.
    pub lint: LintLevels,
}

impl Platform {
    /// Whether tenants live in organizations of their own (`/hosting`).
    #[must_use]
    pub fn hosting(&self) -> bool {
        self.isolation == Some(Isolation::Hosting)
    }
}

/// A platform with all that is wanted of it.
#[derive(Clone, Debug)]
pub struct Organisation {
    /// The platform.
    pub platform: Platform,
    /// How many tenants it has.
    pub tenants: usize,
    /// The documents that say it, by place: the platform's and its tenants'.
    pub documents: Vec<Span>,
    /// The objects, by type (in the order of steps) and identity, each once.
    pub objects: Vec<Desired>,
}

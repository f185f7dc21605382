//! A type's row, and the macro that makes it together with its typed handles.

use super::ignored::{COMMON, VIRTUAL_DIRECTORY};
use super::{Product, Products, Property, Through};

/// How objects of a type are told apart. Texts are compared without case.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Identity {
    /// By its domain, whatever its name is: accepted domains.
    Domain,
    /// By its name.
    Name,
    /// By its name, which is its server's: what every server has one of.
    Server,
    /// By server and name: `SERVER\name`.
    ServerAndName,
    /// By server, type and web site: `SERVER\owa (Default Web Site)`; this is the type's part.
    Website(&'static str),
    /// By server and this property, which no two objects of a server share: `SERVER\THUMBPRINT`.
    OnServer(&'static str),
    /// By connector, account and right.
    Right,
    /// There is one.
    Single,
}

/// Whose the objects of a type are.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Scope {
    /// A tenant may have its own.
    Tenant,
    /// All share them: a tenant may only `include` into their lists.
    Shared,
    /// hostctl only reads them: no manifest names any.
    ReadOnly,
}

/// The products on which each cmdlet is called.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Verbs {
    /// Get.
    pub get: Products,
    /// New (or Add).
    pub new: Products,
    /// Set.
    pub set: Products,
    /// Remove.
    pub remove: Products,
}

/// Who makes and removes objects on a server, where hostctl does not.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct ByHand {
    /// On these products.
    pub products: Products,
    /// What makes one: a cmdlet, or Exchange's setup.
    pub makes: &'static str,
    /// What removes it.
    pub removes: &'static str,
}

/// An Exchange type.
#[derive(Debug)]
pub struct ResourceType {
    /// Exchange's noun: `SendConnector`.
    pub noun: &'static str,
    /// The noun that its cmdlets have on these products, where that is another: `ClientAccessServer` before 2016.
    pub former: Option<(Products, &'static str)>,
    /// The section of a manifest: `send_connectors`; empty where none is.
    pub section: &'static str,
    /// The `type` that an entry of the section says, where types share one: `owa`.
    pub member: Option<&'static str>,
    /// What people call one: `send connector`.
    pub label: &'static str,
    /// The names of the objects' .NET type, without its namespace, in exports.
    pub clixml: &'static [&'static str],
    /// How objects are told apart.
    pub identity: Identity,
    /// Whose they are.
    pub scope: Scope,
    /// Which cmdlets hostctl calls.
    pub verbs: Verbs,
    /// Whose commands those are.
    pub through: Through,
    /// Who makes and removes them, where hostctl does not and it is not New and Remove.
    pub by_hand: &'static [ByHand],
    /// Whether Get has `-ADPropertiesOnly`.
    pub ad_properties_only: bool,
    /// How Get shows every object, where it does not by itself; none: by itself.
    pub asks: &'static [Ask],
    /// Whether Get answers for one server (`-Server`), and is asked of each.
    pub each_server: bool,
    /// Whether no plan depends on such objects: that some could not be read is told, and is no failure.
    pub best_effort: bool,
    /// The properties.
    pub properties: &'static [Property],
    /// Properties that exports show and that hostctl knowingly does not know.
    pub ignored: &'static [&'static str],
    /// The properties that say what an object is for: read always, and held against the export before an object is removed.
    pub telling: &'static [&'static str],
    /// The objects that Exchange never removes, by their folded keys: the remote domain `*`.
    pub lasting: &'static [&'static str],
    /// What New needs.
    pub needs: &'static [Need],
    /// What no two objects may have at once: a step that gives it up comes immediately before the one that takes it.
    pub claims: &'static [Claim],
    /// The property whose elements are ways for mail: a step that takes a way comes immediately before the one that gives it up.
    pub ways: Option<&'static str>,
    /// What follows from what a manifest says, where it says nothing else.
    pub implies: &'static [Implication],
    /// The noun of the objects that these hang on, from which their commands take them through the pipeline.
    pub parent: Option<&'static str>,
    /// The page of Microsoft's reference that the type comes from.
    pub source: &'static str,
}

/// One call of Get; where there are several, together they show every object.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Ask {
    /// The products on which it is asked so.
    pub products: Products,
    /// The parameters, each with a text, or with `$true`.
    pub parameters: &'static [(&'static str, Told)],
}

/// What a parameter of Get is told.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Told {
    /// A text.
    Text(&'static str),
    /// `$true`.
    True,
}

impl Ask {
    /// All of them: Exchange Online's cmdlets show a thousand where nothing is said. Source: Microsoft, `-ResultSize` of those cmdlets.
    pub const ALL_ONLINE: Self = Self { products: Products::ONLINE, parameters: &[("ResultSize", Told::Text("Unlimited"))] };
}

/// What New needs, and does not take.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Need {
    /// Only with this usage type; none: always.
    pub usage: Option<&'static str>,
    /// The properties that it needs.
    pub properties: &'static [&'static str],
    /// Those that it does not take: they follow in a Set.
    pub bars: &'static [&'static str],
}

/// Something that only one object of a type may have at once.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Claim {
    /// The value of this property.
    Value(&'static str),
    /// On one server, each element of the first property together with a range of the second that is the same or partly overlaps.
    BindingAndRange(&'static str, &'static str),
}

/// A value that follows from another.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Implication {
    /// Where this property is wanted ...
    pub when: &'static str,
    /// ... and is this (as text), or is anything but nothing (`*`), or is nothing (empty) ...
    pub is: &'static str,
    /// ... this property ...
    pub then: &'static str,
    /// ... is wanted to be this (as text), or nothing (empty).
    pub be: &'static str,
}

impl ResourceType {
    /// What most types share.
    pub const ROW: Self = Self {
        noun: "",
        former: None,
        section: "",
        member: None,
        label: "",
        clixml: &[],
        identity: Identity::Name,
        scope: Scope::Shared,
        verbs: Verbs { get: Products::SERVER, new: Products::SERVER, set: Products::SERVER, remove: Products::SERVER },
        through: Through::Exchange,
        by_hand: &[],
        ad_properties_only: false,
        asks: &[],
        each_server: false,
        best_effort: false,
        properties: &[],
        ignored: &[],
        telling: &[],
        lasting: &[],
        needs: &[],
        claims: &[],
        ways: None,
        implies: &[],
        parent: None,
        source: "",
    };

    /// The property of this name (as Get shows it), and its place.
    #[must_use]
    pub fn property(&self, name: &str) -> Option<(u16, &'static Property)> {
        let place = self.properties.iter().position(|property| property.name.eq_ignore_ascii_case(name))?;
        Some((u16::try_from(place).ok()?, &self.properties[place]))
    }

    /// The property at a place of the table.
    ///
    /// # Panics
    /// Never for a place that came from this table.
    #[must_use]
    pub fn at(&self, place: u16) -> &'static Property {
        &self.properties[usize::from(place)]
    }

    /// The properties that make up the identity: they are said when an object is made, and never compared.
    #[must_use]
    pub fn naming(&self) -> &'static [&'static str] {
        match self.identity {
            Identity::Domain => &["DomainName"],
            Identity::Name | Identity::Server => &["Name"],
            Identity::ServerAndName => &["Server", "Name"],
            Identity::Right => &["User", "ExtendedRights"],
            Identity::Website(_) | Identity::OnServer(_) | Identity::Single => &[],
        }
    }

    /// How Get is asked on a product: the parameters of each call.
    pub fn asks_on(&self, product: Product) -> impl Iterator<Item = &'static [(&'static str, Told)]> {
        self.asks.iter().filter(move |ask| ask.products.contains(product)).map(|ask| ask.parameters)
    }

    /// Whether Exchange never removes the object of this (folded) key.
    #[must_use]
    pub fn lasts(&self, folded: &str) -> bool {
        self.lasting.contains(&folded)
    }

    /// The property that names the server whose object it is.
    #[must_use]
    pub fn server(&self) -> Option<&'static str> {
        match self.identity {
            Identity::Server => Some("Name"),
            Identity::ServerAndName => Some("Server"),
            Identity::Domain | Identity::Name | Identity::Website(_) | Identity::OnServer(_) | Identity::Right | Identity::Single => None,
        }
    }

    /// What makes an object on a server, where hostctl does not: `New-OwaVirtualDirectory`.
    #[must_use]
    pub fn made_by(&self, product: Product) -> String {
        self.hand(product).map_or_else(|| format!("New-{}", self.noun_on(product)), |hand| hand.makes.to_owned())
    }

    /// What removes an object on a server, where hostctl does not: `Remove-OwaVirtualDirectory`.
    #[must_use]
    pub fn removed_by(&self, product: Product) -> String {
        self.hand(product).map_or_else(|| format!("Remove-{}", self.noun_on(product)), |hand| hand.removes.to_owned())
    }

    fn hand(&self, product: Product) -> Option<&'static ByHand> {
        self.by_hand.iter().find(|hand| hand.products.contains(product))
    }

    /// What New needs, and does not take, with a usage type.
    pub fn needs_with(&self, usage: &str) -> impl Iterator<Item = &'static Need> {
        self.needs.iter().filter(move |need| need.usage.is_none_or(|only| only.eq_ignore_ascii_case(usage)))
    }

    /// The noun of its cmdlets on a product.
    #[must_use]
    pub fn noun_on(&self, product: Product) -> &'static str {
        match self.former {
            Some((products, noun)) if products.contains(product) => noun,
            _ => self.noun,
        }
    }

    /// The cmdlets that export such objects, as a person is told: `Get-ClientAccessService (Get-ClientAccessServer on Exchange 2010 and 2013)`.
    #[must_use]
    pub fn exported_by(&self) -> String {
        match (self.through, self.former) {
            (Through::Iis, _) => format!("Get-{}: export with collect.ps1 -Iis", self.noun),
            (Through::Exchange, Some((products, noun))) => format!("Get-{} (Get-{noun} on {products})", self.noun),
            (Through::Exchange, None) => format!("Get-{}", self.noun),
        }
    }

    /// Whether it is the organisation's settings: there is one such object, always, and it is neither made nor removed.
    #[must_use]
    pub fn is_settings(&self) -> bool {
        self.identity == Identity::Single
    }

    /// The verb that makes an object: `New`, or `Add` for what hangs on another object.
    #[must_use]
    pub fn making(&self) -> &'static str {
        if self.parent.is_some() { "Add" } else { "New" }
    }

    /// Whether exports show a property of this name that hostctl knowingly does not know.
    #[must_use]
    pub fn ignores(&self, name: &str) -> bool {
        let of_directories = if matches!(self.identity, Identity::Website(_)) { VIRTUAL_DIRECTORY } else { &[] };
        [self.ignored, COMMON, of_directories].into_iter().flatten().any(|ignored| ignored.eq_ignore_ascii_case(name))
    }

    /// Whether a product has such objects.
    #[must_use]
    pub fn exists_on(&self, product: Product) -> bool {
        self.verbs.get.contains(product)
    }
}

/// An empty type that stands for an Exchange type: `AcceptedDomain`.
pub trait Resource: Sized {
    /// Its row.
    const TYPE: &'static ResourceType;
}

/// Several of what people call one: `send connectors`, `OWA virtual directories`.
#[must_use]
pub fn plural(label: &str) -> String {
    // Settings are many already.
    if label.ends_with("settings") {
        return label.to_owned();
    }
    label.strip_suffix('y').map_or_else(|| format!("{label}s"), |stem| format!("{stem}ies"))
}

/// Splits a type name of an export: `Deserialized.Microsoft.Exchange.Data.Directory.SystemConfiguration.AcceptedDomain` and
/// `hostctl.AcceptedDomain` are both about `AcceptedDomain`.
#[must_use]
pub fn read_name(full: &str) -> &str {
    full.rsplit('.').next().unwrap_or(full)
}

/// Declares an Exchange type: its row, its properties' rows and their typed handles, in one list. `like` names the row that says the
/// rest; for the type, where that is not [`ResourceType::ROW`]. Properties may stand in several lists, each like another row.
macro_rules! resource {
    (
        $(#[doc = $about:literal])*
        $Type:ident $(like $kin:ident)? { $($field:ident: $value:expr,)* }
        $(properties like $row:ident {
            $($(#[doc = $doc:literal])+ $HANDLE:ident: $T:ty = $name:literal { $($column:ident: $cell:expr),* $(,)? },)*
        })+
    ) => {
        $(#[doc = $about])*
        #[derive(Debug)]
        pub struct $Type;

        const _: () = {
            #[allow(dead_code, non_camel_case_types, clippy::upper_case_acronyms, reason = "only the numbers of these names are used")]
            enum Place { $($($HANDLE),*),+ }
            #[allow(dead_code, reason = "handles are for intents and rules; not every property has one that reads it")]
            impl $Type {
                $($($(#[doc = $doc])+
                pub const $HANDLE: $crate::resource::Prop<$Type, $T> = $crate::resource::Prop::new(Place::$HANDLE as u16);)*)+
            }
            static PROPERTIES: &[$crate::resource::Property] = &[$($($crate::resource::Property {
                name: $name,
                kind: <$T as $crate::value::Typed>::KIND,
                doc: concat!($($doc),+).trim_ascii(),
                $($column: $cell,)*
                ..$row
            },)*)+];
            #[allow(clippy::needless_update, reason = "a type may say every field")]
            static TYPE: $crate::resource::ResourceType = $crate::resource::ResourceType {
                $($field: $value,)*
                properties: PROPERTIES,
                ..$crate::resource::table::row!(ResourceType $($kin)?)
            };
            impl $crate::resource::Resource for $Type {
                const TYPE: &'static $crate::resource::ResourceType = &TYPE;
            }
        };
    };
}
pub(super) use resource;

/// The row that says the rest: the one that is named, or else what most rows of its kind share.
macro_rules! row {
    ($Kind:ident) => {
        $crate::resource::$Kind::ROW
    };
    ($Kind:ident $row:ident) => {
        $row
    };
}
pub(super) use row;

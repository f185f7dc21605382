//! What can be wrong with a manifest's meaning. (What can be wrong with its YAML is declared in `yaml`.)

use crate::diagnostic::Rule;

/// Declares the rules and lists them. The page of each is `pages/ID.md`. None of them can be silenced: what it is found at is not part of
/// what is wanted, or nobody could say what is.
macro_rules! rules {
    ($($NAME:ident = $severity:ident $id:literal $summary:literal,)*) => {
        $(
            #[doc = $summary]
            pub static $NAME: Rule = Rule::$severity($id, $summary).page(include_str!(concat!("pages/", $id, ".md"))).never_silenced();
        )*
        /// The rules of this layer.
        pub static RULES: &[&Rule] = &[$(&$NAME),*];
    };
}

rules! {
    MISSING_KIND = error "missing-kind" "A document that does not say whether it is a platform or a tenant.",
    UNKNOWN_KIND = error "unknown-kind" "A kind of document that hostctl does not know.",
    MISSING_KEY = error "missing-key" "Something that has to be said is not.",
    INVALID_VALUE = error "invalid-value" "A value that Exchange would refuse.",
    NULL_REFUSED = error "null-refused" "`null` for a property that cannot be empty.",
    WRONG_PRODUCT = error "wrong-product" "A type or a property that the platform's product does not have.",
    TWO_WRITERS = error "two-writers" "The same property from two places.",
    TWO_TENANTS = error "two-tenants" "An object of two tenants.",
    PRESENT_AND_ABSENT = error "present-and-absent" "An object, or an element of a list, that is wanted and not wanted.",
    TWO_DEFAULTS = error "two-defaults" "Two objects want what only one can have.",
    TENANT_WRITES_SHARED = error "tenant-writes-shared" "A tenant that writes what all tenants share.",
    UNDECLARED_SERVER = error "undeclared-server" "A server that the platform does not declare.",
    UNDECLARED_CERTIFICATE = error "undeclared-certificate" "A certificate that the platform does not declare.",
    EMPTY_SELECTION = error "empty-selection" "A choice of servers that no declared server fits.",
    UNKNOWN_PLATFORM = error "unknown-platform" "A tenant on a platform that no document describes.",
    PLATFORM_UNCLEAR = error "platform-unclear" "A tenant that does not say on which of several platforms it is.",
    NO_PLATFORM = error "no-platform" "Manifests without a platform.",
    SECRET_IN_TEXT = error "secret-in-text" "A password, or what looks like one, in a manifest.",
}

//! ONE FILE AN EXCHANGE TYPE: its table. Decoding, comparing, collecting, rendering and the reference all read these tables.
//!
//! A new type touches its file, one line in [`TYPES`], a template only where the common one does not fit, and a case folder.

mod product;
mod property;
mod table;

mod accepted_domain;

pub use accepted_domain::AcceptedDomain;
pub use product::{Product, Products};
pub use property::{Clearing, Prop, Property, Reading, Said, snake_case};
pub use table::{Claim, Identity, Implication, Need, Resource, ResourceType, Scope, Verbs, read_name};

/// Every type that hostctl knows, in the order in which steps are taken: what others need comes first, inbound before outbound.
pub static TYPES: &[&ResourceType] = &[AcceptedDomain::TYPE];

impl ResourceType {
    /// Its place in [`TYPES`].
    #[must_use]
    pub fn rank(&self) -> usize {
        TYPES.iter().position(|other| other.noun == self.noun).unwrap_or(TYPES.len())
    }

    /// The type of this noun.
    #[must_use]
    pub fn of_noun(noun: &str) -> Option<&'static Self> {
        TYPES.iter().find(|of| of.noun.eq_ignore_ascii_case(noun)).copied()
    }
}

//! The organisation itself: hostctl only reads it, to know which one an export is of.

use super::table::resource;
use super::{Identity, Products, Said, Scope, Verbs};
use crate::value::Name;

const PAGE: &str = "https://learn.microsoft.com/powershell/module/exchangepowershell/get-organizationconfig";

resource! {
    /// The organisation's own settings.
    OrganizationConfig {
        noun: "OrganizationConfig",
        section: "",
        label: "organisation",
        clixml: &["ADOrganizationConfig", "OrganizationConfig"],
        identity: Identity::Single,
        scope: Scope::ReadOnly,
        verbs: Verbs { get: Products::ALL, new: Products::NONE, set: Products::NONE, remove: Products::NONE },
        source: PAGE,
        // hostctl has no use for it.
        ignored: &["IsMixedMode"],
    }
    properties {
        /// The name; Online, the initial domain.
        NAME: Name = "Name" { said: Said::Never, source: PAGE },
    }
}

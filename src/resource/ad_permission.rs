//! Extended rights on receive connectors: what accounts may do there beyond the permission groups. Such as relaying.

use super::table::resource;
use super::{Identity, Products, Scope, Verbs};

const PAGE: &str = "https://learn.microsoft.com/powershell/module/exchangepowershell/add-adpermission";

resource! {
    /// An account's right on a receive connector. Connector, account and right are its identity: it is there or it is not, and
    /// has no properties. Manifests write it as `extended_rights` of its connector, so no section has it.
    AdPermission {
        noun: "ADPermission",
        section: "",
        label: "extended right",
        clixml: &["ADAcePresentationObject", "ADPermission"],
        identity: Identity::Right,
        scope: Scope::Shared,
        // Exchange calls New Add.
        verbs: Verbs { get: Products::SERVER, new: Products::SERVER, set: Products::NONE, remove: Products::SERVER },
        source: PAGE,
        // The rest of an access control entry: read for the identity, or not of an extended right.
        ignored: &[
            "AccessRights", "ChildObjectTypes", "Deny", "ExtendedRights", "InheritanceType", "Inherited", "InheritedObjectType",
            "IsInherited", "Properties", "User",
        ],
    }
    properties {}
}

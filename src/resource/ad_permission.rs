//! Extended rights on receive connectors: what accounts may do there beyond the permission groups. Such as relaying.

use super::Clearing::Write;
use super::table::resource;
use super::{Identity, Products, Property, Reading, Said, Scope, Verbs};
use crate::value::{Account, Names};

const PAGE: &str = "https://learn.microsoft.com/powershell/module/exchangepowershell/add-adpermission";

const ROW: Property = Property { said: Said::New, reading: Reading::Never, products: Products::SERVER, source: PAGE, ..Property::ROW };

resource! {
    /// An account's right on a receive connector. Connector, account and right are its identity: it is there or it is not, and
    /// nothing of it is compared. Manifests write it as `extended_rights` of its connector, so no section has it.
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
        parent: Some("ReceiveConnector"),
        // The rest of an access control entry: read for the identity, or not of an extended right.
        ignored: &[
            "AccessRights", "ChildObjectTypes", "Deny", "InheritanceType", "Inherited", "InheritedObjectType", "IsInherited", "Properties",
        ],
    }
    properties like ROW {
        /// The account that has the right.
        USER: Account = "User" { clearing: Write("the account") },
        /// The right that it has, such as Ms-Exch-SMTP-Accept-Any-Recipient.
        EXTENDED_RIGHTS: Names = "ExtendedRights" { clearing: Write("the right") },
    }
}

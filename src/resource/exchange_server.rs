//! Exchange servers: hostctl only reads them, for their versions, roles and sites.

use super::table::resource;
use super::{Identity, Products, Property, Said, Scope, Verbs};
use crate::value::{Flags, Name, Text};

const PAGE: &str = "https://learn.microsoft.com/powershell/module/exchangepowershell/get-exchangeserver";

const ROW: Property = Property { said: Said::Never, products: Products::SERVER, source: PAGE, ..Property::ROW };

resource! {
    /// A server of the organisation.
    ExchangeServer {
        noun: "ExchangeServer",
        section: "",
        label: "server",
        clixml: &["ExchangeServer"],
        identity: Identity::Name,
        scope: Scope::ReadOnly,
        verbs: Verbs { get: Products::SERVER, new: Products::NONE, set: Products::NONE, remove: Products::NONE },
        source: PAGE,
        // hostctl has no use for it.
        ignored: &["Edition"],
    }
    properties like ROW {
        /// The short name.
        NAME: Name = "Name" {},
        /// The version, such as "Version 15.2 (Build 1544.4)", which tells the product.
        ADMIN_DISPLAY_VERSION: Text = "AdminDisplayVersion" {},
        /// The roles, such as Mailbox, ClientAccess and HubTransport.
        SERVER_ROLE: Flags = "ServerRole" {},
        /// The Active Directory site, as a path that ends with its name.
        SITE: Text = "Site" {},
        /// The full host name.
        FQDN: Name = "Fqdn" {},
    }
}

//! Client access services: what each server with the client access role tells domain-joined clients through Active Directory.

use super::Clearing::Write;
use super::table::resource;
use super::{ByHand, Identity, Product, Products, Property, Said, Scope, Verbs};
use crate::value::{Limits, Name, Names, Size, Text, TimeSpan, Url};

const PAGE: &str = "https://learn.microsoft.com/powershell/module/exchangepowershell/set-clientaccessservice";
/// What only Exchange 2010 has stands on the page of the former cmdlet.
const FORMER_PAGE: &str = "https://learn.microsoft.com/powershell/module/exchangepowershell/set-clientaccessserver";
const OLD: Products = Products::of(&[Product::E2010]);

const ROW: Property = Property { said: Said::Set, products: Products::SERVER, source: PAGE, ..Property::ROW };

resource! {
    /// What a server tells clients inside the network.
    ClientAccessService {
        noun: "ClientAccessService",
        former: Some((Products::of(&[Product::E2010, Product::E2013]), "ClientAccessServer")),
        section: "client_access_services",
        label: "client access service",
        clixml: &["ClientAccessServer", "ClientAccessService"],
        identity: Identity::Server,
        scope: Scope::Shared,
        verbs: Verbs { get: Products::SERVER, new: Products::NONE, set: Products::SERVER, remove: Products::NONE },
        by_hand: &[ByHand { products: Products::SERVER, makes: "Exchange's setup", removes: "Exchange's setup" }],
        source: PAGE,
        // It is the server's, not the service's.
        ignored: &["Fqdn"],
    }
    properties like ROW {
        /// The server.
        NAME: Name = "Name" { said: Said::New, clearing: Write("the server") },
        /// The Autodiscover URL that Outlook inside the network finds in Active Directory.
        AUTO_DISCOVER_SERVICE_INTERNAL_URI: Url = "AutoDiscoverServiceInternalUri" {},
        /// The Active Directory sites whose clients use this server's Autodiscover first.
        AUTO_DISCOVER_SITE_SCOPE: Names = "AutoDiscoverSiteScope" {},
        /// Reserved by Microsoft for its own use.
        ARRAY: Name = "Array" { products: Products::SINCE_2013 },
        /// Reserved by Microsoft for its own use.
        IS_OUT_OF_SERVICE: bool = "IsOutOfService" { clearing: Write("false"), products: OLD, source: FORMER_PAGE },
        /// Whether rights management is logged.
        IRM_LOG_ENABLED: bool = "IrmLogEnabled" {
            default: Some("true"), clearing: Write("true"), products: OLD, source: FORMER_PAGE,
        },
        /// How old logs of rights management become.
        IRM_LOG_MAX_AGE: TimeSpan = "IrmLogMaxAge" {
            default: Some("30.00:00:00"), clearing: Write("30.00:00:00"), products: OLD, source: FORMER_PAGE,
        },
        /// How large the folder of the logs of rights management becomes before the oldest go.
        IRM_LOG_MAX_DIRECTORY_SIZE: Size = "IrmLogMaxDirectorySize" {
            limits: Limits::Bytes(0, 999_999_999_999_999), default: Some("250MB"), clearing: Write("250MB"), products: OLD,
            source: FORMER_PAGE,
        },
        /// How large a log of rights management becomes; not larger than its folder.
        IRM_LOG_MAX_FILE_SIZE: Size = "IrmLogMaxFileSize" {
            limits: Limits::FiniteBytes(0, 4_294_967_296), default: Some("10MB"), clearing: Write("10MB"), products: OLD,
            source: FORMER_PAGE,
        },
        // The default is a folder beneath Exchange's own, which is not the same everywhere.
        /// Where the logs of rights management are; without one, nothing is logged.
        IRM_LOG_PATH: Text = "IrmLogPath" { products: OLD, source: FORMER_PAGE },
    }
}

//! Accepted domains: for which domains the organisation takes mail, and what becomes of it.

use super::Clearing::Write;
use super::table::resource;
use super::{Ask, Claim, Identity, Product, Products, Property, Said, Scope, Verbs};
use crate::value::{Domain, Limits, Name, Word};

const PAGE: &str = "https://learn.microsoft.com/powershell/module/exchangepowershell/set-accepteddomain";
const NEW_PAGE: &str = "https://learn.microsoft.com/powershell/module/exchangepowershell/new-accepteddomain";

const ROW: Property = Property { said: Said::Set, products: Products::SERVER, source: PAGE, ..Property::ROW };

resource! {
    /// A domain for which the organisation takes mail.
    AcceptedDomain {
        noun: "AcceptedDomain",
        section: "accepted_domains",
        label: "accepted domain",
        clixml: &["AcceptedDomain"],
        identity: Identity::Domain,
        scope: Scope::Tenant,
        asks: &[Ask::ALL_ONLINE],
        // Exchange Online has no New- and no Remove-AcceptedDomain: domains are added in Microsoft 365.
        verbs: Verbs { get: Products::ALL, new: Products::SERVER, set: Products::ALL, remove: Products::SERVER },
        source: PAGE,
        telling: &["Name", "DomainType"],
        claims: &[Claim::Value("Name")],
        // No cmdlet sets these.
        ignored: &[
            "AuthenticationType", "CatchAllRecipientID", "EmailOnly", "ExternallyManaged", "FederatedOrganizationLink", "InitialDomain",
            "IsCoexistenceDomain", "IsDefaultFederatedDomain", "LiveIdInstanceType", "MailFlowPartner", "PendingFederatedAccountNamespace",
            "PendingFederatedDomain", "PerimeterDuplicateDetected",
        ],
    }
    properties like ROW {
        // Every product shows the domain, and it is the object's identity; only servers have a New that takes it.
        /// The domain, such as contoso.com, or *.contoso.com for all its subdomains.
        DOMAIN_NAME: Domain = "DomainName" { said: Said::New, products: Products::ALL, clearing: Write("the domain"), source: NEW_PAGE },
        /// The name of the object; the domain, where nothing is said.
        NAME: Name = "Name" { limits: Limits::Length(64), said: Said::Both, clearing: Write("a name") },
        /// What becomes of mail to recipients that are not here: refused (Authoritative) or sent onwards.
        DOMAIN_TYPE: Word = "DomainType" {
            limits: Limits::Words(&["Authoritative", "InternalRelay", "ExternalRelay"]), said: Said::Both, products: Products::ALL,
            default: Some("Authoritative"), clearing: Write("Authoritative"),
        },
        /// Whether recipient lookups of Edge servers cover the domain; true for authoritative domains, else false, where nothing is said.
        ADDRESS_BOOK_ENABLED: bool = "AddressBookEnabled" { clearing: Write("true") },
        /// The domain of mail addresses that are made without one. Only true can be said: another domain takes over.
        DEFAULT: bool = "Default" { parameter: Some("MakeDefault"), exclusive: true, limits: Limits::True, clearing: Write("true") },
        /// Whether mail to all subdomains is taken.
        MATCH_SUB_DOMAINS: bool = "MatchSubDomains" {
            default: Some("false"), clearing: Write("false"),
            products: Products::of(&[Product::E2016, Product::E2019, Product::Se, Product::Online]),
        },
        /// Whether the domain stands for the on-premises side of a hybrid organisation, as an internal relay domain.
        OUTBOUND_ONLY: bool = "OutboundOnly" {
            default: Some("false"), clearing: Write("false"), products: Products::ONLINE,
        },
        /// Whether nobody can send mail from addresses of the domain.
        SENDING_FROM_DOMAIN_DISABLED: bool = "SendingFromDomainDisabled" { clearing: Write("false"), products: Products::ONLINE },
        /// Whether mail to recipients of the domain is blocked.
        SENDING_TO_DOMAIN_DISABLED: bool = "SendingToDomainDisabled" { clearing: Write("false"), products: Products::ONLINE },
        // Microsoft's page names the next two, and describes neither: no default is claimed.
        /// Whether the domain can have a cloud cache; Microsoft says no more of it.
        CAN_HAVE_CLOUD_CACHE: bool = "CanHaveCloudCache" { clearing: Write("false"), products: Products::ONLINE },
        /// The domain's mail flow region; Microsoft says no more of it.
        MAIL_FLOW_REGION: Name = "MailFlowRegion" { products: Products::ONLINE },
        /// Reserved by Microsoft for its own use.
        ENABLE_NEGO2_AUTHENTICATION: bool = "EnableNego2Authentication" {
            clearing: Write("false"), products: Products::ONLINE,
        },
        /// Reserved by Microsoft for its own use.
        PENDING_COMPLETION: bool = "PendingCompletion" { clearing: Write("false"), products: Products::SINCE_2013 },
        /// Reserved by Microsoft for its own use.
        PENDING_REMOVAL: bool = "PendingRemoval" { clearing: Write("false") },
    }
}

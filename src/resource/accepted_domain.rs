//! Accepted domains: for which domains the organisation takes mail, and what becomes of it.

use super::table::resource;
use super::{Clearing, Identity, Product, Products, Said, Scope, Verbs};
use crate::value::{Domain, Limits, Name, Word};

const PAGE: &str = "https://learn.microsoft.com/powershell/module/exchange/set-accepteddomain";
const NEW_PAGE: &str = "https://learn.microsoft.com/powershell/module/exchange/new-accepteddomain";

resource! {
    /// A domain for which the organisation takes mail.
    AcceptedDomain {
        noun: "AcceptedDomain",
        section: "accepted_domains",
        label: "accepted domain",
        clixml: &["AcceptedDomain"],
        identity: Identity::Domain,
        scope: Scope::Tenant,
        // Exchange Online has no New- and no Remove-AcceptedDomain: domains are added in Microsoft 365.
        verbs: Verbs { get: Products::ALL, new: Products::SERVER, set: Products::ALL, remove: Products::SERVER },
        source: PAGE,
        ignored: &[],
    }
    properties {
        /// The domain.
        DOMAIN_NAME: Domain = "DomainName" { said: Said::New, products: Products::SERVER, clearing: Clearing::Write("the domain"), source: NEW_PAGE },
        /// The name of the object; the domain, where nothing is said.
        NAME: Name = "Name" { limits: Limits::Length(64), products: Products::SERVER, clearing: Clearing::Write("a name"), source: NEW_PAGE },
        /// What becomes of mail to recipients that are not here: refused (Authoritative) or sent onwards.
        DOMAIN_TYPE: Word = "DomainType" { limits: Limits::Words(&["Authoritative", "InternalRelay", "ExternalRelay"]), default: Some("Authoritative"), clearing: Clearing::Write("Authoritative"), source: PAGE },
        /// Whether recipient lookups of Edge servers cover the domain.
        ADDRESS_BOOK_ENABLED: bool = "AddressBookEnabled" { said: Said::Set, products: Products::SERVER, clearing: Clearing::Write("true"), source: PAGE },
        /// The domain of mail addresses that are made without one. Only `true` can be said: another domain takes over.
        DEFAULT: bool = "Default" { said: Said::Set, parameter: Some("MakeDefault"), products: Products::SERVER, clearing: Clearing::Write("true"), source: PAGE },
        /// Whether mail to all subdomains is taken.
        MATCH_SUB_DOMAINS: bool = "MatchSubDomains" { said: Said::Set, products: Products::of(&[Product::E2016, Product::E2019, Product::Se, Product::Online]), clearing: Clearing::Write("false"), source: PAGE },
    }
}

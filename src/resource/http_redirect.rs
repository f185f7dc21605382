//! Where the root of a web site is redirected to, and what keeps that from the folders beneath it: IIS, on the server itself.

use super::Clearing::Write;
use super::table::resource;
use super::{Identity, Implication, Products, Property, Said, Scope, Through, Verbs};
use crate::value::{Limits, Names, Text, Word};

const PAGE: &str = "https://learn.microsoft.com/iis/configuration/system.webserver/httpredirect/";

/// "Configure http to https redirection for Outlook on the web in Exchange Server".
const ARTICLE: &str = "https://learn.microsoft.com/exchange/clients/outlook-on-the-web/http-to-https-redirection";

const ROW: Property = Property { said: Said::Set, products: Products::SERVER, source: PAGE, ..Property::ROW };

/// `httpResponseStatus`.
const STATUSES: &[&str] = &["Permanent", "Found", "Temporary", "PermRedirect"];

resource! {
    /// The redirection of a web site's root. IIS always has its settings, so it is never made and never removed. Only the intent
    /// `namespaces` writes it, so no section has it.
    HttpRedirect {
        noun: "HttpRedirect",
        section: "",
        label: "HTTP redirect",
        clixml: &["HttpRedirect"],
        identity: Identity::ServerAndName,
        scope: Scope::Shared,
        verbs: Verbs { get: Products::SERVER, new: Products::NONE, set: Products::SERVER, remove: Products::NONE },
        through: Through::Iis,
        // Without these a redirection breaks what lies beneath, or is never reached. Who wants one wants all of it.
        implies: &[
            Implication { when: "Destination", is: "*", then: "ExactDestination", be: "true" },
            Implication { when: "Destination", is: "*", then: "ChildOnly", be: "true" },
            Implication { when: "Destination", is: "*", then: "HttpResponseStatus", be: "Found" },
            Implication { when: "Destination", is: "*", then: "RequireSSL", be: "false" },
            Implication { when: "Destination", is: "*", then: "InheritedBy", be: "" },
        ],
        source: PAGE,
    }
    properties like ROW {
        // A text and no URL: what somebody set by hand may be a path (`/owa`) or have IIS's variables, and is to be mended, too.
        /// Where requests for the root are sent to; nothing, where they are not redirected.
        DESTINATION: Text = "Destination" { default: Some("") },
        /// Whether they are sent there as it stands, without the rest of their own path.
        EXACT_DESTINATION: bool = "ExactDestination" { default: Some("false"), clearing: Write("true") },
        /// Whether only requests for the root's own content are redirected.
        CHILD_ONLY: bool = "ChildOnly" { default: Some("false"), clearing: Write("true") },
        /// The response's status: Found, since browsers keep what is Permanent.
        HTTP_RESPONSE_STATUS: Word = "HttpResponseStatus" {
            limits: Limits::Words(STATUSES), default: Some("Found"), clearing: Write("Found"),
        },
        /// Whether the root demands TLS: then plain HTTP never reaches the redirection.
        REQUIRE_SSL: bool = "RequireSSL" { clearing: Write("false"), source: ARTICLE },
        /// The folders beneath that inherit the redirection, and with it stop working.
        INHERITED_BY: Names = "InheritedBy" { default: Some(""), source: ARTICLE },
    }
}

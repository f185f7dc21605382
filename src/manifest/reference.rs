//! The reference of platforms, tenants and intents, as Markdown, from their tables of keys.

use super::beside::{DIRECTORY, DOMAIN, OBJECT, ON_SERVERS, RIGHTS_HOLDER};
use super::certificate::CERTIFICATE;
use super::document::{ORGANIZATION, PLATFORM, TENANT};
use super::intents::{INBOUND, MAIL_GATEWAY, NAMESPACE, OUTBOUND};
use super::keys::Mapping;
use super::levels::LINT;
use super::rights::RIGHT;
use super::selection::SELECTOR;
use super::server::SERVER;

/// What each mapping is called in the reference, what is said before its keys, and the mapping.
static PAGES: &[(&str, &str, &Mapping)] = &[
    (
        "Every entry of a section",
        "What is left out is not managed. `null` clears. A list is the whole list, or a part of it: `{include: [...], exclude: [...]}`. Keys that begin with `x-` are yours, everywhere: checked to be YAML, and left alone. Settings, of which there is one, have neither of these keys.",
        &OBJECT,
    ),
    (
        "`kind: Platform`",
        "An Exchange organisation. The sections of Exchange's own objects, below, may stand beside these keys.",
        &PLATFORM,
    ),
    ("`organization`", "Which organisation a platform is.", &ORGANIZATION),
    ("`servers`", "The servers that manifests speak of: a script makes sure of the version of each server that it touches.", &SERVER),
    ("`certificates`", "The names that services can prove.", &CERTIFICATE),
    (
        "`namespaces`",
        "Intent. Each service of each server gets `https://<host>/<its path>` as its external URL, and as its internal one where `internal_host` is said.",
        &NAMESPACE,
    ),
    (
        "`mail_gateways`",
        "Intent. `outbound` becomes a send connector `To<name>`, `inbound` a receive connector `From<name>` on each of its servers.",
        &MAIL_GATEWAY,
    ),
    ("`outbound` of a gateway", "Mail to it.", &OUTBOUND),
    ("`inbound` of a gateway", "Mail from it.", &INBOUND),
    (
        "`{role, site}` in place of a list of servers",
        "All servers that the platform declares so: in intents, as `servers` of a virtual directory or a receive connector (one object on each; `{server}` in its name stands for the server's), and in properties that are lists of servers.",
        &SELECTOR,
    ),
    (
        "`lint`",
        "What the platform decides about the [rules](rules.md). `--deny`, `--warn` and `--allow` of `hostctl lint` decide over it.",
        &LINT,
    ),
    (
        "`kind: Tenant`",
        "A customer on a platform. Of the sections below a tenant writes `accepted_domains`; to the lists of what all share it may add (`include`).",
        &TENANT,
    ),
    ("`virtual_directories`", "What says which one is meant, beside the keys of each type below.", &DIRECTORY),
    ("Entries on several servers", "Virtual directories and receive connectors.", &ON_SERVERS),
    ("`extended_rights` of a receive connector", "Rights are objects of their own, which hang on the connector.", &RIGHTS_HOLDER),
    ("An item of `extended_rights`", "Each right of the account is one object.", &RIGHT),
    ("`relay_to` of an accepted domain", "`relay_to: [smtp.legacy.contoso.com]`, or `relay_to: other` for the platform `other`.", &DOMAIN),
];

/// The reference of all that is no Exchange object.
#[must_use]
pub fn reference() -> String {
    PAGES.iter().map(|(title, about, mapping)| format!("## {title}\n\n{about}\n\n{}\n", mapping.reference())).collect()
}

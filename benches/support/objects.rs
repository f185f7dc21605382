//! What a tenant's objects are to be: one list, from which manifests and exports are both written.

use hostctl::resource::{
    AcceptedDomain, OwaVirtualDirectory, ReceiveConnector, Resource, ResourceType, SendConnector, WebServicesVirtualDirectory,
};

/// The name of the platform.
pub(super) const PLATFORM: &str = "bench";

/// The types that tenants have, in the order in which manifests list them.
pub(super) const TYPES: [&ResourceType; 5] =
    [AcceptedDomain::TYPE, SendConnector::TYPE, ReceiveConnector::TYPE, OwaVirtualDirectory::TYPE, WebServicesVirtualDirectory::TYPE];

/// An object as the manifests want it.
pub(super) struct Object {
    /// Its type.
    pub(super) of: &'static ResourceType,
    /// The server that it is on; of virtual directories and receive connectors.
    pub(super) server: Option<String>,
    /// Its name; of a virtual directory, the web site that it is in.
    pub(super) name: String,
    /// What its properties are to be.
    pub(super) says: Vec<(&'static str, Say)>,
}

/// What is said of a property.
#[derive(Clone)]
pub(super) enum Say {
    /// One value.
    One(String),
    /// A list.
    Many(Vec<String>),
}

/// The servers of a platform: one for each 250 tenants, and at least two.
pub(super) fn servers(tenants: usize) -> Vec<String> {
    (1..=tenants.div_ceil(250).max(2)).map(|number| format!("EX{number:03}")).collect()
}

/// The objects of a tenant.
pub(super) fn of_tenant(tenant: usize, tenants: usize) -> Vec<Object> {
    let servers = servers(tenants);
    let server = &servers[tenant % servers.len()];
    let other = &servers[(tenant + 1) % servers.len()];
    let one = |text: &str| Say::One(text.to_owned());
    let many = |texts: &[&str]| Say::Many(texts.iter().map(|text| (*text).to_owned()).collect());
    let domain = format!("tenant{tenant:05}.example");
    let relayed = format!("legacy.{domain}");
    let accepted = |domain: &str, of_type: &str| Object {
        of: AcceptedDomain::TYPE,
        server: None,
        name: domain.to_owned(),
        says: vec![("DomainName", one(domain)), ("DomainType", one(of_type))],
    };
    let directory = |of: &'static ResourceType, path: &str, more: Vec<(&'static str, Say)>| Object {
        of,
        server: Some(server.clone()),
        name: format!("Tenant {tenant:05}"),
        says: [
            ("InternalUrl", one(&format!("https://mail.{domain}/{path}"))),
            ("ExternalUrl", one(&format!("https://mail.{domain}/{path}"))),
        ]
        .into_iter()
        .chain(more)
        .collect(),
    };
    vec![
        accepted(&domain, "Authoritative"),
        accepted(&relayed, "InternalRelay"),
        Object {
            of: SendConnector::TYPE,
            server: None,
            name: format!("To {domain}"),
            says: vec![
                ("Usage", one("Custom")),
                ("AddressSpaces", many(&[&relayed, &format!("*.{relayed}")])),
                ("SmartHosts", many(&[&format!("mx1.{relayed}"), &format!("mx2.{relayed}")])),
                ("DNSRoutingEnabled", one("false")),
                ("SmartHostAuthMechanism", one("None")),
                ("UseExternalDNSServersEnabled", one("false")),
                ("SourceTransportServers", many(&[server, other])),
                ("MaxMessageSize", one("25MB")),
                ("Fqdn", one(&format!("out.{domain}"))),
                ("RequireTLS", one("true")),
                ("Enabled", one("true")),
                ("Comment", one(&format!("Mail that tenant {tenant} still keeps elsewhere"))),
            ],
        },
        Object {
            of: ReceiveConnector::TYPE,
            server: Some(server.clone()),
            name: format!("From {domain}"),
            says: vec![
                ("Usage", one("Custom")),
                ("Bindings", many(&["0.0.0.0:25", "[::]:25"])),
                (
                    "RemoteIPRanges",
                    many(&[&format!("10.{}.{}.{}", tenant >> 16, tenant >> 8 & 255, tenant & 255), &format!("fd00::{tenant:x}")]),
                ),
                ("PermissionGroups", many(&["AnonymousUsers"])),
                ("AuthMechanism", many(&["Tls"])),
                ("Fqdn", one(&format!("in.{domain}"))),
                ("MaxMessageSize", one("25MB")),
                ("MaxInboundConnection", one("200")),
                ("ConnectionTimeout", one("00:15:00")),
                ("RequireTLS", one("false")),
                ("Enabled", one("true")),
                ("Comment", one(&format!("The gateway of tenant {tenant}"))),
            ],
        },
        directory(
            OwaVirtualDirectory::TYPE,
            "owa",
            vec![("BasicAuthentication", one("true")), ("FormsAuthentication", one("true")), ("DefaultDomain", one(&domain))],
        ),
        directory(
            WebServicesVirtualDirectory::TYPE,
            "EWS/Exchange.asmx",
            vec![("BasicAuthentication", one("false")), ("WindowsAuthentication", one("true"))],
        ),
    ]
}

//! Where clients find the services of each server: what the rules about URLs and about certificates both look at.

use crate::model::{Fact, Origin, Subject, View};
use crate::resource::{
    ActiveSyncVirtualDirectory, ClientAccessService, EcpVirtualDirectory, MapiVirtualDirectory, OabVirtualDirectory, OutlookAnywhere,
    OwaVirtualDirectory, PowerShellVirtualDirectory, Prop, Resource, WebServicesVirtualDirectory,
};
use crate::value::{Kind, Name, Url, Value};

/// A service.
#[derive(Debug, PartialEq, Eq)]
pub(super) struct Service {
    /// What people call it.
    pub(super) title: &'static str,
    /// The path of its URLs, without meaning of case; empty where it has host names in place of URLs. Source: Microsoft, "Default settings for
    /// Exchange virtual directories".
    pub(super) path: &'static str,
    /// Whether setup gives it an internal URL without TLS: that of the Management Shell, which Kerberos protects, and on Exchange 2010 that of
    /// offline address books. Source: the same.
    pub(super) plain_inside: bool,
}

const fn service(title: &'static str, path: &'static str, plain_inside: bool) -> Service {
    Service { title, path, plain_inside }
}

pub(super) static OWA: Service = service("OWA", "owa", false);
pub(super) static ECP: Service = service("ECP", "ecp", false);
pub(super) static ACTIVE_SYNC: Service = service("ActiveSync", "Microsoft-Server-ActiveSync", false);
pub(super) static OAB: Service = service("OAB", "OAB", true);
pub(super) static EWS: Service = service("EWS", "EWS/Exchange.asmx", false);
static MAPI: Service = service("MAPI", "mapi", false);
static POWER_SHELL: Service = service("PowerShell", "powershell", true);
static OUTLOOK_ANYWHERE: Service = service("Outlook Anywhere", "", false);
static AUTODISCOVER: Service = service("Autodiscover", "Autodiscover/Autodiscover.xml", false);

/// For whom an address is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Side {
    /// Clients on the Internet.
    External,
    /// Clients inside.
    Internal,
}

/// What is known of where a service is found.
#[derive(Clone, Debug)]
pub(super) enum Place {
    /// At a host, in A-labels and lower case. The URL, of a service that has one.
    At { host: Box<str>, url: Option<Url>, secure: bool, origin: Origin },
    /// Nowhere: that is said, or shown.
    Nowhere(Origin),
    /// There is no telling.
    Unknown,
}

/// Where a service of a server is found.
#[derive(Clone, Debug)]
pub(super) struct Found<'a> {
    pub(super) service: &'static Service,
    pub(super) side: Side,
    pub(super) server: &'a str,
    pub(super) place: Place,
}

impl Found<'_> {
    /// The host, where it is known.
    pub(super) fn host(&self) -> Option<&str> {
        if let Place::At { host, .. } = &self.place { Some(host) } else { None }
    }

    /// From where what is known of it is known.
    pub(super) fn origin(&self) -> Option<Origin> {
        match &self.place {
            Place::At { origin, .. } | Place::Nowhere(origin) => Some(*origin),
            Place::Unknown => None,
        }
    }

    /// `OWA of EX01`.
    pub(super) fn title(&self) -> String {
        format!("{} of {}", self.service.title, self.server)
    }
}

/// A host's name in A-labels and lower case, as certificates are looked up by; `*.contoso.com` keeps its star.
pub(super) fn ascii(name: &str) -> Option<Box<str>> {
    match Kind::Domain.parse(&[name]) {
        Ok(Value::Domain(domain)) => Some(domain.ascii().into()),
        _ => None,
    }
}

/// Where the services of all servers are found: those of the web site that clients use, by service and then by server.
pub(super) fn services<'a>(view: &View<'a>) -> Vec<Found<'a>> {
    let mut all = Vec::new();
    macro_rules! directories {
        ($($Type:ident $service:ident,)*) => {$(
            urls(view, &$service, Side::External, $Type::EXTERNAL_URL, &mut all);
            urls(view, &$service, Side::Internal, $Type::INTERNAL_URL, &mut all);
        )*};
    }
    directories! {
        OwaVirtualDirectory OWA,
        EcpVirtualDirectory ECP,
        ActiveSyncVirtualDirectory ACTIVE_SYNC,
        OabVirtualDirectory OAB,
        WebServicesVirtualDirectory EWS,
        MapiVirtualDirectory MAPI,
        PowerShellVirtualDirectory POWER_SHELL,
    }
    names(view, Side::External, OutlookAnywhere::EXTERNAL_HOSTNAME, OutlookAnywhere::EXTERNAL_CLIENTS_REQUIRE_SSL, &mut all);
    names(view, Side::Internal, OutlookAnywhere::INTERNAL_HOSTNAME, OutlookAnywhere::INTERNAL_CLIENTS_REQUIRE_SSL, &mut all);
    urls(view, &AUTODISCOVER, Side::Internal, ClientAccessService::AUTO_DISCOVER_SERVICE_INTERNAL_URI, &mut all);
    all
}

fn urls<'a, R: Resource>(view: &View<'a>, service: &'static Service, side: Side, of: Prop<R, Url>, all: &mut Vec<Found<'a>>) {
    for (subject, server) in view.of::<R>().filter_map(on_default_site) {
        let place = place(subject.get(of), |url| Some((url.host().into(), Some(url.clone()), url.is_https())));
        all.push(Found { service, side, server, place });
    }
}

fn names<'a>(
    view: &View<'a>,
    side: Side,
    of: Prop<OutlookAnywhere, Name>,
    needs_tls: Prop<OutlookAnywhere, bool>,
    all: &mut Vec<Found<'a>>,
) {
    for (subject, server) in view.of::<OutlookAnywhere>().filter_map(on_default_site) {
        // That clients need no TLS counts where it is said or shown, not where it is a default that setup need not have kept.
        let secure = !matches!(subject.get(needs_tls), Fact::Known(needed, _) if !*needed);
        let place = place(subject.get(of), |name| Some((ascii(name.as_str())?, None, secure)));
        all.push(Found { service: &OUTLOOK_ANYWHERE, side, server, place });
    }
}

/// An object with its server; none of a web site of another purpose than to serve clients.
fn on_default_site(subject: Subject<'_>) -> Option<(Subject<'_>, &str)> {
    let name = subject.name();
    let elsewhere = name.ends_with(')') && !name.to_ascii_lowercase().ends_with("(default web site)");
    subject.server().filter(|_| !elsewhere).map(|server| (subject, server))
}

fn place<T: Clone>(fact: Fact<'_, T>, read: impl Fn(&T) -> Option<(Box<str>, Option<Url>, bool)>) -> Place {
    match fact {
        Fact::Known(value, origin) => match read(&value) {
            Some((host, url, secure)) => Place::At { host, url, secure, origin },
            None => Place::Unknown,
        },
        // Empty by default may long have been filled: no manifest tells.
        Fact::Empty(origin) if origin != Origin::Default => Place::Nowhere(origin),
        Fact::Empty(_) | Fact::Default(_) | Fact::Unknown => Place::Unknown,
    }
}

//! Hosts that clients use, and that no certificate of theirs names.
//!
//! Each host is looked up in the set of its certificate's names: no host is compared with all certificates. A server's certificates are
//! those whose identity begins with its name.

use std::collections::{BTreeMap, HashMap};

use crate::diagnostic::{Rule, Sink, Span};
use crate::lint::certificates::CertificateNames;
use crate::lint::services::{Place, ascii, services};
use crate::lint::{Check, Facts, Need};
use crate::model::{Fact, Origin, PlatformCertificate, View};
use crate::resource::ExchangeCertificate;
use crate::value::fold;

static RULE: Rule = Rule::warning("certificate-name", "A host that clients use, and that is on no certificate of its servers.")
    .page(include_str!("certificate-name.md"));

pub(super) const CHECK: Check = Check::of(&RULE, check).needs(&[Need::State]);

/// Servers, each with the names on its certificate.
type Presented<'a> = Vec<(&'a str, Vec<String>)>;

/// So many servers are shown beside a host; the others have the same mistake.
const SHOWN: usize = 3;

const NOTE: &str =
    "browsers and Outlook warn everybody who comes there that the name is not the certificate's, and phones refuse to connect";

fn check(facts: &Facts<'_>, sink: &mut Sink) {
    let told = declared(facts, sink);
    exported(facts, &told, sink);
}

/// The hosts of namespaces, held against the certificates that these name. Returns where hosts stand that are told.
fn declared(facts: &Facts<'_>, sink: &mut Sink) -> Vec<Span> {
    let platform = facts.platform();
    let certificates: HashMap<String, (&PlatformCertificate, CertificateNames)> = platform
        .certificates
        .iter()
        .map(|one| (fold(&one.name), (one, CertificateNames::new(one.subject_names.iter().map(|(name, _)| &**name)))))
        .collect();
    let mut told = Vec::new();
    for namespace in &platform.namespaces {
        let Some((name, named)) = &namespace.certificate else { continue };
        let Some((certificate, names)) = certificates.get(&fold(name)) else { continue };
        for (host, at) in &namespace.hosts {
            if ascii(host).is_none_or(|host| names.hold(&host)) {
                continue;
            }
            let listed: Vec<&str> = certificate.subject_names.iter().map(|(name, _)| &**name).collect();
            let place = certificate.subject_names.first().map_or(certificate.at, |(_, at)| *at);
            sink.push(
                RULE.at(*at, format!("{host} is not on certificate '{name}'"))
                    .label("clients are told this host")
                    .other(*named, "it is said to be on this certificate")
                    .other(place, format!("which is for {}", some(&listed)))
                    .note(NOTE)
                    .help(format!("have the certificate issued for {host} too, and add it to its `subject_names`; or use a host that it names (a wildcard is for one label)")),
            );
            told.push(*at);
        }
    }
    told
}

/// The hosts that manifests say, held against what IIS of each server shows.
fn exported(facts: &Facts<'_>, told: &[Span], sink: &mut Sink) {
    // By the place in the manifests: one host of a namespace is that of many servers.
    let mut wrong: BTreeMap<(Span, Box<str>), Presented<'_>> = BTreeMap::new();
    let mut of_servers: HashMap<String, Option<(CertificateNames, Vec<String>)>> = HashMap::new();
    for found in services(facts.view) {
        let Place::At { host, secure: true, origin: Origin::Manifest(at), .. } = &found.place else { continue };
        let presented = of_servers.entry(fold(found.server)).or_insert_with(|| of_iis(facts.view, found.server));
        // An address is on certificates in another way, and rarely.
        let (Some((names, listed)), Some(name)) = (presented, ascii(host)) else { continue };
        if names.hold(&name) || told.contains(at) {
            continue;
        }
        let servers = wrong.entry((*at, name)).or_default();
        if servers.iter().all(|(server, _)| *server != found.server) {
            servers.push((found.server, listed.clone()));
        }
    }
    for ((at, host), servers) in wrong {
        let names: Vec<&str> = servers.iter().map(|(server, _)| *server).collect();
        let mut finding = RULE
            .at(at, format!("{host} is not on the certificate that IIS shows on {}", some(&names)))
            .label("clients are told this host")
            .note(NOTE)
            .help(format!("have a certificate issued that names {host} too, import it on each server, and give it to IIS: Enable-ExchangeCertificate -Services IIS"));
        for (server, listed) in servers.iter().take(SHOWN) {
            let listed: Vec<&str> = listed.iter().map(String::as_str).collect();
            let shows = format!("the export shows that its certificate is for {}", some(&listed));
            finding = match facts.mail.servers.find(server).and_then(|server| server.declared) {
                Some(declared) => finding.other(declared.at, shows),
                None => finding.note(format!("of {server}, {shows}")),
            };
        }
        sink.push(finding);
    }
}

/// The names on the certificates that IIS of a server has; none where the export does not tell them all.
fn of_iis(view: &View<'_>, server: &str) -> Option<(CertificateNames, Vec<String>)> {
    let mut all = Vec::new();
    for certificate in view.beginning::<ExchangeCertificate>(&format!("{}\\", fold(server))) {
        let services = certificate.get(ExchangeCertificate::SERVICES);
        match services {
            Fact::Unknown => return None,
            fact if fact.value().is_some_and(|services| services.contains("IIS")) => {
                let names = certificate.get(ExchangeCertificate::CERTIFICATE_DOMAINS);
                all.extend(names.value()?.items().iter().map(ToString::to_string));
            }
            _ => {}
        }
    }
    (!all.is_empty()).then(|| (CertificateNames::new(all.iter().map(String::as_str)), all))
}

/// The first of some names, and how many more there are.
fn some(names: &[&str]) -> String {
    match names.get(..SHOWN) {
        Some(first) if names.len() > SHOWN => format!("{} and {} more", first.join(", "), names.len() - SHOWN),
        _ => names.join(", "),
    }
}

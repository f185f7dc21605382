//! What is declared, and never used: servers, certificates, credentials.
//!
//! What is used is collected once; then each thing that is declared is looked up.

use std::collections::{BTreeMap, HashMap, HashSet};

use crate::diagnostic::{Rule, Sink, Span};
use crate::lint::services::ascii;
use crate::lint::{Check, Facts};
use crate::model::{Fact, PlatformServer, Want};
use crate::resource::{ReceiveConnector, SendConnector};
use crate::value::{Value, fold};

static RULE: Rule = Rule::advice("unused", "A server, a certificate or a credential that is declared, and that nothing uses.")
    .page(include_str!("unused.md"));

pub(super) const CHECK: Check = Check::of(&RULE, check);

fn check(facts: &Facts<'_>, sink: &mut Sink) {
    servers(facts, sink);
    certificates(facts, sink);
    credentials(facts, sink);
}

/// Servers that no object is on and no list names, where most of those with the same roles are used: else they are not adopted yet.
fn servers(facts: &Facts<'_>, sink: &mut Sink) {
    let used = used_servers(facts);
    let mut alike: BTreeMap<Vec<&str>, Vec<&PlatformServer>> = BTreeMap::new();
    for server in &facts.platform().servers {
        let mut roles: Vec<&str> = server.roles.iter().map(|role| role.word()).collect();
        roles.sort_unstable();
        alike.entry(roles).or_default().push(server);
    }
    for group in alike.values() {
        // What says whose an address is, or where mail comes and goes, is used for that.
        let is_used = |server: &&PlatformServer| {
            let speaks = server.receives_internet_mail || server.sends_internet_mail || !server.addresses.is_empty();
            speaks || used.contains(&fold(&server.name))
        };
        let (busy, idle): (Vec<&PlatformServer>, Vec<&PlatformServer>) = group.iter().partition(|server| is_used(server));
        if busy.len() <= idle.len() {
            continue;
        }
        let most = if busy[0].roles.is_empty() { "most of the others are" } else { "most of the others with its roles are" };
        for server in idle {
            sink.push(
                RULE.at(server.at, format!("server {} is declared and never used, and {most}", server.name))
                    .label("nothing here is on this server, and no list of servers names it")
                    .other(busy[0].at, format!("{} is used", busy[0].name))
                    .note("where it shares a load balancer with the others, clients and mail that come to it meet other settings than everywhere else; where it is gone, it misleads whoever reads this")
                    .help(format!("give it what the others have, or delete it if there is no {} any more", server.name)),
            );
        }
    }
}

/// The servers that objects are on, and those that lists name, folded.
fn used_servers(facts: &Facts<'_>) -> HashSet<String> {
    let mut used = HashSet::new();
    for object in &facts.wanted.objects {
        used.extend(object.key.server().map(fold));
        for wish in &object.wishes {
            let lists = match &wish.want {
                Want::Be(value) => [Some(value), None],
                Want::Edit(edit) => [Some(&edit.include), Some(&edit.exclude)],
                Want::Clear => [None, None],
            };
            for list in lists.into_iter().flatten() {
                if let Value::Servers(servers) = list {
                    used.extend(servers.items().iter().map(|server| fold(server.as_str())));
                }
            }
        }
    }
    used
}

/// Certificates that no namespace names, and that no host of mail is on, where manifests have namespaces at all.
fn certificates(facts: &Facts<'_>, sink: &mut Sink) {
    let platform = facts.platform();
    if platform.namespaces.is_empty() {
        return;
    }
    let named: HashSet<String> = platform.namespaces.iter().filter_map(|one| Some(fold(&one.certificate.as_ref()?.0))).collect();
    let idle: Vec<_> = platform.certificates.iter().filter(|one| !named.contains(&fold(&one.name))).collect();
    if idle.is_empty() {
        return;
    }
    let mail = hosts_of_mail(facts);
    // The hosts of namespaces that name no certificate, by themselves and by the wildcard that would hold them.
    let mut open: HashMap<Box<str>, (&str, Span)> = HashMap::new();
    for (host, at) in platform.namespaces.iter().filter(|one| one.certificate.is_none()).flat_map(|one| &one.hosts) {
        for name in ascii(host).into_iter().flat_map(with_wildcard) {
            open.entry(name).or_insert((host, *at));
        }
    }
    for certificate in idle {
        let names: Vec<Box<str>> = certificate.subject_names.iter().filter_map(|(name, _)| ascii(name)).collect();
        if names.iter().any(|name| mail.contains(name)) {
            continue;
        }
        let mut finding = RULE
            .at(certificate.at, format!("certificate '{}' is declared, and no namespace names it", certificate.name))
            .note("so nobody checks that the hosts which clients use are on it");
        finding = match names.iter().find_map(|name| open.get(name)) {
            Some((host, at)) => finding
                .other(*at, format!("{host} is on it, and this namespace names no certificate"))
                .help(format!("say `certificate: {}` of that namespace", certificate.name)),
            None => finding.help(format!("say `certificate: {}` of the namespaces whose hosts are on it, or delete it", certificate.name)),
        };
        sink.push(finding);
    }
}

/// The hosts that servers give as their own to other mail servers, each also as the wildcard that would hold it.
fn hosts_of_mail(facts: &Facts<'_>) -> HashSet<Box<str>> {
    let view = facts.view;
    let text = |host: Option<String>| host.and_then(|host| ascii(&host));
    let exchangers = facts.platform().mail_exchangers.iter().map(|host| text(host.name().map(str::to_owned)));
    let sending = view.of::<SendConnector>().flat_map(|one| {
        let certificate = one.get(SendConnector::TLS_CERTIFICATE_NAME).value().and_then(|name| common_name(&name.to_string()));
        [text(one.get(SendConnector::FQDN).value().map(ToString::to_string)), text(certificate)]
    });
    let receiving = view.of::<ReceiveConnector>().flat_map(|one| {
        let certificate = one.get(ReceiveConnector::TLS_CERTIFICATE_NAME).value().and_then(|name| common_name(&name.to_string()));
        [text(one.get(ReceiveConnector::FQDN).value().map(ToString::to_string)), text(certificate)]
    });
    exchangers.chain(sending).chain(receiving).flatten().flat_map(with_wildcard).collect()
}

/// The host in `<I>issuer<S>CN=mail.contoso.com, O=Contoso`.
fn common_name(certificate: &str) -> Option<String> {
    let subject = fold(certificate.rsplit_once('>')?.1);
    subject.split(',').find_map(|part| Some(part.trim().strip_prefix("cn=")?.trim().to_owned()))
}

/// A host, and the wildcard that holds it: `mail.contoso.com` and `*.contoso.com`.
fn with_wildcard(host: Box<str>) -> impl Iterator<Item = Box<str>> {
    let wildcard = host.split_once('.').map(|(_, rest)| format!("*.{rest}").into());
    [Some(host), wildcard].into_iter().flatten()
}

/// Credentials of connectors that log on in another way, or not at all.
fn credentials(facts: &Facts<'_>, sink: &mut Sink) {
    for connector in facts.view.of::<SendConnector>() {
        let Fact::Known(credential, origin) = connector.get(SendConnector::AUTHENTICATION_CREDENTIAL) else { continue };
        let Some(at) = origin.span() else { continue };
        let mechanism = connector.get(SendConnector::SMART_HOST_AUTH_MECHANISM);
        let word = match &mechanism {
            Fact::Known(word, _) if !word.as_str().to_ascii_lowercase().starts_with("basicauth") => word.as_str(),
            Fact::Empty(_) => "None",
            _ => continue,
        };
        // What only the export says may be of a connector that nobody meant to manage so far.
        let Some(place) = mechanism.span() else { continue };
        sink.push(
            RULE.at(at, format!("credential '{credential}' is never used: {} authenticates by {word}", connector.title()))
                .other(place, "only BasicAuth and BasicAuthRequireTLS log on with a credential")
                .note("the script asks whoever runs it for a user name and a password, and the gateway is never shown them: it may refuse the mail")
                .help("delete it, or say `smart_host_auth_mechanism: BasicAuthRequireTLS`"),
        );
    }
}

#[cfg(test)]
mod tests {
    use super::common_name;

    #[test]
    fn the_host_of_a_certificate_name_is_found() {
        let cases = [
            ("<I>CN=CA, O=Example<S>O=Contoso, CN=Mail.contoso.com", Some("mail.contoso.com")),
            ("<I>CN=CA<S>O=Contoso", None),
            ("mail", None),
        ];
        for (name, host) in cases {
            assert_eq!(common_name(name).as_deref(), host, "{name}");
        }
    }
}

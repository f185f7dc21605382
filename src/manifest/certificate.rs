//! The certificates that a platform declares: which names its services can prove.

use super::intents::Intent;
use super::keys::mapping;
use super::rules::{INVALID_VALUE, TWO_WRITERS, UNDECLARED_CERTIFICATE};
use super::takes::Takes::{Like, List, Text};
use crate::diagnostic::{Sink, Span};
use crate::model::PlatformCertificate;
use crate::value::{Day, Kind, fold};
use crate::yaml::{self, NodeRef};

mapping! {
    /// A certificate.
    CERTIFICATE = "a certificate" {
        "name" ["the name by which namespaces speak of it"]: Text("a name") => "The name by which namespaces speak of it.",
        "subject_names" ["the hosts that it is for"]: List("hosts, or *.domains", &Like("a host, or *.domain", "mail.fabrikam.com")) => "The hosts that it is for; `*.fabrikam.com` is for one label before the rest.",
        "not_after": Like("a date", "2027-05-01") => "The last day on which it is valid.",
    }
}

/// Reads a certificate.
pub(super) fn certificate(node: NodeRef<'_>, sink: &mut Sink) -> Option<PlatformCertificate> {
    let mut keys = CERTIFICATE.open(node, sink)?;
    let name = keys.take("name").and_then(|pair| yaml::text(pair.value, "a name", sink));
    let names = keys.take("subject_names").and_then(|pair| yaml::items(pair.value, "a list of hosts", sink)).unwrap_or_default();
    let names = names.into_iter().filter_map(|item| subject_name(item, sink)).collect();
    let not_after = keys.take("not_after").and_then(|pair| Some((date(pair.value, sink)?, pair.value.span())));
    keys.finish(sink);
    let (name, at) = name?;
    let (not_after, not_after_at) = not_after.unzip();
    Some(PlatformCertificate { name: name.into(), subject_names: names, not_after, not_after_at, at })
}

fn subject_name(node: NodeRef<'_>, sink: &mut Sink) -> Option<(Box<str>, Span)> {
    let (text, at) = yaml::text(node, "a host, or *.domain", sink)?;
    match Kind::Domain.parse(&[text]) {
        Ok(_) => Some((text.into(), at)),
        Err(refusal) => {
            sink.push(
                INVALID_VALUE
                    .at(at, format!("`subject_names`: {}", refusal.message))
                    .help("write host names: mail.contoso.com, *.contoso.com"),
            );
            None
        }
    }
}

/// A day, as `2027-05-01`.
fn date(node: NodeRef<'_>, sink: &mut Sink) -> Option<Day> {
    let (text, at) = yaml::date(node, "a date", sink)?;
    let found = Day::read(text);
    if found.is_none() {
        sink.push(INVALID_VALUE.at(at, format!("`not_after`: '{text}' is no day")).help("write it as 2027-05-01: year, month and day"));
    }
    found
}

/// Certificates are declared once, and namespaces speak of those that are.
pub(super) fn declared(certificates: &[PlatformCertificate], intents: &[Intent], whole: bool, sink: &mut Sink) {
    let mut seen: Vec<&PlatformCertificate> = Vec::new();
    for one in certificates {
        match seen.iter().find(|other| fold(&other.name) == fold(&one.name)) {
            Some(first) => sink.push(
                TWO_WRITERS
                    .at(one.at, format!("certificate '{}' is declared twice", one.name))
                    .label("declared here")
                    .other(first.at, "and here")
                    .help("delete one of the two"),
            ),
            None => seen.push(one),
        }
    }
    if !whole {
        return;
    }
    for (name, at) in intents.iter().filter_map(Intent::certificate) {
        if !seen.iter().any(|one| fold(&one.name) == fold(name)) {
            let names: Vec<&str> = seen.iter().map(|one| &*one.name).collect();
            let finding = UNDECLARED_CERTIFICATE.at(*at, format!("the platform declares no certificate '{name}'"));
            let declare = format!("declare it in the platform: `certificates: [{{name: {name}, subject_names: [...]}}]`");
            sink.push(if names.is_empty() { finding.help(declare) } else { super::suggest(finding, name, &names, *at) });
        }
    }
}

//! `hostctl route`: the way that a message takes.

use anyhow::bail;

use super::{Outcome, Streams, load};
use crate::cli::{Route, RouteFormat};
use crate::diagnostic::told;
use crate::mailflow::{AcceptedDomains, MailFlow, Message, Way, reads};
use crate::model::{Organisation, View};
use crate::plan::{Reads, apply, plan};
use crate::report::{Routed, Seen, route_json, route_mermaid, route_text};
use crate::value::{Domain, Meaning, Size};

pub(super) fn run(given: &Route, streams: &mut Streams<'_>) -> anyhow::Result<Outcome> {
    let (from, to) = (domain(&given.from)?, domain(&given.to)?);
    let size = given.size.as_deref().map(size).transpose()?.flatten();
    let paths = &given.manifests.paths;
    let Some(read) = load::understood(paths, streams)? else { return Ok(Outcome::Findings) };
    let organisation = meant(&read.organisations, given.against.platform.as_deref(), [&from, &to])?;
    let message = Message {
        from: &from,
        to: &to,
        size,
        server: given.server.as_deref(),
        remote: given.from_ip,
        local: given.local_ip,
        port: given.port,
    };
    let way = |view: &View<'_>| -> Way { MailFlow::new(view, &read.organisations).way(&message) };
    let ways = match load::export(given.against.state.as_deref(), paths, organisation) {
        None => vec![(Seen::Manifests, way(&View::desired(organisation)))],
        Some(export) => {
            let before = load::state_for(&export, organisation, &Reads::of(organisation).and(reads), streams)?.state;
            let after = apply(&plan(organisation, &before), &before);
            vec![(Seen::Now, way(&View::current(organisation, &before))), (Seen::Planned, way(&View::after(organisation, &before, &after)))]
        }
    };
    let routed = Routed { platform: &organisation.platform.name, from: &given.from, to: &given.to, ways };
    let text = match given.format {
        RouteFormat::Text => route_text::print(&routed, &read.sources, streams.color.out),
        RouteFormat::Json => route_json::print(&routed, &read.sources)?,
        RouteFormat::Mermaid => route_mermaid::print(&routed, &read.sources),
    };
    streams.print(&text)?;
    Ok(if routed.is_fine() { Outcome::Done } else { Outcome::Findings })
}

/// The domain of an address, or the domain itself, in A-labels and lower case.
fn domain(text: &str) -> anyhow::Result<String> {
    let domain = text.rsplit_once('@').map_or(text, |(_, domain)| domain);
    match <Domain as Meaning>::parse(&[domain]) {
        Ok(domain) if !domain.ascii().starts_with('*') => Ok(domain.ascii().to_owned()),
        _ => bail!("'{}' is neither an address nor a domain\nhelp: write user@contoso.com or contoso.com", told(text)),
    }
}

fn size(text: &str) -> anyhow::Result<Option<u64>> {
    match <Size as Meaning>::parse(&[text]) {
        Ok(size) => Ok(size.bytes()),
        Err(refusal) => bail!("--size: {}\nhelp: a size is a number with a unit: 512KB, 20MB", told(&refusal.message)),
    }
}

/// The platform that is meant: the one that is named, the only one, or the only one that has the sender's domain, else the recipient's.
fn meant<'a>(organisations: &'a [Organisation], name: Option<&str>, domains: [&str; 2]) -> anyhow::Result<&'a Organisation> {
    if name.is_none() && organisations.len() > 1 {
        for domain in domains {
            let has = |one: &&Organisation| AcceptedDomains::new(&View::desired(one)).accepted(domain).is_some();
            let mut having = organisations.iter().filter(has);
            if let (Some(one), None) = (having.next(), having.next()) {
                return Ok(one);
            }
        }
    }
    load::single(organisations, name, "a way")
}

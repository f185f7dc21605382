//! `relay_to` of an accepted domain: where mail goes on to whose recipients are not here. A send connector for the domain, from the
//! servers that send Internet mail. Source: Microsoft, "Configure Exchange to route messages for a shared address space".

use super::super::entry::Entry;
use super::super::rules::{INVALID_VALUE, UNKNOWN_PLATFORM};
use super::Context;
use crate::diagnostic::{Sink, Span};
use crate::model::{Ensure, Key, Want};
use crate::resource::{Resource, SendConnector};
use crate::value::{Kind, Value, fold};
use crate::yaml::{self, Quoting, View};

/// Where mail for a domain goes on to.
#[derive(Clone, Debug)]
pub(in super::super) struct RelayTo {
    /// Hosts, or the names of platforms, as they are written.
    to: Vec<(String, Span, Quoting)>,
    at: Span,
}

impl RelayTo {
    /// Reads a list of hosts, or the name of a platform.
    pub(in super::super) fn read(pair: &yaml::Entry<'_>, sink: &mut Sink) -> Option<Self> {
        let items = match pair.value.view() {
            View::Scalar(_) => vec![pair.value],
            _ => yaml::items(pair.value, "a list of hosts, or the name of a platform", sink)?,
        };
        if items.is_empty() {
            sink.push(
                INVALID_VALUE
                    .at(pair.value.span(), "`relay_to`: nothing is named")
                    .help("name the hosts that take the mail, or leave the key out"),
            );
            return None;
        }
        let named = items.into_iter().filter_map(|item| {
            let (text, at) = yaml::text(item, "a host, or the name of a platform", sink)?;
            Some((text.to_owned(), at, Quoting::at(item, at)))
        });
        let to: Vec<_> = named.collect();
        (!to.is_empty()).then_some(Self { to, at: pair.key })
    }

    /// The send connector for a domain.
    pub(in super::super) fn expand(&self, domain: &Entry, context: &Context<'_>, sink: &mut Sink) -> Option<Entry> {
        let said = |name: &str| {
            let (place, _) = domain.of.property(name)?;
            domain.wishes.iter().find(|wish| wish.place == place)
        };
        let absent = domain.ensure.0 == Ensure::Absent;
        let relays =
            said("DomainType").is_some_and(|wish| matches!(&wish.want, Want::Be(Value::Word(word)) if word.as_str() != "Authoritative"));
        if !relays && !absent {
            let finding = INVALID_VALUE
                .at(self.at, format!("`relay_to`: mail for {} never goes on", domain.key))
                .note("an authoritative domain ends here: a recipient that is not found is refused, and no send connector is asked")
                .help("say `domain_type: InternalRelay` (recipients may be here) or ExternalRelay (none is)");
            sink.push(match said("DomainType") {
                Some(wish) => finding.other(wish.at, "this says so"),
                None => finding,
            });
            return None;
        }
        let name = format!("Relay {}", domain.key);
        let name = match Kind::Name.parse(&[&name]).and_then(|name| SendConnector::NAME.row().limits.check(name)) {
            Ok(name) => name,
            Err(refusal) => {
                sink.push(
                    INVALID_VALUE
                        .at(self.at, format!("`relay_to`: as the connector's name, '{name}': {}", refusal.message))
                        .help("write a send connector for the domain by hand, under a shorter name"),
                );
                return None;
            }
        };
        let mut entry = Entry::new(SendConnector::TYPE, Key::new(&name.to_string()), self.at);
        entry.ensure = domain.ensure;
        entry.protect = domain.protect;
        entry.of_intent = true;
        entry.put_value(SendConnector::NAME, name, self.at);
        if absent {
            return Some(entry);
        }
        let with_subdomains = said("MatchSubDomains").is_some_and(|wish| wish.want == Want::Be(Value::Bool(true)));
        let domain = domain.key.as_str();
        let spaces = [domain.to_owned(), format!("*.{domain}")];
        let spaces: Vec<&str> = spaces.iter().take(if with_subdomains { 2 } else { 1 }).map(String::as_str).collect();
        entry.put(SendConnector::ADDRESS_SPACES, &spaces, self.at);
        entry.put_value(SendConnector::SMART_HOSTS, self.hosts(context, sink)?, self.at);
        entry.servers =
            context.servers.iter().filter(|server| server.sends_internet_mail).map(|server| (server.name.to_string(), self.at)).collect();
        if entry.servers.is_empty() {
            sink.push(
                INVALID_VALUE
                    .at(self.at, "`relay_to`: the platform declares no server that sends Internet mail, and those send this mail too")
                    .help("say `sends_internet_mail: true` of the servers that do"),
            );
            return None;
        }
        let names: Vec<String> = entry.servers.iter().map(|(name, _)| name.clone()).collect();
        let names: Vec<&str> = names.iter().map(String::as_str).collect();
        entry.put(SendConnector::SOURCE_TRANSPORT_SERVERS, &names, self.at);
        Some(entry)
    }

    /// The hosts: those that are named, and those of the platforms that are.
    fn hosts(&self, context: &Context<'_>, sink: &mut Sink) -> Option<Value> {
        let mut hosts: Vec<String> = Vec::new();
        let mut whole = true;
        for (text, at, quoting) in &self.to {
            if let Some((name, exchangers)) = context.platforms.iter().find(|(name, _)| fold(name) == fold(text)) {
                whole &= self.platform(name, exchangers.is_empty(), *at, context, sink);
                hosts.extend(exchangers.iter().map(ToString::to_string));
                continue;
            }
            // A name without a dot is more probably a platform's, with a slip in it, than a host's.
            if !text.contains(['.', ':', '[']) {
                let names: Vec<&str> = context.platforms.iter().map(|(name, _)| name.as_str()).collect();
                let finding = UNKNOWN_PLATFORM.at(*at, format!("`relay_to`: '{text}' is neither a platform nor a host's full name"));
                sink.push(super::super::suggest(finding, text, &names, *at));
                whole = false;
                continue;
            }
            match Kind::SmartHosts.parse(&[text]) {
                Ok(_) => hosts.push(text.clone()),
                Err(refusal) => {
                    whole = false;
                    let finding = INVALID_VALUE.at(*at, format!("`relay_to`: {}", refusal.message));
                    sink.push(super::super::way_out(finding, refusal, *at, *quoting));
                }
            }
        }
        let hosts: Vec<&str> = hosts.iter().map(String::as_str).collect();
        Kind::SmartHosts.parse(&hosts).ok().filter(|value| whole && *value != Value::Nothing)
    }

    /// Whether mail can go on to a platform.
    fn platform(&self, name: &str, no_exchangers: bool, at: Span, context: &Context<'_>, sink: &mut Sink) -> bool {
        if fold(name) == fold(context.platform) {
            sink.push(
                INVALID_VALUE
                    .at(at, format!("`relay_to`: '{name}' is this platform itself"))
                    .note("the mail would come back, and go round until its hops are used up")
                    .help("name the platform or the hosts that have the domain's other recipients"),
            );
            return false;
        }
        if no_exchangers {
            sink.push(
                INVALID_VALUE
                    .at(at, format!("`relay_to`: platform '{name}' does not say where it takes mail"))
                    .help(format!("say `mail_exchangers: [mx1.example.com]` of platform '{name}'")),
            );
            return false;
        }
        true
    }
}

//! Which servers something is on: a list of names, or what they are (`{role: HubTransport, site: Sydney}`).

use super::keys::mapping;
use super::naming::server_name;
use super::rules::{EMPTY_SELECTION, INVALID_VALUE};
use super::takes::Needs::OneOf;
use super::takes::Takes::{Text, Words};
use crate::diagnostic::{Sink, Span};
use crate::model::{PlatformServer, Role};
use crate::value::{fold, short_server};
use crate::yaml::{self, NodeRef, View};

mapping! {
    /// Servers by what they are.
    SELECTOR = "a choice of servers" {
        "role": Words(Role::words) => "Those that are declared with this role.",
        "site": Text("the name of a site") => "Those that are declared in this Active Directory site.",
    }
    needs [OneOf(&["role", "site"])]
}

/// Which servers.
#[derive(Clone, Debug)]
pub(super) enum Selection {
    /// These, each with the place of its name.
    Named(Vec<(String, Span)>),
    /// All that the platform declares with this role, in this site.
    Chosen { role: Option<Role>, site: Option<String>, at: Span },
}

/// Whether a value chooses servers by what they are, instead of naming them.
pub(super) fn is_choice(node: NodeRef<'_>) -> bool {
    let known = |key: NodeRef<'_>| matches!(key.view(), View::Scalar(scalar) if SELECTOR.names.contains(&scalar.text));
    matches!(node.view(), View::Mapping) && node.entries().any(|(key, _)| known(key))
}

impl Selection {
    /// Reads a list of names, or a choice.
    pub(super) fn read(node: NodeRef<'_>, key: &str, sink: &mut Sink) -> Option<Self> {
        if matches!(node.view(), View::Mapping) {
            return choice(node, sink);
        }
        let items = yaml::items(node, "a list of servers, or {role, site}", sink)?;
        if items.is_empty() {
            sink.push(INVALID_VALUE.at(node.span(), format!("`{key}`: no server is named")).help("name at least one"));
            return None;
        }
        let mut named: Vec<(String, Span)> = Vec::new();
        for item in items {
            let Some((name, at)) = server_name(item, key, sink) else { continue };
            match named.iter().find(|(other, _)| fold(short_server(other)) == fold(short_server(&name))) {
                Some((_, first)) => {
                    let finding = INVALID_VALUE.at(at, format!("`{key}`: {} is named twice", short_server(&name)));
                    sink.push(finding.other(*first, "named here").help("delete one of the two"));
                }
                None => named.push((name, at)),
            }
        }
        (!named.is_empty()).then_some(Self::Named(named))
    }

    /// The servers, by their short names, each with the place that a finding about it is shown at. A choice that none fits is reported.
    pub(super) fn among(&self, declared: &[PlatformServer], sink: &mut Sink) -> Vec<(String, Span)> {
        let (role, site, at) = match self {
            Self::Named(named) => return named.iter().map(|(name, at)| (short_server(name).to_owned(), *at)).collect(),
            Self::Chosen { role, site, at } => (role, site, *at),
        };
        let fits = |server: &&PlatformServer| {
            let in_site = |site: &String| server.site.as_ref().is_some_and(|own| fold(own) == fold(site));
            role.is_none_or(|role| server.roles.contains(&role)) && site.as_ref().is_none_or(in_site)
        };
        let chosen: Vec<_> = declared.iter().filter(fits).map(|server| (server.name.to_string(), at)).collect();
        if chosen.is_empty() {
            let role = role.map(|role| format!(" with the role {}", role.word())).unwrap_or_default();
            let site = site.as_ref().map(|site| format!(" in the site {site}")).unwrap_or_default();
            sink.push(
                EMPTY_SELECTION
                    .at(at, format!("the platform declares no server{role}{site}"))
                    .note("what is said for these servers would be said for none, and nobody would notice")
                    .help("say `roles` and `site` of the platform's servers, or name the servers: `servers: [EX01, EX02]`"),
            );
        }
        chosen
    }
}

fn choice(node: NodeRef<'_>, sink: &mut Sink) -> Option<Selection> {
    let mut keys = SELECTOR.open(node, sink)?;
    let (says_role, says_site) = (keys.says("role"), keys.says("site"));
    let role = keys.take("role").and_then(|pair| super::server::role(pair.value, "role", sink));
    let site = keys.take("site").and_then(|pair| yaml::text(pair.value, "the name of a site", sink)).map(|(site, _)| site.to_owned());
    let at = keys.at;
    keys.finish(sink);
    if !says_role && !says_site {
        sink.push(INVALID_VALUE.at(at, "this chooses no servers").help("say `role`, `site`, or both; or name the servers: `[EX01, EX02]`"));
        return None;
    }
    // What could not be understood chooses nothing.
    let understood = says_role == role.is_some() && says_site == site.is_some();
    understood.then_some(Selection::Chosen { role, site, at })
}

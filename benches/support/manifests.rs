//! Manifests: a file for the platform, and a file for each tenant.

use std::fmt::Write;

use hostctl::resource::{AcceptedDomain, Resource, ResourceType};
use hostctl::value::{Kind, Shape};

use super::objects::{self, Object, PLATFORM, Say};

/// The platform's own file.
pub(super) fn platform(tenants: usize) -> String {
    let mut text = format!(
        "# A platform of {tenants} tenants, generated.\nkind: Platform\nname: {PLATFORM}\n\
         organization: {{name: First Organization, forest: lab.example}}\nproduct: 2016\nservers:\n"
    );
    for server in objects::servers(tenants) {
        let _ = writeln!(text, "  - name: {server}");
    }
    text
}

/// The file of a tenant: its own document, and one of the platform with what only a platform may write.
pub(super) fn tenant(tenant: usize, tenants: usize) -> String {
    let objects = objects::of_tenant(tenant, tenants);
    let (own, shared): (Vec<&Object>, Vec<&Object>) = objects.iter().partition(|object| object.of.noun == AcceptedDomain::TYPE.noun);
    let mut text = format!(
        "# Tenant {tenant}: what is its own, and below what the platform has for it.\nkind: Tenant\nname: tenant{tenant:05}\n\
         display_name: Tenant {tenant} Ltd\n"
    );
    sections(&mut text, &own);
    let _ = write!(text, "---\nkind: Platform\nname: {PLATFORM}\n");
    sections(&mut text, &shared);
    text
}

fn sections(text: &mut String, objects: &[&Object]) {
    let mut section = "";
    for object in objects {
        if object.of.section != section {
            section = object.of.section;
            let _ = writeln!(text, "{section}:");
        }
        let named = object.says.iter().any(|(name, _)| object.of.naming().contains(name));
        let mut keys: Vec<(String, String)> = Vec::new();
        match object.of.member {
            Some(member) => keys.extend([("type".to_owned(), member.to_owned()), ("website".to_owned(), quoted(&object.name))]),
            None if named => {}
            None => keys.push(("name".to_owned(), quoted(&object.name))),
        }
        keys.extend(object.server.iter().map(|server| ("server".to_owned(), server.clone())));
        keys.extend(object.says.iter().map(|(name, say)| said(object.of, name, say)));
        for (at, (key, value)) in keys.iter().enumerate() {
            let _ = writeln!(text, "  {} {key}: {value}", if at == 0 { "-" } else { " " });
        }
    }
}

/// A property as a key and its value.
fn said(of: &ResourceType, name: &str, say: &Say) -> (String, String) {
    let Some((_, property)) = of.property(name) else { return (name.to_owned(), String::new()) };
    let bare = matches!(property.kind, Kind::Bool | Kind::Number | Kind::Word | Kind::Count | Kind::Size);
    let one = |text: &str| if bare { text.to_owned() } else { quoted(text) };
    let value = match say {
        Say::One(text) => one(text),
        Say::Many(texts) => {
            debug_assert!(matches!(property.kind.shape(), Shape::List | Shape::Flags), "{name} takes no list");
            format!("[{}]", texts.iter().map(|text| one(text)).collect::<Vec<_>>().join(", "))
        }
    };
    (property.key(), value)
}

/// A text in quotes, where YAML wants them.
fn quoted(text: &str) -> String {
    let plain =
        text.starts_with(|c: char| c.is_ascii_alphabetic()) && text.chars().all(|c| c.is_ascii_alphanumeric() || " .-/".contains(c));
    if plain { text.to_owned() } else { format!("'{}'", text.replace('\'', "''")) }
}

//! A property's value in a manifest: from YAML, by the property's row, to what is wanted.

use super::rules::{INVALID_VALUE, NULL_REFUSED, SECRET_IN_TEXT};
use crate::diagnostic::{Finding, Sink, Span};
use crate::model::Want;
use crate::resource::{Clearing, Property};
use crate::value::{Kind, Refusal, Shape, Value};
use crate::yaml::{self, Fields, NodeRef, Quoting, View, WRONG_TYPE};

/// Reads what is wanted of a property; none where a finding says why not.
pub(super) fn want(property: &Property, node: NodeRef<'_>, sink: &mut Sink) -> Option<Want> {
    match node.view() {
        View::Null => clear(property, node.span(), sink),
        View::Mapping if property.kind.shape() == Shape::List => edit(property, node, sink),
        View::Sequence if node.items().next().is_none() => clear(property, node.span(), sink),
        _ => match value(property, node, sink)? {
            Value::Nothing => clear(property, node.span(), sink),
            value => Some(Want::Be(value)),
        },
    }
}

/// `null`, an empty text and an empty list are the same: nothing is wanted to be there.
fn clear(property: &Property, at: Span, sink: &mut Sink) -> Option<Want> {
    match property.clearing {
        Clearing::Null => Some(Want::Clear),
        Clearing::Write(instead) => {
            let example = match property.kind {
                // Of these the table says in words what is meant.
                Kind::Name | Kind::Domain | Kind::Servers | Kind::Account => format!("write {instead}"),
                _ if property.kind.shape() == Shape::List => format!("write a value, such as `{}: ['{instead}']`", property.key()),
                _ => format!("write a value, such as `{}: {instead}`", property.key()),
            };
            sink.push(
                NULL_REFUSED
                    .at(at, format!("`{}` cannot be empty", property.key()))
                    .note(format!(
                        "Exchange does not take an empty {}. A key that is left out is left as it is on the server.",
                        property.name
                    ))
                    .help(format!("leave the key out, or {example}")),
            );
            None
        }
    }
}

/// The keys of a part of a list, and what each does.
pub(super) const PART: [(&str, &str); 2] =
    [("include", "What is to be in the list, beside what is there."), ("exclude", "What is not to be in the list.")];

/// `{include: [...], exclude: [...]}`
fn edit(property: &Property, node: NodeRef<'_>, sink: &mut Sink) -> Option<Want> {
    let mut fields = Fields::open(node, "a part of a list", sink)?;
    let [include, exclude] = PART.map(|(key, _)| match fields.take(key) {
        None => Some(Value::Nothing),
        Some(entry) => value(property, entry.value, sink),
    });
    fields.finish(&PART.map(|(key, _)| key), sink);
    let (include, exclude) = (include?, exclude?);
    if include.among(&exclude, true) != Value::Nothing {
        sink.push(
            super::rules::PRESENT_AND_ABSENT
                .at(node.span(), format!("`{}` includes and excludes {}", property.key(), include.among(&exclude, true)))
                .help("leave it in one of the two"),
        );
        return None;
    }
    Some(Want::edit(include, exclude))
}

/// Reads a value, holds it against what Exchange accepts, and says where it does not.
fn value(property: &Property, node: NodeRef<'_>, sink: &mut Sink) -> Option<Value> {
    let key = property.kind.what();
    let (text, at) = match property.kind.shape() {
        Shape::Bool => (if yaml::boolean(node, key, sink)? { "true" } else { "false" }, node.span()),
        Shape::Number => {
            let number = yaml::integer(node, key, sink)?.to_string();
            return accepted(property, &[&number], &[node.span()], node, sink);
        }
        Shape::Quantity => yaml::text_or_number(node, key, sink)?,
        Shape::Text => text(property, node, sink)?,
        Shape::Flags if matches!(node.view(), View::Scalar(_)) => yaml::text(node, key, sink)?,
        Shape::Flags if matches!(node.view(), View::Mapping) => {
            sink.push(
                WRONG_TYPE
                    .at(node.head(), format!("`{}` cannot be managed in part", property.key()))
                    .note(format!("Exchange keeps {} as one value, which is always written whole", property.name))
                    .help(format!("write all the words: `{}: [...]`", property.key())),
            );
            return None;
        }
        Shape::Flags | Shape::List => {
            let list = if property.kind.shape() == Shape::Flags { "words" } else { key };
            let items = yaml::items(node, format_args!("a list of {list}"), sink)?;
            let count = items.len();
            let read = items.into_iter().filter_map(|item| yaml::text(item, item_of(property.kind), sink));
            let (texts, places): (Vec<&str>, Vec<Span>) = read.unzip();
            // One element that is no text hides nothing that is wrong with the others.
            return accepted(property, &texts, &places, node, sink).filter(|_| texts.len() == count);
        }
    };
    accepted(property, &[text], &[at], node, sink)
}

/// The value that the texts are. Of a list each element that Exchange would refuse is told, not only the first.
fn accepted(property: &Property, texts: &[&str], places: &[Span], node: NodeRef<'_>, sink: &mut Sink) -> Option<Value> {
    let read = |texts: &[&str]| property.kind.parse(texts).and_then(|value| property.limits.check(value));
    let mut refusal = match read(texts) {
        Ok(value) => {
            super::style::look(property, texts, places, &value, node, sink);
            return Some(value);
        }
        Err(refusal) => refusal,
    };
    let (mut texts, mut places) = (texts.to_vec(), places.to_vec());
    loop {
        let item = refusal.item;
        let at = places.get(item).copied().unwrap_or_else(|| node.span());
        sink.push(refused(property, refusal, at, node));
        if item >= texts.len() || texts.len() == 1 {
            return None;
        }
        texts.remove(item);
        places.remove(item);
        refusal = read(&texts).err()?;
    }
}

/// A text; what is no scalar where a credential's name is meant is a secret.
fn text<'a>(property: &Property, node: NodeRef<'a>, sink: &mut Sink) -> Option<(&'a str, Span)> {
    if property.kind == Kind::Credential && matches!(node.view(), View::Mapping | View::Sequence) {
        sink.push(secret(node.span(), format!("`{}` is the name of a credential, not the credential", property.key())));
        return None;
    }
    if property.kind != Kind::Credential {
        return yaml::text(node, property.kind.what(), sink);
    }
    // What is said of other texts repeats them.
    let read = yaml::text(node, property.kind.what(), &mut Sink::default());
    if read.is_none() {
        sink.push(secret(node.span(), format!("`{}`: this is not the name of a credential, which is text", property.key())));
    }
    read
}

/// What an element of a list is called.
fn item_of(list: Kind) -> &'static str {
    match list {
        Kind::AddressSpaces => "an address space",
        Kind::Bindings => "a binding",
        Kind::Names => "a name",
        Kind::Ranges => "an IP address range",
        Kind::Servers => "a server",
        Kind::SmartHosts => "a smart host",
        _ => "a word",
    }
}

fn refused(property: &Property, refusal: Refusal, at: Span, node: NodeRef<'_>) -> Finding {
    if property.kind == Kind::Credential {
        return secret(at, format!("`{}`: {}", property.key(), refusal.message));
    }
    let finding = INVALID_VALUE.at(at, format!("`{}`: {}", property.key(), refusal.message)).note(format!(
        "{} ({})",
        property.doc.trim(),
        property.source
    ));
    super::way_out(finding, refusal, at, Quoting::at(node, at))
}

/// A finding about a secret; the secret itself is never repeated in the message.
pub(super) fn secret(at: Span, message: String) -> Finding {
    SECRET_IN_TEXT
        .at(at, message)
        .note("manifests are read by many and kept for ever: a secret in one is known")
        .help("give the credential a name (`authentication_credential: contoso-gateway`): the script asks for user name and password when it needs them; and change the secret that stood here")
}

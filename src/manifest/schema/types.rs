//! The sections of Exchange's own objects, by the tables of their types.

use serde_json::{Map, Value as Json, json};

use super::super::beside::{Known, has, keys, of_section, sections as names, short};
use super::super::entry::with_article;
use super::super::property::PART;
use super::super::selection::SELECTOR;
use super::mappings::{key, mapping};
use super::{Defs, any_of, any_required, described, object, when};
use crate::resource::{Clearing, Property, ResourceType, plural, snake_case};
use crate::value::{Kind, Limits, Shape, any_case, in_any_case};

/// All sections.
pub(super) fn sections(defs: &mut Defs) -> Map<String, Json> {
    names().iter().map(|name| ((*name).to_owned(), section(name, defs))).collect()
}

fn section(name: &str, defs: &mut Defs) -> Json {
    let types = of_section(name);
    match types.as_slice() {
        [of] if of.is_settings() => described(of.about(), json!({"anyOf": [object_of(of, defs), {"type": "null"}]}), None, Vec::new()),
        [of] => {
            let domain = short(&types).and_then(|of| of.property("DomainName"));
            let domain = domain.map(|(_, property)| property.kind.forms(property.limits, false)).unwrap_or_default();
            let items = domain.into_iter().map(Json::Object).chain([object_of(of, defs)]).collect();
            described(of.about(), json!({"type": ["array", "null"], "items": any_of(items)}), None, Vec::new())
        }
        _ => {
            let labels: Vec<String> = types.iter().map(|of| plural(of.label)).collect();
            let item = defs.refer(name, |defs| members(&types, defs));
            described(
                format!("Known by their `type`: {}.", labels.join(", ")),
                json!({"type": ["array", "null"], "items": item}),
                None,
                Vec::new(),
            )
        }
    }
}

/// Objects of several types, which their `type` tells apart.
fn members(types: &[&'static ResourceType], defs: &mut Defs) -> Json {
    let words: Vec<&str> = types.iter().filter_map(|of| of.member).collect();
    let each: Vec<Json> = types
        .iter()
        .map(|of| {
            let word = in_any_case(&of.member.into_iter().collect::<Vec<_>>());
            when("type", word, object_of(of, defs))
        })
        .collect();
    json!({"type": "object", "properties": {"type": any_case(&words)}, "required": ["type"], "allOf": each})
}

/// An object of a type.
fn object_of(of: &'static ResourceType, defs: &mut Defs) -> Json {
    defs.refer(of.noun, |defs| {
        let mut properties = Map::new();
        let mut required = Vec::new();
        for (name, known) in keys(of) {
            let (needed, takes) = match known {
                Known::Beside(row) => (row.needed.is_some(), key(row, defs)),
                Known::Property(property) => (of.naming().contains(&property.name), value(of, property, defs)),
            };
            // In place of `server` there may be `servers`.
            if needed && !(name == "server" && has(of, "servers")) {
                required.push(name.to_owned());
            }
            properties.insert(name.to_owned(), takes);
        }
        let mut made = object(&with_article(of.label), properties, &required);
        if has(of, "servers") {
            made.insert("anyOf".to_owned(), any_required(&["server", "servers"]));
        }
        Json::Object(made)
    })
}

/// What a property is said to be: its value, nothing, or a part of its list.
fn value(of: &ResourceType, property: &Property, defs: &mut Defs) -> Json {
    let Property { kind, limits, .. } = *property;
    let clears = property.clearing == Clearing::Null;
    let mut forms: Vec<Json> = kind.forms(limits, clears).into_iter().map(Json::Object).collect();
    if kind.shape() == Shape::List {
        forms.push(part(kind, limits, defs));
    }
    if kind == Kind::Servers {
        forms.push(mapping(&SELECTOR, defs));
    }
    let default = property.default.and_then(|text| kind.written(limits, text));
    described(property.about(of), any_of(forms), default, kind.examples(limits))
}

/// A part of a list.
fn part(kind: Kind, limits: Limits, defs: &mut Defs) -> Json {
    let make = || {
        let list = |about: &str| json!({"description": about, "type": "array", "items": kind.element(limits)});
        let properties = PART.iter().map(|(key, about)| ((*key).to_owned(), list(about))).collect();
        Json::Object(object("a part of the list", properties, &[]))
    };
    match limits {
        // Which words there are is the property's own.
        Limits::Words(_) => make(),
        _ => defs.refer(&format!("part_of_{}", snake_case(kind.name())), |_| make()),
    }
}

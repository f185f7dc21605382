//! The mappings of [`super::super::keys`]: each key by what it takes.

use serde_json::{Map, Value as Json, json};

use super::super::keys::{KeyRow, Mapping};
use super::super::takes::{Needs, Takes};
use super::{Defs, any_of, any_required, described, object, types};
use crate::value::{any_case, in_any_case};

/// A kind of document: its own keys, and all sections.
pub(super) fn document(mapping: &'static Mapping, defs: &mut Defs) -> Json {
    refer(mapping, types::sections, defs)
}

/// A mapping.
pub(super) fn mapping(mapping: &'static Mapping, defs: &mut Defs) -> Json {
    refer(mapping, |_| Map::new(), defs)
}

fn refer(mapping: &'static Mapping, more: fn(&mut Defs) -> Map<String, Json>, defs: &mut Defs) -> Json {
    defs.refer(&mapping.id.to_lowercase(), |defs| {
        let mut properties: Map<String, Json> = mapping.keys.iter().map(|row| (row.name.to_owned(), key(row, defs))).collect();
        properties.extend(more(defs));
        let required: Vec<String> = mapping.keys.iter().filter(|row| row.needed.is_some()).map(|row| row.name.to_owned()).collect();
        let mut made = object(mapping.what, properties, &required);
        for need in mapping.needs {
            needs(need, &mut made);
        }
        Json::Object(made)
    })
}

/// A key.
pub(super) fn key(row: &KeyRow, defs: &mut Defs) -> Json {
    let required = if row.needed.is_some() { " Required." } else { "" };
    let default = row.default.map(|text| match row.takes {
        Takes::Bool => Json::Bool(text == "true"),
        _ => text.into(),
    });
    described(format!("{}{required}", row.doc), takes(&row.takes, defs), default, examples(&row.takes))
}

fn takes(what: &Takes, defs: &mut Defs) -> Json {
    match what {
        Takes::Just(word) => json!({"const": word}),
        Takes::Text(_) | Takes::Like(..) => json!({"type": "string"}),
        // For completion; which rules there are, and what can be decided about each, lint judges.
        Takes::Rule(_) => json!({"anyOf": [{"enum": defs.rules}, {"type": "string"}]}),
        Takes::Bool => json!({"type": "boolean"}),
        Takes::Words(words) => any_case(&words()),
        Takes::Whole(property) => any_of(property.kind.forms(property.limits, false).into_iter().map(Json::Object).collect()),
        Takes::List(_, item) => json!({"type": "array", "items": takes(item, defs)}),
        Takes::OneOrMore(item) => {
            let item = takes(item, defs);
            json!({"anyOf": [item, {"type": "array", "items": item, "minItems": 1}]})
        }
        Takes::Map(keys) => mapping(keys, defs),
        Takes::Section(_, item) => json!({"type": ["array", "null"], "items": mapping(item, defs)}),
        Takes::Parts(item, part) => {
            json!({"anyOf": [{"type": ["array", "null"], "items": mapping(item, defs)}, mapping(part, defs)]})
        }
        Takes::Servers(choice) => json!({"anyOf": [{"type": "array", "items": {"type": "string"}, "minItems": 1}, mapping(choice, defs)]}),
    }
}

fn examples(takes: &Takes) -> Vec<Json> {
    match takes {
        Takes::Like(_, example) | Takes::Rule(example) => vec![(*example).into()],
        Takes::Whole(property) => property.kind.examples(property.limits),
        Takes::List(_, item) | Takes::OneOrMore(item) => match examples(item) {
            some if some.is_empty() => some,
            some => vec![some.into()],
        },
        Takes::Servers(_) => vec![json!(["EX01", "EX02"])],
        Takes::Just(_) | Takes::Text(_) | Takes::Bool | Takes::Words(_) | Takes::Map(_) | Takes::Section(..) | Takes::Parts(..) => {
            Vec::new()
        }
    }
}

/// What a mapping needs beyond the keys that each have to be said.
fn needs(need: &Needs, made: &mut Map<String, Json>) {
    match need {
        Needs::OneOf(keys) => {
            made.insert("anyOf".to_owned(), any_required(keys));
        }
        Needs::With { key, is, and, path } => {
            let Some((last, before)) = path.split_last() else { return };
            let then = before.iter().rev().fold(json!({"required": [last]}), |inside, key| json!({"properties": {*key: inside}}));
            let one = json!({"if": {"properties": {*key: in_any_case(&[is])}, "required": [key, and]}, "then": then});
            if let Json::Array(all) = made.entry("allOf").or_insert_with(|| json!([])) {
                all.push(one);
            }
        }
    }
}

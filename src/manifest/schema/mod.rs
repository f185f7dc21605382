//! The JSON Schema of a document, from the tables that the decoder reads: each mapping of [`super::keys`], each type of
//! [`crate::resource`]. It accepts what is well-formed and refuses wrong keys and wrong types; what a value means, lint judges.
//!
//! Parts are written once, under `$defs`. Which kind of document one is, and which virtual directory, is asked with `if` and `then`: an
//! editor completes the keys of that kind alone, and says what is wrong with them instead of with every kind there is.

mod mappings;
mod types;

use serde_json::{Map, Value as Json, json};

use super::document::{KINDS, PLATFORM, TENANT};
use crate::value::Form;

/// The schema of a document, which may be empty. `rules` are the words that stand for rules and for kinds of finding.
#[must_use]
pub fn schema(rules: &[&'static str]) -> Json {
    let mut defs = Defs { parts: Map::new(), rules: rules.to_vec() };
    let words = KINDS.map(|(word, _)| word);
    let kinds: Vec<Json> = KINDS
        .iter()
        .map(|(word, mapping)| {
            let of = mappings::document(mapping, &mut defs);
            when("kind", json!({"const": word}), of)
        })
        .collect();
    json!({
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "title": "hostctl manifest",
        "description": format!("A document of a hostctl manifest: {} or {}.", PLATFORM.what, TENANT.what),
        "type": ["object", "null"],
        "properties": {"kind": {"description": "What the document describes.", "enum": words}},
        "required": ["kind"],
        "allOf": kinds,
        "$defs": defs.parts,
    })
}

/// What is written once, and referred to.
struct Defs {
    parts: Map<String, Json>,
    /// The words that stand for rules and for kinds of finding.
    rules: Vec<&'static str>,
}

impl Defs {
    /// A reference to a part; it is made where it is not there yet.
    fn refer(&mut self, id: &str, make: impl FnOnce(&mut Self) -> Json) -> Json {
        if !self.parts.contains_key(id) {
            // Its place is kept first: what it is made of may refer to it.
            self.parts.insert(id.to_owned(), Json::Null);
            let made = make(self);
            self.parts.insert(id.to_owned(), made);
        }
        json!({"$ref": format!("#/$defs/{id}")})
    }
}

/// A mapping of these keys and of those that begin with `x-`. An editor calls it by its title.
fn object(title: &str, properties: Map<String, Json>, required: &[String]) -> Form {
    let mut object = Form::new();
    object.insert("title".to_owned(), title.into());
    object.insert("type".to_owned(), "object".into());
    object.insert("properties".to_owned(), properties.into());
    if !required.is_empty() {
        object.insert("required".to_owned(), required.into());
    }
    object.insert("patternProperties".to_owned(), json!({"^x-": true}));
    object.insert("additionalProperties".to_owned(), false.into());
    object
}

/// That one of these keys is there.
fn any_required(keys: &[&str]) -> Json {
    keys.iter().map(|key| json!({"required": [key]})).collect()
}

/// What a mapping is, one of whose keys says so.
fn when(key: &str, says: Json, then: Json) -> Json {
    json!({"if": {"type": "object", "properties": {key: says}, "required": [key]}, "then": then})
}

/// One of some forms.
fn any_of(mut forms: Vec<Json>) -> Json {
    if forms.len() == 1 { forms.remove(0) } else { json!({"anyOf": forms}) }
}

/// What a key takes, with what an editor shows of it.
fn described(about: String, takes: Json, default: Option<Json>, examples: Vec<Json>) -> Json {
    let mut described = Form::new();
    described.insert("description".to_owned(), about.into());
    if let Json::Object(takes) = takes {
        described.extend(takes);
    }
    described.extend(default.map(|default| ("default".to_owned(), default)));
    if !examples.is_empty() {
        described.insert("examples".to_owned(), examples.into());
    }
    Json::Object(described)
}

#[cfg(test)]
mod tests {
    use super::super::beside::{known, sections};
    use super::*;
    use crate::resource::TYPES;

    /// The keys of a part of the schema.
    fn properties(schema: &Json, id: &str) -> Vec<String> {
        schema["$defs"][id]["properties"].as_object().expect(id).keys().cloned().collect()
    }

    /// [`Opened`](super::super::keys::Opened) lets the decoder ask for the keys of these lists, and for no others.
    #[test]
    fn the_schema_has_the_keys_that_the_decoder_reads() {
        let schema = schema(&["public-mail-domain"]);
        for (_, mapping) in KINDS {
            assert_eq!(properties(&schema, &mapping.id.to_lowercase()), [mapping.names, sections()].concat());
        }
        for of in TYPES.iter().filter(|of| !of.section.is_empty()) {
            assert_eq!(properties(&schema, of.noun), known(of), "{}", of.noun);
        }
    }
}

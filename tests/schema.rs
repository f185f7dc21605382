//! The JSON Schema of manifests (`hostctl schema`) says what the decoder does: what lint takes for well-formed the schema accepts, and a
//! wrong key or a wrong type it refuses. Held against each other on every manifest of this repository (`schema/corpus.rs`), and on every
//! key of the schema with values of every type (`schema/laws.rs`).
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, reason = "tests may fail loudly, and so may their helpers")]

#[path = "schema/corpus.rs"]
mod corpus;
#[path = "schema/decoder.rs"]
mod decoder;
#[path = "cases/folder.rs"]
#[allow(dead_code, reason = "cases.rs runs cases; here only their manifests are read")]
mod folder;
#[path = "schema/laws.rs"]
mod laws;
#[path = "schema/places.rs"]
mod places;
#[path = "support/repository.rs"]
mod repository;

use std::sync::LazyLock;

use folder::hostctl;
use jsonschema::Validator;
use serde_json::Value as Json;

/// The schema, as the command prints it.
static SCHEMA: LazyLock<Json> = LazyLock::new(|| {
    let ran = hostctl(&["schema"]);
    assert_eq!((ran.code, ran.err.as_str()), (0, ""));
    serde_json::from_str(&ran.out).expect("JSON")
});

static VALIDATOR: LazyLock<Validator> = LazyLock::new(|| jsonschema::draft202012::new(&SCHEMA).expect("a schema"));

/// What the schema has against a document; nothing, where it accepts it.
fn refusals(document: &Json) -> Vec<String> {
    VALIDATOR.iter_errors(document).map(|error| format!("{}: {error}", error.instance_path())).collect()
}

#[test]
fn it_is_a_schema_and_always_the_same() {
    let problems = jsonschema::draft202012::meta::validate(&SCHEMA);
    assert!(problems.is_ok(), "{problems:?}");
    assert_eq!(SCHEMA["$schema"], "https://json-schema.org/draft/2020-12/schema");
    // A name on the web would be a promise about a page that is not there.
    assert!(SCHEMA.get("$id").is_none());
    let (first, second) = (hostctl(&["schema"]).out, hostctl(&["schema"]).out);
    assert!(first == second && first.ends_with("}\n"));
}

/// Each key says what it does, and every part is used.
#[test]
fn every_key_is_described() {
    let text = SCHEMA.to_string();
    for (id, def) in SCHEMA["$defs"].as_object().unwrap() {
        assert!(text.contains(&format!("\"#/$defs/{id}\"")), "nothing refers to {id}");
        for (key, takes) in def["properties"].as_object().unwrap() {
            let about = takes["description"].as_str().unwrap_or_default();
            // Which virtual directory is meant is only asked before its own keys are known.
            assert!(about.len() > 8 || id == "virtual_directories", "{id}.{key} is not described");
            // The language server for YAML gives up completing at such a key.
            assert_ne!(takes.get("default"), Some(&Json::Null), "{id}.{key}");
        }
    }
    let port = &SCHEMA["$defs"]["SendConnector"]["properties"]["is_coexistence_connector"];
    let about = port["description"].as_str().unwrap();
    assert!(about.contains("Only Exchange 2010.") && about.contains("https://learn.microsoft.com/"), "{about}");
    assert_eq!(port["default"], false);
    let usage = SCHEMA["$defs"]["SendConnector"]["properties"]["usage"]["description"].as_str().unwrap();
    assert!(usage.contains("Only said of a new object."), "{usage}");
}

/// What is no key of a list that the schema has, too, the decoder cannot read: `keys::Opened` asks for listed keys only. What reads keys
/// without it stands here.
#[test]
fn only_listed_keys_are_read() {
    let by_itself = [
        // Opens by the lists.
        "src/manifest/keys.rs",
        // `kind`, which says by what list the document is read.
        "src/manifest/document.rs",
        // `type`, which says by what list the entry is read.
        "src/manifest/entry.rs",
        // `include` and `exclude`, of `PART`.
        "src/manifest/property.rs",
    ];
    let opens: Vec<String> = repository::files("src/manifest", "rs")
        .into_iter()
        .filter(|(_, source)| repository::code(source).contains("Fields::open("))
        .map(|(path, _)| path)
        .collect();
    let mut expected = by_itself.map(str::to_owned).to_vec();
    expected.sort();
    assert_eq!(opens, expected);
}

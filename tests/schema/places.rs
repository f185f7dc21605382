//! Where each part of the schema stands in a document: the least that an instance of it says, and the document around it.

use serde_json::{Map, Value as Json, json};

use super::SCHEMA;

/// A mapping of the language.
pub(crate) struct Place {
    /// Its part of the schema.
    pub(crate) def: String,
    /// What an instance has to say.
    pub(crate) least: Json,
    /// Puts an instance into a document.
    pub(crate) around: Box<dyn Fn(Json) -> Json>,
}

/// The sections of objects, each with the types that stand in it.
fn sections() -> Vec<(String, Vec<String>)> {
    let platform = SCHEMA["$defs"]["platform"]["properties"].as_object().unwrap();
    let mut sections = Vec::new();
    for (section, takes) in platform {
        let referred = references(takes);
        let types = if referred == ["virtual_directories"] {
            references(&SCHEMA["$defs"]["virtual_directories"])
        } else {
            referred.into_iter().filter(|id| id.starts_with(|c: char| c.is_ascii_uppercase())).collect()
        };
        if !types.is_empty() {
            sections.push((section.clone(), types));
        }
    }
    sections
}

/// The parts of the schema that a part refers to itself.
fn references(part: &Json) -> Vec<String> {
    match part {
        Json::Object(object) => object
            .iter()
            .flat_map(|(key, value)| match value {
                Json::String(to) if key == "$ref" => vec![to.trim_start_matches("#/$defs/").to_owned()],
                value => references(value),
            })
            .collect(),
        Json::Array(items) => items.iter().flat_map(references).collect(),
        _ => Vec::new(),
    }
}

fn platform(section: &str, said: Json) -> Json {
    let mut document = json!({"kind": "Platform", "name": "fabrikam"});
    document[section] = said;
    document
}

/// What objects of a type say at least.
fn least(def: &str) -> Json {
    match def {
        "AcceptedDomain" | "RemoteDomain" => json!({"domain_name": "contoso.com"}),
        "ReceiveConnector" => json!({"server": "EX01", "name": "From Partners"}),
        "ClientAccessService" => json!({"name": "EX01"}),
        "TransportConfig" | "OrganizationConfig" => json!({}),
        _ => json!({"name": "Partners"}),
    }
}

/// Every mapping of the language, where it stands.
pub(crate) fn places() -> Vec<Place> {
    let mut places = vec![
        place("platform", json!({"kind": "Platform", "name": "fabrikam"}), |it| it),
        place("tenant", json!({"kind": "Tenant", "name": "contoso"}), |it| it),
        place("organization", json!({"name": "First Organization"}), |it| platform("organization", it)),
        place("server", json!({"name": "EX01"}), |it| platform("servers", json!([it]))),
        place("lint", json!({}), |it| platform("lint", it)),
        place("certificate", json!({"name": "public", "subject_names": ["*.contoso.com"]}), |it| platform("certificates", json!([it]))),
        place("namespace", json!({"host": "mail.contoso.com", "servers": ["EX01"], "services": ["owa"]}), |it| {
            platform("namespaces", json!([it]))
        }),
        place("selector", json!({"role": "Mailbox", "site": "Sydney"}), |it| {
            platform("namespaces", json!([{"host": "mail.contoso.com", "servers": it, "services": ["owa"]}]))
        }),
        place(
            "mail_gateway",
            json!({"name": "Archive", "authentication": "Basic", "credential": "archive", "outbound": outbound()}),
            |it| platform("mail_gateways", json!([it])),
        ),
        place("outbound", outbound(), |it| {
            platform("mail_gateways", json!([{"name": "Archive", "authentication": "Anonymous", "outbound": it}]))
        }),
        place("inbound", json!({"servers": ["EX01"], "remote_ip_ranges": ["10.1.2.3"], "binding": "10.2.3.4:25"}), |it| {
            platform("mail_gateways", json!([{"name": "Archive", "authentication": "Anonymous", "inbound": it}]))
        }),
        place("right", json!({"user": "CONTOSO\\Relay", "rights": []}), |it| rights(json!([it]))),
        place("rights", json!({}), rights),
    ];
    for (section, types) in sections() {
        for def in types {
            let (section, is_settings) = (section.clone(), def.ends_with("Config"));
            let least = match section.as_str() {
                "virtual_directories" => json!({"server": "EX01", "type": member(&def)}),
                _ => least(&def),
            };
            places.push(Place { def, least, around: Box::new(move |it| platform(&section, if is_settings { it } else { json!([it]) })) });
        }
    }
    // Parts of lists: each in the first property that takes it.
    for def in SCHEMA["$defs"].as_object().unwrap().keys().filter(|id| id.starts_with("part_of_")) {
        let (of, key) = places.iter().find_map(|place| Some((place, taking(&place.def, def)?))).expect("a property that takes it");
        let (least, section) = (of.least.clone(), of.def.clone());
        let outer = places_of(&section);
        places.push(Place {
            def: def.clone(),
            least: json!({}),
            around: Box::new(move |it| {
                let mut object = least.clone();
                object[&key] = it;
                platform(&outer, if section.ends_with("Config") { object } else { json!([object]) })
            }),
        });
    }
    places
}

fn place(def: &str, least: Json, around: impl Fn(Json) -> Json + 'static) -> Place {
    Place { def: def.to_owned(), least, around: Box::new(around) }
}

fn outbound() -> Json {
    json!({"servers": ["EX01"], "address_spaces": ["archive.contoso.com"], "smart_hosts": ["smtp.archive.example"]})
}

fn rights(it: Json) -> Json {
    let mut connector = least("ReceiveConnector");
    connector["extended_rights"] = it;
    platform("receive_connectors", json!([connector]))
}

/// The section in which a type stands.
fn places_of(def: &str) -> String {
    sections().into_iter().find(|(_, types)| types.iter().any(|of| of == def)).expect("a section").0
}

/// The `type` of a virtual directory.
fn member(def: &str) -> String {
    let all = SCHEMA["$defs"]["virtual_directories"]["allOf"].as_array().unwrap();
    let words = SCHEMA["$defs"]["virtual_directories"]["properties"]["type"]["anyOf"][0]["enum"].as_array().unwrap();
    let at = all.iter().position(|one| references(one) == [def]).expect("a virtual directory");
    words[at].as_str().unwrap().to_owned()
}

/// The key of a mapping that takes a part of the schema.
fn taking(def: &str, part: &str) -> Option<String> {
    properties(def).iter().find(|(_, takes)| references(takes).iter().any(|to| to == part)).map(|(key, _)| key.clone())
}

/// The keys of a part of the schema.
pub(crate) fn properties(def: &str) -> &'static Map<String, Json> {
    SCHEMA["$defs"][def]["properties"].as_object().unwrap()
}

/// Every part is held against the decoder: none is without a place. (Which virtual directory one is, its own part says again.)
#[test]
fn every_part_has_a_place() {
    let placed: Vec<String> = places().into_iter().map(|place| place.def).collect();
    for id in SCHEMA["$defs"].as_object().unwrap().keys().filter(|id| *id != "virtual_directories") {
        assert!(placed.contains(id), "{id} has no place");
    }
}

//! The schema and the decoder, key by key: whatever stands at a key, they agree about its form.

use serde_json::{Value as Json, json};

use super::decoder::{FORM, TRAP, VALUES, found_in};
use super::places::{Place, places, properties};
use super::refusals;

/// A value of every type that JSON and YAML have.
fn probes() -> Vec<Json> {
    vec![
        json!(null),
        json!(true),
        json!(12),
        json!(1.5),
        json!(""),
        json!("12"),
        json!("two words"),
        json!([]),
        json!(["one"]),
        json!([12]),
        json!([null]),
        json!([[]]),
        json!([{}]),
        json!(["one", 12]),
        json!(["", "one"]),
        json!([""]),
        json!(" "),
        json!({"include": [12]}),
        json!({"exclude": null}),
        json!({"include": {}}),
        json!({"include": [], "exclude": [], "replace": []}),
        json!({"role": "nobody's", "site": 1}),
        json!({}),
        json!({"nobody": "knows"}),
        json!({"include": ["one"], "exclude": []}),
        json!({"include": "one"}),
        json!({"role": "Mailbox"}),
        json!({"site": "Sydney", "include": []}),
        json!({"x-mine": 1}),
    ]
}

/// A document in which a key of a mapping has a value.
fn with(place: &Place, key: &str, value: Json) -> Json {
    let mut instance = place.least.clone();
    // What is on one server or on several says it once.
    if key == "servers"
        && let Some(instance) = instance.as_object_mut()
    {
        instance.remove("server");
    }
    instance[key] = value;
    (place.around)(instance)
}

/// What is wrong where the two do not agree about a document's form.
fn disagreement(document: &Json) -> Option<String> {
    let rules = found_in(document);
    let refusals = refusals(document);
    let wrong_form = rules.iter().any(|rule| FORM.contains(rule) || *rule == TRAP);
    let wrong_value = rules.iter().any(|rule| VALUES.contains(rule));
    match (wrong_form, wrong_value, refusals.first()) {
        (true, _, None) => Some(format!("the schema accepts {document}, where lint finds {rules:?}")),
        (false, false, Some(first)) => Some(format!("the schema refuses {document} ({first}), where lint finds {rules:?}")),
        _ => None,
    }
}

fn check(documents: impl Iterator<Item = Json>, least: usize) {
    let (mut count, mut wrong) = (0usize, Vec::new());
    for document in documents {
        count += 1;
        wrong.extend(disagreement(&document));
    }
    let shown = wrong.iter().take(40).cloned().collect::<Vec<_>>().join("\n");
    assert!(wrong.is_empty(), "{} of {count}:\n{shown}", wrong.len());
    assert!(count >= least, "only {count} documents were looked at");
}

#[test]
fn what_an_instance_says_at_least_is_accepted() {
    for place in places() {
        let document = (place.around)(place.least.clone());
        assert_eq!(refusals(&document), Vec::<String>::new(), "{}: {document}", place.def);
        assert!(found_in(&document).iter().all(|rule| !FORM.contains(rule) && !VALUES.contains(rule)), "{}", place.def);
    }
}

#[test]
fn they_agree_about_a_value_of_every_type_at_every_key() {
    let places = places();
    let documents = places.iter().flat_map(|place| {
        properties(&place.def).keys().flat_map(move |key| probes().into_iter().map(move |value| with(place, key, value)))
    });
    check(documents, 5_000);
}

#[test]
fn they_agree_about_what_is_missing_and_what_is_not_known() {
    let places = places();
    let missing = places.iter().flat_map(|place| {
        let keys: Vec<String> = place.least.as_object().unwrap().keys().cloned().collect();
        keys.into_iter().map(move |key| {
            let mut instance = place.least.clone();
            instance.as_object_mut().unwrap().remove(&key);
            (place.around)(instance)
        })
    });
    let misspelled = places.iter().flat_map(|place| {
        let keys = properties(&place.def).keys();
        keys.flat_map(move |key| [format!("{key}s_"), key.to_uppercase(), key.replace('_', "-") + "-"])
            .map(move |key| with(place, &key, json!("EX01")))
    });
    let free = places.iter().map(|place| with(place, "x-mine", json!({"any": ["thing", 1, null]})));
    check(missing.chain(misspelled).chain(free), 2_000);
    for place in &places {
        for (key, known) in [("nobody_knows_this", false), ("X-mine", false), ("x-", true), ("x-mine", true)] {
            let document = with(place, key, json!("EX01"));
            assert_eq!(refusals(&document).is_empty(), known, "{}: {key}", place.def);
        }
    }
}

/// The words of an enumeration.
fn words(takes: &Json) -> Vec<String> {
    match takes {
        Json::Object(object) => object
            .iter()
            .filter(|(key, _)| *key != "items")
            .flat_map(|(key, value)| match value {
                Json::Array(words) if key == "enum" => words.iter().filter_map(|word| Some(word.as_str()?.to_owned())).collect(),
                value => words(value),
            })
            .collect(),
        Json::Array(items) => items.iter().flat_map(words).collect(),
        _ => Vec::new(),
    }
}

/// The words that are elements of a list.
fn elements(takes: &Json) -> Vec<String> {
    let forms = takes["anyOf"].as_array().cloned().unwrap_or_else(|| vec![takes.clone()]);
    forms.iter().flat_map(|form| words(&form["items"])).collect()
}

/// Whether both accept a document wholly.
fn refused(document: &Json) -> Option<String> {
    let rules = found_in(document);
    let is_wrong = rules.iter().any(|rule| FORM.contains(rule) || VALUES.contains(rule) || *rule == TRAP);
    if is_wrong {
        return Some(format!("lint finds {rules:?} in {document}"));
    }
    refusals(document).first().map(|first| format!("the schema refuses {document}: {first}"))
}

#[test]
fn examples_defaults_and_words_in_any_case_are_accepted_by_both() {
    let (mut count, mut wrong) = (0usize, Vec::new());
    let places = places();
    for place in &places {
        for (key, takes) in properties(&place.def) {
            let mut values: Vec<Json> = takes["examples"].as_array().cloned().unwrap_or_default();
            values.extend(takes.get("default").cloned());
            let (one, some) = (words(takes), elements(takes));
            values.extend(one.iter().flat_map(|word| [word.clone(), word.to_lowercase(), word.to_uppercase()]).map(Json::from));
            values.extend(some.iter().map(|word| json!([word.to_lowercase()])));
            if some.len() > 1 {
                values.push(json!(some));
            }
            // What goes together with another key, or says which of several mappings this is.
            let elsewhere = ["kind", "type", "relay_to", "credential", "redirect_root", "authentication", "inbound"];
            for value in values.into_iter().filter(|_| !elsewhere.contains(&key.as_str())) {
                count += 1;
                wrong.extend(refused(&with(place, key, value)));
            }
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
    assert!(count > 1_000, "only {count} values were looked at");
}

/// A word and what is like it: what the reader of words passes over, and what it does not.
fn like(word: &str, other: &str) -> Vec<String> {
    let half = word.len() / 2;
    vec![
        format!(" {word}\t"),
        format!("{} {}", &word[..half], &word[half..]),
        format!("{word}, {other}"),
        format!(",,{word},"),
        format!("{word},,{}", other.to_lowercase()),
        format!("{word} {other}"),
        format!("{word}x"),
        format!("x{word}"),
        format!("{word};{other}"),
        word[1..].to_owned(),
        " , ".to_owned(),
        "BasicAuth ,BasicAuthRequireTLS".to_owned(),
        "iso 2022-jp".to_owned(),
        "ISO2022JP".to_owned(),
    ]
}

/// Of words the schema knows as much as the decoder: they agree also about which there are.
#[test]
fn they_agree_about_words_however_they_are_written() {
    let (mut count, mut wrong) = (0usize, Vec::new());
    let places = places();
    for place in &places {
        for (key, takes) in properties(&place.def).iter().filter(|(key, _)| !["kind", "type"].contains(&key.as_str())) {
            let (one, some) = (words(takes), elements(takes));
            let (all, is_list) = if some.is_empty() { (&one, false) } else { (&some, true) };
            let Some((first, last)) = all.first().zip(all.last()) else { continue };
            let texts = like(first, last).into_iter().chain(like(last, first));
            // That a list has no word in any of its texts only the decoder counts.
            let lists = texts.clone().filter(|_| is_list).flat_map(|text| [json!([text, first]), json!([last, text])]);
            for value in texts.map(Json::from).chain(lists) {
                let document = with(place, key, value);
                let is_wrong = found_in(&document).iter().any(|rule| FORM.contains(rule) || VALUES.contains(rule));
                count += 1;
                if is_wrong == refusals(&document).is_empty() {
                    wrong.push(format!("lint finds {:?}, the schema {:?}: {document}", found_in(&document), refusals(&document)));
                }
            }
        }
    }
    assert!(wrong.is_empty(), "{} of {count}:\n{}", wrong.len(), wrong[..wrong.len().min(30)].join("\n"));
    assert!(count > 2_000, "only {count} texts were looked at");
}

#[test]
fn documents_are_told_apart_by_their_kind() {
    let tenant = json!({"kind": "Tenant", "name": "contoso", "servers": [{"name": "EX01"}]});
    let refusals = refusals(&tenant);
    assert!(refusals.len() == 1 && refusals[0].contains("servers"), "one refusal, which names the key: {refusals:?}");
    for (document, accepted) in [
        (json!(null), true),
        (json!({"kind": "platform", "name": "a"}), false),
        (json!({"kind": "Defaults"}), false),
        (json!({"name": "a"}), false),
        (json!([]), false),
        (json!("Platform"), false),
    ] {
        assert_eq!(super::refusals(&document).is_empty(), accepted, "{document}");
        assert_eq!(disagreement(&document), None);
    }
}

/// What stands for more than one form of writing.
#[test]
fn other_ways_of_writing_are_accepted() {
    for document in [
        json!({"kind": "Platform", "name": "a", "product": 2016}),
        json!({"kind": "Platform", "name": "a", "product": "2016"}),
        json!({"kind": "Platform", "name": "a", "product": "se"}),
        json!({"kind": "Platform", "name": "a", "send_connectors": null}),
        json!({"kind": "Platform", "name": "a", "transport_config": null}),
        json!({"kind": "Tenant", "name": "a", "accepted_domains": ["contoso.com", {"domain_name": "b.example", "domain_type": "internalrelay"}]}),
        json!({"kind": "Platform", "name": "a", "receive_connectors": [
            {"server": "EX01", "name": "b", "permission_groups": "anonymoususers, ExchangeUsers", "auth_mechanism": ["Tls", "Integrated,BasicAuth"]}]}),
        json!({"kind": "Platform", "name": "a", "send_connectors": [
            {"name": "b", "smart_host_auth_mechanism": "BasicAuth, BasicAuthRequireTLS", "max_message_size": 10_485_760, "fqdn": null}]}),
        json!({"kind": "Platform", "name": "a", "send_connectors": [{"name": "b", "fqdn": "", "smart_hosts": [], "comment": []}]}),
        json!({"kind": "Platform", "name": "a", "receive_connectors": [
            {"server": "EX01", "name": "b", "extended_rights": {"include": null, "exclude": [{"user": "S-1-5-7", "rights": ["x"]}]}}]}),
    ] {
        assert_eq!(refused(&document), None);
    }
}

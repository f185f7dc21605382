//! What the decoder finds in manifests: the rules of YAML and of the manifest language, by what they say of a document's form.

use std::collections::BTreeSet;

use hostctl::diagnostic::Source;
use serde_json::{Value as Json, json};

/// Wrong keys and wrong types: what finds one of these a schema has to find as well.
pub(crate) const FORM: &[&str] = &["unknown-key", "wrong-type", "missing-key", "missing-kind", "unknown-kind"];

/// A value that YAML reads as another type than the one meant: a wrong type, where the schema is told that type.
pub(crate) const TRAP: &str = "yaml-trap";

/// What a value is worth, or what YAML itself refuses: a schema may find it, and need not.
pub(crate) const VALUES: &[&str] = &[
    "invalid-value",
    "null-refused",
    "secret-in-text",
    "yaml-syntax",
    "yaml-depth",
    "yaml-aliases",
    "yaml-tag",
    "yaml-merge",
    "duplicate-key",
];

/// The rules of what is found in each of some manifests.
pub(crate) fn found(sources: &[Source]) -> Vec<BTreeSet<&'static str>> {
    let (_, sink) = hostctl::manifest::read(sources);
    let mut found = vec![BTreeSet::new(); sources.len()];
    for finding in sink.into_sorted() {
        found[finding.span.file as usize].insert(finding.rule.id);
    }
    found
}

/// The rules of what is found in a document. What only all documents of a platform say together stands in another one beside it: which
/// organisation it is, and of which product.
pub(crate) fn found_in(document: &Json) -> BTreeSet<&'static str> {
    let name = document["name"].as_str().filter(|_| document["kind"] == "Platform").unwrap_or("fabrikam");
    let mut beside = json!({"kind": "Platform", "name": name});
    for (key, said) in
        [("product", json!("Online")), ("organization", json!({"name": "contoso.onmicrosoft.com", "forest": "contoso.local"}))]
    {
        if document.get(key).is_none() {
            beside[key] = said;
        }
    }
    // JSON is YAML, in which every text has quotes.
    let source = |document: &Json| Source::new("document.yaml", document.to_string());
    found(&[source(document), source(&beside)]).remove(0)
}

/// Every rule of these layers is of one of the kinds above, or about what documents say together.
#[test]
fn rules_are_about_form_or_values_or_what_documents_say_together() {
    let together = [
        "two-writers",
        "two-tenants",
        "two-defaults",
        "present-and-absent",
        "tenant-writes-shared",
        "wrong-product",
        "undeclared-server",
        "undeclared-certificate",
        "empty-selection",
        "unknown-platform",
        "platform-unclear",
        "no-platform",
    ];
    let known: BTreeSet<&str> = [FORM, VALUES, &together, &[TRAP]].concat().into_iter().collect();
    let rules = [hostctl::yaml::RULES, hostctl::manifest::RULES].concat();
    assert_eq!(rules.iter().map(|rule| rule.id).collect::<BTreeSet<_>>(), known);
}

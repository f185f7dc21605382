//! The schema and the decoder on the manifests of this repository: the cases', for each of their products, and the worked example.

use std::path::Path;

use hostctl::diagnostic::Source;
use serde::Deserialize;
use serde_json::Value as Json;

use super::decoder::{FORM, TRAP, VALUES, found};
use super::{folder, refusals, repository};

/// Cases whose missing key is only missing once all documents of the platform are known.
const TOGETHER: &[&str] = &["lint-missing-forest", "lint-missing-organization"];

/// The documents of a file, as another reader of YAML has them; none where that cannot read it.
fn documents(text: &str) -> Option<Vec<Json>> {
    serde_yaml::Deserializer::from_str(text).map(|document| Json::deserialize(document).ok()).collect()
}

/// The manifests of every case and of the worked example, each folder with its name.
fn corpora() -> Vec<(String, Vec<Source>)> {
    let read = |path: &Path, product: Option<&str>| {
        let mut sources = hostctl::input::manifests(&[path.to_owned()]).unwrap_or_default();
        for source in &mut sources {
            source.text = source.text.replace("@PRODUCT@", product.unwrap_or_default());
        }
        sources
    };
    let cases = folder::find().into_iter().map(|case| (case.name.clone(), read(&case.manifests, case.product.as_deref())));
    cases.chain([("tenants".to_owned(), read(&repository::root("tenants"), None))]).collect()
}

#[test]
fn what_lint_takes_is_accepted_and_wrong_forms_are_refused() {
    let (mut accepted, mut refused, mut wrong) = (0usize, 0usize, Vec::new());
    for (name, sources) in corpora() {
        for (source, rules) in sources.iter().zip(found(&sources)) {
            let well_formed = !rules.iter().any(|rule| FORM.contains(rule) || VALUES.contains(rule) || *rule == TRAP);
            let only_form = !rules.is_empty() && rules.iter().all(|rule| FORM.contains(rule)) && !TOGETHER.contains(&name.as_str());
            if !well_formed && !only_form {
                continue;
            }
            let Some(documents) = documents(&source.text) else {
                wrong.push(format!("{name}: {}: no other reader of YAML can read it", source.name));
                continue;
            };
            let refusals: Vec<String> = documents.iter().flat_map(refusals).collect();
            if well_formed {
                accepted += documents.len();
                wrong.extend(refusals.first().map(|first| format!("{name}: {}: refused: {first}", source.name)));
            } else {
                refused += 1;
                if refusals.is_empty() {
                    wrong.push(format!("{name}: {}: accepted, with {rules:?}", source.name));
                }
            }
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
    assert!(accepted > 300 && refused > 5, "{accepted} documents accepted, {refused} files refused");
}

//! The rules for tools, as JSON: the list, each with its page. The form has a version; fields are added to it, and never change their meaning.

use serde::Serialize;

use super::json;
use crate::lint::Layer;

/// The version of the form.
const FORMAT_VERSION: u32 = 1;

#[derive(Serialize)]
struct Report<'a> {
    format_version: u32,
    rules: Vec<Item<'a>>,
}

#[derive(Serialize)]
struct Item<'a> {
    id: &'a str,
    severity: &'a str,
    summary: &'a str,
    about: &'a str,
    /// Whether a comment can silence it.
    silenceable: bool,
    /// Whether it is found only where somebody asks for it by name, and by `lint --fix`.
    on_request: bool,
    what: &'a str,
    why: &'a str,
    /// YAML in which it fires, and the same mended; none where there is no example.
    fails: Option<&'a str>,
    mended: Option<&'a str>,
    source: &'a str,
}

/// All rules as one JSON document, with a line end.
#[must_use]
pub fn print(layers: &[Layer]) -> String {
    let example = |yaml: &'static str| (!yaml.is_empty()).then_some(yaml);
    let items = layers.iter().flat_map(|layer| layer.rules.iter().map(move |rule| (layer, rule))).map(|(layer, rule)| {
        let page = rule.explained();
        Item {
            id: rule.id,
            severity: rule.severity.word(),
            summary: rule.summary,
            about: layer.about,
            silenceable: rule.silenceable,
            on_request: rule.on_request,
            what: page.what,
            why: page.why,
            fails: example(page.fails.yaml),
            mended: example(page.mended.yaml),
            source: page.source,
        }
    });
    let report = Report { format_version: FORMAT_VERSION, rules: items.collect() };
    // Writing texts into memory cannot fail.
    json::print(&report).unwrap_or_default()
}

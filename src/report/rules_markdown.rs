//! The page of a rule as Markdown, for whoever shows it beside a finding.

use std::fmt::Write;

use crate::diagnostic::{Example, Rule};

/// The page of a rule: what it finds, why it matters, an example that fails, and the same mended.
#[must_use]
pub fn page(rule: &Rule) -> String {
    let page = rule.explained();
    let mut text = format!("{}\n", page.what);
    let mut section = |title: &str, body: &str| {
        if !body.is_empty() {
            let _ = write!(text, "\n## {title}\n\n{body}\n");
        }
    };
    section("Why it matters", page.why);
    section("What fails", &example(page.fails));
    section("Mended", &example(page.mended));
    let silencing = if rule.silenceable {
        format!("Where it is meant, a comment on the line or above it says so: `# hostctl: allow({}) reason`", rule.id)
    } else {
        "No comment silences it.".to_owned()
    };
    section("Silencing", &silencing);
    section("Source", page.source);
    text
}

fn example(example: Example<'_>) -> String {
    let yaml = if example.yaml.is_empty() { String::new() } else { format!("```yaml\n{}```", example.yaml) };
    [example.text, &yaml].into_iter().filter(|part| !part.is_empty()).collect::<Vec<_>>().join("\n\n")
}

//! Rules for people: the list, and the page of one.

use std::fmt::Write;

use anstyle::{AnsiColor, Style};

use crate::diagnostic::{Example, Rule, Severity};
use crate::lint::Layer;

/// How a severity is coloured, as in findings.
fn style(severity: Severity) -> Style {
    let color = match severity {
        Severity::Error => AnsiColor::BrightRed,
        Severity::Warning => AnsiColor::Yellow,
        Severity::Advice => AnsiColor::BrightCyan,
    };
    color.on_default().bold()
}

fn painted(text: &str, style: Style, color: bool) -> String {
    if color { format!("{style}{text}{style:#}") } else { text.to_owned() }
}

/// All rules, a line each, under the headings of their layers.
#[must_use]
pub fn list(layers: &[Layer], color: bool) -> String {
    let width = layers.iter().flat_map(|layer| layer.rules).map(|rule| rule.id.len()).max().unwrap_or_default();
    let mut text = String::new();
    for layer in layers {
        let _ = writeln!(text, "{}", painted(layer.about, Style::new().bold(), color));
        for rule in layer.rules {
            let severity = painted(&format!("{:7}", rule.severity.word()), style(rule.severity), color);
            let _ = writeln!(text, "  {:width$}  {severity}  {}", rule.id, rule.summary);
        }
        text.push('\n');
    }
    text.push_str("`hostctl explain RULE` says why it matters, and how to mend it\n");
    text
}

/// The page of a rule.
#[must_use]
pub fn page(rule: &Rule, color: bool) -> String {
    let page = rule.explained();
    let head = painted(&format!("{}[{}]", rule.severity.word(), rule.id), style(rule.severity), color);
    let mut text = format!("{head}: {}\n\n{}\n", rule.summary, page.what);
    let mut section = |title: &str, body: &str| {
        if !body.is_empty() {
            let _ = write!(text, "\n{}\n\n{}\n", painted(title, Style::new().bold(), color), body);
        }
    };
    section("Why it matters", page.why);
    section("What fails", &example(page.fails));
    section("Mended", &example(page.mended));
    let silencing = if rule.silenceable {
        format!("Where it is meant, a comment on the line or above it says so: # hostctl: allow({}) reason", rule.id)
    } else {
        "No comment silences it.".to_owned()
    };
    section("Silencing", &silencing);
    section("Source", page.source);
    text
}

/// An example, indented.
fn example(example: Example<'_>) -> String {
    let mut text = example.text.to_owned();
    if !text.is_empty() && !example.yaml.is_empty() {
        text.push_str("\n\n");
    }
    let lines: Vec<String> = example.yaml.lines().map(|line| if line.is_empty() { String::new() } else { format!("    {line}") }).collect();
    text + &lines.join("\n")
}

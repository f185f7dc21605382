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

/// So many characters has a line of a page, where its words allow it.
const WIDTH: usize = 100;

/// Prose in lines of [`WIDTH`]. Items of lists, which are links, stay as they are.
fn wrapped(text: &str) -> String {
    let paragraph = |text: &str| {
        if text.starts_with("- ") {
            return text.to_owned();
        }
        let (mut wrapped, mut length) = (String::new(), 0);
        for word in text.split_whitespace() {
            let own = word.chars().count();
            let fits = length + 1 + own <= WIDTH;
            wrapped.push_str(if length == 0 {
                ""
            } else if fits {
                " "
            } else {
                "\n"
            });
            wrapped.push_str(word);
            length = if length > 0 && fits { length + 1 + own } else { own };
        }
        wrapped
    };
    text.split("\n\n").map(paragraph).collect::<Vec<_>>().join("\n\n")
}

/// The page of a rule.
#[must_use]
pub fn page(rule: &Rule, color: bool) -> String {
    let page = rule.explained();
    let head = painted(&format!("{}[{}]", rule.severity.word(), rule.id), style(rule.severity), color);
    let mut text = format!("{head}: {}\n\n{}\n", rule.summary, wrapped(page.what));
    let mut section = |title: &str, body: &str| {
        if !body.is_empty() {
            let _ = write!(text, "\n{}\n\n{}\n", painted(title, Style::new().bold(), color), body);
        }
    };
    section("Why it matters", &wrapped(page.why));
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
    let mut text = wrapped(example.text);
    if !text.is_empty() && !example.yaml.is_empty() {
        text.push_str("\n\n");
    }
    let lines: Vec<String> = example.yaml.lines().map(|line| if line.is_empty() { String::new() } else { format!("    {line}") }).collect();
    text + &lines.join("\n")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn prose_is_wrapped_between_words() {
        let long = "word ".repeat(50);
        let link = format!("- <https://example.com/{}>\n- <https://example.com>", "x".repeat(120));
        let text = wrapped(&format!("{long}\nand more\n\nsecond\n\n{link}"));
        let paragraphs: Vec<&str> = text.split("\n\n").collect();
        assert!(paragraphs[0].lines().all(|line| (1..=WIDTH).contains(&line.len())), "{text}");
        assert_eq!(paragraphs[0].split_whitespace().count(), 52);
        assert_eq!(&paragraphs[1..], ["second", &link]);
        assert_eq!(wrapped(""), "");
        assert_eq!(wrapped(&"x".repeat(300)), "x".repeat(300));
    }
}

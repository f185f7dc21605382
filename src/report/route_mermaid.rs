//! A way as a Mermaid flowchart, for pages and pull requests.

use std::fmt::Write;

use super::route::{Routed, end};
use crate::diagnostic::{Sources, clean};
use crate::mailflow::Way;
use crate::model::Origin;

/// Prints the ways of a message: each way a chain of decisions, dotted lines to what was passed over.
#[must_use]
pub fn print(routed: &Routed<'_>, sources: &Sources) -> String {
    let mut out = String::from("flowchart TD\n");
    if let (true, Some((_, way))) = (routed.is_unchanged(), routed.ways.first()) {
        chain(&mut out, "w0", routed, way, sources, "  ");
        return out;
    }
    for (at, (seen, way)) in routed.ways.iter().enumerate() {
        if routed.ways.len() == 1 {
            chain(&mut out, "w0", routed, way, sources, "  ");
        } else {
            line(&mut out, format_args!("  subgraph w{at}[\"{}\"]", label(&[seen.heading()])));
            chain(&mut out, &format!("w{at}"), routed, way, sources, "    ");
            line(&mut out, format_args!("  end"));
        }
    }
    out
}

/// Writing to a text cannot fail.
fn line(out: &mut String, text: std::fmt::Arguments<'_>) {
    let _ = out.write_fmt(text);
    out.push('\n');
}

fn chain(out: &mut String, id: &str, routed: &Routed<'_>, way: &Way, sources: &Sources, indent: &str) {
    line(out, format_args!("{indent}{id}s0([\"{}\"])", label(&[&format!("from {}", routed.from), &format!("to {}", routed.to)])));
    for (at, step) in way.steps.iter().enumerate() {
        let place = if let Origin::Manifest(span) = step.origin { sources.place(span) } else { String::new() };
        line(out, format_args!("{indent}{id}s{at} --> {id}s{}[\"{}\"]", at + 1, label(&[&step.what, &step.why, &place])));
        for (other, aside) in step.passed_over.iter().enumerate() {
            let text = label(&[&aside.what, &aside.why]);
            line(out, format_args!("{indent}{id}s{at} -.-x {id}s{}o{other}[\"{text}\"]", at + 1));
        }
    }
    let (word, why) = end(&way.end);
    let last = way.steps.len();
    line(out, format_args!("{indent}{id}s{last} --> {id}end([\"{}\"])", label(&[word, &why])));
}

/// Lines of a node. Whatever Mermaid or a browser could take for its own is written as an entity.
fn label(lines: &[&str]) -> String {
    let lines = lines.iter().filter(|line| !line.is_empty());
    lines.map(|line| escape(&clean(line))).collect::<Vec<_>>().join("<br>")
}

fn escape(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    for c in text.chars() {
        match c {
            '"' | '<' | '>' | '&' | '#' | '`' | ';' | '\\' | '*' | '[' | ']' => {
                let _ = write!(out, "#{};", u32::from(c));
            }
            _ => out.push(c),
        }
    }
    out
}

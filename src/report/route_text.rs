//! A way as people read it.

use std::fmt::Write;

use anstyle::{AnsiColor, Style};

use super::route::{Routed, end, is_same, shared};
use crate::diagnostic::{Sources, clean};
use crate::mailflow::{Step, Way};
use crate::model::Origin;

/// Prints the ways of a message. Of the way after the plan only what differs is repeated.
#[must_use]
pub fn print(routed: &Routed<'_>, sources: &Sources, color: bool) -> String {
    let mut out = String::new();
    line(&mut out, format_args!("{}: from {} to {}", clean(routed.platform), clean(routed.from), clean(routed.to)));
    if let (true, Some((_, way))) = (routed.is_unchanged(), routed.ways.first()) {
        line(&mut out, format_args!("\nnow, and after the plan"));
        show(way, 0, None, sources, color, &mut out);
        return out;
    }
    let mut last: Option<&Way> = None;
    for (seen, way) in &routed.ways {
        line(&mut out, format_args!("\n{}", seen.heading()));
        let same = last.map_or(0, |last| shared(last, way));
        match same {
            0 => {}
            1 => line(&mut out, format_args!("  1   as now")),
            _ => line(&mut out, format_args!("  1-{same} as now")),
        }
        show(way, same, last, sources, color, &mut out);
        last = Some(way);
    }
    out
}

/// Writing to a text cannot fail.
fn line(out: &mut String, text: std::fmt::Arguments<'_>) {
    let _ = out.write_fmt(text);
    out.push('\n');
}

fn show(way: &Way, from: usize, last: Option<&Way>, sources: &Sources, color: bool, out: &mut String) {
    for (at, step) in way.steps.iter().enumerate().skip(from) {
        if last.is_some_and(|last| last.steps.iter().any(|other| is_same(other, step))) {
            line(out, format_args!("  {:<3} {}: as now", at + 1, clean(&step.what)));
        } else {
            decision(at + 1, step, sources, out);
        }
    }
    let (word, why) = end(&way.end);
    let shade = if way.end.is_fine() { AnsiColor::Green } else { AnsiColor::Red };
    let style = if color { shade.on_default().bold() } else { Style::new() };
    line(out, format_args!("  => {style}{word}{style:#}: {}", clean(&why)));
}

fn decision(number: usize, step: &Step, sources: &Sources, out: &mut String) {
    line(out, format_args!("  {number:<3} {}{}", clean(&step.what), said(step.origin, sources)));
    line(out, format_args!("      {}", clean(&step.why)));
    for aside in &step.passed_over {
        line(out, format_args!("      not {}: {}{}", clean(&aside.what), clean(&aside.why), said(aside.origin, sources)));
    }
}

/// Who says it. What nobody says is not said.
fn said(origin: Origin, sources: &Sources) -> String {
    match origin {
        Origin::Manifest(span) => format!("  ({})", clean(&sources.place(span))),
        Origin::Export => "  (the export)".to_owned(),
        Origin::Default => String::new(),
    }
}

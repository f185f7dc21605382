//! A picture of what a terminal shows: ANSI text -> SVG. Only what hostctl prints is understood: bold and the eight colours.

use std::fmt::Write;

/// The width and height of a character, and the space around the text, in pixels.
const WIDTH: f64 = 7.25;
const HEIGHT: usize = 17;
const MARGIN: usize = 16;

/// What the colours 30 to 37 look like on a dark ground.
const COLOURS: [&str; 8] = ["#6e7681", "#ff7b72", "#7ee787", "#e3b341", "#79c0ff", "#d2a8ff", "#56d4dd", "#c9d1d9"];

/// Draws lines of text with colours.
pub(crate) fn svg(title: &str, lines: &[String]) -> String {
    let columns = lines.iter().map(|line| plain(line).chars().count()).max().unwrap_or(0);
    // A few hundred columns are exact in an f64.
    let width = (f64::from(u32::try_from(columns).unwrap_or(u32::MAX)) * WIDTH).ceil();
    let (width, height) = (format!("{:.0}", width + 2.0 * 16.0), lines.len() * HEIGHT + 2 * MARGIN);
    let mut svg = format!(
        "<svg xmlns=\"http://www.w3.org/2000/svg\" width=\"{width}\" height=\"{height}\" viewBox=\"0 0 {width} {height}\" role=\"img\">\n\
         <title>{}</title>\n\
         <rect width=\"100%\" height=\"100%\" rx=\"8\" fill=\"#0d1117\"/>\n\
         <g font-family=\"ui-monospace, SFMono-Regular, Menlo, Consolas, 'DejaVu Sans Mono', monospace\" font-size=\"12\" fill=\"#c9d1d9\">\n",
        escape(title)
    );
    for (place, line) in lines.iter().enumerate() {
        let baseline = MARGIN + place * HEIGHT + 12;
        // The length is said, so that columns stand where they should with any font.
        let columns = plain(line).chars().count();
        if columns > 0 {
            let length = f64::from(u32::try_from(columns).unwrap_or(u32::MAX)) * WIDTH;
            let _ = writeln!(
                svg,
                "<text x=\"{MARGIN}\" y=\"{baseline}\" textLength=\"{length:.1}\" xml:space=\"preserve\">{}</text>",
                coloured(line)
            );
        }
    }
    svg.push_str("</g>\n</svg>\n");
    svg
}

/// A line without its colours.
pub(crate) fn plain(line: &str) -> String {
    parts(line).into_iter().map(|(_, text)| text).collect()
}

fn coloured(line: &str) -> String {
    let mut out = String::new();
    for (style, text) in parts(line) {
        if style.is_empty() {
            out.push_str(&escape(text));
        } else {
            let _ = write!(out, "<tspan{style}>{}</tspan>", escape(text));
        }
    }
    out
}

/// The parts of a line, each with its attributes.
fn parts(line: &str) -> Vec<(String, &str)> {
    let mut pieces = line.split("\u{1b}[");
    let mut found = vec![(String::new(), pieces.next().unwrap_or_default())];
    let mut style = String::new();
    for piece in pieces {
        let (codes, text) = piece.split_once('m').unwrap_or(("", piece));
        for code in codes.split(';') {
            match code.parse::<usize>() {
                Ok(1) => style.push_str(" font-weight=\"bold\""),
                Ok(code @ 30..=37) => style = format!("{style} fill=\"{}\"", COLOURS[code - 30]),
                _ => style.clear(),
            }
        }
        found.push((style.clone(), text));
    }
    found.retain(|(_, text)| !text.is_empty());
    found
}

fn escape(text: &str) -> String {
    text.replace('&', "&amp;").replace('<', "&lt;").replace('>', "&gt;")
}

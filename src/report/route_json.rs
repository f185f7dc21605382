//! A way as programs read it.

use serde::Serialize;

use super::json;
use super::route::{Routed, end};
use crate::diagnostic::Sources;
use crate::mailflow::{Aside, End, Step, Way};
use crate::model::Origin;

#[derive(Serialize)]
struct Report<'a> {
    format_version: u32,
    platform: &'a str,
    from: &'a str,
    to: &'a str,
    ways: Vec<Item<'a>>,
}

#[derive(Serialize)]
struct Item<'a> {
    seen: &'static str,
    steps: Vec<Decision<'a>>,
    end: Ending,
}

#[derive(Serialize)]
struct Decision<'a> {
    what: &'a str,
    why: &'a str,
    source: Source<'a>,
    passed_over: Vec<Other<'a>>,
}

#[derive(Serialize)]
struct Other<'a> {
    what: &'a str,
    why: &'a str,
    source: Source<'a>,
}

/// Who says it: a manifest, the export, or nobody.
#[derive(Serialize)]
struct Source<'a> {
    by: &'static str,
    file: Option<&'a str>,
    line: Option<usize>,
}

#[derive(Serialize)]
struct Ending {
    kind: &'static str,
    fine: bool,
    text: String,
    hosts: Vec<String>,
}

/// Prints the ways of a message.
///
/// # Errors
/// Never in practice: all that is printed is text, numbers and lists.
pub fn print(routed: &Routed<'_>, sources: &Sources) -> serde_json::Result<String> {
    let ways = routed.ways.iter().map(|(seen, way)| item(seen.word(), way, sources)).collect();
    json::print(&Report { format_version: 1, platform: routed.platform, from: routed.from, to: routed.to, ways })
}

fn item<'a>(seen: &'static str, way: &'a Way, sources: &'a Sources) -> Item<'a> {
    let (kind, text) = end(&way.end);
    let hosts = if let End::Leaves(hosts) = &way.end { hosts.iter().map(ToString::to_string).collect() } else { Vec::new() };
    let steps = way.steps.iter().map(|step| decision(step, sources)).collect();
    Item { seen, steps, end: Ending { kind, fine: way.end.is_fine(), text, hosts } }
}

fn decision<'a>(step: &'a Step, sources: &'a Sources) -> Decision<'a> {
    let other = |aside: &'a Aside| Other { what: &aside.what, why: &aside.why, source: source(aside.origin, sources) };
    Decision {
        what: &step.what,
        why: &step.why,
        source: source(step.origin, sources),
        passed_over: step.passed_over.iter().map(other).collect(),
    }
}

fn source(origin: Origin, sources: &Sources) -> Source<'_> {
    match origin {
        Origin::Manifest(span) => {
            Source { by: "manifest", file: sources.get(span).map(|source| source.name.as_str()), line: Some(sources.position(span).line) }
        }
        Origin::Export => Source { by: "export", file: None, line: None },
        Origin::Default => Source { by: "default", file: None, line: None },
    }
}

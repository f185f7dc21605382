//! From files to what is wanted: documents are read one by one, then joined into organisations in which each object stands once.

mod beside;
mod certificate;
mod document;
mod entry;
mod expand;
mod held;
mod intents;
mod join;
mod keys;
mod levels;
mod merge;
mod naming;
mod property;
mod reference;
mod resolve;
mod rights;
pub mod rules;
mod schema;
mod selection;
mod server;
mod spread;
pub mod starts;
mod style;
mod takes;
mod word;

use rayon::prelude::*;

pub use reference::reference;
pub use rules::RULES;
pub use schema::schema;
pub use style::RULES as STYLE;

use crate::diagnostic::{Finding, Sink, Source, Span};
use crate::model::Organisation;
use crate::progress::Progress;
use crate::value::Refusal;
use crate::yaml::{self, Quoting};
use document::Parts;

/// Reads manifests. What is wrong with them is in the sink; where it has errors, the organisations are what could be understood.
#[must_use]
pub fn read(sources: &[Source]) -> (Vec<Organisation>, Sink) {
    read_counted(sources, false, &Progress::new())
}

/// Reads manifests, with or without what is only a matter of style, and counts the files that are done.
#[must_use]
pub fn read_counted(sources: &[Source], style: bool, progress: &Progress) -> (Vec<Organisation>, Sink) {
    progress.out_of(sources.len() as u64);
    // Each file is decoded in its own task, and its tree dropped.
    let decode = |(file, source): (usize, &Source)| {
        let decoded = one(source, u32::try_from(file).unwrap_or(u32::MAX), style);
        progress.advance(1);
        decoded
    };
    let files: Vec<(Parts, Sink)> = sources.par_iter().enumerate().map(decode).collect();
    let (mut all, mut sink) = (Parts::default(), Sink::of_style(style));
    for (parts, findings) in files {
        all.platforms.extend(parts.platforms);
        all.tenants.extend(parts.tenants);
        all.broken |= parts.broken;
        sink.append(findings);
    }
    let organisations = join::join(all, &mut sink);
    (organisations, sink)
}

fn one(source: &Source, file: u32, style: bool) -> (Parts, Sink) {
    let (mut parts, mut sink) = (Parts::default(), Sink::of_style(style));
    match yaml::parse(file, &source.text, &mut sink) {
        Some(tree) => {
            tree.documents().for_each(|node| document::read(node, &mut sink, &mut parts));
            // What aliases stand for is read at several places: what is right at one may be wrong at another.
            let shared = tree.shared();
            let is_shared = |at: Span| shared.iter().any(|of| of.start <= at.start && at.end <= of.end);
            if !shared.is_empty() {
                sink.each(|finding| finding.fix.iter_mut().for_each(|fix| fix.certain &= !is_shared(fix.span)));
            }
        }
        None => parts.broken = true,
    }
    (parts, sink)
}

/// Adds to a finding about a value the way out that its refusal knows: the one right text, where there is one, quoted as the wrong one is.
fn way_out(finding: Finding, refusal: Refusal, at: Span, quoting: Quoting) -> Finding {
    match (refusal.help, refusal.instead) {
        (help, Some(instead)) => {
            let help = help.unwrap_or_else(|| format!("write `{instead}`"));
            let text = quoting.write(&instead);
            if refusal.certain { finding.fix(help, at, text) } else { finding.suggest(help, at, text) }
        }
        (Some(help), None) => finding.help(help),
        (None, None) => finding,
    }
}

/// Adds to a finding about a wrong word the word that was probably meant, or all that there are.
fn suggest(finding: Finding, word: &str, words: &[&str], at: Span) -> Finding {
    match yaml::nearest(word, words) {
        // Only the case is wrong: no other word can have been meant.
        Some(best) if best.eq_ignore_ascii_case(word) => finding.fix(format!("write `{best}`"), at, best),
        Some(best) => finding.suggest(format!("did you mean `{best}`?"), at, best),
        None if words.is_empty() => finding,
        None => finding.help(format!("one of {}", words.join(", "))),
    }
}

//! `hostctl rules` and `hostctl explain`: what lint finds, and why it matters.

use anyhow::bail;

use super::{Outcome, Streams};
use crate::cli::{Explain, Format, Rules};
use crate::diagnostic::told;
use crate::lint;
use crate::report::{rules_json, rules_text};

pub(super) fn list(given: &Rules, streams: &mut Streams<'_>) -> anyhow::Result<Outcome> {
    let layers = lint::layers();
    streams.print(&match given.format {
        Format::Text => rules_text::list(&layers, streams.color.out),
        Format::Json => rules_json::print(&layers),
    })?;
    Ok(Outcome::Done)
}

pub(super) fn explain(given: &Explain, streams: &mut Streams<'_>) -> anyhow::Result<Outcome> {
    let Some(rule) = lint::rule(&given.rule) else {
        let meant = lint::nearest(&given.rule).map(|meant| format!("did you mean '{meant}'? ")).unwrap_or_default();
        bail!("there is no rule '{}'\nhelp: {meant}`hostctl rules` lists all", told(&given.rule));
    };
    streams.print(&rules_text::page(rule, streams.color.out))?;
    Ok(Outcome::Done)
}

//! `hostctl collector`: the read-only script that exports the state.

use super::templating::Templating;
use super::{Outcome, Streams, load};
use crate::cli::Collector;

pub(super) fn run(given: &Collector, streams: &mut Streams<'_>) -> anyhow::Result<Outcome> {
    let own = Templating::read(given.templates.as_deref(), streams)?;
    let product = match given.product {
        Some(product) => product,
        None => {
            let Some(read) = load::understood(&given.manifests.paths, streams)? else { return Ok(Outcome::Findings) };
            load::single(&read.organisations, given.platform.as_deref(), "a collector")?.platform.product
        }
    };
    streams.print(&own.script(own.templates.collector(product))?)?;
    Ok(Outcome::Done)
}

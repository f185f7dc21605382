//! `hostctl collector`: the read-only script that exports the state.

use super::{Outcome, Streams, load};
use crate::cli::Collector;
use crate::render;

pub(super) fn run(given: &Collector, streams: &mut Streams<'_>) -> anyhow::Result<Outcome> {
    let product = match given.product {
        Some(product) => product,
        None => {
            let Some(read) = load::sound(&given.manifests.paths, streams)? else { return Ok(Outcome::Findings) };
            load::single(&read.organisations, given.platform.as_deref(), "a collector")?.platform.product
        }
    };
    streams.print(&render::collector(product)?)?;
    Ok(Outcome::Done)
}

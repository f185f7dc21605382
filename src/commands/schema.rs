//! `hostctl schema`: the JSON Schema of manifests.

use super::{Outcome, Streams};
use crate::report::schema;

pub(super) fn run(streams: &mut Streams<'_>) -> anyhow::Result<Outcome> {
    streams.print(&schema::print()?)?;
    Ok(Outcome::Done)
}

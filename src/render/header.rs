//! How a script begins: what it is, of which manifests, what it will do, and how to run it.

use minijinja::Value as Json;

use super::context::list;
use super::data;
use crate::diagnostic::Sources;

/// The version that made the script.
pub(super) const VERSION: &str = env!("CARGO_PKG_VERSION");

/// What `parts/header.ps1` reads.
pub(super) fn header(
    headline: &str,
    sources: &Sources,
    state: Option<&str>,
    about: &[String],
    left_out: &[String],
) -> Vec<(&'static str, Json)> {
    let width = sources.iter().map(|source| source.name.chars().count()).max().unwrap_or(0);
    let files = sources.iter().map(|source| format!("{:width$}  sha256 {}", source.name, source.sha256())).chain(state.map(str::to_owned));
    let lines = |lines: &[String]| list(lines.iter().map(|line| data::comment(line)));
    vec![
        ("headline", data::comment(&format!("hostctl {VERSION}: {headline}"))),
        ("files", list(files.map(|line| data::comment(&line)))),
        ("about", lines(about)),
        ("left_out", lines(left_out)),
        ("has_left_out", Json::from(!left_out.is_empty())),
    ]
}

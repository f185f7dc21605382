//! Findings as SARIF 2.1.0, which code scanning, editors and other viewers read.
//!
//! One run, without times, so that the same findings are the same bytes. No `automationDetails`: whoever uploads says the category there, and
//! GitHub's action says it only where nothing is said. No fingerprint under GitHub's own name, either: its action makes that one of the file.

mod driver;
mod fingerprint;
mod log;
mod results;
mod uri;

use self::log::{Artifact, ArtifactLocation, Described, Hashes, Invocation, Message, Run, SarifLog, UriBaseIds};
use self::results::Results;
use super::conceal::Concealed;
use super::json;
use crate::diagnostic::{Finding, Severity, Source, Sources};

/// Where the schema of the format is, as its second edition has it.
const SCHEMA: &str = "https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json";

/// All findings as one document, with a line end.
///
/// # Errors
/// Never in practice: all that is printed is texts and numbers.
pub fn print(findings: &[Finding], sources: &Sources) -> serde_json::Result<String> {
    let concealed = Concealed::new(findings, sources);
    let locations: Vec<ArtifactLocation> = sources.iter().enumerate().map(|(index, source)| location(index, source)).collect();
    let mut results = Results::new(&concealed, &locations);
    json::print(&SarifLog {
        schema: SCHEMA,
        version: "2.1.0",
        runs: [Run {
            tool: driver::tool(),
            invocations: [Invocation { execution_successful: true }],
            original_uri_base_ids: UriBaseIds {
                source_root: Described { description: Message { text: "The folder that hostctl ran in.".to_owned() } },
            },
            artifacts: sources.iter().zip(&locations).map(|(source, location)| artifact(source, location)).collect(),
            column_kind: "utf16CodeUnits",
            results: findings.iter().map(|finding| results.of(finding)).collect(),
        }],
    })
}

fn location(index: usize, source: &Source) -> ArtifactLocation {
    let uri = uri::of_path(&source.path);
    ArtifactLocation { uri_base_id: uri::is_relative(&uri).then_some("%SRCROOT%"), uri, index }
}

fn artifact(source: &Source, location: &ArtifactLocation) -> Artifact {
    let hashes = Hashes { sha256: source.sha256() };
    Artifact { location: location.clone(), roles: ["analysisTarget"], encoding: "UTF-8", source_language: "yaml", hashes }
}

/// How bad a finding is, in SARIF's words.
fn level(severity: Severity) -> &'static str {
    match severity {
        Severity::Error => "error",
        Severity::Warning => "warning",
        Severity::Advice => "note",
    }
}

#[cfg(test)]
mod tests;

//! What people and tools are told: one file a format. Only here do places become lines and columns.

pub mod diff;
pub mod findings_github;
pub mod findings_json;
pub mod findings_junit;
pub mod findings_sarif;
pub mod findings_text;
pub mod plan_json;
pub mod plan_markdown;
pub mod plan_text;
pub mod route_json;
pub mod route_mermaid;
pub mod route_text;
pub mod rules_json;
pub mod rules_markdown;
pub mod rules_text;
pub mod schema;
pub mod templates;

mod conceal;
mod excerpt;
mod json;
mod markdown;
mod places;
mod route;
mod told;

pub use route::{Routed, Seen};

use crate::diagnostic::{Finding, Severity};

/// How many findings are as bad, and not silenced.
fn count(findings: &[Finding], severity: Severity) -> usize {
    findings.iter().filter(|finding| finding.severity == severity && finding.silenced.is_none()).count()
}

/// How many findings are silenced.
fn silenced(findings: &[Finding]) -> usize {
    findings.iter().filter(|finding| finding.silenced.is_some()).count()
}

/// `1 tenant`, `2 tenants`.
#[must_use]
pub fn counted(number: usize, what: &str) -> String {
    format!("{number} {what}{}", if number == 1 { "" } else { "s" })
}

#[cfg(test)]
mod tests;

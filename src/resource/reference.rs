//! The reference of all sections and keys, as Markdown, from the tables alone.

use std::fmt::{self, Write as _};

use super::{Clearing, Identity, Property, ResourceType, Said, TYPES};
use crate::value::Limits;

/// The reference: for each section its keys, what they take, what Exchange uses where they are not said, and what they do.
#[must_use]
pub fn reference() -> String {
    let mut page = String::new();
    for of in TYPES.iter().filter(|of| !of.section.is_empty()) {
        // Writing to a String never fails.
        let _ = write_type(&mut page, of);
    }
    page
}

fn write_type(page: &mut String, of: &ResourceType) -> fmt::Result {
    let member = of.member.map(|member| format!(", `type: {member}`")).unwrap_or_default();
    writeln!(page, "## `{}`{member}\n", of.section)?;
    writeln!(page, "{}", what(of, &format!("[{}]({})", of.noun, of.source)))?;
    writeln!(page, "\n| key | takes | default | `null` | |\n|---|---|---|---|---|")?;
    for property in of.properties.iter().filter(|property| property.said != Said::Never) {
        let takes = format!("{}{}", property.kind.what(), limits(property.limits));
        let default =
            property.default.map(|text| if text.is_empty() { "nothing".to_owned() } else { format!("`{text}`") }).unwrap_or_default();
        let null = match property.clearing {
            Clearing::Null => "clears".to_owned(),
            Clearing::Write(_) => "refused".to_owned(),
        };
        writeln!(
            page,
            "| `{}` | {} | {} | {null} | {}{} |",
            property.key(),
            cell(&takes),
            cell(&default),
            cell(property.doc),
            remarks(property, of)
        )?;
    }
    writeln!(page)
}

/// What an entry says to name its object.
fn known_by(identity: Identity) -> &'static str {
    match identity {
        Identity::Domain => "its domain",
        Identity::Name => "its name",
        Identity::Server => "its server's name",
        Identity::ServerAndName => "its server and name",
        Identity::Website(_) => "its server, type and web site",
        Identity::OnServer(_) => "its server and what tells it apart there",
        Identity::Right => "its connector, account and right",
        Identity::Single => "being the only one",
    }
}

/// What Exchange accepts beyond the kind, as the end of a sentence.
fn limits(limits: Limits) -> String {
    match limits {
        Limits::None => String::new(),
        Limits::True | Limits::Switch => ": only `true`".to_owned(),
        Limits::Words(words) => format!(": `{}`", words.join("`, `")),
        Limits::Between(low, high) => format!(", {low} to {high}"),
        // No bounds are documented, only the type.
        Limits::FiniteBytes(0, u64::MAX) => ", never Unlimited".to_owned(),
        Limits::Host => ", a host's name".to_owned(),
        Limits::Bytes(low, high) | Limits::FiniteBytes(low, high) => format!(", {low} to {high} bytes"),
        Limits::Seconds(low, high) => format!(", {low} to {high} seconds"),
        Limits::Begins(start) => format!(", which begins with {start}"),
        Limits::Length(most) => format!(", at most {most} characters"),
    }
}

impl Property {
    /// What its key is for, when and where it can be said, and the page that says so: in a sentence or two, for an editor.
    #[must_use]
    pub fn about(&self, of: &ResourceType) -> String {
        let clears = if self.clearing == Clearing::Null { " `null` clears it." } else { "" };
        let empty = if self.default == Some("") { " Empty, where nothing is said." } else { "" };
        format!("{}{}{clears}{empty}\n\n{}", self.doc, remarks(self, of), self.source)
    }
}

impl ResourceType {
    /// What its section is, and the page that the type comes from: in a sentence, for an editor.
    #[must_use]
    pub fn about(&self) -> String {
        format!("{}\n\n{}", what(self, self.noun), self.source)
    }
}

/// What a section is, where the type is called by this noun.
fn what(of: &ResourceType, noun: &str) -> String {
    if of.is_settings() {
        return format!("A mapping: {} ({noun}) of {}.", of.label, of.verbs.set);
    }
    format!("Each entry is one {} ({noun}) of {}, known by {}.", of.label, of.verbs.set, known_by(of.identity))
}

/// What a key is for, and when and where it can be said, if not always and everywhere.
fn remarks(property: &Property, of: &ResourceType) -> String {
    let mut remarks = String::new();
    let everywhere = of.verbs.set;
    if of.naming().contains(&property.name) {
        remarks.push_str(" Required: it says which one is meant.");
    } else if property.said == Said::New {
        remarks.push_str(" Only said of a new object.");
    }
    if property.products != everywhere && property.said != Said::New {
        // Writing to a String never fails.
        let _ = write!(remarks, " Only {}.", property.products);
    }
    remarks
}

/// A text as a cell of a table: a bar would end the cell, `<` begin a tag.
fn cell(text: &str) -> String {
    text.replace('|', "\\|").replace('<', "&lt;")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_writable_key_has_a_line_of_five_cells() {
        let page = reference();
        for of in TYPES.iter().filter(|of| !of.section.is_empty()) {
            let heading = match of.member {
                Some(member) => format!("## `{}`, `type: {member}`\n", of.section),
                None => format!("## `{}`\n", of.section),
            };
            let (_, rest) = page.split_once(&heading).expect("a heading for each section");
            let section = rest.split("\n## ").next().expect("text");
            for property in of.properties.iter().filter(|property| property.said != Said::Never) {
                let line = section.lines().find(|line| line.starts_with(&format!("| `{}` |", property.key())));
                // Five cells have six bars.
                let bars = line.expect("a line for each key").replace("\\|", "").matches('|').count();
                assert_eq!(bars, 6, "{}", property.key());
            }
        }
    }

    #[test]
    fn a_line_says_what_the_table_says() {
        let page = reference();
        for line in [
            "| `port` | a whole number, 0 to 65535 | `25` | refused | The TCP port of its smart hosts. |",
            "| `fqdn` | a name, a host's name | nothing | clears | The host name in EHLO, in Received headers and in TLS; the source server's own, where there is none. |",
            "| `match_sub_domains` | true or false | `false` | refused | Whether mail to all subdomains is taken. Only Exchange 2016, 2019, SE and Online. |",
        ] {
            assert!(page.lines().any(|there| there == line), "{line}\n{page}");
        }
        assert!(!page.contains("admin_display_version"), "what is only read cannot be said");
    }
}

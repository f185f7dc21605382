//! Which Exchange organisation something belongs to.

use std::fmt;

/// An Exchange organisation, by its name and its forest.
#[derive(Clone, Debug)]
pub struct Organization {
    /// Its name, as in `CN=First Organization,CN=Microsoft Exchange,...`; Online, the initial domain.
    pub name: Box<str>,
    /// Its forest, as a DNS name; none Online.
    pub forest: Option<Box<str>>,
}

impl PartialEq for Organization {
    /// A forest that one side does not know makes no difference.
    fn eq(&self, other: &Self) -> bool {
        let same_forest = match (&self.forest, &other.forest) {
            (Some(a), Some(b)) => a.eq_ignore_ascii_case(b),
            _ => true,
        };
        self.name.to_lowercase() == other.name.to_lowercase() && same_forest
    }
}

impl fmt::Display for Organization {
    /// `First Organization (fabrikam.local)`.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match &self.forest {
            Some(forest) => write!(f, "{} ({forest})", self.name),
            None => f.write_str(&self.name),
        }
    }
}

impl Organization {
    /// Reads it off an object's distinguished name: on premises the CN above `CN=Microsoft Exchange` and the DCs; Online the
    /// CN above `CN=ConfigurationUnits`.
    #[must_use]
    pub fn from_distinguished_name(text: &str) -> Option<Self> {
        let parts = split_distinguished_name(text);
        let above = |container: &str| {
            let at = parts.iter().position(|(kind, value)| kind.eq_ignore_ascii_case("CN") && value.eq_ignore_ascii_case(container))?;
            at.checked_sub(1).map(|above| parts[above].1.clone())
        };
        if let Some(name) = above("Microsoft Exchange") {
            let labels: Vec<&str> =
                parts.iter().filter(|(kind, _)| kind.eq_ignore_ascii_case("DC")).map(|(_, value)| value.as_str()).collect();
            return Some(Self { name: name.into(), forest: (!labels.is_empty()).then(|| labels.join(".").into()) });
        }
        above("ConfigurationUnits").map(|name| Self { name: name.into(), forest: None })
    }

    /// The distinguished name of an organisation on premises, as Active Directory writes it.
    #[must_use]
    pub fn distinguished_name(&self) -> String {
        let labels = self.forest.iter().flat_map(|forest| forest.split('.')).map(|label| format!(",DC={}", escape_rdn(label)));
        format!("CN={},CN=Microsoft Exchange,CN=Services,CN=Configuration{}", escape_rdn(&self.name), labels.collect::<String>())
    }
}

/// A value within a distinguished name. Source: RFC 4514, section 2.4.
fn escape_rdn(value: &str) -> String {
    let last = value.chars().count().saturating_sub(1);
    let mut escaped = String::with_capacity(value.len());
    for (at, c) in value.chars().enumerate() {
        let special =
            matches!(c, ',' | '+' | '"' | '\\' | '<' | '>' | ';' | '=') || (at == 0 && matches!(c, ' ' | '#')) || (at == last && c == ' ');
        if special {
            escaped.push('\\');
        }
        escaped.push(c);
    }
    escaped
}

/// The parts of a distinguished name, with `\,` and `\2C` read back. Source: RFC 4514, section 3.
fn split_distinguished_name(text: &str) -> Vec<(String, String)> {
    let mut parts = Vec::new();
    let mut part = String::new();
    let mut chars = text.chars().peekable();
    while let Some(c) = chars.next() {
        match c {
            '\\' => part.extend(chars.next()),
            ',' => parts.push(std::mem::take(&mut part)),
            _ => part.push(c),
        }
    }
    parts.push(part);
    parts
        .into_iter()
        .filter_map(|part| part.split_once('=').map(|(kind, value)| (kind.trim().to_owned(), value.trim().to_owned())))
        .collect()
}
